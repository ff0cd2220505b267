import { describe, expect, it, test } from 'vitest';
import { currentEdition } from '#catalog/edition.ts';
import { readCatalogue } from '#catalog/catalogue.ts';
import { workloadQuestions, organisationQuestions } from '#profile/index.ts';
import { example } from '#profile/templates/index.ts';
import { withAnswer, withDraft } from '#app/state/edit.ts';
import { registerOf } from '#app/pages/answers/register.ts';
import { fiftyValues } from '#app/pages/questionnaire/answer-shape.ts';
import { itemsFor } from '#app/pages/questionnaire/catalogue-items.ts';
import { derivedFact } from '#app/pages/questionnaire/derived-facts.ts';
import { unknownText } from '#app/pages/questionnaire/fallback.ts';
import { issuesIn, oddKey } from '#app/pages/questionnaire/issues.ts';

const { catalogue } = readCatalogue(currentEdition);
const ids = { session: 's', scenario: 'c', workload: (i: number) => `w-${i}` };
const scenario = example.make(ids, '2026-11-24T00:00:00Z', catalogue.edition).scenarios[0]!;

describe('what stands in the way of going on', () => {
  it('is text that is no answer', () => {
    const drafted = withDraft('w-0', 'requests', 'low', 'many')(scenario);
    const { requests } = issuesIn(drafted, 'w-0', ['requests'], new Set());
    expect(requests).toMatchObject({ kind: 'problem', part: 'low' });
  });

  it('is an odd value once, and again when it changes', () => {
    const odd = { low: 1, high: 5e11 };
    const answered = withAnswer('w-0', 'requests', { value: odd, by: 'you' })(scenario);
    expect(issuesIn(answered, 'w-0', ['requests'], new Set()).requests?.kind).toBe('odd');
    const accepted = new Set([oddKey('requests', odd)]);
    expect(issuesIn(answered, 'w-0', ['requests'], accepted)).toEqual({});
    const other = { low: 1, high: 6e11 };
    const changed = withAnswer('w-0', 'requests', { value: other, by: 'you' })(answered);
    expect(issuesIn(changed, 'w-0', ['requests'], accepted).requests?.kind).toBe('odd');
  });

  it('is nothing for the finished example', () => {
    for (const { id } of scenario.workloads) {
      expect(issuesIn(scenario, id, Object.keys(workloadQuestions), new Set())).toEqual({});
    }
  });
});

describe('the words of “I don’t know”', () => {
  test.each(Object.entries({ ...organisationQuestions, ...workloadQuestions }))(
    'are whole for %s',
    (_, question) => {
      const text = unknownText(question, 'support', catalogue);
      expect(text).toMatch(/^I don’t know(: use .+)?( \(.+\))?$/);
      expect(text).not.toMatch(/undefined|null|NaN|the range of the catalogue/);
    },
  );
});

describe('derived facts', () => {
  it('turn requests a month into requests a second', () => {
    // 60 and 180 million over 730.5 hours are 22.8 and 68.4 a second.
    expect(derivedFact('requests', { low: 60e6, high: 180e6 }, undefined)).toBe(
      'That is 23 to 68 requests a second on average.',
    );
    expect(derivedFact('requests', { low: 7, high: 18 }, undefined)).toBe(
      'That is 0.23 to 0.59 requests a day on average.',
    );
    expect(derivedFact('requests', null, undefined)).toBeUndefined();
    expect(derivedFact('tokensIn', { low: 1, high: 2 }, undefined)).toBeUndefined();
  });
});

describe('fifty dots', () => {
  it('leave five below the low end and five above the high end', () => {
    const range = { low: 60e6, high: 180e6 };
    const values = fiftyValues(workloadQuestions.requests, range, false);
    expect(values).toHaveLength(50);
    expect(values.filter((v) => v < range.low)).toHaveLength(5);
    expect(values.filter((v) => v > range.high)).toHaveLength(5);
    expect(values).toEqual(values.toSorted((a, b) => a - b));
  });
});

it('offers every record of the catalogue to choose from, each once', () => {
  const offers = itemsFor('offers', catalogue);
  expect(offers).toHaveLength(catalogue.offers.size);
  expect(new Set(offers.map((o) => o.key)).size).toBe(offers.length);
  expect(itemsFor('models', catalogue)).toHaveLength(catalogue.openModels.size);
});

it('registers who said every answer, with a source for each default', () => {
  const rows = registerOf(scenario, catalogue, undefined, undefined).flatMap((group) => group.rows);
  expect(rows.length).toBeGreaterThan(100);
  for (const row of rows) expect(row.value, row.label).not.toMatch(/undefined|NaN|\[object/);
  const defaults = rows.filter((row) => row.by === 'default');
  expect(defaults.filter((row) => row.source === '')).toEqual([]);
});

test('the register says what an answer was when the case was opened', () => {
  const w = scenario.workloads[0]!;
  const changed = withAnswer(w.id, 'requests', { value: { low: 5, high: 9 }, by: 'you' })(scenario);
  const rows = registerOf(changed, catalogue, undefined, scenario).flatMap((g) => g.rows);
  const moved = rows.filter((row) => row.was !== null);
  expect(moved.map((row) => row.id)).toEqual(['requests']);
  expect(moved[0]?.was).not.toBe(moved[0]?.value);
  const same = registerOf(scenario, catalogue, undefined, scenario).flatMap((g) => g.rows);
  expect(same.every((row) => row.was === null)).toBe(true);
});
