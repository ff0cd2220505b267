import { describe, expect, test } from 'vitest';
import { betaCdf, betaQuantile, betaQuantileLogit, logBeta } from '#engine/numerics/beta.ts';
import { gammaCdf, gammaQuantile, logGamma } from '#engine/numerics/gamma.ts';
import { studentTCdf, studentTQuantile } from '#engine/numerics/student-t.ts';

/** How far a result is from what algebra gives, relative to it. */
const off = (got: number, expected: number): number => Math.abs(got / expected - 1);
const lowTail = [1e-300, 1e-100, 1e-30, 1e-12, 1e-6, 0.01, 0.1, 0.3, 0.5];
const both = [...lowTail, 0.6, 0.9, 0.99, 1 - 1e-6, 1 - 1e-12];

describe('the beta distribution', () => {
  test('outside of 0 to 1, and for no number at all', () => {
    expect([-1, 0, 1, 2].map((x) => betaCdf(x, 2, 3))).toEqual([0, 0, 1, 1]);
    expect(betaCdf(NaN, 2, 3)).toBeNaN();
    expect([-0.5, 0, 1, 1.5].map((p) => betaQuantileLogit(p, 2, 3))).toEqual([
      -Infinity,
      -Infinity,
      Infinity,
      Infinity,
    ]);
    expect([0, 1].map((p) => betaQuantile(p, 2, 3))).toEqual([0, 1]);
  });

  test.each([0.05, 0.5, 1, 3, 40])('with b = 1 is a power, a = %d', (a) => {
    for (const x of [1e-7, 0.01, 0.4, 0.9, 0.999])
      expect(off(betaCdf(x, a, 1), x ** a)).toBeLessThan(2e-12);
    // As far down as the quantile itself can be written.
    for (const p of both.filter((each) => Math.log(each) / a > -700)) {
      const logit = Math.log(p) / a - Math.log(-Math.expm1(Math.log(p) / a));
      const allowed = 1e-12 * Math.max(1, Math.abs(logit));
      expect(Math.abs(betaQuantileLogit(p, a, 1) - logit), `p = ${p}`).toBeLessThan(allowed);
    }
  });

  test.each([0.05, 0.5, 1, 3, 40])('with a = 1 is a power of what is left, b = %d', (b) => {
    for (const x of [0.01, 0.4, 0.9, 0.999]) {
      expect(Math.abs(betaCdf(x, 1, b) - (1 - (1 - x) ** b))).toBeLessThan(1e-13);
    }
    for (const p of both) {
      const logRest = Math.log1p(-p) / b;
      const logit = Math.log(-Math.expm1(logRest)) - logRest;
      const allowed = 1e-12 * Math.max(1, Math.abs(logit));
      expect(Math.abs(betaQuantileLogit(p, 1, b) - logit), `p = ${p}`).toBeLessThan(allowed);
    }
  });

  test('with both ½ is the arcsine law; its logit keeps its digits near 0', () => {
    for (const p of both.filter((each) => each > 1e-150 && each < 0.999)) {
      const x = Math.sin((Math.PI * p) / 2) ** 2;
      expect(off(betaQuantile(p, 0.5, 0.5), x)).toBeLessThan(1e-12);
    }
    const logit = 2 * Math.log((Math.PI * 1e-140) / 2);
    expect(off(betaQuantileLogit(1e-140, 0.5, 0.5), logit)).toBeLessThan(1e-14);
  });

  test('starts from anywhere to the same end', () => {
    const usual = betaQuantileLogit(0.2, 3, 5);
    for (const start of [-30, -2, 4, 30]) {
      expect(Math.abs(betaQuantileLogit(0.2, 3, 5, start) - usual)).toBeLessThan(1e-12);
    }
  });

  test('its logarithm of B is that of factorials', () => {
    expect(off(logBeta(4, 6), Math.log((6 * 120) / 362_880))).toBeLessThan(1e-14);
  });
});

describe('the gamma distribution', () => {
  test('ln Γ is that of factorials, and of π at a half', () => {
    let factorial = 1;
    for (let n = 2; n <= 20; n++) {
      factorial *= n;
      expect(off(logGamma(n + 1), Math.log(factorial))).toBeLessThan(1e-14);
    }
    expect(off(logGamma(0.5), Math.log(Math.PI) / 2)).toBeLessThan(1e-14);
    expect([logGamma(1), logGamma(2)].every((x) => Math.abs(x) < 1e-14)).toBe(true);
    expect(off(logGamma(1e-10), -Math.log(1e-10) - 5.772156649e-11)).toBeLessThan(1e-14);
    for (const x of [0, -1, NaN]) expect(logGamma(x)).toBeNaN();
  });

  test('with shape 1 is the exponential, in both tails', () => {
    for (const x of [1e-12, 0.1, 1, 1.9, 2, 2.1, 5, 30]) {
      expect(off(gammaCdf(x, 1), -Math.expm1(-x))).toBeLessThan(1e-14);
    }
    for (const p of both) {
      expect(off(gammaQuantile(p, 1), -Math.log1p(-p)), `p = ${p}`).toBeLessThan(1e-12);
    }
    expect([-1, 0, NaN].map((x) => gammaCdf(x, 2))).toEqual([0, 0, 0]);
  });

  test('with shape 2 sums two exponentials, on both sides of where its sum changes', () => {
    for (const x of [0.5, 2.9, 3, 3.1, 8, 40]) {
      expect(off(gammaCdf(x, 2), 1 - (1 + x) * Math.exp(-x))).toBeLessThan(1e-13);
      expect(off(gammaQuantile(1 - (1 + x) * Math.exp(-x), 2), x)).toBeLessThan(x < 20 ? 1e-8 : 1);
    }
  });

  test('with a small shape reaches far down', () => {
    // P(a, x) ≈ x^a / Γ(a + 1) where x is next to nothing.
    const a = 0.2;
    const x = Math.exp((Math.log(1e-30) + logGamma(a + 1)) / a);
    expect(off(gammaQuantile(1e-30, a), x)).toBeLessThan(1e-12);
  });

  test('with a large shape is close to the normal that it becomes', () => {
    const shape = 1e4;
    const wilsonHilferty = (z: number) => shape * (1 - 1 / (9 * shape) + z / (3 * 100)) ** 3;
    for (const [p, z] of [
      [0.1, -1.2815515655446004],
      [0.5, 0],
      [0.9, 1.2815515655446004],
    ] as const) {
      expect(off(gammaQuantile(p, shape), wilsonHilferty(z))).toBeLessThan(2e-8);
    }
  });
});

describe('Student’s t', () => {
  test('with one degree is Cauchy’s, out to the far tail', () => {
    for (const p of lowTail.filter((each) => each < 0.5 && each > 1e-200)) {
      const t = -1 / Math.tan(Math.PI * p);
      expect(off(studentTQuantile(p, 1), t), `p = ${p}`).toBeLessThan(1e-11);
      if (p > 1e-14) expect(off(studentTCdf(t, 1), p)).toBeLessThan(1e-9);
    }
  });

  test('with two degrees is algebra, and is even', () => {
    for (const p of [1e-12, 0.001, 0.2, 0.4, 0.7, 0.99]) {
      const t = (2 * p - 1) / Math.sqrt(2 * p * (1 - p));
      expect(off(studentTQuantile(p, 2), t), `p = ${p}`).toBeLessThan(1e-10);
      expect(off(studentTCdf(t, 2), p)).toBeLessThan(1e-10);
      expect(off(studentTCdf(-t, 2), 1 - p)).toBeLessThan(1e-10);
    }
    expect(studentTQuantile(0.5, 2)).toBe(0);
    expect(studentTCdf(0, 2)).toBeCloseTo(0.5, 15);
  });
});
