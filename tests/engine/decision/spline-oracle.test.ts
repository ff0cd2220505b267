import { describe, expect, test } from 'vitest';
import { cellsOfRanks, cellsOfUniforms, cellSizes, dummyCells } from '#engine/decision/cells.ts';
import { type Decision, decisionOf } from '#engine/decision/decision.ts';
import { evppi, evsi, noiseFloor } from '#engine/decision/evppi.ts';
import { splineDesign } from '#engine/decision/spline-design.ts';
import { normalQuantile } from '#engine/numerics/normal-quantile.ts';

/** Three options in n futures: curves of the input's mean score per cell, and two waves for noise. */
function problem(n: number): Decision {
  const { scores } = splineDesign(n);
  const waves = (f: number, of: (x: number) => number) => scores.map((_, i) => of(f * (i + 1)));
  const [slow, fast] = [waves(12.9898, Math.sin), waves(7.1, Math.cos)];
  return decisionOf([
    new Float64Array(n),
    scores.map((z, i) => 0.3 + 0.8 * z - 0.5 * z * z + 1.3 * (slow[i] as number)),
    scores.map((z, i) => -0.4 + Math.sin(2 * z) + 0.7 * (fast[i] as number)),
  ]);
}

/**
 * The same smoother written in NumPy and SciPy 1.17 (BSpline, generalised eigenproblem of penalty and
 * design, 40 penalties, GCV with 1.4): draws, quality of the answer (1: exact), value, standard error.
 */
const oracle = [
  [64, 1, 0.26486149694745686, 0.08742185881307543],
  [64, 0.9, 0.22488724655026174, 0.08733904409560114],
  [64, 0.5, 0.09601676257901358, 0.07601470671721812],
  [200, 1, 0.2599678311326982, 0.05294759008914849],
  [200, 0.9, 0.21370381958138207, 0.052108084930598354],
  [200, 0.5, 0.07775033943818438, 0.04586944205122994],
] as const;

describe('the smoother, against another program', () => {
  test.each(oracle)('%d draws, quality %d', (n, quality, value, error) => {
    const cells = Uint16Array.from({ length: n }, (_, i) => i);
    const result = quality === 1 ? evppi(problem(n), cells) : evsi(problem(n), cells, quality);
    // Both stop at the rounding errors of a 15 by 15 eigenproblem.
    expect(result.value).toBeCloseTo(value, 7);
    expect(result.standardError).toBeCloseTo(error, 7);
  });
  test('an answer of quality beyond 0 to 1 counts as 0 or 1', () => {
    const cells = Uint16Array.from({ length: 64 }, (_, i) => i);
    const value = (quality: number) => evsi(problem(64), cells, quality).value;
    expect(value(7)).toBe(value(1));
    expect(value(-1)).toBe(value(0));
  });
  test('the noise floor is the largest value of its dummies', () => {
    const decision = problem(200);
    const dummies = dummyCells(200);
    expect(dummies).toHaveLength(8);
    const values = dummies.map((cells) => evppi(decision, cells).value);
    expect(noiseFloor(decision)).toBe(Math.max(...values));
    expect(noiseFloor(decision, [])).toBe(0);
    const cells = Uint16Array.from({ length: 200 }, (_, i) => i);
    expect(noiseFloor(decision, [cells])).toBe(evppi(decision, cells).value);
  });
});

describe('cells', () => {
  test('of ranks hold equal numbers, ties in order of the draws', () => {
    expect([...cellsOfRanks([3, 1, 2, 1])]).toEqual([3, 0, 2, 1]);
    const many = cellsOfRanks(Float64Array.from({ length: 2500 }, (_, i) => -i));
    const counts = new Float64Array(1024);
    for (const cell of many) counts[cell] = (counts[cell] as number) + 1;
    expect(counts).toEqual(cellSizes(2500));
    expect(many[0]).toBe(1023);
    expect(many[2499]).toBe(0);
  });
  test('of uniforms that are not stratified are those of their ranks', () => {
    const u = Float64Array.from({ length: 2048 }, (_, i) => (i * 0.381966 + 0.1) % 1);
    const even = Float64Array.from({ length: 2048 }, (_, i) => (i + 0.5) / 2048);
    expect(cellsOfUniforms(even)).toEqual(Uint16Array.from(even, (_, i) => Math.floor(i / 2)));
    expect(cellsOfUniforms(u)).toEqual(cellsOfRanks(u));
    const few = u.subarray(0, 100);
    expect(cellsOfUniforms(few)).toEqual(cellsOfRanks(few));
  });
  test('mean scores are those of the normal within each cell', () => {
    const { scores, sizes } = splineDesign(8);
    expect([...sizes]).toEqual(new Array(8).fill(1));
    for (const [c, score] of scores.entries()) {
      let sum = 0;
      for (let k = 0; k < 20000; k += 1) sum += normalQuantile((c + (k + 0.5) / 20000) / 8);
      expect(score).toBeCloseTo(sum / 20000, 3.5);
    }
  });
});
