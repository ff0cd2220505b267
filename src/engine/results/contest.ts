import { overScrambles, wilsonInterval, type WithError } from '../decision/error.ts';
import { bestByKind, sharesWithError, sharesWon } from '../decision/shares.ts';
import { bestPerDraw, meanRegrets } from '../decision/regret.ts';
import { blockMeans, mean, standardDeviation } from '../decision/summary.ts';
import { DRAWS_PER_BLOCK } from '../sampling/draw-table.ts';
import { selectQuantiles } from './quantiles.ts';

/** A share of futures with the half of its 95 % interval. */
export type Share = Pick<WithError, 'value' | 'halfWidth'>;

/** Net benefit from cost: the decision room maximises. */
export const benefitOf = (cost: Float64Array): Float64Array => cost.map((usd) => -usd);

/** Share of futures each option wins; the error comes from the scrambles, or from Wilson's interval where there is only one. */
export function sharesOf(benefits: readonly Float64Array[]): Share[] {
  const draws = benefits[0]?.length ?? 0;
  const blocks = draws / DRAWS_PER_BLOCK;
  if (blocks >= 2) return sharesWithError(benefits, blocks);
  return sharesWon(benefits).map((value) => {
    const { low, high } = wilsonInterval(value * draws, draws);
    return { value, halfWidth: (high - low) / 2 };
  });
}

/** The same by kind of option, because near-copies of one kind would split its share. */
export function sharesByKind<K extends string>(
  benefits: readonly Float64Array[],
  kinds: readonly K[],
): { kind: K; share: number; error: number }[] {
  const groups = bestByKind(benefits, kinds);
  const shares = sharesOf(groups.map((g) => g.best));
  return groups
    .map((g, i) => ({
      kind: g.kind as K,
      share: shares[i]!.value,
      error: shares[i]!.halfWidth,
    }))
    .sort((a, b) => b.share - a.share);
}

/** Mean regret of an option, and its mean in the worst tenth of futures. */
export interface Regret {
  mean: number;
  tail: number;
}

/** Regret of each option against the best in each future. */
export function regretsOf(benefits: readonly Float64Array[]): Regret[] {
  if (benefits.length === 0) return [];
  const means = meanRegrets(benefits);
  const best = bestPerDraw(benefits);
  return benefits.map((column, k) => ({
    mean: means[k]!,
    tail: worstTenth(column.map((value, i) => best[i]! - value)),
  }));
}

/** Mean of the highest tenth. */
export function worstTenth(values: Float64Array): number {
  const ordered = values.slice();
  const from = Math.floor(ordered.length * 0.9);
  selectQuantiles(ordered, [from / Math.max(1, ordered.length - 1)]);
  return mean(ordered.subarray(from));
}

/** Half of the 95 % interval of a mean, from the spread between scrambles; from the draws where there is only one. */
export function meanError(values: Float64Array): number {
  const blocks = values.length / DRAWS_PER_BLOCK;
  if (blocks >= 2) return overScrambles(blockMeans(values, blocks)).halfWidth;
  return (1.959963984540054 * standardDeviation(values)) / Math.sqrt(values.length);
}
