import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { checkValue } from '#profile/check.ts';
import type { Question } from '#profile/question.ts';
import { limits } from '#profile/session.ts';
import { workloadQuestions } from '#profile/workload.ts';
import { example } from '#profile/templates/index.ts';
import { currentEdition } from '#catalog/edition.ts';
import { readCatalogue } from '#catalog/catalogue.ts';
import { pasteTitles, readPasted } from '#app/pages/answers/paste.ts';
import { OpenSession } from '#app/state/open-session.svelte.ts';

const ids = { session: 's', scenario: 'c', workload: (i: number) => `w-${i}` };
const session = example.make(ids, '2026-11-24T00:00:00Z', '2026-11-22');
const scenario = session.scenarios[0]!;
const { catalogue } = readCatalogue(currentEdition);
const read = (text: string, give = 10) => readPasted(text, scenario, catalogue, give);

describe('a pasted table', () => {
  it('is read with tabs, semicolons or commas', () => {
    for (const rows of [
      'Name\tRequests\tTokens in\nMail triage\t60k-180k\t1,200',
      'Name;Requests;Tokens in\nMail triage;60k-180k;1,200',
      'Name,Requests,Tokens in\nMail triage,60k-180k,"1,200"',
    ]) {
      const [row] = read(rows).rows;
      expect(row).toMatchObject({ name: 'Mail triage', existing: null, problems: [] });
      expect(row?.answers.requests).toEqual({ value: { low: 60e3, high: 180e3 }, by: 'import' });
      expect(row?.answers.tokensIn?.value).toEqual({ low: 1080, high: 1320 });
      expect(row?.answers.tokensIn?.note).toContain('±10 %');
    }
  });

  it('takes a single number exactly where that is asked', () => {
    expect(read('Name\tRequests\nA\t5k', 0).rows[0]?.answers.requests?.value).toEqual({
      low: 5000,
      high: 5000,
    });
  });

  it('reads choices by label or value and records by name', () => {
    const offer = [...catalogue.offers.values()][0]!;
    const text = `Name\tKind of work\tRuns today on\tModel today\nA\textraction\tClosed API\t${offer.name}`;
    const [row] = read(text).rows;
    expect(row?.answers.archetype?.value).toBe('extraction');
    expect(row?.answers.todayModel?.value).toEqual([offer.key]);
  });

  it('says what it cannot read, takes the rest and never guesses', () => {
    const [row] = read('Name\tRequests\tKind of work\tColour\nA\tmany\tpoetry\tred').rows;
    expect(row?.answers).toEqual({});
    expect(row?.problems).toHaveLength(2);
    expect(row?.problems.join(' ')).toContain('“many” is not a number');
    expect(read('Name\tColour\nA\tred').unknownColumns).toEqual(['Colour']);
  });

  it('changes the workload of the same name', () => {
    const { name, id } = scenario.workloads[1]!;
    const pasted = read(`Workload\tRequests\n${name.toUpperCase()}\t1m-2m`);
    expect(pasted.rows[0]?.existing).toBe(id);
    const open = new OpenSession(session, () => undefined);
    open.addWorkloads(pasted.rows.map((row) => ({ ...row, id: row.existing })));
    expect(open.scenario.workloads).toHaveLength(scenario.workloads.length);
    const after = open.scenario.workloads[1]!;
    expect(after.answers).toEqual({
      ...scenario.workloads[1]!.answers,
      requests: { value: { low: 1e6, high: 2e6 }, by: 'import' },
    });
    open.undo();
    expect(open.session.scenarios).toEqual(session.scenarios);
  });

  it('refuses a table without names, without rows, and one that does not fit', () => {
    expect(read('Requests\n5').problem).toContain('Name');
    expect(read('Name\tRequests').problem).toContain('no row');
    const many = Array.from({ length: limits.workloads }, (_, i) => `Row ${i}`).join('\n');
    expect(read(`Name\n${many}`).problem).toContain('room for 16');
    expect(read('').problem).toBeNull();
  });

  it('has a title for every question that a cell can answer', () => {
    const text = `${pasteTitles.join('\t')}\nA`;
    expect(read(text).unknownColumns).toEqual([]);
    expect(read(text).columns).toHaveLength(pasteTitles.length - 1);
  });

  it('whatever is pasted gives valid answers or words', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.double().map(String),
      fc.constantFrom('1-2', '30%', '1e400', '-5', '"', 'a\tb', 'closed', 'none;none'),
    );
    const table = fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 4 });
    const titles = fc.shuffledSubarray([...pasteTitles]);
    fc.assert(
      fc.property(titles, table, fc.integer({ min: 0, max: 50 }), (head, rows, give) => {
        const text = [head, ...rows].map((r) => r.join('\t')).join('\n');
        for (const row of read(text, give).rows) {
          expect(row.name.length).toBeGreaterThan(0);
          for (const [id, answer] of Object.entries(row.answers)) {
            const question = (workloadQuestions as Record<string, Question>)[id]!;
            expect(checkValue(question, answer.value).ok).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
