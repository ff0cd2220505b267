import { describe, expect, test } from 'vitest';
import { exp } from '#engine/numerics/exp.ts';
import { normalCdf, normalLoss } from '#engine/numerics/normal.ts';
import { pow } from '#engine/numerics/pow.ts';

describe('powers of special values', () => {
  const sizes = [0, 1e-300, 0.5, 1, 2, 3, 1e300, Infinity];
  const values = [...sizes, ...sizes.map((x) => -x), NaN];
  const exponents = [...values, 5, -5, 2.5, -2.5, 1e10, -1e10, 1e291, -1e291, 2 ** 53, 2 ** 53 - 1];

  /** The language has NaN for 1^±∞ and 1^NaN, where C and IEEE 754 have 1. */
  const expected = (x: number, y: number): number =>
    x === 1 || (x === -1 && Math.abs(y) === Infinity) ? 1 : Math.pow(x, y);

  test.each(values)('%d to every other', (x) => {
    for (const y of exponents) {
      const [got, wanted] = [pow(x, y), expected(x, y)];
      const named = `${x}^${y}`;
      const isCommon = Number.isFinite(wanted) && wanted !== 0;
      if (isCommon) expect(Math.abs(got / wanted - 1), named).toBeLessThan(1e-15);
      // Zeros and infinities with their signs.
      else expect(got, named).toBe(wanted);
    }
  });
});

describe('the ends of exp', () => {
  test('are where doubles end', () => {
    expect(exp(709.782712893384)).toBeLessThan(Infinity);
    expect(exp(709.782712893385)).toBe(Infinity);
    expect(exp(-745.13)).toBe(5e-324);
    expect(exp(-745.14)).toBe(0);
    for (const x of [-708, -707.5, -708.5, 708.9, 709, 709.5]) {
      expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(1e-12);
    }
  });
});

describe('the normal distribution far out', () => {
  /** Φ(z) and L(z) from mpmath with 400 bits. */
  test.each([
    [-9.0, 1.1285884059538405e-19, 1.2247791808434897e-20],
    [-12.5, 3.732564298877713e-36, 2.948998437800428e-37],
    [-20.0, 2.7536241186062337e-89, 1.3700124947295798e-90],
    [-30.0, 4.906713927148187e-198, 1.631956734091401e-199],
    [-37.0, 5.725571222524577e-300, 1.5451991905122024e-301],
  ])('at %d', (z, cdf, loss) => {
    expect(Math.abs(normalCdf(z) / cdf - 1)).toBeLessThan(1e-12);
    expect(Math.abs(normalLoss(-z) / loss - 1)).toBeLessThan(1e-12);
    expect(normalCdf(-z)).toBe(1);
    expect(normalLoss(z)).toBe(-z);
  });

  test('nothing is left beyond 39, and no number gives none', () => {
    expect([normalCdf(-39), normalCdf(-50), normalCdf(-Infinity)]).toEqual([0, 0, 0]);
    expect([normalCdf(39), normalCdf(Infinity)]).toEqual([1, 1]);
    expect([normalLoss(39), normalLoss(60)]).toEqual([0, 0]);
    expect(normalCdf(NaN)).toBeNaN();
    expect(normalLoss(NaN)).toBeNaN();
  });
});
