/**
 * Value of knowing several inputs at once: ridge regression of the net-benefit differences on Hermite
 * terms of the normal scores and on products of pairs.
 */
import { eigenSymmetric } from '../numerics/eigen.ts';
import type { Decision, Rival } from './decision.ts';
import { dots, gramOf } from './dot.ts';
import { type InformationValue, valueOfChoice } from './information-value.ts';

const GCV_INFLATION = 1.4;
/** Products are formed among the inputs that move the decision most. */
const INPUTS_IN_PRODUCTS = 8;

/**
 * EVPPI of a group from the normal scores of its inputs (one column each). `strengths`, where given, order
 * the inputs for the products (for instance their single values).
 */
export function groupValue(
  decision: Decision,
  scores: readonly Float64Array[],
  strengths?: readonly number[],
): InformationValue {
  const terms = termsOf(scores, strengths).map(({ column }) => column);
  const { centred, weights } = ridge(decision, terms);
  const fits = decision.rivals.map((rival, k) =>
    summed(centred, weights[k] as readonly number[], rival.mean),
  );
  const draws = decision.draws;
  const own = Uint32Array.from({ length: draws }, (_, i) => i);
  return valueOfChoice(decision, own, new Float64Array(draws).fill(1), fits);
}

/** He_k(z)/√k! for k = 1…degree: orthonormal for a standard normal. */
export function hermiteTerms(z: Float64Array, degree: number): Float64Array[] {
  const terms: Float64Array[] = [z];
  for (let k = 2; k <= degree; k += 1) {
    const one = terms[k - 2] as Float64Array;
    const two = terms[k - 3];
    const a = Math.sqrt(k - 1);
    const b = Math.sqrt(k);
    terms.push(z.map((x, i) => (x * (one[i] as number) - a * (two?.[i] ?? 1)) / b));
  }
  return terms;
}

/** A column of the regression and the inputs that it is made of. */
export interface Term {
  readonly column: Float64Array;
  readonly inputs: readonly number[];
}

/** Terms of total degree 6 for a pair, 4 for three, and ever fewer for larger groups. */
export function termsOf(
  scores: readonly Float64Array[],
  strengths: readonly number[] | undefined,
): Term[] {
  const count = scores.length;
  const total = count <= 2 ? 6 : count <= 3 ? 4 : count <= 8 ? 3 : 2;
  const single = count <= 2 ? 6 : count <= 8 ? 4 : count <= 20 ? 3 : 2;
  const perInput = scores.map((z) => hermiteTerms(z, single));
  const order = scores
    .map((_, i) => i)
    .sort((i, j) => (strengths?.[j] ?? 0) - (strengths?.[i] ?? 0) || i - j)
    .slice(0, INPUTS_IN_PRODUCTS);
  const terms = perInput.flatMap((columns, i): Term[] =>
    columns.map((column) => ({ column, inputs: [i] })),
  );
  order.forEach((i, position) => {
    for (const j of order.slice(position + 1)) {
      for (let a = 1; a < total; a += 1) {
        for (let b = 1; a + b <= total; b += 1) {
          const x = (perInput[i] as Float64Array[])[a - 1] as Float64Array;
          const y = (perInput[j] as Float64Array[])[b - 1] as Float64Array;
          terms.push({ column: x.map((value, n) => value * (y[n] as number)), inputs: [i, j] });
        }
      }
    }
  });
  return terms;
}

/** The terms less their means, their products with each other, and their weights for every rival. */
export function ridge(
  decision: Decision,
  terms: readonly Float64Array[],
): { centred: Float64Array[]; gram: Float64Array[]; weights: number[][] } {
  const { draws, rivals } = decision;
  const centred = terms.map((term) => {
    const centre = sumOf(term) / draws;
    return term.map((value) => value - centre);
  });
  const gram = gramOf(centred);
  const { values, vectors } = eigenSymmetric(gram);
  const weights = rivals.map((rival) => {
    const inner = dots(rival.difference, centred, centred.length);
    const turned = vectors.map((v) => v.reduce((sum, w, j) => sum + w * inner[j]!, 0));
    const penalty = bestRidge(turned, values, rival, draws);
    return centred.map((_, j) =>
      vectors.reduce(
        (sum, v, i) =>
          sum + ((v[j] as number) * (turned[i] as number)) / ((values[i] as number) + penalty),
        0,
      ),
    );
  });
  return { centred, gram, weights };
}

/** A constant and the weighted sum of columns. */
function summed(
  columns: readonly Float64Array[],
  weights: readonly number[],
  start = 0,
): Float64Array {
  const sum = new Float64Array(columns[0]?.length ?? 0).fill(start);
  columns.forEach((x, j) => {
    const weight = weights[j] as number;
    for (let i = 0; i < sum.length; i += 1) sum[i] = (sum[i] as number) + weight * (x[i] as number);
  });
  return sum;
}

function bestRidge(
  turned: readonly number[],
  values: readonly number[],
  rival: Rival,
  draws: number,
): number {
  const spread = rival.sumOfSquares - draws * rival.mean * rival.mean;
  let best = Infinity;
  let chosen = 1e12 * draws;
  // From almost none to a constant, by factors of 2 about the size of one term (= draws).
  for (let ridge = draws * 1e-9; ridge < draws * 1e9; ridge *= 2) {
    let explained = 0;
    let freedom = 1;
    values.forEach((value, i) => {
      const held = Math.max(0, value) + ridge;
      const h = Math.max(0, value) / held;
      const c = turned[i] as number;
      explained += (c * c * (2 - h)) / held;
      freedom += h;
    });
    const left = draws - GCV_INFLATION * freedom;
    const score = left > 0 ? Math.max(0, spread - explained) / (left * left) : Infinity;
    if (score < best) {
      best = score;
      chosen = ridge;
    }
  }
  return chosen;
}

function sumOf(x: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i += 1) sum += x[i] as number;
  return sum;
}
