import { expect, test } from 'vitest';
import type { OptionKind, RuledOut } from '#engine/analysis.ts';
import { light } from '#report/charts/theme.ts';
import { kindName, kindOn, kindShort, listed, optionName, shortName } from '#report/names.ts';
import { ruledOutLine, ruledOutSentence } from '#report/ruled-out.ts';
import { option } from './fixture.ts';

const kinds = Object.keys(light.option) as OptionKind[];

test('an option is named by kind, model and host', () => {
  expect(optionName(option('hosted-open', { modelName: 'GLM-5.3-Flash', host: 'Together' }))).toBe(
    'Hosted open weights: GLM-5.3-Flash at Together',
  );
  expect(optionName(option('router-open', { modelName: '', host: '' }))).toBe(
    'Router: open first, closed for the hard part',
  );
  expect(optionName(option('self-rented', { modelName: 'GLM-5.3', host: 'H100, 1-year' }))).toBe(
    'Self-hosted on rented GPUs: GLM-5.3, H100, 1-year',
  );
});

test('every kind has its own name in each length', () => {
  for (const name of [kindName, kindShort, kindOn])
    expect(new Set(kinds.map(name)).size).toBe(kinds.length);
});

test('long, empty and right-to-left names stay readable', () => {
  const long = shortName('word '.repeat(50));
  expect(Array.from(long).length).toBeLessThanOrEqual(40);
  expect(long.endsWith('…')).toBe(true);
  expect(shortName('  \n ')).toBe('unnamed workload');
  expect(shortName('a\u0000b\tc')).toBe('a b c');
  expect(shortName('עברית')).toBe('\u2068עברית\u2069');
  expect(shortName('😀'.repeat(50))).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
});

test('lists are read aloud', () => {
  expect(['', 'a', 'a and b', 'a, b and c']).toEqual(
    [[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listed),
  );
});

const constraints: RuledOut['constraint'][] = [
  'data-place',
  'barred-origin',
  'licence',
  'context',
  'latency',
  'freeze',
  'capex',
  'monthly-cap',
  'people',
  'quality-bar',
  'no-model',
  'no-price',
  'does-not-fit',
  'shortlist',
  'no-tuning',
  'pruned',
];

test.each(constraints)('%s reads as a sentence with and without its figures', (constraint) => {
  const bare = ruledOutSentence({ kind: 'self-owned', constraint, candidates: 1 });
  const full = ruledOutSentence({
    kind: 'self-owned',
    constraint,
    needed: 2,
    allowed: 1,
    candidates: 3,
  });
  for (const said of [bare, full]) {
    expect(said).not.toMatch(/null|undefined|NaN|\.\.|\s{2}/);
    expect(said).toMatch(/^Self-hosted on own hardware.*: .+\. It would compete if .+\.$/);
  }
});

test('two figures read right in either order', () => {
  const row = { kind: 'self-owned', constraint: 'capex', candidates: 1 } as const;
  const said = 'Hardware would cost $1.9m; the budget is $0.';
  expect(ruledOutLine({ ...row, needed: 1_900_000, allowed: 0 }).why).toBe(said);
  expect(ruledOutLine({ ...row, needed: 0, allowed: 1_900_000 }).why).toBe(said);
});
