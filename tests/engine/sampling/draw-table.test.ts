import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalQuantile } from '#engine/numerics/normal-quantile.ts';
import { openUniform, threefry2x32 } from '#engine/sampling/counter-generators.ts';
import { DIMENSION_ORDER } from '#engine/sampling/dimension-order.ts';
import {
  BLOCKS,
  column,
  DRAWS_PER_BLOCK,
  fillUniforms,
  normalColumn,
} from '#engine/sampling/draw-table.ts';
import { globalDimension, workloadDimension } from '#engine/sampling/dimensions.ts';
import { owenScramble } from '#engine/sampling/owen.ts';
import { sobolColumn } from '#engine/sampling/sobol.ts';
import {
  probabilityWithin,
  waitingMonths,
  waitingMonthsPiecewise,
  yearlyRate,
} from '#engine/sampling/events.ts';

function bitsOf(values: Float64Array): string {
  return Array.from(new Uint32Array(values.slice().buffer)).join();
}

describe('the draw table', () => {
  test('a column is stratified, open at both ends and differs between blocks, seeds and inputs', () => {
    const columns = [column(3, 1, 0), column(3, 1, 1), column(3, 2, 0), column(4, 1, 0)];
    for (const values of columns) {
      expect(values.length).toBe(DRAWS_PER_BLOCK);
      expect(new Set([...values].map((u) => Math.floor(u * 1024))).size).toBe(1024);
      expect(Math.min(...values)).toBeGreaterThan(0);
      expect(Math.max(...values)).toBeLessThan(1);
    }
    expect(new Set(columns.map(bitsOf)).size).toBe(4);
  });
  test('is the scrambled Sobol points of the dimension in its order, as far as asked', () => {
    const order = (DIMENSION_ORDER.match(/[0-9a-z]{2}/g) ?? []).map((code) => parseInt(code, 36));
    for (const [dimension, seed, block] of [
      [0, 1, 0],
      [49, 1, 7],
      [50, -3, 2],
      [700, 20260901, 1],
      [1215, 5, 15],
    ] as const) {
      const points = sobolColumn(order[dimension] as number, 4096);
      const [scramble] = threefry2x32([dimension, block], [seed, 0x53424f4c]);
      const expected = Float64Array.from(points, (x) => openUniform(owenScramble(x, scramble)));
      for (const count of [DRAWS_PER_BLOCK, 4096, 256, 2048]) {
        const got = fillUniforms(new Float64Array(count), dimension, seed, block);
        expect(bitsOf(got), `dimension ${dimension}, ${count} draws`).toBe(
          bitsOf(expected.subarray(0, count)),
        );
      }
      const kept = column(dimension, seed, block);
      expect(bitsOf(kept)).toBe(bitsOf(expected.subarray(0, DRAWS_PER_BLOCK)));
      expect(bitsOf(normalColumn(dimension, seed, block))).toBe(bitsOf(kept.map(normalQuantile)));
    }
  });
  test('columns are kept for the last two seeds and no more', () => {
    const first = column(11, 101, 0);
    const second = column(11, 102, 0);
    expect(column(11, 101, 0)).toBe(first);
    const other = column(12, 101, 3);
    expect(column(12, 101, 3)).toBe(other);
    expect(column(11, 101, 0)).toBe(first);
    const third = column(11, 103, 0);
    expect(column(11, 102, 0)).toBe(second);
    expect(column(11, 103, 0)).toBe(third);
    const again = column(11, 101, 0);
    expect(again).not.toBe(first);
    expect(bitsOf(again)).toBe(bitsOf(first));
    const normals = normalColumn(11, 101, 0);
    expect(normalColumn(11, 101, 0)).toBe(normals);
  });
  test('normals have mean 0 and variance 1', () => {
    for (let block = 0; block < BLOCKS; block += 1) {
      const z = normalColumn(700, 1, block);
      const mean = z.reduce((a, b) => a + b, 0) / z.length;
      const variance = z.reduce((a, b) => a + b * b, 0) / z.length;
      // One point per cell: the error of the mean is far below 1/√1024.
      expect(Math.abs(mean)).toBeLessThan(0.005);
      expect(Math.abs(variance - 1)).toBeLessThan(0.05);
    }
  });
  test('any order of edits leaves every other input with the same bits', () => {
    const input = fc.oneof(
      fc.integer({ min: 0, max: 255 }).map(globalDimension),
      fc
        .tuple(fc.integer({ min: 0, max: 19 }), fc.integer({ min: 0, max: 47 }))
        .map(([slot, c]) => workloadDimension(slot, c)),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(input, fc.integer({ min: 1, max: 4 }), fc.nat(7)), { maxLength: 25 }),
        input,
        (edits, watched) => {
          const before = bitsOf(column(watched, 1, 5));
          for (const [dimension, seed, block] of edits) normalColumn(dimension, seed, block);
          expect(bitsOf(column(watched, 1, 5))).toBe(before);
          const fresh = fillUniforms(new Float64Array(DRAWS_PER_BLOCK), watched, 1, 5);
          expect(bitsOf(fresh)).toBe(before);
        },
      ),
      { numRuns: 40 },
    );
  });
  test('dimensions never collide and are refused out of range', () => {
    const all = new Set<number>();
    for (let c = 0; c < 256; c += 1) all.add(globalDimension(c));
    for (let s = 0; s < 20; s += 1) {
      for (let c = 0; c < 48; c += 1) all.add(workloadDimension(s, c));
    }
    expect(all.size).toBe(256 + 20 * 48);
    expect(Math.max(...all)).toBe(1215);
    for (const bad of [-1, 256, 0.5]) expect(() => globalDimension(bad)).toThrow(String(bad));
    for (const bad of [-1, 20, 1.5]) {
      expect(() => workloadDimension(bad, 0)).toThrow(
        `slot is a whole number from 0 to 19: ${bad}`,
      );
    }
    for (const bad of [-1, 48, 1.5]) {
      expect(() => workloadDimension(0, bad)).toThrow(
        `column is a whole number from 0 to 47: ${bad}`,
      );
    }
  });
  test('products of inputs that meet in a model err no more than plain draws on average', () => {
    const dimensions = [0, 9, 40, 96, 111, 256, 280, 287].concat([256 + 48 * 7, 287 + 48 * 7]);
    let squares = 0;
    let pairs = 0;
    dimensions.forEach((d, i) =>
      dimensions.slice(0, i).forEach((e) => {
        for (let seed = 1; seed <= 4; seed += 1) {
          const a = normalColumn(d, seed, 0);
          const b = normalColumn(e, seed, 0);
          squares += (a.reduce((sum, x, k) => sum + x * (b[k] as number), 0) / 1024) ** 2;
          pairs += 1;
        }
      }),
    );
    expect(squares / pairs).toBeLessThan(1 / 1024);
  });
});

describe('events', () => {
  test('a probability over a period and back', () => {
    const rate = yearlyRate(0.8, 1.5);
    expect(rate).toBeCloseTo(1.0729586082894, 12);
    expect(probabilityWithin(18, rate)).toBeCloseTo(0.8, 14);
    expect(probabilityWithin(1, 0.12)).toBeCloseTo(0.009950166250831947, 16);
  });
  test('waiting times are exponential with the yearly rate', () => {
    const u = column(200, 1, 0);
    const waits = u.map((x) => waitingMonths(x, 0.5));
    expect(waits.filter((m) => m <= 36).length / 1024).toBeCloseTo(probabilityWithin(36, 0.5), 2);
    expect([waitingMonths(0.5, 0), waitingMonths(0, 0)]).toEqual([Infinity, Infinity]);
  });
  test('piecewise hazards join up', () => {
    const constant = waitingMonths(0.7, 0.3);
    expect(waitingMonthsPiecewise(0.7, [0, 10, 20], [0.3, 0.3, 0.3])).toBeCloseTo(constant, 10);
    expect(waitingMonthsPiecewise(0.01, [0, 12], [0, 12])).toBeCloseTo(
      12 + waitingMonths(0.01, 12),
    );
    expect(waitingMonthsPiecewise(0.99, [0, 12], [0.1, 0])).toBe(Infinity);
  });
});
