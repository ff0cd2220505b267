import { DRAWS_PER_BLOCK } from '../sampling/draw-table.ts';
import { selectQuantiles } from './quantiles.ts';
import { mean } from './summary.ts';

/** 97.5 % point of Student's t with 7 degrees of freedom: half-widths from 8 scrambles. */
const t7 = 2.364624251592785;

/** Options against each other in the same futures; costs as columns, lowest wins. */
export interface Contest {
  /** Share of futures each wins, exact ties split, and its 95 % half-width. */
  shares: number[];
  errors: number[];
  /** Mean of the cost above the best option of each future. */
  regrets: number[];
}

/** Scores columns of equal length; `groups` counts several columns as one (near-copies would split a share). */
export function contest(costs: readonly Float64Array[], groups: readonly number[]): Contest {
  const draws = costs[0]?.length ?? 0;
  const blocks = Math.max(1, draws / DRAWS_PER_BLOCK);
  const count = groups.length === 0 ? 0 : Math.max(...groups) + 1;
  const wins = Array.from({ length: count }, () => new Float64Array(blocks));
  const regrets = new Float64Array(costs.length);
  for (let i = 0; i < draws; i++) {
    let best = Infinity;
    let ties = 0;
    for (let k = 0; k < costs.length; k++) {
      const cost = costs[k]![i]!;
      if (cost < best) {
        best = cost;
        ties = 1;
      } else if (cost === best) ties++;
    }
    const block = Math.floor(i / DRAWS_PER_BLOCK);
    for (let k = 0; k < costs.length; k++) {
      const above = costs[k]![i]! - best;
      regrets[k]! += above;
      if (above === 0) wins[groups[k]!]![block]! += 1 / ties;
    }
  }
  const perBlock = draws / blocks;
  const shares = wins.map((w) => mean(w) / perBlock);
  const errors = wins.map((w, k) => {
    const p = shares[k]!;
    if (blocks < 2) return 1.959963984540054 * Math.sqrt((p * (1 - p)) / Math.max(1, draws));
    let sum = 0;
    for (const value of w) sum += square(value / perBlock - p);
    return t7 * Math.sqrt(sum / (blocks - 1) / blocks);
  });
  return { shares, errors, regrets: Array.from(regrets, (r) => (draws === 0 ? 0 : r / draws)) };
}

/** Mean of the highest tenth. */
export function worstTenth(values: Float64Array): number {
  const ordered = values.slice();
  const from = Math.floor(ordered.length * 0.9);
  selectQuantiles(ordered, [from / Math.max(1, ordered.length - 1)]);
  return mean(ordered.subarray(from));
}

/** Half-width of a mean from the spread between scrambles; plain standard error for a single one. */
export function meanError(values: Float64Array): number {
  const blocks = values.length / DRAWS_PER_BLOCK;
  const overall = mean(values);
  if (blocks < 2) {
    let sum = 0;
    for (const value of values) sum += square(value - overall);
    return 1.959963984540054 * Math.sqrt(sum / Math.max(1, values.length - 1) / values.length);
  }
  let sum = 0;
  for (let b = 0; b < blocks; b++)
    sum += square(mean(values.subarray(b * DRAWS_PER_BLOCK, (b + 1) * DRAWS_PER_BLOCK)) - overall);
  return t7 * Math.sqrt(sum / (blocks - 1) / blocks);
}

const square = (x: number): number => x * x;
