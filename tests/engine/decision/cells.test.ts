import { describe, expect, test } from 'vitest';
import { cellsOfRanks, cellsOfUniforms, dummyCells } from '#engine/decision/cells.ts';
import { decisionOf } from '#engine/decision/decision.ts';
import { answerQuality, evppi } from '#engine/decision/evppi.ts';
import { flips } from '#engine/decision/flip.ts';
import { rankCorrelation } from '#engine/decision/sensitivity.ts';
import { splineDesign } from '#engine/decision/spline-design.ts';
import { openUniform, threefry2x32 } from '#engine/sampling/counter-generators.ts';
import { column, DRAWS_PER_BLOCK } from '#engine/sampling/draw-table.ts';
import { cells, combined, constant, normals } from './columns.ts';

describe('cells', () => {
  test('of the draw table: the top ten bits, one draw of every block in each', () => {
    const u = new Float64Array(3 * DRAWS_PER_BLOCK);
    for (let b = 0; b < 3; b += 1) u.set(column(5, 2, b), b * DRAWS_PER_BLOCK);
    const own = cellsOfUniforms(u);
    expect(own).toEqual(Uint16Array.from(u, (x) => Math.floor(x * 1024)));
    expect(own).toEqual(cellsOfRanks(u));
  });
  test('of crowded uniforms, and of other numbers of draws: their ranks', () => {
    for (const draws of [2048, 777, 5000]) {
      const u = Float64Array.from({ length: draws }, (_, i) => ((i * 0.618034) % 1) ** 3);
      const own = cellsOfUniforms(u);
      expect(own).toEqual(cellsOfRanks(u));
      const sizes = new Map<number, number>();
      for (const cell of own) sizes.set(cell, (sizes.get(cell) ?? 0) + 1);
      expect(sizes.size).toBe(Math.min(1024, draws));
      expect(Math.max(...sizes.values()) - Math.min(...sizes.values())).toBeLessThanOrEqual(1);
    }
  });
  test('equal values keep the order of the draws', () => {
    expect([...cellsOfRanks(new Float64Array(2048))]).toEqual(
      Array.from({ length: 2048 }, (_, i) => Math.floor(i / 2)),
    );
    expect([...cellsOfRanks([3, 1, 3, 1])]).toEqual([2, 0, 3, 1]);
  });
  test('dummies are eight orders that go with nothing, and are kept', () => {
    const dummies = dummyCells(2048);
    expect(dummies).toHaveLength(8);
    expect(dummyCells(2048)).toBe(dummies);
    const draws = Float64Array.from({ length: 2048 }, (_, i) => i);
    dummies.forEach((dummy, d) => {
      // 4 standard errors.
      for (const other of [draws, ...dummies.slice(0, d)]) {
        expect(Math.abs(rankCorrelation(dummy, other))).toBeLessThan(4 / Math.sqrt(2048));
      }
    });
  });
});

/** Plain noise, one stream per number. */
const noise = (stream: number) =>
  Float64Array.from(
    { length: 8192 },
    (_, i) => openUniform(threefry2x32([i, stream], [9, 9])[0]) - 0.5,
  );

describe('what chance can do', () => {
  const z = normals(0);
  const blockOf = (i: number) => Math.floor(i / DRAWS_PER_BLOCK);
  /** A slope that may differ from block to block, in noise of the given spread. */
  const valued = (slope: (block: number) => number, spread: number) => {
    const e = noise(1);
    const y = z.map((x, i) => slope(blockOf(i)) * x + spread * (e[i] as number));
    return evppi(decisionOf([constant(0), y]), cells(0));
  };
  test('a slope that turns from block to block is not confirmed, a steady one is', () => {
    const turning = valued((b) => (b % 2 === 0 ? 1 : -0.6), 6);
    const steady = valued(() => 0.2, 6);
    for (const result of [turning, steady]) {
      expect(result.value / result.standardError).toBeGreaterThan(2);
      expect(result.value / result.standardError).toBeLessThan(8);
    }
    expect(turning.confirmed).toBe(false);
    expect(steady.confirmed).toBe(true);
  });
  test('far above its error, and below twice its error, nothing is checked', () => {
    const sure = valued((b) => (b % 2 === 0 ? 1 : -0.6), 0);
    expect(sure.value / sure.standardError).toBeGreaterThan(8);
    expect(sure.confirmed).toBe(true);
    expect(valued(() => 0.01, 6).confirmed).toBe(true);
  });
  test('an input that explains nothing is fitted by a constant, the mean', () => {
    const decision = decisionOf([constant(0), noise(2).map((e) => e - 0.1)]);
    const mean = decision.rivals[0]?.mean ?? NaN;
    const flat = dummyCells(8192).filter((dummy) => {
      const fit = evppi(decision, dummy).fits[0] as Float64Array;
      const off = Math.max(...fit.map((value) => Math.abs(value - mean)));
      return off < 1e-9;
    });
    // Cross-validation may keep a slope of chance, but seldom.
    expect(flat.length).toBeGreaterThanOrEqual(6);
  });
  test('quality of a measurement', () => {
    expect(answerQuality(0, 0)).toBe(1);
    expect(answerQuality(2, 1)).toBeCloseTo(2 / Math.sqrt(5), 14);
    expect(answerQuality(3, 4)).toBe(0.6);
  });
});

describe('the spline design', () => {
  test('as many splines as the draws can carry, kept with every quality', () => {
    const splines = (draws: number) => splineDesign(draws).basis.length;
    expect([5, 12, 40, 60, 8192].map(splines)).toEqual([4, 5, 11, 15, 15]);
    const design = splineDesign(2048);
    expect(splineDesign(2048)).toBe(design);
    expect(design.blurred(0.5)).toBe(design.blurred(0.5));
    expect(design.blurred(0.6)).not.toBe(design.blurred(0.5));
    expect([design.penalties[0], design.penalties[1]]).toEqual([0, 0]);
  });
});

test('two options that do not lead can meet', () => {
  // z² − ½ leads on average; ½ − z/2 − 0.3 and z/2 + 0.2 are best near 0 and meet there.
  const z = normals(0);
  const decision = decisionOf([
    combined([z], (x = 0) => 0.2 - 0.5 * x),
    combined([z], (x = 0) => 0.2 + 0.5 * x),
    combined([z], (x = 0) => x * x - 0.5),
  ]);
  expect(decision.leader).toBe(2);
  const design = splineDesign(8192);
  const { points } = flips(
    decision,
    evppi(decision, cells(0)),
    design.scores,
    design.sizes,
    (x) => 10 * x,
  );
  expect(points.map(({ below, above }) => [below, above])).toEqual([
    [2, 0],
    [0, 1],
    [1, 2],
  ]);
  // x² − ½ = 0.2 + x/2 at x = (1 + √12.2)/4.
  const outer = (10 * (1 + Math.sqrt(12.2))) / 4;
  expect(points.map(({ value }) => value)).toEqual([
    expect.closeTo(-outer, 0),
    expect.closeTo(0, 1),
    expect.closeTo(outer, 0),
  ]);
});
