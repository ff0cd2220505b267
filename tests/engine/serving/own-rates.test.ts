import { describe, expect, test } from 'vitest';
import { withOverrides, type Override } from '#catalog/overrides.ts';
import { rentOf } from '#catalog/rent-of.ts';
import { efficiencyFit } from '#engine/serving/efficiency-fit.ts';
import { fitOf, ownPoint } from '#engine/serving/own-rates.ts';
import type { Setup } from '#engine/serving/residual.ts';
import { storedModel } from '#engine/serving/throughput.ts';
import { catalogue } from '../../catalog/current.ts';

/** A configuration that was measured, the catalogue with all its rates multiplied, and what that does to a set-up. */
const [first] = efficiencyFit.points;
if (!first) throw new Error('the fit has no points');
const same = efficiencyFit.points.filter((p) => p.configuration === first.configuration);
const rows = new Set(same.flatMap((point) => point.rows));

function multiplied(factor: number) {
  const overrides = catalogue.throughput
    .filter(({ id }) => rows.has(id))
    .map(({ id, outputTokPerS }) => ({
      table: 'throughput' as const,
      key: String(id),
      field: 'outputTokPerS',
      value: factor * (outputTokPerS ?? 0),
    }));
  const made = withOverrides(catalogue, overrides);
  expect(made.problems).toEqual([]);
  expect(overrides.length).toBe(rows.size);
  return made.catalogue;
}

const shift = (of: typeof catalogue, setup: Setup) =>
  fitOf(of).residual(setup).mean - storedModel().residual(setup).mean;

describe('rates of the user’s own in place of measured ones', () => {
  test('without any, the stored fit itself', () => {
    expect(fitOf(catalogue)).toBe(storedModel());
    const other = withOverrides(catalogue, [
      { table: 'throughput', key: '1', field: 'ttftMs', value: 120 },
    ]);
    expect(fitOf(other.catalogue)).toBe(storedModel());
  });

  test('twice the rate in every row of a configuration: its speed nearly doubles, a stranger’s hardly moves', () => {
    const twice = multiplied(2);
    const gain = shift(twice, first);
    expect(gain).toBeGreaterThan(0.8 * Math.log(2));
    expect(gain).toBeLessThan(1.05 * Math.log(2));
    const far = { ...first, model: 'x', generation: 'y', engine: 'z', configuration: 'x y z' };
    expect(Math.abs(shift(twice, far))).toBeLessThan(0.02);
    expect(shift(multiplied(1 / 2), first)).toBeCloseTo(-gain, 9);
  });

  test('the rate of one GPU follows that of all', () => {
    const own = multiplied(3);
    for (const [i, row] of own.throughput.entries()) {
      const before = catalogue.throughput[i];
      const factor = rows.has(row.id) ? 3 : 1;
      expect(row.outputTokPerSPerGpu).toBeCloseTo(factor * (before?.outputTokPerSPerGpu ?? 0), 6);
    }
  });
});

test('a measurement of one’s own model on one’s own GPUs decides the speed predicted there', () => {
  const of = (rate: number) => {
    const set = (field: string, value: number | string): Override => ({
      table: 'throughput',
      key: 'own/t',
      field,
      value,
    });
    const { catalogue: own, problems } = withOverrides(catalogue, [
      set('copyOf', '1'),
      set('modelKey', 'qwen3.6-27b'),
      set('gpuKey', 'h200-sxm'),
      set('gpuCount', 1),
      set('precision', 'FP8'),
      set('inputTokens', 2000),
      set('outputTokens', 400),
      set('outputTokPerS', rate),
    ]);
    expect(problems).toEqual([]);
    const row = own.throughput.at(-1);
    const point = row && ownPoint(row, own);
    if (!point) throw new Error('no point');
    expect(row).toMatchObject({ key: 'own/t', model: 'qwen3.6-27b', outputTokPerSPerGpu: rate });
    const { mean, sd } = fitOf(own).residual(point);
    return { point, mean, sd, before: storedModel().residual(point) };
  };
  const [slow, fast] = [of(500), of(4000)];
  expect(fast.point.logRatio - slow.point.logRatio).toBeCloseTo(Math.log(8), 6);
  expect(fast.mean - slow.mean).toBeGreaterThan(0.8 * Math.log(8));
  expect(slow.sd).toBeLessThan(0.5 * slow.before.sd);
  expect(Math.abs(slow.mean - slow.point.logRatio)).toBeLessThan(
    0.25 * Math.abs(slow.before.mean - slow.point.logRatio),
  );
});

test('a three-year rent of one’s own is fresh, where the index has grown stale', () => {
  const shipped = rentOf(catalogue, 'h100-sxm', 'three-year');
  expect(shipped).toMatchObject({ stale: true, own: false });
  const { catalogue: own, problems } = withOverrides(catalogue, [
    { table: 'ownership', key: 'h100-sxm', field: 'rentThreeYearUsdPerGpuHour', value: 0.9 },
  ]);
  expect(problems).toEqual([]);
  expect(rentOf(own, 'h100-sxm', 'three-year')).toMatchObject({
    usdPerGpuHour: { p10: 0.9, p50: 0.9, p90: 0.9 },
    stale: false,
    own: true,
    newest: catalogue.edition,
  });
});

test('a GPU of one’s own has the power and the three-year rent of the one it was copied from', () => {
  const { catalogue: own, problems } = withOverrides(catalogue, [
    { table: 'gpus', key: 'own/g', field: 'copyOf', value: 'h100-sxm' },
    { table: 'ownership', key: 'own/g', field: 'allInPowerKw', value: 1.2 },
    {
      table: 'rents',
      key: 'own/r',
      field: 'copyOf',
      value: 'h100-sxm/runpod/on-demand-secure-cloud',
    },
    { table: 'rents', key: 'own/r', field: 'gpuKey', value: 'own/g' },
  ]);
  expect(problems).toEqual([]);
  expect(own.ownership.get('own/g')).toMatchObject({ allInPowerKw: 1.2 });
  expect(rentOf(own, 'own/g', 'on-demand')).toMatchObject({ rows: 1, own: true });
});
