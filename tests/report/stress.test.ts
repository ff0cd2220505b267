import { expect, test } from 'vitest';
import type { StressResult } from '#engine/stress/result.ts';
import { memo } from '#report/memo.ts';
import { originAt } from '#report/origin-at.ts';
import { stressBlocks, stressTable } from '#report/stress.ts';
import { analysis, scenario } from './fixture.ts';

const of = analysis();
const [first, second] = of.workloads;
if (!first || !second) throw new Error('two workloads expected');

/** One card that turns the first workload and only makes the second dearer. */
const result: StressResult = {
  card: { id: 'card', title: 'A card', happens: 'It strikes.', touched: 'Everything.' },
  chance: { p10: 0.02, p50: 0.06, p90: 0.2 },
  chanceFrom: 'P41: exclusion',
  workloads: [first, second].map((w, i) => ({
    id: w.id,
    leader: w.options[0]?.option.id ?? null,
    leaderThen: w.options[i === 0 ? 1 : 0]?.option.id ?? null,
    changes: i === 0,
    costBefore: 1e6,
    costKept: i === 0 ? 1.5e6 : 1.1e6,
    costBest: i === 0 ? 1.2e6 : 1.05e6,
    options: [],
  })),
};

test('a card says how likely it is, whose choice it changes, and by how much', () => {
  const [row] = stressTable(of, [result]).rows;
  expect(row?.map((cell) => cell.text)).toEqual([
    'A card',
    '6 chances in 100',
    `Yes: ${first.name}`,
    '$600k more',
    // Where the choice stays, nothing is saved by changing it.
    '$300k',
  ]);
});

test('a chance that nobody knows is said, and what costs the same costs nothing', () => {
  const idle: StressResult = {
    ...result,
    chance: null,
    workloads: result.workloads.map((w) => ({ ...w, changes: false, costKept: w.costBefore })),
  };
  const [row] = stressTable(of, [idle]).rows;
  expect(row?.slice(1).map((cell) => cell.text)).toEqual([
    'nobody knows',
    'No',
    'nothing',
    'nothing',
  ]);
});

test('its figures open to each workload and the prior', () => {
  const origin = originAt({ of: 'stress', card: 'card' }, of, null, [result]);
  expect(origin?.parts.map((part) => part.name)).toEqual(['Chance', first.name, second.name]);
  expect(origin?.parts[0]?.how).toContain('P41: exclusion');
  expect(origin?.parts[1]?.how).toMatch(
    /^The choice changes from .* to .*, which costs \$1\.2m\.$/,
  );
  expect(originAt({ of: 'stress', card: 'other' }, of, null, [result])).toBeUndefined();
});

test('the architecture report has the cards, or says that they were not run', () => {
  expect(stressBlocks(of, [result])[1]?.kind).toBe('table');
  const input = {
    sessionName: 'A case',
    scenario: scenario(),
    analysis: of,
    catalogue: null,
    date: '2026-11-24',
    app: '1',
    edition: 'architecture' as const,
  };
  const said = (stress: StressResult[] | null) => JSON.stringify(memo({ ...input, stress }).blocks);
  expect(said([result])).toContain('It strikes.');
  expect(said(null)).toContain('were not run');
});
