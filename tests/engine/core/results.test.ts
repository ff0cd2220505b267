import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mean } from '#engine/decision/summary.ts';
import {
  benefitOf,
  meanError,
  regretsOf,
  sharesByKind,
  sharesOf,
  worstTenth,
} from '#engine/results/contest.ts';
import { selectQuantiles } from '#engine/results/quantiles.ts';
import { byOutlook, fanOf, summarise } from '#engine/results/summary.ts';
import { DRAWS_PER_BLOCK } from '#engine/sampling/draw-table.ts';
import { pathPoints } from '#engine/simulate/totals.ts';

const value = fc.double({ min: -1e9, max: 1e9, noNaN: true });
const values = fc.array(fc.oneof(value, fc.constantFrom(0, 1, 2)), {
  minLength: 1,
  maxLength: 400,
});
const levels = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 })
  .map((list) => list.sort((a, b) => a - b));

/** Quantiles of type 7 by sorting everything. */
function sorted(list: readonly number[], level: number): number {
  const all = [...list].sort((a, b) => a - b);
  const at = level * (all.length - 1);
  const low = Math.floor(at);
  return all[low]! + ((all[low + 1] ?? all[low]!) - all[low]!) * (at - low);
}

describe('quantiles', () => {
  test('by selection are those by sorting, with ties and in any order', () => {
    fc.assert(
      fc.property(values, levels, (list, at) => {
        const found = selectQuantiles(Float64Array.from(list), at);
        // Adding 0 makes −0 and 0 the same.
        expect(found.map((x) => x + 0)).toEqual(at.map((p) => sorted(list, p) + 0));
      }),
      { numRuns: 300 },
    );
  });
  test('of 1 to 11: P10 is 2, the median 6, P75 8.5', () => {
    const list = Float64Array.from([7, 3, 11, 1, 9, 5, 2, 10, 4, 8, 6]);
    expect(summarise(list)).toEqual({ mean: 6, p10: 2, p25: 3.5, p50: 6, p75: 8.5, p90: 10 });
    expect([...list]).toEqual([7, 3, 11, 1, 9, 5, 2, 10, 4, 8, 6]);
  });
  test('the worst tenth of 1 to 100 has a mean of 95.5', () => {
    const list = Float64Array.from({ length: 100 }, (_, i) => ((i * 37) % 100) + 1);
    expect(worstTenth(list)).toBe(95.5);
  });
  test('the worst tenth is the mean of the highest by sorting', () => {
    fc.assert(
      fc.property(values, (list) => {
        const top = [...list].sort((a, b) => a - b).slice(Math.floor(list.length * 0.9));
        const expected = top.reduce((a, b) => a + b, 0) / top.length;
        expect(Math.abs(worstTenth(Float64Array.from(list)) - expected)).toBeLessThan(1e-6);
      }),
    );
  });
});

const column = (list: readonly number[]) => Float64Array.from(list);
const table = fc
  .integer({ min: 1, max: 40 })
  .chain((draws) =>
    fc.array(
      fc.array(fc.oneof(value, fc.constantFrom(1, 2)), { minLength: draws, maxLength: draws }),
      {
        minLength: 2,
        maxLength: 6,
      },
    ),
  )
  .map((rows) => rows.map(column));
const benefits = (costs: readonly Float64Array[]) => costs.map(benefitOf);
const shares = (costs: readonly Float64Array[]) => sharesOf(benefits(costs)).map((s) => s.value);
const regrets = (costs: readonly Float64Array[]) => regretsOf(benefits(costs)).map((r) => r.mean);

describe('a contest of options in the same futures', () => {
  const a = column([1, 5, 3, 4]);
  const b = column([2, 4, 3, 9]);
  test('by hand: two and a half of four, losses of 0, 1, 0, 0 and 1, 0, 0, 5', () => {
    expect(shares([a, b])).toEqual([0.625, 0.375]);
    expect(regrets([a, b])).toEqual([0.25, 1.5]);
  });
  test('near-copies counted as one kind do not split its share', () => {
    const kinds = ['closed-top', 'self-owned', 'self-owned'] as const;
    const copies = sharesByKind(benefits([a, b, b]), kinds);
    expect(copies.map(({ kind, share }) => [kind, share])).toEqual([
      ['closed-top', 0.625],
      ['self-owned', 0.375],
    ]);
  });
  test('shares sum to 1, regrets are not negative', () => {
    fc.assert(
      fc.property(table, (columns) => {
        expect(shares(columns).reduce((x, y) => x + y, 0)).toBeCloseTo(1, 12);
        for (const r of regrets(columns)) expect(r).toBeGreaterThanOrEqual(0);
      }),
    );
  });
  test('an option that is worse in every draw changes nothing', () => {
    fc.assert(
      fc.property(table, fc.double({ min: 1, max: 1e6, noNaN: true }), (columns, more) => {
        const worse = columns[0]!.map((_, i) => Math.max(...columns.map((c) => c[i]!)) + more);
        const after = [...columns, worse];
        expect(sharesOf(benefits(after)).slice(0, -1)).toEqual(sharesOf(benefits(columns)));
        expect(regretsOf(benefits(after)).slice(0, -1)).toEqual(regretsOf(benefits(columns)));
        expect(shares(after).at(-1)).toBe(0);
      }),
    );
  });
  test('the value of perfect information is the least mean regret', () => {
    fc.assert(
      fc.property(table, (columns) => {
        const best = columns[0]!.map((_, i) => Math.min(...columns.map((c) => c[i]!)));
        const evpi = Math.min(...columns.map(mean)) - mean(best);
        expect(Math.min(...regrets(columns))).toBeCloseTo(evpi, 4);
      }),
    );
  });
});

describe('errors from eight scrambles', () => {
  // Means 0 to 7: variance 6 between blocks, √(6/8) times the t value of 7 degrees of freedom.
  const blocks = Float64Array.from({ length: 8 * DRAWS_PER_BLOCK }, (_, i) =>
    Math.floor(i / DRAWS_PER_BLOCK),
  );
  test('of a mean, by hand: 2.3646 × √(6/8)', () => {
    expect(meanError(blocks)).toBeCloseTo(2.364624 * Math.sqrt(6 / 8), 5);
  });
  test('of a share, by hand: it wins in two blocks of eight', () => {
    const [first] = sharesOf(benefits([blocks, blocks.map(() => 1.5)]));
    expect(first!.value).toBe(0.25);
    expect(first!.halfWidth).toBeCloseTo(
      2.364624 * Math.sqrt((2 * 0.75 ** 2 + 6 * 0.25 ** 2) / 7 / 8),
      5,
    );
  });
});

describe('paths and outlooks', () => {
  test('a fan goes straight between its quarters and starts at 0', () => {
    const draws = 3;
    const path = new Float64Array(draws * pathPoints);
    for (let point = 0; point < pathPoints; point++)
      for (let i = 0; i < draws; i++) path[i * pathPoints + point] = 3 * point * (i + 1);
    const fan = fanOf(path);
    expect(fan.mean).toHaveLength(37);
    fan.mean.forEach((usd, month) => expect(usd).toBeCloseTo(2 * month, 9));
    fan.p50.forEach((usd, month) => expect(usd).toBeCloseTo(2 * month, 9));
    expect(fan.p90[36]).toBeCloseTo(36 * 2.8, 9);
  });
  test('means by outlook; one that no draw has gets the overall mean', () => {
    expect(byOutlook(column([1, 3, 8]), Uint8Array.of(0, 0, 2))).toEqual([2, 4, 8]);
  });
});
