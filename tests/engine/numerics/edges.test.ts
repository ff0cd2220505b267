import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { betaCdf, betaQuantile } from '#engine/numerics/beta.ts';
import { exp, expm1 } from '#engine/numerics/exp.ts';
import { numericsFingerprint } from '#engine/numerics/fingerprint.ts';
import { gammaCdf, gammaQuantile } from '#engine/numerics/gamma.ts';
import { log, log1p, log10, log2 } from '#engine/numerics/log.ts';
import { normalCdf, normalLoss } from '#engine/numerics/normal.ts';
import { normalQuantile } from '#engine/numerics/normal-quantile.ts';
import { pow } from '#engine/numerics/pow.ts';
import { studentTCdf, studentTQuantile } from '#engine/numerics/student-t.ts';
import { asin, sin } from '#engine/numerics/trigonometry.ts';

describe('edges of the range', () => {
  test('exp and expm1', () => {
    expect([exp(0), exp(-Infinity), exp(Infinity), exp(710), exp(-746)]).toEqual([
      1,
      0,
      Infinity,
      Infinity,
      0,
    ]);
    expect(exp(NaN)).toBeNaN();
    expect(exp(-745)).toBe(5e-324);
    expect(exp(709.78)).toBeCloseTo(1.7928227943945155e308, -295);
    expect(expm1(-Infinity)).toBe(-1);
    expect(expm1(1e-20)).toBe(1e-20);
    expect(expm1(NaN)).toBeNaN();
  });
  test('log and log1p', () => {
    expect([log(1), log(0), log(Infinity), log1p(-1)]).toEqual([0, -Infinity, Infinity, -Infinity]);
    expect(log(-1)).toBeNaN();
    expect(log(NaN)).toBeNaN();
    expect(log(5e-324)).toBeCloseTo(-744.4400719213812, 12);
    expect(log10(1000)).toBeCloseTo(3, 14);
    expect(log2(1024)).toBeCloseTo(10, 14);
  });
  test('pow', () => {
    expect([pow(10, 2), pow(2, -3), pow(2, 0.5), pow(-2, 3), pow(1.5, 40)]).toEqual([
      100,
      0.125,
      Math.SQRT2,
      -8,
      1.5 ** 40,
    ]);
    expect([pow(0, 2), pow(0, -1), pow(NaN, 0), pow(1, NaN), pow(2, 5000), pow(2, -5000)]).toEqual([
      0,
      Infinity,
      1,
      1,
      Infinity,
      0,
    ]);
    expect(pow(-8, 1 / 3)).toBeNaN();
    expect(pow(0.5, Infinity)).toBe(0);
    expect(pow(-Infinity, 3)).toBe(-Infinity);
  });
  test('quantiles', () => {
    expect([normalQuantile(0), normalQuantile(0.5), normalQuantile(1)]).toEqual([
      -Infinity,
      0,
      Infinity,
    ]);
    expect(normalQuantile(-0.1)).toBeNaN();
    expect(asin(1)).toBeCloseTo(Math.PI / 2, 15);
    expect(asin(1.1)).toBeNaN();
    expect(sin(Infinity)).toBeNaN();
  });
});

describe('properties', () => {
  const probability = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });
  const shape = fc.double({ min: 0.2, max: 300, noNaN: true });
  test('the quantile undoes the distribution function', () => {
    fc.assert(
      fc.property(probability, shape, shape, (p, a, b) => {
        expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 13);
        expect(gammaCdf(gammaQuantile(p, a), a)).toBeCloseTo(p, 9);
        expect(studentTCdf(studentTQuantile(p, a), a)).toBeCloseTo(p, 9);
        const x = betaQuantile(p, a, b);
        if (x < 0.999) expect(betaCdf(x, a, b)).toBeCloseTo(p, 9);
      }),
      { numRuns: 200 },
    );
  });
  test('the loss integral obeys L(−z) = z + L(z) and falls', () => {
    fc.assert(
      fc.property(fc.double({ min: -6, max: 6, noNaN: true }), (z) => {
        expect(normalLoss(-z) - normalLoss(z)).toBeCloseTo(z, 12);
        expect(normalLoss(z + 0.01)).toBeLessThan(normalLoss(z));
      }),
    );
  });
  test('exp, log and pow never step down where they should rise', () => {
    fc.assert(
      fc.property(fc.double({ min: -600, max: 600, noNaN: true }), (x) => {
        expect(exp(x + Math.abs(x) * 1e-15)).toBeGreaterThanOrEqual(exp(x));
        expect(log(exp(x))).toBeCloseTo(x, 12);
      }),
    );
  });
  test('the fingerprint is that of these functions', () => {
    expect(numericsFingerprint()).toBe('7ec75d783d426d3a');
  });
});
