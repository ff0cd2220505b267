/**
 * The draw table: 8 independent scrambles of 1,024 Sobol' points in every dimension. It depends on
 * the seed alone; edits change what is made of a column, never the column.
 */
import { normalQuantile } from '../numerics/normal-quantile.ts';
import { threefry2x32 } from './counter-generators.ts';
import { DIMENSION_ORDER } from './dimension-order.ts';
import { owenScrambleReversed, reverseBits } from './owen.ts';
import { directionNumbers } from './sobol.ts';

/** Draws in one block: the unit of work, of cancelling and of determinism. */
export const DRAWS_PER_BLOCK = 1024;

/** Blocks in a full analysis; each is one scramble. */
export const BLOCKS = 8;

/** Keeps scrambling seeds apart from other uses of the same seed. */
const SCRAMBLE_STREAM = 0x53424f4c;
const SEEDS_KEPT = 2;

/** Dimensions kept: the world's and those of about four workloads, 65 kB each; the next workload's cost 7 ms. */
const DIMENSIONS_KEPT = 320;

type Cache = Map<number, Float64Array[]>;
const uniformCaches = new Map<number, Cache>();
const normalCaches = new Map<number, Cache>();
const reversedPoints = new Map<number, Uint32Array>();

/** Uniforms in (0, 1) of one dimension in one block (0…7 in the product). Do not write to it: it is shared. */
export function column(dimension: number, seed: number, block: number): Float64Array {
  return cached(uniformCaches, dimension, seed, block, () =>
    fillUniforms(new Float64Array(DRAWS_PER_BLOCK), dimension, seed, block),
  );
}

/** The same column as standard normals. Do not write to it: it is shared. */
export function normalColumn(dimension: number, seed: number, block: number): Float64Array {
  return cached(normalCaches, dimension, seed, block, () => {
    const uniforms = column(dimension, seed, block);
    const normals = new Float64Array(DRAWS_PER_BLOCK);
    for (let i = 0; i < DRAWS_PER_BLOCK; i += 1) normals[i] = normalQuantile(uniforms[i] as number);
    return normals;
  });
}

/**
 * Writes a column's uniforms into `target` without keeping them. A longer target than 1,024 carries the
 * same scramble on to more points (take a power of two).
 */
export function fillUniforms(
  target: Float64Array,
  dimension: number,
  seed: number,
  block: number,
): Float64Array {
  const points = pointsReversed(dimension, target.length);
  const [scramble] = threefry2x32([dimension, block], [seed | 0, SCRAMBLE_STREAM]);
  for (let i = 0; i < target.length; i += 1) {
    target[i] =
      (owenScrambleReversed(points[i] as number, scramble) + 0.5) * 2.3283064365386963e-10;
  }
  return target;
}

function sobolDimension(dimension: number): number {
  const line = Math.floor(dimension / 50);
  const start = 1 + line * 101 + (dimension - line * 50) * 2;
  return parseInt(DIMENSION_ORDER.slice(start, start + 2), 36);
}

function pointsReversed(dimension: number, count: number): Uint32Array {
  const kept = reversedPoints.get(dimension);
  if (kept !== undefined && kept.length >= count) return kept;
  const points = new Uint32Array(count);
  const v = directionNumbers(sobolDimension(dimension)).map(reverseBits);
  let x = 0;
  for (let i = 1; i < points.length; i += 1) {
    x ^= v[31 - Math.clz32(i & -i)] as number;
    points[i] = x;
  }
  reversedPoints.set(dimension, points);
  return points;
}

function cached(
  caches: Map<number, Cache>,
  dimension: number,
  seed: number,
  block: number,
  make: () => Float64Array,
): Float64Array {
  let cache = caches.get(seed);
  if (cache === undefined) {
    if (caches.size >= SEEDS_KEPT) caches.delete(caches.keys().next().value as number);
    cache = new Map();
    caches.set(seed, cache);
  }
  const blocks = cache.get(dimension) ?? [];
  // Those used last stand at the end.
  cache.delete(dimension);
  cache.set(dimension, blocks);
  if (cache.size > DIMENSIONS_KEPT) cache.delete(cache.keys().next().value as number);
  const kept = blocks[block];
  if (kept !== undefined) return kept;
  const made = make();
  blocks[block] = made;
  return made;
}
