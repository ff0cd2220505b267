/** Draws for cases whose numbers are estimated: the product's table, with more points per scramble. */
import { overScrambles, type WithError } from '#engine/decision/error.ts';
import { evpi } from '#engine/decision/regret.ts';
import { normalQuantile } from '#engine/numerics/normal-quantile.ts';
import { fillUniforms } from '#engine/sampling/draw-table.ts';

/** Independent scrambles per estimate, and draws in each. */
export const SCRAMBLES = 16;
const DRAWS = 8192;
const SEED = 20260901;

const kept = new Map<number, Float64Array>();

export function uniforms(dimension: number): Float64Array {
  let all = kept.get(dimension);
  if (all === undefined) {
    all = zeros();
    for (let b = 0; b < SCRAMBLES; b += 1) fillUniforms(scramble(all, b), dimension, SEED, b);
    kept.set(dimension, all);
  }
  return all;
}

export function normals(dimension: number): Float64Array {
  return uniforms(dimension).map((u) => normalQuantile(u));
}

export function zeros(): Float64Array {
  return new Float64Array(SCRAMBLES * DRAWS);
}

/** One scramble's part of a column. */
export function scramble(x: Float64Array, b: number): Float64Array {
  return x.subarray(b * DRAWS, (b + 1) * DRAWS);
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
