import { describe, expect, test } from 'vitest';
import { betaCdf } from '#engine/numerics/beta.ts';
import { normalCdf, normalPdf } from '#engine/numerics/normal.ts';
import { betaThrough } from '#engine/sampling/distributions/beta.ts';
import { clipped } from '#engine/sampling/distributions/clipped.ts';
import { constant } from '#engine/sampling/distributions/constant.ts';
import type { Distribution } from '#engine/sampling/distributions/distribution.ts';
import { splitLogitNormal } from '#engine/sampling/distributions/logit-normal.ts';
import { lognormal, splitLognormal } from '#engine/sampling/distributions/lognormal.ts';
import { metalog } from '#engine/sampling/distributions/metalog.ts';
import { mixture } from '#engine/sampling/distributions/mixture.ts';
import { normal, normalThrough, splitNormal } from '#engine/sampling/distributions/normal.ts';
import { tabulated } from '#engine/sampling/distributions/tabulated.ts';
import { triangular } from '#engine/sampling/distributions/triangular.ts';
import { logUniform, uniform } from '#engine/sampling/distributions/uniform.ts';

const TENTHS = [0.001, 0.1, 0.25, 0.5, 0.77, 0.9, 0.9999];
const WIDE = [0.1, 0.9] as const;

function undoes(d: Distribution): void {
  for (const u of TENTHS) expect(d.cdf(d.quantile(u))).toBeCloseTo(u, 11);
  for (const z of [-3, -0.4, 0, 0.2, 2.5]) {
    expect(d.atScore(z)).toBeCloseTo(d.quantile(normalCdf(z)), 10);
  }
}

describe('metalogs', () => {
  const scales = [{}, { lower: 1 }, { upper: 9 }, { lower: 1, upper: 9 }, { lower: -2 }];
  test('three points are met and cdf undoes the quantile on every scale', () => {
    for (const limits of scales) {
      for (const median of [3, 3.4, 4.2]) {
        const d = metalog(2, median, 6, 0.1, limits);
        expect(d.quantile(0.1)).toBeCloseTo(2, 11);
        expect(d.quantile(0.5)).toBeCloseTo(median, 11);
        expect(d.quantile(0.9)).toBeCloseTo(6, 11);
        undoes(d);
      }
    }
    expect(metalog(2, 3, 6, 0.1).cdf(NaN)).toBeNaN();
  });
  test('nothing lies beyond a limit', () => {
    const d = metalog(2, 3, 6, 0.1, { lower: 1, upper: 9 });
    for (const x of [1, 0.5, -40]) expect(d.cdf(x)).toBeLessThan(1e-20);
    for (const x of [9, 9.5, 40]) expect(d.cdf(x)).toBe(1);
    const low = metalog(2, 3, 6, 0.1, { lower: 1 });
    for (const x of [1, 0.5, -40]) expect(low.cdf(x)).toBeLessThan(1e-20);
    expect(low.cdf(1e9)).toBeCloseTo(1, 9);
    const high = metalog(2, 3, 6, 0.1, { upper: 9 });
    for (const x of [9, 9.5, 40]) expect(high.cdf(x)).toBe(1);
    expect(high.cdf(-1e9)).toBeCloseTo(0, 9);
  });
  test('an upper limit mirrors a lower one', () => {
    const lower = metalog(2, 3, 6, 0.1, { lower: 1 });
    const upper = metalog(-6, -3, -2, 0.1, { upper: -1 });
    for (const u of TENTHS) expect(upper.quantile(1 - u)).toBeCloseTo(-lower.quantile(u), 10);
    expect(upper.mean).toBeCloseTo(-lower.mean, 9);
    expect(upper.sd).toBeCloseTo(lower.sd, 3);
  });
  test('without skew a log-metalog is log-logistic: closed mean and spread', () => {
    // Shape 1/a2 with a2 = ¼: mean m·(π/4)/sin(π/4), second moment m²·π/2.
    const reach = 9 ** 0.25;
    const d = metalog(7 / reach, 7, 7 * reach, 0.1, { lower: 0 });
    expect(d.mean).toBeCloseTo((7 * Math.PI) / 4 / Math.SQRT1_2, 6);
    expect(d.sd / (7 * Math.sqrt(Math.PI / 2 - 2 * (Math.PI / 4) ** 2))).toBeCloseTo(1, 4);
    const middle = metalog(2, 5, 8, 0.1, { lower: 1, upper: 9 });
    expect(middle.mean).toBeCloseTo(5, 10);
    // 1 + a3/2 with a3 = 2/(0.8·ln 9).
    expect(metalog(0, 1, 4, 0.1).mean).toBeCloseTo(1 + 1 / (0.8 * Math.log(9)), 12);
  });
  test('a tail as heavy as a power of 1 has no mean', () => {
    // a2 = 0.8, and a3 = ±0.5 moves the exponent to 1.05 or 0.55.
    const points = (a3: number) => {
      const span = Math.log(9);
      return [-1, 0, 1].map((t) => Math.exp(0.8 * t * span + (t === 0 ? 0 : 0.4 * a3 * span)));
    };
    const [low = 0, median = 0, high = 0] = points(0.5);
    const heavy = metalog(low, median, high, 0.1, { lower: 0 });
    expect([heavy.mean, heavy.sd]).toEqual([Infinity, Infinity]);
    const mirrored = metalog(-high, -median, -low, 0.1, { upper: 0 });
    expect([mirrored.mean, mirrored.sd]).toEqual([-Infinity, Infinity]);
    const [a = 0, b = 0, c = 0] = points(-0.5);
    const light = metalog(a, b, c, 0.1, { lower: 0 });
    expect(light.mean).toBeGreaterThan(b / 2);
    expect(light.mean).toBeLessThan(10 * c);
    expect(metalog(-c, -b, -a, 0.1, { upper: 0 }).mean).toBeCloseTo(-light.mean, 8);
    // Both limits hold any tail.
    const held = metalog(low, median, high, 0.1, { lower: 0, upper: 1000 });
    expect(held.mean).toBeLessThan(1000);
  });
});

describe('split kinds', () => {
  test('cdf is exact on both sides and at the three points', () => {
    const kinds = [
      splitNormal(0.2, 0.5, 0.9, WIDE),
      splitLognormal(0.2, 0.5, 0.9, WIDE),
      splitLogitNormal(0.2, 0.5, 0.9, WIDE),
    ];
    for (const d of kinds) {
      undoes(d);
      expect([0.2, 0.5, 0.9].map((x) => d.cdf(x))).toEqual(
        [0.1, 0.5, 0.9].map((p) => expect.closeTo(p, 12)),
      );
    }
  });
  test('beyond what can be, nothing or everything', () => {
    const share = splitLogitNormal(0.2, 0.5, 0.9, WIDE);
    expect([-1, 0, 1, 2].map((x) => share.cdf(x))).toEqual([0, 0, 1, 1]);
    const positive = [splitLognormal(0.2, 0.5, 0.9, WIDE), lognormal(0, 1), logUniform(1, 2)];
    for (const d of positive) expect([d.cdf(-1), d.cdf(0)]).toEqual([0, 0]);
    for (const d of [uniform(1, 2), triangular(1, 1.5, 2), logUniform(1, 2)]) {
      expect([-9, 0.9, 1, 2, 2.1, 9].map((x) => d.cdf(x))).toEqual([0, 0, 0, 1, 1, 1]);
      undoes(d);
    }
  });
  test('a side of no width holds nothing', () => {
    const right = splitNormal(4, 4, 8, WIDE);
    expect([3.9, 4].map((x) => right.cdf(x))).toEqual([0, 0.5]);
    const left = splitNormal(0, 4, 4, WIDE);
    expect([4, 5].map((x) => left.cdf(x))).toEqual([1, 1]);
    expect(left.cdf(0)).toBeCloseTo(0.1, 14);
  });
  test('closed moments: each half is half a normal', () => {
    // Below 2 with s = 1, above with s = 3: mean 2 + (3 − 1)/√(2π), E(x − 2)² = (1 + 9)/2.
    const z = 1.2815515655446004;
    const d = splitNormal(2 - z, 2, 2 + 3 * z, WIDE);
    const shift = 2 / Math.sqrt(2 * Math.PI);
    expect(d.mean).toBeCloseTo(2 + shift, 10);
    expect(d.sd).toBeCloseTo(Math.sqrt(5 - shift * shift), 10);
  });
  test('a normal through unequal tails', () => {
    const { mean, sd } = normalThrough(-3, 5, [0.2, 0.95]);
    const d = normal(mean, sd);
    expect([d.cdf(-3), d.cdf(5)]).toEqual([expect.closeTo(0.2, 13), expect.closeTo(0.95, 13)]);
  });
});

describe('held, mixed, tabulated', () => {
  test('what lies beyond a limit sits on it', () => {
    const d = clipped(normal(0, 1), -1, 2);
    expect([d.quantile(0.01), d.quantile(0.5), d.quantile(0.99)]).toEqual([-1, 0, 2]);
    expect([d.atScore(-1.5), d.atScore(0.3), d.atScore(7)]).toEqual([-1, 0.3, 2]);
    expect([-1.01, 1.99, 2, 3].map((x) => d.cdf(x))).toEqual([0, normalCdf(1.99), 1, 1]);
    expect(d.cdf(-1)).toBe(normalCdf(-1));
    expect(d.mean).toBeCloseTo(
      -normalCdf(-1) + normalPdf(1) - normalPdf(2) + 2 * normalCdf(-2),
      10,
    );
    const inside = uniform(0, 1);
    expect(clipped(inside, -1, 2)).toBe(inside);
    expect(clipped(inside, 0, 1)).toBe(inside);
    expect(clipped(inside, 0.1, 2).quantile(0.01)).toBe(0.1);
    expect(clipped(inside, -1, 0.9).quantile(0.99)).toBe(0.9);
  });
  test('a mixture of known numbers jumps where the shares say', () => {
    const d = mixture([
      { weight: 1, of: constant(1) },
      { weight: 3, of: constant(5) },
    ]);
    expect([0.01, 0.25, 0.2501, 0.9].map((u) => d.quantile(u))).toEqual([1, 1, 5, 5]);
    expect([0, 1, 4.9, 5].map((x) => d.cdf(x))).toEqual([0, 0.25, 0.25, 1]);
    expect([d.mean, d.sd]).toEqual([4, expect.closeTo(Math.sqrt(3), 14)]);
    const smooth = mixture([
      { weight: 2, of: normal(-1, 1) },
      { weight: 1, of: normal(3, 0.5) },
    ]);
    undoes(smooth);
    expect(smooth.sd).toBeCloseTo(Math.sqrt((2 * 2 + 9.25) / 3 - (1 / 3) ** 2), 12);
  });
  test('a table is exact for what is linear in the score, and stops at 6.5', () => {
    const d = tabulated(normal(0, 1));
    for (const z of [-6.49, -3.21, 0, 0.007, 2, 6.4999]) expect(d.atScore(z)).toBeCloseTo(z, 12);
    expect([-9, -6.5, 6.5, 9].map((z) => d.atScore(z))).toEqual(
      [-6.5, -6.5, 6.5, 6.5].map((z) => expect.closeTo(z, 12)),
    );
  });
  test('a beta through any two quantiles', () => {
    for (const [low, high] of [
      [0.001, 0.01],
      [0.5, 0.999],
      [0.01, 0.99],
      [0.45, 0.55],
      [0.0001, 0.7],
      [0.3, 0.31],
      [0.9, 0.9999],
    ] as const) {
      for (const ends of [WIDE, [0.05, 0.95], [0.25, 0.9]] as const) {
        const { alpha, beta } = betaThrough(low, high, ends);
        expect(betaCdf(low, alpha, beta), `${low} to ${high}`).toBeCloseTo(ends[0], 9);
        expect(betaCdf(high, alpha, beta), `${low} to ${high}`).toBeCloseTo(ends[1], 9);
      }
    }
  });
});
