/** What is said about a least spend promised to a provider, on invented figures. */
import { expect, test } from 'vitest';
import type { CommittedSpend } from '#engine/analysis.ts';
import { redactedScenario } from '#profile/redact.ts';
import { claimOf } from '#report/claim.ts';
import { commitmentRows, commitmentSentence } from '#report/commitment.ts';
import { memo } from '#report/memo.ts';
import { togetherBlocks } from '#report/memo/together.ts';
import { originAt } from '#report/origin-at.ts';
import { decisionRecord } from '#report/record.ts';
import { textOf } from '#report/sentence.ts';
import { togetherSheet } from '#report/workbook/together-sheet.ts';
import { analysis, portfolio, scenario, summary, workloadResult } from './fixture.ts';

const committed: CommittedSpend = {
  provider: 'Anthropic',
  usdPerYear: 1_200_000,
  months: 31,
  promisedUsd: 2_800_000,
  unused: summary(500_000),
  usedShare: 0.82,
  chanceUnused: 0.97,
};

/** Two ways of the first workload, of which the second is chosen because of the promise. */
function said(over: Partial<CommittedSpend> | null = {}) {
  const first = workloadResult();
  const [alone, there] = first.options;
  const choice = {
    ...portfolio().choice,
    committed: over && { ...committed, ...over },
    choices: [
      {
        workload: first.id,
        option: there!.option.id,
        own: alone!.option.id,
        reason: over ? ('commitment' as const) : ('own-leader' as const),
      },
    ],
  };
  return analysis({
    workloads: [{ ...first, pick: 1 }],
    portfolio: portfolio({ choice }),
  });
}
const sentence = (over: Partial<CommittedSpend>) => textOf(commitmentSentence(said(over)));

test('how much is used and what is paid for nothing, with its range and chance', () => {
  expect(sentence({})).toBe(
    'Of the $1.2m a year promised to Anthropic for another 31 months, what is recommended uses 82\u00a0%. On average $500k is paid for nothing (8 chances in 10: $350k to $680k); something is in 97 of 100 futures.',
  );
  expect(sentence({ chanceUnused: 0, usedShare: 1, unused: summary(0) })).toBe(
    'All of the $1.2m a year promised to Anthropic for another 31 months is used in every future.',
  );
  expect(sentence({ usedShare: 0, chanceUnused: 1, months: 1 })).toBe(
    'Nothing of the $1.2m a year promised to Anthropic for another 1 month is used by what is recommended: $500k is paid for nothing.',
  );
});

test('the recommendation says it, and which choice it changed', () => {
  const points = claimOf(scenario(), said()).points.map(textOf);
  expect(points).toContain(sentence({}));
  const [changed] = points.filter((p) => p.includes('because its bills there count against'));
  expect(changed).toMatch(/ goes to .* what is promised to Anthropic\.$/);
});

test('every figure of it opens to its rule, with the choice it changed', () => {
  const figures = commitmentSentence(said()).flatMap((part) =>
    typeof part === 'string' ? [] : [part.origin],
  );
  expect(figures).toHaveLength(6);
  for (const key of figures) {
    const origin = originAt(key!, said(), null);
    expect(origin?.title).toBe('Promised to Anthropic');
    expect(origin?.parts.map((p) => p.name)).toContain(workloadResult().name);
  }
  const mix = originAt({ of: 'mix' }, said(), null);
  expect(mix?.parts.find((p) => p.name.includes('promised to Anthropic'))?.value).toBe('$500k');
});

test('both editions of the report, the workbook and the record hold it', () => {
  for (const whole of [false, true]) {
    const tables = togetherBlocks(said(), whole).flatMap((b) => (b.kind === 'table' ? [b] : []));
    const found = tables.find((t) => t.title === 'Promised to Anthropic');
    expect(found?.rows).toHaveLength(commitmentRows(said()).length);
  }
  const cells = togetherSheet(said())
    .rows.flat()
    .map((cell) => cell.value);
  for (const value of ['Anthropic', 1_200_000, 31, 2_800_000, 0.82, 500_000, 0.97])
    expect(cells).toContain(value);
  const record = decisionRecord({
    sessionName: 'Northwind',
    scenario: scenario(),
    analysis: said(),
    catalogue: null,
    date: '2026-11-24',
    app: '0.1.0',
  });
  expect(record).toContain('because its bills there count against what is promised to Anthropic.');
});

test('where nothing is promised nothing is said', () => {
  const plain = said(null);
  expect(commitmentSentence(plain)).toEqual([]);
  expect(commitmentRows(plain)).toEqual([]);
  expect(originAt({ of: 'commitment' }, plain, null)).toBeUndefined();
  expect(JSON.stringify([togetherBlocks(plain, true), togetherSheet(plain)])).not.toContain(
    'romise',
  );
});

test('a redacted copy says neither to whom nor how much is promised, and gives no answer about it', () => {
  const organisation = {
    committedTo: { value: ['promisee'], by: 'you' as const },
    committedUsd: { value: 1_234_000, by: 'you' as const },
  };
  const copy = (redacted: boolean) =>
    JSON.stringify(
      memo({
        sessionName: 'Northwind',
        scenario: scenario({ organisation }),
        analysis: said({ provider: 'Promisee', usdPerYear: 1_234_000 }),
        catalogue: null,
        date: '2026-11-24',
        app: '0.1.0',
        edition: 'architecture',
        redacted,
      }),
    );
  const secret = /promisee|\$1\.2m a year/i;
  expect(copy(false)).toMatch(secret);
  expect(copy(true)).not.toMatch(secret);
  expect(redactedScenario(scenario({ organisation })).organisation).toEqual({});
});
