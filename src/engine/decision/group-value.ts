/**
 * Value of knowing several inputs at once: ridge regression of the net-benefit differences on Hermite
 * terms of the normal scores and on products of pairs.
 */
import type { Decision } from './decision.ts';
import { termsOf } from './hermite-terms.ts';
import { type InformationValue, valueOfChoice } from './information-value.ts';
import { centre, ridge } from './ridge.ts';

/**
 * EVPPI of a group from the normal scores of its inputs (one column each). `strengths`, where given, order
 * the inputs for the products (for instance their single values).
 */
export function groupValue(
  decision: Decision,
  scores: readonly Float64Array[],
  strengths?: readonly number[],
): InformationValue {
  const terms = termsOf(scores, strengths).map(({ column }) => centre(column.slice()));
  const weights = ridge(decision, terms);
  const fits = decision.rivals.map((rival, k) => summed(terms, weights[k]!, rival.mean));
  const draws = decision.draws;
  const own = Uint32Array.from({ length: draws }, (_, i) => i);
  return valueOfChoice(decision, own, new Float64Array(draws).fill(1), fits);
}

/** A constant and the weighted sum of columns. */
function summed(
  columns: readonly Float64Array[],
  weights: readonly number[],
  start: number,
): Float64Array {
  const sum = new Float64Array(columns[0]?.length ?? 0).fill(start);
  columns.forEach((x, j) => {
    const weight = weights[j] as number;
    for (let i = 0; i < sum.length; i += 1) sum[i] = (sum[i] as number) + weight * (x[i] as number);
  });
  return sum;
}
