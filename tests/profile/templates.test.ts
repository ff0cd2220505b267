import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkValue, workloadQuestion } from '#profile/check.ts';
import { defaultSeed, limits, profileVersion } from '#profile/session.ts';
import { benchmark, example, templates } from '#profile/templates/index.ts';
import { cite } from '#profile/templates/template.ts';
import { answersOf, every, made, only } from './prefilled.ts';
import { organisation, workload } from './questions.ts';

const named = every.map((t) => [t.id, t] as const);

const holdsNumber = (value: unknown): boolean =>
  typeof value === 'number' ||
  (typeof value === 'object' && value !== null && Object.values(value).some(holdsNumber));

test('at least eight templates, one example of four workloads, one benchmark of eight', () => {
  expect(templates.length).toBeGreaterThanOrEqual(8);
  expect(templates.every((t) => t.kind === 'template')).toBe(true);
  expect([example.kind, only(example).workloads.length]).toEqual(['example', 4]);
  expect([benchmark.kind, only(benchmark).workloads.length]).toEqual(['benchmark', 8]);
});

test('ids, titles and sentences are different and short enough to be names', () => {
  for (const key of ['id', 'title', 'sentence'] as const)
    expect(new Set(every.map((t) => t[key])).size).toBe(every.length);
  for (const t of every) {
    expect(t.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(t.title.length).toBeLessThanOrEqual(limits.nameLength);
  }
  for (const t of templates) expect(t.sentence).toMatch(/\?$/);
});

describe.each(named)('%s', (_, t) => {
  test('makes a session with the ids, time and edition it is given', () => {
    const session = made(t);
    expect(session).toMatchObject({
      id: 's-1',
      name: t.title,
      createdAt: '2026-11-24T09:00:00.000Z',
      changedAt: '2026-11-24T09:00:00.000Z',
      edition: '2026-11-22',
      profileVersion,
      seed: defaultSeed,
      origin: t.id,
      activeScenario: 'c-1',
    });
    const { workloads, note } = only(t);
    expect(workloads.map((w) => w.slot)).toEqual(workloads.map((_w, i) => i));
    expect(workloads.map((w) => w.id)).toEqual(workloads.map((_w, i) => `w-${i}`));
    expect(new Set(workloads.map((w) => w.name)).size).toBe(workloads.length);
    expect(note.length).toBeLessThanOrEqual(limits.noteLength);
  });

  test('is plain data, made anew each time', () => {
    const first = made(t);
    expect(JSON.parse(JSON.stringify(first))).toStrictEqual(first);
    const untouched = structuredClone(first);
    for (const w of first.scenarios[0]?.workloads ?? []) {
      const range = w.answers.requests?.value;
      if (range) range.low = -1;
      Object.assign(w.answers, { tokensIn: { value: null, by: 'you' } });
    }
    expect(made(t)).toStrictEqual(untouched);
  });

  test('every answer is to a question, passes its check, and is marked as the template’s', () => {
    for (const { where, id, question, answer } of answersOf(t)) {
      expect([where, id, question?.kind]).not.toContain(undefined);
      if (!question) continue;
      expect([where, id, checkValue(question, answer.value)]).toEqual([
        where,
        id,
        { ok: true, value: answer.value },
      ]);
      expect(answer.by).toBe('template');
    }
  });

  test('every number has a source with its arithmetic, or says that it is assumed', () => {
    for (const { where, id, answer } of answersOf(t)) {
      if (!holdsNumber(answer.value)) continue;
      const note = answer.note ?? '';
      const sourced = answer.source !== undefined && note !== '';
      const owned = /^(Assumption|Part of the situation): \S/.test(note);
      expect([where, id, sourced !== owned]).toEqual([where, id, true]);
      expect(note.length).toBeLessThanOrEqual(300);
    }
  });

  test('every range is a range, inside what is usual', () => {
    for (const { where, id, question, answer } of answersOf(t)) {
      if (question?.kind !== 'estimate') continue;
      const { low, high } = answer.value as { low: number; high: number };
      const [from, to] = question.usual;
      expect([where, id, low < high, low >= from, high <= to]).toEqual([
        where,
        id,
        true,
        true,
        true,
      ]);
    }
  });

  test('lists the sources its answers cite, and no others', () => {
    const cited = new Set(answersOf(t).flatMap((g) => g.answer.source?.split('; ') ?? []));
    expect([...cited].sort()).toEqual([...new Set(t.sources.map(cite))].sort());
    expect(new Set(t.sources.map((s) => s.url)).size).toBe(t.sources.length);
  });

  test('sources have a title without “; ”, an address and a date', () => {
    for (const source of t.sources) {
      expect(source.text).toMatch(/^[^;]+$/);
      expect(new URL(source.url).protocol).toBe('https:');
      expect(source.date).toMatch(/^(\d{4}(-\d{2}(-\d{2})?)?|read \d{4}-\d{2})$/);
    }
  });

  test('answers every essential question', () => {
    const { organisation: about, workloads } = only(t);
    for (const [id, q] of organisation) if (q.essential) expect(about).toHaveProperty(id);
    for (const w of workloads)
      for (const [id, q] of workload) if (q.essential) expect(w.answers).toHaveProperty(id);
  });

  test('answers no question that would not be asked, and names models that are for sale', () => {
    const offers = readFileSync(new URL('../../src/catalog/data/offers.json', import.meta.url));
    const rows = JSON.parse(offers.toString()) as { rows: { key: string }[] };
    const keys = new Set(rows.rows.map((row) => row.key));
    for (const w of only(t).workloads) {
      const value = (id: string) => w.answers[id as keyof typeof w.answers]?.value;
      for (const id of Object.keys(w.answers))
        expect([id, workloadQuestion(id)?.askWhen?.(value) ?? true]).toEqual([id, true]);
      for (const key of w.answers.todayModel?.value ?? []) expect(keys).toContain(key);
    }
  });
});
