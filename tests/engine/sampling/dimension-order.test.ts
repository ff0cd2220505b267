import { describe, expect, test } from 'vitest';
import { normalQuantile } from '#engine/numerics/normal-quantile.ts';
import { DIMENSION_ORDER } from '#engine/sampling/dimension-order.ts';
import { globalDimension, workloadDimension } from '#engine/sampling/dimensions.ts';
import { DRAWS_PER_BLOCK, normalColumn } from '#engine/sampling/draw-table.ts';
import { sobolColumn } from '#engine/sampling/sobol.ts';

const DEPTH = 10;
const order = (DIMENSION_ORDER.match(/[0-9a-z]{2}/g) ?? []).map((code) => parseInt(code, 36));

/** Expected product of two normal scores whose uniforms share exactly d = 0…9 leading bits; 1 for the same point. */
const products = Array.from({ length: DEPTH + 1 }, (_, d) => {
  if (d === DEPTH) return 1;
  const cells = 2 ** (d + 1);
  const middle = (i: number) => normalQuantile((i + 0.5) / 65536);
  const width = 65536 / cells;
  const means = Array.from({ length: cells }, (__, k) => {
    let sum = 0;
    for (let i = k * width; i < (k + 1) * width; i += 1) sum += middle(i);
    return sum / width;
  });
  let total = 0;
  for (let k = 0; k < cells; k += 2) total += (means[k] as number) * (means[k + 1] as number);
  return total / (cells / 2);
});

const kernels = new Map<number, Float64Array>();

/** That product between every point and the first one; under Owen scrambling it is all that counts. */
function kernel(dimension: number): Float64Array {
  let own = kernels.get(dimension);
  if (own === undefined) {
    const points = sobolColumn(order[dimension] as number, DRAWS_PER_BLOCK);
    own = Float64Array.from(points, (x) => products[Math.min(DEPTH, Math.clz32(x))] as number);
    kernels.set(dimension, own);
  }
  return own;
}

/** Root mean square error of the mean of Π(1 + s·z), s² = weight, over that of plain draws. */
function errorOfProduct(
  columns: readonly (readonly [dimension: number, weight: number])[],
): number {
  let error = 0;
  for (let i = 0; i < DRAWS_PER_BLOCK; i += 1) {
    error += columns.reduce((p, [d, w]) => p * (1 + w * (kernel(d)[i] as number)), 1);
  }
  const plain = columns.reduce((p, [, w]) => p * (1 + w), 1) - 1;
  return Math.sqrt((error - DRAWS_PER_BLOCK) / plain);
}

/** Squared error of the mean of z·z' over that of plain draws. */
function errorOfPair(a: number, b: number): number {
  const other = kernel(b);
  return kernel(a).reduce((sum, k, i) => sum + k * (other[i] as number), 0);
}

const slots = Array.from({ length: 20 }, (_, slot) => slot);
const globals = [0, 1, 2, 96, 97, 98, 99, 101, 105, 253, 254, 255]
  .concat(Array.from({ length: 26 }, (_, i) => 32 + i).filter((column) => column !== 51))
  .map(globalDimension);
const own = [...Array.from({ length: 14 }, (_, i) => i), 20, 21, 22, 23, 24, 26, 27, 28, 29, 30];

describe('the order of dimensions', () => {
  test('has every dimension once', () => {
    expect(order).toHaveLength(1280);
    expect(new Set(order).size).toBe(1280);
    expect(Math.max(...order)).toBe(1279);
  });
  test('what is multiplied most errs by less than 0.15 of plain draws in every slot', () => {
    const weights = [0.3, 0.3, 0.2, 0.2, 0.08, 0.05, 0.02, 0.02];
    for (const slot of slots) {
      const columns = [0, 3, 4, 7, 5, 6, 20, 11].map(
        (column, i) => [workloadDimension(slot, column), weights[i] as number] as const,
      );
      expect(errorOfProduct(columns), `slot ${slot}`).toBeLessThan(0.15);
    }
  });
  test('the product of four columns in fact errs as expected', () => {
    const columns = [0, 3, 4, 7].map((column) => workloadDimension(0, column));
    const seeds = 200;
    let squares = 0;
    for (let seed = 1; seed <= seeds; seed += 1) {
      const z = columns.map((d) => normalColumn(d, seed, 0));
      let sum = 0;
      for (let i = 0; i < DRAWS_PER_BLOCK; i += 1) {
        sum += z.reduce((p, column) => p * (1 + 0.5 * (column[i] as number)), 1) - 1;
      }
      squares += (sum / DRAWS_PER_BLOCK) ** 2 / seeds;
    }
    const plain = (1.25 ** 4 - 1) / DRAWS_PER_BLOCK;
    const expected = errorOfProduct(columns.map((d) => [d, 0.25]));
    // 200 squares: their mean is within a third at three standard errors, its root within 0.17.
    expect(Math.abs(Math.sqrt(squares / plain) / expected - 1)).toBeLessThan(0.17);
  });
  test('no two columns that meet in a model are tied, and the mean pair errs far less than plain draws', () => {
    for (const slot of [0, 1, 7, 19]) {
      const dimensions = [...globals, ...own.map((column) => workloadDimension(slot, column))];
      const pairs = dimensions.flatMap((a, i) =>
        dimensions.slice(0, i).map((b) => errorOfPair(a, b)),
      );
      expect(Math.max(...pairs), `slot ${slot}`).toBeLessThan(16);
      expect(pairs.reduce((x, y) => x + y) / pairs.length, `slot ${slot}`).toBeLessThan(0.25);
    }
  });
});
