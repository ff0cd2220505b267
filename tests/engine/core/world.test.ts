import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shippedCatalogue } from '#engine/futures.ts';
import { outlookWeights, type OutlookWeights } from '#engine/inputs/outlook-weights.ts';
import { organisationValues } from '#engine/inputs/in-force.ts';
import { outlookOf, uniforms } from '#engine/inputs/draw-input.ts';
import { worldTable } from '#engine/inputs/input-table.ts';
import { priorSpread } from '#engine/inputs/prior-spread.ts';
import { eventColumns, type Circumstances } from '#engine/inputs/world-inputs.ts';
import { globalDimension } from '#engine/sampling/dimensions.ts';
import { DRAWS_PER_BLOCK } from '#engine/sampling/draw-table.ts';
import { months } from '#engine/world/period.ts';
import { worldBlock, worldSource } from '#engine/world/world-block.ts';
import { collected, restrictionMonths, reverting, yearly } from '#engine/world/world.ts';
import { defaultSeed } from '#profile/session.ts';

const catalogue = shippedCatalogue();
const draws = { seed: defaultSeed, blocks: 8 };
const all = draws.blocks * DRAWS_PER_BLOCK;
const one = (value: number) => Float64Array.of(value);

function drawn(circumstances: Circumstances, weights: OutlookWeights = [20, 65, 15]) {
  const outlook = outlookOf(uniforms(globalDimension(eventColumns.outlook), draws), weights);
  const table = worldTable(catalogue, organisationValues({}), circumstances, outlook, draws);
  const source = worldSource(catalogue, table, draws);
  const blocks = Array.from({ length: draws.blocks }, (_, b) => worldBlock(source, b));
  return { table, blocks };
}
const elsewhere = drawn({ jurisdiction: 'other', sector: 'private' });

/** Three standard errors of a share of n independent draws; scrambled points scatter less. */
const scatter = (p: number, n: number) => 3 * Math.sqrt((p * (1 - p)) / n);

describe('price and lag paths', () => {
  test('a yearly factor is reached after twelve months, its root after six', () => {
    const path = yearly(one(1.21));
    expect([path[0], path[6], path[12], path[24]]).toEqual([
      1,
      expect.closeTo(1.1, 12),
      expect.closeTo(1.21, 12),
      expect.closeTo(1.4641, 12),
    ]);
  });
  test('a fall is collected at changes of model only: nine months at 16 a year are a factor of 8', () => {
    const path = collected(one(16));
    const steps = [0, 8, 9, 17, 18, 27, 35].map((t) => path[t]!);
    [1, 1, 1 / 8, 1 / 8, 1 / 64, 1 / 512, 1 / 512].forEach((expected, i) =>
      expect(steps[i]).toBeCloseTo(expected, 14),
    );
  });
  test('the lag goes half of the way to its target in a year', () => {
    const path = reverting(one(4), one(12));
    [4, 8, 10].forEach((expected, year) => expect(path[12 * year]).toBeCloseTo(expected, 12));
  });
  test('half of the restrictions are gone after 24 months, three quarters after 48', () => {
    expect(restrictionMonths(0.5)).toBeCloseTo(24, 12);
    expect(restrictionMonths(0.75)).toBeCloseTo(48, 12);
    expect(restrictionMonths(0)).toBe(0);
  });
});

describe('outlooks', () => {
  const weightings = { evidence: [20, 65, 15], article: [45, 40, 15] } as const;
  test.each(Object.entries(weightings))(
    '%s weights hold within one draw in each block',
    (name, w) => {
      const answer = { outlook: { value: name as 'evidence' | 'article', by: 'you' } as const };
      const weights = outlookWeights(organisationValues(answer), catalogue);
      expect(weights).toEqual(w);
      const u = uniforms(globalDimension(eventColumns.outlook), draws);
      const outlook = outlookOf(u, weights);
      for (let b = 0; b < draws.blocks; b++) {
        const counts = [0, 0, 0];
        for (const o of outlook.subarray(b * DRAWS_PER_BLOCK, (b + 1) * DRAWS_PER_BLOCK))
          counts[o]!++;
        counts.forEach((count, o) =>
          expect(Math.abs(count - (weights[o]! / 100) * DRAWS_PER_BLOCK)).toBeLessThanOrEqual(1),
        );
      }
    },
  );
  test('any weights of one’s own hold within one draw, cumulated', () => {
    const u = uniforms(globalDimension(eventColumns.outlook), { seed: 7, blocks: 1 });
    fc.assert(
      fc.property(fc.nat(100), fc.nat(100), (a, b) => {
        const [first, last] = a <= b ? [a, b] : [b, a];
        const outlook = outlookOf(u, [first, last - first, 100 - last]);
        const below = (o: number) => outlook.filter((x) => x < o).length;
        expect(Math.abs(below(1) - first * 10.24)).toBeLessThanOrEqual(1);
        expect(Math.abs(below(2) - last * 10.24)).toBeLessThanOrEqual(1);
      }),
    );
  });
  test('hazard factors have a mean of 1 under the default weights', () => {
    for (const id of ['P35', 'P36']) {
      const { factors } = priorSpread(catalogue, id);
      expect(0.2 * factors[0] + 0.65 * factors[1] + 0.15 * factors[2]).toBeCloseTo(1, 12);
      expect(factors[2]).toBeGreaterThan(factors[0]);
    }
  });
  test('in each outlook the target of the lag has the quantiles of its row', () => {
    const lag = elsewhere.table.values.get('world.lag')!;
    const rows = catalogue.priors.get('P20')!.byOutlook!;
    (['open', 'tiered', 'closed'] as const).forEach((name, o) => {
      const row = rows[name];
      if ('factor' in row) throw new Error('P20 replaces its quantiles in each outlook');
      const own = lag.filter((_, i) => elsewhere.table.outlook[i] === o);
      for (const [key, p] of [
        ['p10', 0.1],
        ['p50', 0.5],
        ['p90', 0.9],
      ] as const) {
        const share = own.filter((x) => x < row[key]).length / own.length;
        expect(Math.abs(share - p)).toBeLessThan(scatter(p, own.length));
      }
    });
  });
  test('today’s lag does not know which outlook will come', () => {
    const row = catalogue.priors.get('P20')!;
    const now = elsewhere.blocks.flatMap((b) =>
      Array.from(b.outlook, (o, i) => ({ o, lag: b.lag[i * months]! })),
    );
    for (const o of [0, 1, 2]) {
      const own = now.filter((x) => x.o === o);
      const share = own.filter((x) => x.lag < row.p50!).length / own.length;
      expect(Math.abs(share - 0.5)).toBeLessThan(scatter(0.5, own.length));
    }
  });
});

describe('waiting times', () => {
  const early = (limit: number, of: (block: (typeof elsewhere.blocks)[number]) => Float64Array) =>
    elsewhere.blocks.flatMap((b) => [...of(b)]).filter((start) => start < limit).length / all;
  /** Mean over draws of the chance within a period at a hazard raised or lowered by the outlook. */
  const expected = (key: 'gating' | 'gatingWorkhorse' | 'openRestriction' | 'hostDrop') => {
    const { factors } = elsewhere.table.hazards.get(key)!;
    const chances = elsewhere.table.values.get(`world.${key}`)!;
    let sum = 0;
    chances.forEach(
      (c, i) => (sum += 1 - Math.pow(1 - Math.min(0.95, c), factors[elsewhere.table.outlook[i]!]!)),
    );
    return sum / all;
  };
  test.each([
    ['gating', (b) => b.gating[0]!.start],
    ['gatingWorkhorse', (b) => b.gatingWorkhorse[0]!.start],
    ['openRestriction', (b) => b.openRestriction.start],
    ['hostDrop', (b) => b.hostDrop[0]!.start],
  ] as const satisfies readonly (readonly [
    'gating' | 'gatingWorkhorse' | 'openRestriction' | 'hostDrop',
    (block: (typeof elsewhere.blocks)[number]) => Float64Array,
  ])[])('%s falls into the first year as often as its hazard says', (key, of) => {
    const p = expected(key);
    expect(p).toBeGreaterThan(0.01);
    expect(Math.abs(early(12, of) - p)).toBeLessThan(scatter(p, all));
  });
  test('a cut that has ended can come again, never before it has ended', () => {
    for (const { gating } of elsewhere.blocks) {
      const [first, again] = gating;
      again!.start.forEach((start, i) =>
        expect(start).toBeGreaterThan(first!.start[i]! + first!.length[i]!),
      );
    }
    const twice = early(months, (b) => b.gating[1]!.start);
    expect(twice).toBeGreaterThan(0.02);
    expect(twice).toBeLessThan(early(months, (b) => b.gating[0]!.start));
  });
  test('a chance stated over 24 months is met within 24 months', () => {
    const federal = drawn({ jurisdiction: 'us', sector: 'us-federal' }, [0, 100, 0]);
    const { factors, periodMonths } = federal.table.hazards.get('originRestriction')!;
    expect(periodMonths).toBe(24);
    const chances = federal.table.values.get('world.originRestriction')!;
    let p = 0;
    for (const c of chances) p += (1 - Math.pow(1 - Math.min(0.95, c), factors[1])) / all;
    const starts = federal.blocks.flatMap((b) => [...b.originRestriction.start]);
    const within = (limit: number) => starts.filter((s) => s < limit).length / all;
    expect(Math.abs(within(24) - p)).toBeLessThan(scatter(p, all));
    expect(within(12)).toBeLessThan(p - scatter(p, all));
  });
});
