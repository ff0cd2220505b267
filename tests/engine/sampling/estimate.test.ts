import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  estimateDistribution,
  estimateRefusal,
  estimateSpec,
  priorDistribution,
  priorSpec,
  type Quantity,
} from '#engine/sampling/distributions/estimate.ts';
import { refusal } from '#engine/sampling/distributions/refusal.ts';

const volume: Quantity = { shape: 'positive', limits: [0, 1e12], calibrated: false };
const share: Quantity = { shape: 'share', limits: [0, 1], calibrated: false };
const percent: Quantity = { shape: 'share', limits: [0, 100], calibrated: false };
const drift: Quantity = { shape: 'signed', limits: [-100, 1000], calibrated: false };

describe('an answer as a distribution', () => {
  test('the kind follows the quantity', () => {
    expect(estimateSpec({ low: 7, high: 18 }, volume).kind).toBe('lognormal-through');
    expect(estimateSpec({ low: 7, high: 18, likely: 10 }, volume)).toMatchObject({
      kind: 'metalog',
      lower: 0,
    });
    expect(estimateSpec({ low: 7, high: 18, likely: 7.01 }, volume).kind).toBe('split-lognormal');
    expect(estimateSpec({ low: 0.1, high: 0.3 }, share).kind).toBe('beta-through');
    expect(estimateSpec({ low: 10, high: 30 }, percent)).toMatchObject({ lower: 0, upper: 100 });
    expect(estimateSpec({ low: -10, high: 30, likely: 5 }, drift).kind).toBe('metalog');
  });
  test('the ends are P10 and P90, for calibrated users P5 and P95', () => {
    const plain = estimateDistribution({ low: 10, high: 100 }, volume);
    const calibrated = estimateDistribution(
      { low: 10, high: 100 },
      { ...volume, calibrated: true },
    );
    expect([plain.quantile(0.1), plain.quantile(0.9)].map((x) => x.toFixed(9))).toEqual([
      '10.000000000',
      '100.000000000',
    ]);
    expect(calibrated.mean).toBeCloseTo(40.400128269457255, 10);
  });
  test('any possible answer keeps its ends and its likely value, within the limits', () => {
    const answer = fc
      .tuple(
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.boolean(),
      )
      .filter(([low, high]) => low < high - 1e-3)
      .map(([low, high, t, withLikely]) =>
        withLikely ? { low, high, likely: low + t * (high - low) } : { low, high },
      );
    fc.assert(
      fc.property(answer, fc.constantFrom(volume, share, drift), (a, quantity) => {
        const d = estimateDistribution(a, quantity);
        const margin = 1e-6 + 2e-3 * (a.high - a.low);
        expect(Math.abs(d.quantile(0.1) - a.low)).toBeLessThan(margin);
        expect(Math.abs(d.quantile(0.9) - a.high)).toBeLessThan(margin);
        if (a.likely !== undefined) {
          expect(Math.abs(d.quantile(0.5) - a.likely)).toBeLessThan(margin);
        }
        expect(d.quantile(1e-9)).toBeGreaterThanOrEqual(quantity.limits[0]);
        expect(d.quantile(1 - 1e-9)).toBeLessThanOrEqual(quantity.limits[1]);
        expect(Number.isFinite(d.quantile(0.999))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
  test('low equal to high is a known number; a low of 0 is allowed', () => {
    expect(estimateDistribution({ low: 5, high: 5 }, volume).sd).toBe(0);
    const rare = estimateDistribution({ low: 0, high: 10 }, volume);
    expect(rare.quantile(0.05)).toBe(0);
    expect(rare.quantile(0.9)).toBeCloseTo(10, 12);
  });
  test('impossible answers are refused in words', () => {
    expect(estimateRefusal({ low: 18, high: 7 }, volume)).toBe('low must be below high: 18 to 7');
    expect(estimateRefusal({ low: 7, high: 18, likely: 20 }, volume)).toBe(
      'likely must lie between low and high: 20 in 7 to 18',
    );
    expect(estimateRefusal({ low: -1, high: 18 }, { ...volume, limits: [-5, 50] })).toBe(
      'low must not be below 0: -1',
    );
    expect(estimateRefusal({ low: 0.5, high: 1.2 }, share)).toBe('high must not be above 1: 1.2');
    expect(estimateRefusal({ low: NaN, high: 2 }, volume)).toContain('NaN');
    expect(estimateRefusal({ low: 1, high: 2 }, volume)).toBeUndefined();
    expect(() => estimateDistribution({ low: 18, high: 7 }, volume)).toThrow('18 to 7');
  });
  test('limits refuse what lies beyond them, and only that', () => {
    expect(estimateRefusal({ low: -200, high: 5 }, drift)).toBe('low must not be below -100: -200');
    expect(estimateRefusal({ low: -100, high: 1000 }, drift)).toBeUndefined();
    expect(estimateRefusal({ low: -10, high: 5 }, drift)).toBeUndefined();
    expect(estimateRefusal({ low: 1, high: 2, likely: 0.5 }, volume)).toBe(
      'likely must lie between low and high: 0.5 in 1 to 2',
    );
    for (const likely of [1, 2]) {
      expect(estimateRefusal({ low: 1, high: 2, likely }, volume)).toBeUndefined();
    }
    expect(() => estimateDistribution({ low: 0, high: 2 }, share)).toThrow(
      new RangeError('high must not be above 1: 2'),
    );
  });
  test('specs in full: on a limit, beside it, and on other limits', () => {
    const ends = [0.1, 0.9];
    const spec = (low: number, high: number, quantity: Quantity) =>
      estimateSpec({ low, high }, quantity);
    const split = (low: number, median: number, high: number) => ({
      kind: 'split-normal',
      low,
      median,
      high,
      ends,
    });
    expect(spec(0, 8, volume)).toEqual(split(0, 4, 8));
    expect(spec(5, 8, { ...volume, limits: [5, 8] }).kind).toBe('lognormal-through');
    expect(spec(0, 0.5, share)).toEqual(split(0, 0.25, 0.5));
    expect(spec(0.5, 1, share)).toEqual(split(0.5, 0.75, 1));
    expect(spec(0, 100, percent)).toEqual(split(0, 50, 100));
    expect(spec(-10, 30, drift)).toEqual(split(-10, 10, 30));
    expect(estimateSpec({ low: -10, high: 30, likely: 5 }, drift)).toEqual({
      ...split(-10, 5, 30),
      kind: 'metalog',
    });
    expect(estimateSpec({ low: -10, high: 30, likely: -9.9 }, drift)).toEqual(split(-10, -9.9, 30));
    // Odds of 1 to 5 and 1 to 1: halfway is 1 to √5.
    const other: Quantity = { ...share, limits: [20, 80] };
    expect(spec(30, 50, other)).toEqual({
      ...split(30, expect.closeTo(20 + 60 / (1 + Math.sqrt(5)), 10) as number, 50),
      kind: 'metalog',
      lower: 20,
      upper: 80,
    });
    expect(spec(20, 50, other).kind).toBe('split-normal');
    expect(spec(30, 80, other).kind).toBe('split-normal');
    expect(spec(0.1, 0.3, { ...share, limits: [-1, 1] }).kind).toBe('metalog');
    expect(spec(0.5, 0.505, share).kind).toBe('metalog');
    expect(spec(0.001, 0.999, share).kind).toBe('metalog');
    expect(estimateSpec({ low: 0.1, high: 0.9, likely: 0.11 }, share).kind).toBe('split-normal');
  });
  test('a positive number is floored at 0 whatever its limits, a signed one is not', () => {
    const odd: Quantity = { ...volume, limits: [-5, 50] };
    expect(estimateDistribution({ low: 0, high: 10 }, odd).quantile(0.01)).toBe(0);
    expect(estimateDistribution({ low: -10, high: 30 }, drift).quantile(0.01)).toBeLessThan(-10);
    expect(estimateDistribution({ low: -99, high: 30 }, drift).quantile(0.0001)).toBe(-100);
    for (const value of [0, 0.4, 1]) {
      const d = estimateDistribution({ low: value, high: value }, share);
      expect([d.mean, d.sd, d.quantile(0.2)]).toEqual([value, 0, value]);
    }
  });
  test('priors in full', () => {
    const points = (low: number, median: number, high: number) => ({ low, median, high });
    const onLimit = (most: number, p: ReturnType<typeof points>) => ({
      kind: 'clipped',
      of: { kind: 'split-normal', ...p },
      least: 0,
      most,
    });
    expect(priorSpec('beta', 0.5, 0.9, 1)).toEqual(onLimit(1, points(0.5, 0.9, 1)));
    expect(priorSpec('beta', 0, 0.1, 0.4)).toEqual(onLimit(1, points(0, 0.1, 0.4)));
    expect(priorSpec('split lognormal', 0, 1, 3)).toEqual(onLimit(Infinity, points(0, 1, 3)));
    expect(priorSpec('split lognormal', 0.5, 0.9, 1)).toEqual({
      kind: 'split-lognormal',
      ...points(0.5, 0.9, 1),
    });
    expect(priorSpec('beta', 0.5, 0.9, 0.95)).toEqual({
      kind: 'split-logit-normal',
      ...points(0.5, 0.9, 0.95),
    });
    expect(priorSpec('split normal', 0, 0.9, 1)).toEqual({
      kind: 'split-normal',
      ...points(0, 0.9, 1),
    });
    expect(priorSpec('gamma', 2, 4, 6)).toEqual({ kind: 'gamma-through', low: 2, high: 6 });
  });
  test('impossible specs are refused too', () => {
    expect(refusal({ kind: 'pert', min: 2, mode: 20, max: 12 })).toContain('20 in 2 to 12');
    expect(refusal({ kind: 'lognormal-through', low: 0, high: 3 })).toBe('low must be above 0: 0');
    expect(refusal({ kind: 'split-logit-normal', low: 0, median: 0.5, high: 1 })).toContain(
      'share',
    );
    expect(refusal({ kind: 'mixture', parts: [] })).toContain('weight');
    expect(refusal({ kind: 'normal', mean: 0, sd: -1 })).toContain('-1');
    expect(refusal({ kind: 'gamma', shape: 0, scale: 1 })).toContain('shape');
    expect(refusal({ kind: 'normal-through', low: 1, high: 2, ends: [0.9, 0.1] })).toContain('0.9');
  });
});

describe('a prior as a distribution', () => {
  test.each([
    ['split lognormal', 2.5, 8, 40],
    ['split normal', -30, 15, 100],
    ['beta', 0.992, 0.997, 0.9995],
    ['split lognormal', 0, 0.02, 0.05],
    ['split normal', 0, 5, 20],
    ['split lognormal', 1, 1.05, 1.2],
  ] as const)('%s %d / %d / %d meets its three quantiles', (kind, p10, p50, p90) => {
    const d = priorDistribution(kind, p10, p50, p90);
    expect(d.quantile(0.1)).toBeCloseTo(p10, 10);
    expect(d.quantile(0.5)).toBeCloseTo(p50, 10);
    expect(d.quantile(0.9)).toBeCloseTo(p90, 10);
  });
  test('a split lognormal has its closed mean; a P10 of 0 leaves no draw below 0', () => {
    // 8·(e^(s1²/2)Φ(−s1) + e^(s2²/2)Φ(s2)) with s1 = ln(8/2.5)/1.28155, s2 = ln(5)/1.28155.
    expect(priorDistribution('split lognormal', 2.5, 8, 40).mean).toBeCloseTo(17.9598103718097, 9);
    const floored = priorDistribution('split lognormal', 0, 0.02, 0.05);
    expect(floored.quantile(0.01)).toBe(0);
    expect(floored.mean).toBeGreaterThan(0.02);
  });
  test('a gamma keeps P10 and P90', () => {
    const d = priorDistribution('gamma', 2, 4, 6);
    expect(d.quantile(0.1)).toBeCloseTo(2, 3);
    expect(d.quantile(0.9)).toBeCloseTo(6, 3);
    // The median comes out at 3.64, not 4: two parameters cannot meet three quantiles.
    expect(d.quantile(0.5)).toBeCloseTo(3.638999, 3);
  });
});
