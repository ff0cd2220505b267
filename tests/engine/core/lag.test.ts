import { describe, expect, test } from 'vitest';
import { withOverrides } from '#catalog/overrides.ts';
import type { Catalogue } from '#catalog/types.ts';
import { shippedCatalogue } from '#engine/futures.ts';
import { outlookOf, uniforms } from '#engine/inputs/draw-input.ts';
import { organisationValues } from '#engine/inputs/in-force.ts';
import { worldTable } from '#engine/inputs/input-table.ts';
import type { OutlookWeights } from '#engine/inputs/outlook-weights.ts';
import { outlookColumn } from '#engine/inputs/world-inputs.ts';
import { globalDimension } from '#engine/sampling/dimensions.ts';
import { lagSeries } from '#engine/world/lag.ts';
import { releaseAges, visibleShare } from '#engine/world/saw-tooth.ts';
import { lagBlock, worldSource } from '#engine/world/world-block.ts';
import { priorIs } from './requests.ts';

const catalogue = shippedCatalogue();
const draws = { seed: 5, blocks: 8 };
const all = draws.blocks * 1024;
const only: Record<'open' | 'tiered' | 'closed', OutlookWeights> = {
  open: [100, 0, 0],
  tiered: [0, 100, 0],
  closed: [0, 0, 100],
};

/** Lags of every draw over `length` months where all weight is on one outlook. */
function lags(weights: OutlookWeights, length: number, from: Catalogue = catalogue) {
  const outlook = outlookOf(uniforms(globalDimension(outlookColumn), draws), weights);
  const circumstances = { jurisdiction: 'other', sector: 'private' } as const;
  const table = worldTable(from, organisationValues({}), circumstances, outlook, draws);
  const source = worldSource(from, table, draws);
  const series = new Float64Array(all * length);
  for (let b = 0; b < draws.blocks; b++) series.set(lagBlock(source, b, length), b * 1024 * length);
  return { source, series };
}
const rowOf = (name: keyof typeof only) => {
  const row = catalogue.priors.get('P20')!.byOutlook![name];
  if ('factor' in row) throw new Error('P20 replaces its quantiles');
  return row;
};
/** NaN where a value is none, so that no bound holds. */
const least = (values: Float64Array) => values.reduce((a, b) => Math.min(a, b), Infinity);
const most = (values: Float64Array) => values.reduce((a, b) => Math.max(a, b), -Infinity);
/** Three standard errors of a share of all draws. */
const scatter = (p: number) => 3 * Math.sqrt((p * (1 - p)) / all);

describe('the lag in the long run', () => {
  // 20 years leave a millionth of where it began.
  const length = 241;
  test.each(['open', 'tiered', 'closed'] as const)(
    'has the three quantiles that the row of %s states',
    (name) => {
      const { series } = lags(only[name], length);
      const row = rowOf(name);
      for (const month of [length - 1, length - 5]) {
        const last = Float64Array.from({ length: all }, (_, i) => series[i * length + month]!);
        for (const [value, p] of [
          [row.p10, 0.1],
          [row.p50, 0.5],
          [row.p90, 0.9],
        ] as const) {
          const share = last.filter((lag) => lag < value).length / all;
          // Two grids stand for the trend and the saw-tooth: within a hundredth beside the scatter.
          expect(Math.abs(share - p), `${value} in month ${month}`).toBeLessThan(scatter(p) + 0.01);
        }
      }
    },
  );
});

describe('the saw-tooth', () => {
  const { series, source } = lags(only.tiered, 36);
  test('climbs by no more than a month a month and never below 0', () => {
    const climbs = series.map((lag, at) => (at % 36 === 0 ? 0 : lag - series[at - 1]!));
    expect(least(series)).toBeGreaterThanOrEqual(0);
    expect(most(climbs)).toBeLessThanOrEqual(1 + 1e-9);
  });
  test('begins at today’s lag', () => {
    const apart = source.lagNow.map((lag, i) => Math.abs(series[i * 36]! - lag));
    expect(apart).toHaveLength(all);
    expect(most(apart)).toBeCloseTo(0, 12);
  });
  test('has releases as often as their rate says', () => {
    const perYear = new Float64Array(all).fill(4);
    const ages = releaseAges(perYear, 3, 0, 121);
    let releases = 0;
    for (let i = 0; i < all; i++)
      for (let t = 1; t < 121; t++) if (ages[i * 121 + t]! < 1) releases++;
    // Two releases in one month show as one, so ages are counted: with a mean gap of 3 months one is below
    // a month with chance 1 − (1 + 1/3)·exp(−2/3).
    const p = 1 - (4 / 3) * Math.exp(-2 / 3);
    expect(releases / (all * 120)).toBeCloseTo(p, 2);
  });
  test('wins back at one release what prior P24 says', () => {
    // A jump is the visible share of the gap that it ends: gaps of shape 2 at the rates of P23.
    const jumps: number[] = [];
    const months = 1201;
    const rates = source.releases.subarray(0, 1024);
    const ages = releaseAges(rates, 9, 0, months);
    for (let i = 0; i < 1024; i++)
      for (let t = 1; t < months; t++) {
        const drop = ages[i * months + t - 1]! + 1 - ages[i * months + t]!;
        if (drop > 1e-9) jumps.push(visibleShare * drop);
      }
    jumps.sort((a, b) => a - b);
    const at = (p: number) => jumps[Math.floor(p * jumps.length)]!;
    const p24 = catalogue.priors.get('P24')!;
    expect(at(0.5) / p24.p50!).toBeCloseTo(1, 0.5);
    expect(at(0.9) / p24.p90!).toBeCloseTo(1, 0.5);
    expect(at(0.1) / p24.p10!).toBeCloseTo(1, 0.3);
  });
});

test('a lag that is known to be constant has no teeth', () => {
  const same = { p10: 6, p50: 6, p90: 6 };
  const { catalogue: fixed } = withOverrides(catalogue, [
    ...priorIs('P20', 6),
    {
      table: 'priors',
      key: 'P20',
      field: 'byOutlook',
      value: { open: same, tiered: same, closed: same },
    },
  ]);
  const { series } = lags([20, 65, 15], 36, fixed);
  expect(least(series)).toBeCloseTo(6, 12);
  expect(most(series)).toBeCloseTo(6, 12);
});

test('half of the way to the trend in a year, by hand', () => {
  const one = (value: number) => Float64Array.of(value);
  const draw = { now: one(4), trend: one(12), perYear: one(4), visible: one(0) };
  const path = lagSeries({ ...draw, ages: new Float64Array(37) }, 37);
  [4, 8, 10, 11].forEach((lag, year) => expect(path[12 * year]).toBeCloseTo(lag, 12));
});
