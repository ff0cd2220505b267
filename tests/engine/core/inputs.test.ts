import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shippedCatalogue } from '#engine/futures.ts';
import { outlookWeights } from '#engine/inputs/outlook-weights.ts';
import { organisationValues, workloadValues } from '#engine/inputs/in-force.ts';
import { outlookOf, uniforms } from '#engine/inputs/draw-input.ts';
import { workloadTable, worldTable } from '#engine/inputs/input-table.ts';
import { outlookColumn } from '#engine/inputs/world-inputs.ts';
import { answerSpread, spread, spreadAt } from '#engine/inputs/spread.ts';
import { globalDimension } from '#engine/sampling/dimensions.ts';
import { DRAWS_PER_BLOCK } from '#engine/sampling/draw-table.ts';
import { withOverrides } from '#catalog/overrides.ts';
import type { Catalogue } from '#catalog/types.ts';
import type { OrganisationAnswers, Workload } from '#profile/session.ts';
import { defaultSeed } from '#profile/session.ts';
import { apart } from './futures.ts';
import { exactly, priorIs, says, workload } from './requests.ts';

const z90 = 1.2815515655446004;
const z95 = 1.6448536269514722;
const limits = [0, 1e12] as const;
const draws = { seed: defaultSeed, blocks: 2 };

const ends = (low: number, high: number) =>
  fc
    .tuple(
      fc.double({ min: low, max: high, noNaN: true }),
      fc.double({ min: low, max: high, noNaN: true }),
    )
    .map(([a, b]) => (a < b ? [a, b] : [b, a]) as [number, number])
    .filter(([a, b]) => b > a * 1.001);

describe('spreads', () => {
  test('three quantiles of any kind come back at their scores', () => {
    const cases = fc.oneof(
      fc.record({ kind: fc.constant('positive' as const), pair: ends(1e-6, 1e9) }),
      fc.record({ kind: fc.constant('share' as const), pair: ends(0.001, 0.999) }),
      fc.record({
        kind: fc.constant('signed' as const),
        pair: ends(1, 300).map(([a, b]) => [a - 200, b - 200] as [number, number]),
      }),
    );
    fc.assert(
      fc.property(cases, fc.double({ min: 0, max: 1, noNaN: true }), ({ kind, pair }, t) => {
        const [low, high] = pair;
        const middle = low + t * (high - low);
        const s = spread(kind, low, middle, high);
        const scale = Math.abs(low) + Math.abs(high);
        for (const [score, value] of [
          [-z90, low],
          [0, middle],
          [z90, high],
        ] as const)
          expect(Math.abs(spreadAt(s, score) - value) / scale).toBeLessThan(1e-12);
      }),
    );
  });
  test('an answer’s ends are P10 and P90, for calibrated users P5 and P95', () => {
    fc.assert(
      fc.property(ends(1, 1e9), fc.boolean(), ([low, high], calibrated) => {
        const s = answerSpread({ low, high }, 'positive', limits, calibrated);
        const outer = calibrated ? z95 : z90;
        expect(apart(spreadAt(s, -outer), low)).toBeLessThan(1e-12);
        expect(apart(spreadAt(s, outer), high)).toBeLessThan(1e-12);
        expect(apart(spreadAt(s, 0), Math.sqrt(low * high))).toBeLessThan(1e-12);
      }),
    );
  });
  test('the same ends are narrower in the middle for a calibrated user', () => {
    const at = (calibrated: boolean) =>
      spreadAt(answerSpread({ low: 10, high: 1000 }, 'positive', limits, calibrated), z90);
    // 100 · 10^(1.2816/1.6449)
    expect(at(true)).toBeCloseTo(601.351, 3);
    expect(at(false)).toBeCloseTo(1000, 8);
  });
  test('a likely value is the median and leaves the ends alone', () => {
    const s = answerSpread({ low: 10, likely: 12, high: 1000 }, 'positive', limits, false);
    [10, 12, 1000].forEach((value, i) =>
      expect(apart(spreadAt(s, (i - 1) * z90), value)).toBeLessThan(1e-12),
    );
  });
  test('a share is symmetric in log-odds: 1 to 50 % has its middle at √(1/99) to 1', () => {
    const s = answerSpread({ low: 0.01, high: 0.5 }, 'share', [0, 1], false);
    const odds = Math.sqrt(1 / 99);
    expect(spreadAt(s, 0)).toBeCloseTo(odds / (1 + odds), 12);
  });
  test('an end of 0 or 1 is linear and never left', () => {
    for (const [kind, low, high] of [
      ['positive', 0, 4],
      ['share', 0, 0.5],
      ['share', 0.5, 1],
    ] as const) {
      const s = answerSpread({ low, high }, kind, [0, 1e12], false);
      expect(s.scale).toBe('linear');
      expect(spreadAt(s, 0)).toBeCloseTo((low + high) / 2, 12);
    }
    const s = answerSpread({ low: 0, high: 4 }, 'positive', limits, false);
    expect(spreadAt(s, -5)).toBe(0);
    const share = answerSpread({ low: 0.5, high: 1 }, 'share', [0, 1], false);
    expect(spreadAt(share, 5)).toBe(1);
  });
  test('a yearly drift in percent is normal in the logarithm of its factor', () => {
    // −50 % and +100 % are a halving and a doubling: the middle of 0 is in the middle.
    const s = spread('growth', -50, 0, 100);
    [-50, 0, 100].forEach((g, i) => expect(spreadAt(s, (i - 1) * z90)).toBeCloseTo(g, 9));
    expect(spreadAt(s, 2 * z90)).toBeCloseTo(300, 9);
    expect(spreadAt(s, -9)).toBe(-95);
  });
  test('equal ends are one value in every draw', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-3, max: 1e9, noNaN: true }),
        fc.double({ min: -6, max: 6, noNaN: true }),
        (value, z) => {
          const s = answerSpread({ low: value, high: value }, 'positive', limits, false);
          expect(apart(spreadAt(s, z), value)).toBeLessThan(1e-12);
        },
      ),
    );
  });
});

/** Both tables of one workload under these answers. */
function tables(
  work: Workload,
  organisation: OrganisationAnswers = {},
  catalogue: Catalogue = shippedCatalogue(),
) {
  const org = organisationValues(organisation);
  const circumstances = {
    jurisdiction: org.jurisdiction.value ?? 'other',
    sector: org.sector.value ?? 'private',
  } as const;
  const u = uniforms(globalDimension(outlookColumn), draws);
  const outlook = outlookOf(u, outlookWeights(org, catalogue));
  const world = worldTable(catalogue, org, circumstances, outlook, draws);
  const calibrated = org.ranges.value === 'p5-p95';
  const values = workloadValues(work.answers);
  return { world, own: workloadTable(catalogue, work, values, calibrated, world, draws) };
}

/** How many of each block's draws fall below a value. */
function below(column: Float64Array, value: number): number[] {
  return Array.from(
    { length: draws.blocks },
    (_, b) =>
      column.subarray(b * DRAWS_PER_BLOCK, (b + 1) * DRAWS_PER_BLOCK).filter((x) => x < value)
        .length,
  );
}

describe('drawn columns', () => {
  const asked = workload({
    requests: says({ low: 1_000, likely: 4_000, high: 9_000 }),
    successToday: says({ low: 0.8, high: 0.95 }),
  });
  // A scramble has one point in each 1/1,024, so a count misses its share by at most one draw.
  test.each([
    ['w0.requests', 1_000, 0.1],
    ['w0.requests', 4_000, 0.5],
    ['w0.requests', 9_000, 0.9],
    ['w0.successToday', 0.8, 0.1],
    ['w0.successToday', 0.95, 0.9],
  ])('%s stays below %s in a share of %s', (key, value, p) => {
    for (const count of below(tables(asked).own.values.get(key)!, value))
      expect(Math.abs(count - p * DRAWS_PER_BLOCK)).toBeLessThanOrEqual(1);
  });
  test('calibrated ranges are crossed once in twenty', () => {
    const { own } = tables(asked, { ranges: says('p5-p95') });
    for (const count of below(own.values.get('w0.requests')!, 1_000))
      expect(Math.abs(count - 0.05 * DRAWS_PER_BLOCK)).toBeLessThanOrEqual(1);
  });
  test('each input says who gave it, from where, and its quantiles', () => {
    const { own, world } = tables(
      workload({ requests: says({ low: 1_000, high: 9_000 }), growth: { value: null, by: 'you' } }),
    );
    const row = (key: string) => [...own.rows, ...world.rows].find((r) => r.key === key);
    expect(row('w0.requests')).toMatchObject({ owner: 'w0', by: 'you' });
    expect(row('w0.requests')!.p10).toBeCloseTo(1_000, 8);
    expect(row('w0.requests')!.p90).toBeCloseTo(9_000, 8);
    expect(row('w0.growth')).toMatchObject({ by: 'unknown', grade: expect.any(String) });
    expect(row('w0.tokensIn')).toMatchObject({ by: 'default', grade: 'D' });
    expect(row('world.closedHold')).toMatchObject({ by: 'catalogue' });
    expect(row('org.engineerCost')).toMatchObject({ p10: expect.closeTo(200_000, 6) });
    for (const r of [...own.rows, ...world.rows]) {
      if (r.by !== 'you') expect(r.source, r.key).not.toBe('');
      expect(r.p10 <= r.p50 && r.p50 <= r.p90, r.key).toBe(true);
    }
  });
  test('every column is drawn once: no two inputs share one', () => {
    const { own, world } = tables(workload());
    const firsts = new Map<string, string>();
    for (const [key, values] of [...own.values, ...world.values]) {
      if (values.every((x) => x === values[0])) continue;
      // Ranks of the first draws, which no change of scale moves.
      const ranks = [...values.subarray(0, 64)]
        .map((x, i) => [x, i] as const)
        .sort(([a], [b]) => a - b)
        .map(([, i]) => i)
        .join();
      expect(firsts.get(ranks), `${key} moves with`).toBeUndefined();
      firsts.set(ranks, key);
    }
    expect(firsts.size).toBeGreaterThan(40);
  });
});

describe('an edit leaves every other input’s draws unchanged', () => {
  const before = tables(workload());
  const changed = (after: typeof before) => {
    const keys: string[] = [];
    for (const part of ['world', 'own'] as const)
      for (const [key, values] of before[part].values) {
        const now = after[part].values.get(key);
        if (!now || values.some((x, i) => x !== now[i])) keys.push(key);
      }
    return keys.sort();
  };
  test('an answer moves its own column', () => {
    expect(changed(tables(workload({ requests: says({ low: 5, high: 50 }) })))).toEqual([
      'w0.requests',
    ]);
    expect(changed(tables(workload({ noticed: exactly(0.5) })))).toEqual(['w0.noticed']);
    expect(changed(tables(workload(), { engineerCost: exactly(1e5) }))).toEqual([
      'org.engineerCost',
    ]);
  });
  test('a choice moves only what it decides', () => {
    expect(
      changed(tables(workload({ shape: says('nightly'), today: says('closed-top') }))),
    ).toEqual([]);
    const moved = ['gating', 'openRestriction', 'originRestriction'].map((k) => `world.${k}`);
    expect(changed(tables(workload(), { jurisdiction: says('us') }))).toEqual(moved);
  });
  test('an override moves its own prior', () => {
    const { catalogue } = withOverrides(shippedCatalogue(), priorIs('P44', 12_345));
    expect(changed(tables(workload(), {}, catalogue))).toEqual(['w0.migration']);
  });
  test('a second workload has draws of its own and moves none of the first', () => {
    const other = tables(workload({}, 1));
    const first = before.own.values.get('w0.requests')!;
    const second = other.own.values.get('w1.requests')!;
    expect(first.filter((x, i) => x === second[i]).length).toBeLessThan(5);
    expect(tables(workload()).own.values.get('w0.requests')).toEqual(first);
  });
});
