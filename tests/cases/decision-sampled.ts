/** Draws for cases whose numbers are estimated, on the product's own table. */
import { evpi } from '#engine/decision/regret.ts';
import { overScrambles, type WithError } from '#engine/decision/error.ts';
import { column, DRAWS_PER_BLOCK, normalColumn } from '#engine/sampling/draw-table.ts';

/** Scrambles of 1,024 draws per estimate. */
export const SCRAMBLES = 64;
const SEED = 20260901;

function joined(block: (b: number) => Float64Array): Float64Array {
  const all = new Float64Array(SCRAMBLES * DRAWS_PER_BLOCK);
  for (let b = 0; b < SCRAMBLES; b += 1) all.set(block(b), b * DRAWS_PER_BLOCK);
  return all;
}

export function uniforms(dimension: number): Float64Array {
  return joined((b) => column(dimension, SEED, b));
}

export function normals(dimension: number): Float64Array {
  return joined((b) => normalColumn(dimension, SEED, b));
}

export function zeros(): Float64Array {
  return new Float64Array(SCRAMBLES * DRAWS_PER_BLOCK);
}

/** One scramble's part of a column. */
export function scramble(x: Float64Array, b: number): Float64Array {
  return x.subarray(b * DRAWS_PER_BLOCK, (b + 1) * DRAWS_PER_BLOCK);
}

/** A number computed on all draws, with the error between scrambles. */
export function overall(
  columns: readonly Float64Array[],
  statistic: (columns: readonly Float64Array[]) => number,
): { value: number; standardError: number } {
  const parts = Array.from({ length: SCRAMBLES }, (_, b) =>
    statistic(columns.map((x) => scramble(x, b))),
  );
  const spread: WithError = overScrambles(parts);
  return { value: statistic(columns), standardError: spread.standardError };
}

/** EVPI of options with its error. */
export function sampledEvpi(netBenefit: readonly Float64Array[]): {
  value: number;
  standardError: number;
} {
  return overall(netBenefit, evpi);
}
