/** Ridge regression of every rival's difference on the same terms, each with its own penalty. */
import { eigenSymmetric } from '../numerics/eigen.ts';
import type { Decision, Rival } from './decision.ts';
import { dots, gramOf } from './dot.ts';

const GCV_INFLATION = 1.4;

/** Takes the mean off a column, in place. */
export function centre(column: Float64Array): Float64Array {
  let sum = 0;
  for (let i = 0; i < column.length; i += 1) sum += column[i] as number;
  const mean = sum / column.length;
  for (let i = 0; i < column.length; i += 1) column[i] = (column[i] as number) - mean;
  return column;
}

/** Weights of centred terms for every rival; `gram` holds the terms' products with each other. */
export function ridge(
  { draws, rivals }: Decision,
  terms: readonly Float64Array[],
  gram = gramOf(terms),
): number[][] {
  const { values, vectors } = eigenSymmetric(gram);
  return rivals.map((rival) => {
    const inner = dots(rival.difference, terms);
    const turned = vectors.map((v) => v.reduce((sum, w, j) => sum + w * inner[j]!, 0));
    const penalty = bestRidge(turned, values, rival, draws);
    return terms.map((_, j) =>
      vectors.reduce(
        (sum, v, i) =>
          sum + ((v[j] as number) * (turned[i] as number)) / ((values[i] as number) + penalty),
        0,
      ),
    );
  });
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
