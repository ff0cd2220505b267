import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellsOfRanks } from '#engine/decision/cells.ts';
import { decisionOf } from '#engine/decision/decision.ts';
import { answerQuality, evppi, evsi, noiseFloor } from '#engine/decision/evppi.ts';
import { groupValue } from '#engine/decision/group-value.ts';
import { hermiteTerms } from '#engine/decision/hermite-terms.ts';
import { isMeasurable } from '#engine/decision/information-value.ts';
import { evpi } from '#engine/decision/regret.ts';
import { normalLoss } from '#engine/numerics/normal.ts';
import { cells, combined, constant, normals } from './columns.ts';

/** E max(0, X) − max(0, E X) of a normal. */
function twoOptionValue(mean: number, sd: number): number {
  return sd * normalLoss(Math.abs(mean) / sd);
}

const [a, b] = [normals(0), normals(1)];

describe('one input', () => {
  test('two options with a normal difference: value within 2 standard errors, by theory', () => {
    for (const seed of [1, 2, 3, 4]) {
      const [x, y] = [normals(0, seed), normals(1, seed)];
      const decision = decisionOf([constant(0), combined([x, y], (p = 0, q = 0) => 1 + p - 2 * q)]);
      for (const [dimension, sd] of [
        [0, 1],
        [1, 2],
      ] as const) {
        const result = evppi(decision, cells(dimension, seed));
        const truth = twoOptionValue(1, sd);
        const margin = Math.max(0.01 * truth, 2 * result.standardError);
        expect(Math.abs(result.value - truth)).toBeLessThan(margin);
        // The draws are stratified: in fact the error is a small part of the plain one.
        expect(Math.abs(result.value - truth)).toBeLessThan(0.04 * truth);
      }
    }
  });
  test('a choice that changes in one future of 740 is worth what theory says', () => {
    const truth = twoOptionValue(-3, 1);
    const seeds = 40;
    let value = 0;
    for (let seed = 1; seed <= seeds; seed += 1) {
      const far = decisionOf([constant(0), normals(0, seed).map((z) => z - 3)]);
      value += evppi(far, cells(0, seed)).value / seeds;
    }
    // The outermost cell counts with its mean score, 3.37: 6 % short, ± 4 % from its eight draws in every
    // seed. With its middle, 3.30, it would be 30 % short.
    expect(Math.abs(value / truth - 1)).toBeLessThan(0.15);
  });
  test('a curved effect among three options', () => {
    // Options 0, z² − 1 and 1.2 − z² + noise: the value is known by quadrature over z.
    const decision = decisionOf([
      constant(0),
      combined([a, b], (z = 0, e = 0) => z * z - 1 + 0.5 * e),
      combined([a, b], (z = 0, e = 0) => 0.2 - z * z - 0.5 * e),
    ]);
    let truth = 0;
    for (let i = -4000; i <= 4000; i += 1) {
      const z = i / 500;
      truth +=
        (Math.max(0, z * z - 1, 0.2 - z * z) * Math.exp((-z * z) / 2)) /
        Math.sqrt(2 * Math.PI) /
        500;
    }
    expect(evppi(decision, cells(0)).value).toBeCloseTo(truth, 1.7);
  });
  test('a useless input has no measurable value in at least 95 of 100 seeds', () => {
    // The hardest case: three options with equal means, one of them a product of the others' inputs.
    const silent = { tied: 0, apart: 0 };
    for (let seed = 1; seed <= 100; seed += 1) {
      const [p, q, r] = [normals(0, seed), normals(1, seed), normals(2, seed)];
      const product = combined([p, q, r], (x = 0, y = 0, z = 0) => x * y + z);
      const tied = decisionOf([p, q, product]);
      const apart = decisionOf([p, q.map((x) => x - 0.2), product]);
      if (!isMeasurable(evppi(tied, cells(40, seed)), noiseFloor(tied))) silent.tied += 1;
      if (!isMeasurable(evppi(apart, cells(40, seed)), noiseFloor(apart))) silent.apart += 1;
    }
    expect(silent.tied).toBeGreaterThanOrEqual(95);
    expect(silent.apart).toBeGreaterThanOrEqual(95);
  });
  test('a useful input is measurable, and its value lies between 0 and EVPI', () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 1, noNaN: true }), (shift) => {
        const columns = [constant(shift), combined([a, b], (x = 0, y = 0) => x + 0.5 * y)];
        const decision = decisionOf(columns);
        const result = evppi(decision, cells(0));
        expect(isMeasurable(result)).toBe(true);
        expect(result.value).toBeGreaterThanOrEqual(0);
        expect(result.value).toBeLessThanOrEqual(evpi(columns) * 1.01);
      }),
      { numRuns: 15 },
    );
  });
  test('ranks serve where no uniforms are at hand, for any number of draws', () => {
    const x = Float64Array.from({ length: 777 }, (_, i) => (i * 0.618034) % 1);
    const decision = decisionOf([x.map((u) => u), x.map(() => 0.5)]);
    expect(evppi(decision, cellsOfRanks(x)).value).toBeCloseTo(0.125, 2);
  });
});

describe('a rough answer', () => {
  const decision = decisionOf([constant(0), combined([a, b], (x = 0, y = 0) => 1 + x - 2 * y)]);
  test('n observations of a normal (Raiffa & Schlaifer)', () => {
    for (const n of [1, 10, 100, 1000]) {
      const truth = twoOptionValue(1, 1 / Math.sqrt(1 + 1 / n));
      const result = evsi(decision, cells(0), answerQuality(1, 1 / Math.sqrt(n)));
      expect(Math.abs(result.value - truth)).toBeLessThan(0.05 * truth);
    }
  });
  test('worth nothing at quality 0, the full value at 1, and more the better it is', () => {
    expect(evsi(decision, cells(0), 0).value).toBeLessThan(1e-9);
    expect(evsi(decision, cells(0), 1).value).toBeCloseTo(evppi(decision, cells(0)).value, 9);
    let before = 0;
    for (let r = 0.1; r <= 1; r += 0.1) {
      const { value } = evsi(decision, cells(0), r);
      expect(value).toBeGreaterThanOrEqual(before);
      before = value;
    }
    expect(answerQuality(2, 0)).toBe(1);
  });
  test('it shrinks the degree-k Hermite coefficient by r^k', () => {
    const square = decisionOf([constant(0), combined([a], (z = 0) => z * z - 1)]);
    const [whole, rough] = [evsi(square, cells(0), 1), evsi(square, cells(0), 0.6)];
    const last = (fits: readonly Float64Array[]) => (fits[0] as Float64Array)[1000] as number;
    expect(last(rough.fits) / last(whole.fits)).toBeCloseTo(0.36, 2);
  });
});

describe('groups', () => {
  test('a product: neither input alone, both together', () => {
    const columns = [constant(0), combined([a, b], (x = 0, y = 0) => x * y)];
    const decision = decisionOf(columns);
    for (const dimension of [0, 1]) {
      expect(isMeasurable(evppi(decision, cells(dimension)))).toBe(false);
    }
    // E max(0, z1·z2) = 1/π.
    expect(groupValue(decision, [a, b]).value).toBeCloseTo(1 / Math.PI, 2);
  });
  test('everything knowable: never above EVPI, all of it where nothing else is left', () => {
    const noise = normals(9);
    const inputs = [0, 1, 2, 3, 4].map((d) => normals(d));
    const sum = (x: number[]) => x.reduce((s, v) => s + v, 0);
    const known = [constant(0), combined(inputs, (...x) => sum(x))];
    expect(groupValue(decisionOf(known), inputs).value).toBeCloseTo(evpi(known), 3);
    const partly = [constant(0), combined([...inputs, noise], (...x) => sum(x) + 3 * (x[5] ?? 0))];
    const value = groupValue(decisionOf(partly), inputs, [5, 4, 3, 2, 1]).value;
    expect(Math.abs(value - twoOptionValue(0, Math.sqrt(5)))).toBeLessThan(0.04);
    expect(value).toBeLessThan(evpi(partly));
  });
  test('Hermite terms are orthonormal', () => {
    const terms = hermiteTerms(a, 4);
    terms.forEach((x, i) =>
      terms.slice(0, i + 1).forEach((y, j) => {
        const product = x.reduce((s, v, n) => s + v * (y[n] as number), 0) / x.length;
        expect(product).toBeCloseTo(i === j ? 1 : 0, 0.5);
      }),
    );
    expect(terms[2]?.[5]).toBeCloseTo(
      ((a[5] as number) ** 3 - 3 * (a[5] as number)) / Math.sqrt(6),
      12,
    );
  });
});
