import { cellsOfUniforms, type Cells } from '#engine/decision/cells.ts';
import { column, DRAWS_PER_BLOCK, normalColumn } from '#engine/sampling/draw-table.ts';

const BLOCKS = 8;

function joined(block: (b: number) => Float64Array): Float64Array {
  const all = new Float64Array(BLOCKS * DRAWS_PER_BLOCK);
  for (let b = 0; b < BLOCKS; b += 1) all.set(block(b), b * DRAWS_PER_BLOCK);
  return all;
}

/** 8,192 standard normals of one dimension. */
export function normals(dimension: number, seed = 1): Float64Array {
  return joined((b) => normalColumn(dimension, seed, b));
}

export function cells(dimension: number, seed = 1): Cells {
  return cellsOfUniforms(joined((b) => column(dimension, seed, b)));
}

export function constant(value: number): Float64Array {
  return new Float64Array(BLOCKS * DRAWS_PER_BLOCK).fill(value);
}

export function combined(
  columns: readonly Float64Array[],
  value: (...x: number[]) => number,
): Float64Array {
  return constant(0).map((_, i) => value(...columns.map((c) => c[i] as number)));
}
