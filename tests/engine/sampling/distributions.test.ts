import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalCdf } from '#engine/numerics/normal.ts';
import { betaThrough } from '#engine/sampling/distributions/beta.ts';
import { dirichletMarginal, dirichletShares } from '#engine/sampling/distributions/dirichlet.ts';
import { gammaThrough } from '#engine/sampling/distributions/gamma.ts';
import { metalogTerms } from '#engine/sampling/distributions/metalog.ts';
import { type DistributionSpec, distributionOf } from '#engine/sampling/distributions/spec.ts';

/** Expected values from SciPy 1.17 and mpmath; [spec, mean, sd, P5, P50, P95]. */
const oracles: [DistributionSpec, number, number, number, number, number][] = [
  [{ kind: 'constant', value: 7 }, 7, 0, 7, 7, 7],
  [{ kind: 'uniform', min: 2, max: 4 }, 3, 0.577350269189626, 2.1, 3, 3.9],
  [
    { kind: 'lognormal-through', low: 10, high: 100, ends: [0.05, 0.95] },
    40.400128269457255,
    32.12179530392014,
    10,
    31.622776601683793,
    100,
  ],
  [
    { kind: 'normal-through', low: 150000, high: 300000, ends: [0.05, 0.95] },
    225000,
    45596.76239338267,
    150000,
    225000,
    300000,
  ],
  [
    { kind: 'log-uniform', min: 1, max: 100 },
    21.497576854210966,
    24.969617949318863,
    1.2589254117941673,
    10,
    79.43282347242815,
  ],
  [
    { kind: 'triangular', min: 2, mode: 4, max: 12 },
    6,
    2.160246899469287,
    3,
    5.675444679663241,
    10,
  ],
  [
    { kind: 'pert', min: 2, mode: 4, max: 12 },
    5,
    1.7320508075688772,
    2.5897738761181723,
    4.766722593925189,
    8.212767240161902,
  ],
  [
    { kind: 'beta-through', low: 0.6, high: 0.9, ends: [0.05, 0.95] },
    0.765124501179118,
    0.0917871300011304,
    0.6,
    0.773938495369327,
    0.9,
  ],
  [
    { kind: 'metalog', low: 35, median: 50, high: 75 },
    52.84449758320886,
    NaN,
    30.73646601166668,
    50,
    84.33934319659419,
  ],
];

describe('known distributions', () => {
  test.each(oracles)('%j', (spec, mean, sd, p5, p50, p95) => {
    const d = distributionOf(spec);
    // Tabulated kinds (beta, gamma) are linear between 1,024 nodes: 1e-4 of a standard deviation.
    const margin = 2e-4 * (d.sd || 1);
    expect(d.mean).toBeCloseTo(mean, 9);
    if (sd === sd) expect(d.sd / (sd || 1)).toBeCloseTo(sd ? 1 : 0, 12);
    expect(Math.abs(d.quantile(0.05) - p5)).toBeLessThan(margin);
    expect(Math.abs(d.quantile(0.5) - p50)).toBeLessThan(margin);
    expect(Math.abs(d.quantile(0.95) - p95)).toBeLessThan(margin);
  });
  test('beta and gamma through two quantiles', () => {
    const { alpha, beta } = betaThrough(0.6, 0.9, [0.05, 0.95]);
    expect(alpha).toBeCloseTo(15.555559385929026, 7);
    expect(beta).toBeCloseTo(4.775196408659521, 7);
    const { shape, scale } = gammaThrough(2, 6, [0.1, 0.9]);
    const d = distributionOf({ kind: 'gamma', shape, scale });
    expect([d.cdf(2), d.cdf(6)].map((p) => p.toFixed(10))).toEqual([
      '0.1000000000',
      '0.9000000000',
    ]);
  });
  test('a metalog that would fall somewhere is refused', () => {
    expect(metalogTerms(10, 11, 100, 0.1).feasible).toBe(false);
    expect(() => distributionOf({ kind: 'metalog', low: 10, median: 11, high: 100 })).toThrow(
      'too close to one end',
    );
  });
  test('Dirichlet shares sum to 1 and have beta margins (4, 13, 3: P10 10 %, P90 32 %)', () => {
    const shares = dirichletShares([4, 13, 3], [0.2, 0.7, 0.4]);
    expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 14);
    const first = dirichletMarginal([4, 13, 3], 0);
    expect(first.mean).toBeCloseTo(0.2, 14);
    expect(first.quantile(0.1)).toBeCloseTo(0.0954, 3);
    expect(first.quantile(0.9)).toBeCloseTo(0.3181, 3);
  });
  test('a mixture has its parts in their shares, gap and all', () => {
    const hosts = distributionOf({
      kind: 'mixture',
      parts: [
        { weight: 7, of: { kind: 'uniform', min: 1, max: 5 } },
        { weight: 3, of: { kind: 'uniform', min: 28, max: 38 } },
      ],
    });
    expect(hosts.mean).toBeCloseTo(0.7 * 3 + 0.3 * 33, 12);
    expect(hosts.cdf(10)).toBeCloseTo(0.7, 14);
    expect(hosts.quantile(0.35)).toBeCloseTo(3, 2);
    expect(hosts.quantile(0.85)).toBeCloseTo(33, 2);
  });
});

const points = fc
  .tuple(
    fc.double({ min: 0.02, max: 0.3, noNaN: true }),
    fc.double({ min: 0.31, max: 0.6, noNaN: true }),
    fc.double({ min: 0.62, max: 0.97, noNaN: true }),
  )
  .map(([low, median, high]) => ({ low, median, high }));

const anySpec: fc.Arbitrary<DistributionSpec> = points.chain((p) =>
  fc.constantFrom<DistributionSpec>(
    { kind: 'normal-through', low: p.low, high: p.high },
    { kind: 'lognormal-through', low: p.low, high: p.high },
    { kind: 'beta-through', low: p.low, high: p.high },
    { kind: 'split-normal', ...p },
    { kind: 'split-lognormal', ...p },
    { kind: 'split-logit-normal', ...p },
    ...(metalogTerms(p.low, p.median, p.high, 0.1).feasible
      ? [{ kind: 'metalog', ...p } as const]
      : []),
    { kind: 'triangular', min: p.low, mode: p.median, max: p.high },
    { kind: 'pert', min: p.low, mode: p.median, max: p.high },
    { kind: 'log-uniform', min: p.low, max: p.high },
    { kind: 'gamma-through', low: p.low, high: p.high },
    { kind: 'clipped', of: { kind: 'split-normal', ...p }, least: 0.1, most: 0.8 },
    {
      kind: 'mixture',
      parts: [
        { weight: 1, of: { kind: 'normal-through', low: p.low, high: p.median } },
        { weight: 2, of: { kind: 'lognormal-through', low: p.median, high: p.high } },
      ],
    },
  ),
);

describe('every kind', () => {
  test('the quantile rises, agrees with the score form and undoes cdf', () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const d = distributionOf(spec);
        let before = -Infinity;
        for (let i = 1; i < 40; i += 1) {
          const u = i / 40;
          const x = d.quantile(u);
          expect(x).toBeGreaterThanOrEqual(before);
          before = x;
          const atScore = d.atScore(scoreOf(u));
          expect(Math.abs(atScore - x)).toBeLessThan(1e-9 + 1e-4 * d.sd);
          // Tables step by 0.0127 in the score: half a step at the densest point of a kink.
          const margin = spec.kind === 'mixture' ? 2.6e-3 : 2e-4;
          if (spec.kind !== 'clipped') expect(Math.abs(d.cdf(x) - u)).toBeLessThan(margin);
        }
      }),
      { numRuns: 60 },
    );
  });
  test('mean and sd are those of the quantile function', () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const d = distributionOf(spec);
        let first = 0;
        let second = 0;
        // Trapezoids over the normal score, width 1/256.
        for (let i = -2048; i <= 2048; i += 1) {
          const z = i / 256;
          const w = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI) / 256;
          const x = d.atScore(z);
          first += w * x;
          second += w * x * x;
        }
        expect(Math.abs(d.mean - first)).toBeLessThan(1e-3 * d.sd);
        expect(Math.abs(d.sd - Math.sqrt(second - first * first))).toBeLessThan(1e-2 * d.sd);
      }),
      { numRuns: 40 },
    );
  });
  test('three-point kinds meet their three points', () => {
    fc.assert(
      fc.property(points, fc.constantFrom(0.05, 0.1), (p, tail) => {
        for (const kind of ['split-normal', 'split-lognormal', 'split-logit-normal'] as const) {
          const d = distributionOf({ kind, ...p, ends: [tail, 1 - tail] });
          expect(d.quantile(tail)).toBeCloseTo(p.low, 10);
          expect(d.quantile(0.5)).toBeCloseTo(p.median, 10);
          expect(d.quantile(1 - tail)).toBeCloseTo(p.high, 10);
        }
      }),
    );
  });
});

function scoreOf(u: number): number {
  let low = -9;
  let high = 9;
  for (let i = 0; i < 80; i += 1) {
    const middle = (low + high) / 2;
    if (normalCdf(middle) < u) low = middle;
    else high = middle;
  }
  return low;
}
