import { describe, expect, test } from 'vitest';
import { scores } from '#engine/inputs/draw-input.ts';
import { pathColumns } from '#engine/inputs/world-inputs.ts';
import { months } from '#engine/world/period.ts';
import { deviate, pathScores, varianceAfter } from '#engine/world/volatility.ts';

const draws = { seed: 11, blocks: 4 };
const all = draws.blocks * 1024;
const size = 0.1;
const columns = Array.from({ length: pathScores }, (_, k) => scores(pathColumns.rent + k, draws));
const steady = () => new Float64Array(all * months).fill(1);
const paths = deviate(steady(), new Float64Array(all).fill(size), columns).map(Math.log);
const column = (month: number) =>
  Float64Array.from({ length: all }, (_, i) => paths[i * months + month]!);
const moment = (x: Float64Array, y = x) => x.reduce((sum, v, i) => sum + v * y[i]!, 0) / x.length;

describe('deviations from a price’s trend', () => {
  test('begin at nothing: today’s price is known', () => {
    expect(column(0).every((x) => x === 0)).toBe(true);
  });
  test('move by the stated size within a month, and by v²(1 − ρ^2t)/(1 − ρ²) after t', () => {
    expect(varianceAfter(1)).toBeCloseTo(1, 12);
    // ρ^24 is a quarter: three quarters of the long run's 1/(1 − 2^(−1/6)) after a year.
    expect(varianceAfter(12)).toBeCloseTo(0.75 / (1 - Math.pow(2, -1 / 6)), 12);
    for (const month of [1, 2, 7, 12, 24, 35]) {
      const x = column(month);
      // Scrambled columns: the second moment of a normal comes within a percent of 4,096 draws.
      expect(moment(x) / (size * size * varianceAfter(month)), `${month}`).toBeCloseTo(1, 1.5);
      expect(Math.abs(moment(x, new Float64Array(all).fill(1)))).toBeLessThan(0.002);
    }
  });
  test('are half gone a year later', () => {
    // Cov(x(12), x(24)) = ρ^12 Var(x(12)); five components keep it within a tenth.
    expect(moment(column(12), column(24)) / moment(column(12))).toBeCloseTo(0.5, 0.7);
    expect(moment(column(6), column(30)) / moment(column(6))).toBeLessThan(0.4);
  });
  test('without volatility leave the trend to the last bit', () => {
    const trend = Float64Array.from({ length: all * months }, (_, at) => 1 + (at % months) / 7);
    expect(deviate(trend.slice(), new Float64Array(all), columns)).toEqual(trend);
  });
});
