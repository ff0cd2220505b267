/**
 * Value of knowing several inputs at once: ridge regression of the net-benefit differences on Hermite
 * terms of the normal scores and on products of pairs.
 */
import type { Decision } from './decision.ts';
import { weightedSum } from './dot.ts';
import { termsOf } from './hermite-terms.ts';
import { type InformationValue, valueByDraw } from './information-value.ts';
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
  return valueByDraw(
    decision,
    decision.rivals.map((rival, k) => weightedSum(terms, weights[k]!, rival.mean)),
  );
}
