import { costParts, type CostBreakdown } from '../analysis.ts';
import { DRAWS_PER_BLOCK } from '../sampling/draw-table.ts';
import { months } from '../world/period.ts';
import { sumIndex, sumsEach } from './accounts.ts';
import type { FleetYears } from './own-fleet.ts';

/** Months between the points of a cost path. */
export const pathStep = 3;
export const pathPoints = months / pathStep + 1;

/** Entries of a path, draw-major: `draw · pathPoints + point`. */
export const pathLength = (draws: number): number => draws * pathPoints;

/** One point of a path over all draws. */
export function pointOf(path: Float64Array | Float32Array, point: number): Float64Array {
  const values = new Float64Array(path.length / pathPoints);
  for (let i = 0, at = point; i < values.length; i++, at += pathPoints) values[i] = path[at]!;
  return values;
}

/** What is kept of one option over all draws. */
export interface OptionTotals {
  cost: Float64Array;
  bills: Float64Array;
  path: Float64Array;
  /** Highest monthly bill, undiscounted and without one-off costs; null where no ceiling asks for it. */
  peakMonthUsd: Float64Array | null;
  /** Hardware bought; null where none is. */
  hardwareUsd: Float64Array | null;
  /** Sums of the account over each block's draws. Block-major, so that no order of blocks changes a total. */
  sums: Float64Array;
  /** Null where nothing is hosted by oneself. */
  fleet: FleetYears | null;
  /** Bills that count against a commitment, USD, undiscounted: `year · draws + draw`. Null where none do. */
  committedUsd: Float32Array | null;
}

/** Totals to fill; `path` may be one that another option no longer needs, since every point is written. */
export function emptyTotals(
  draws: number,
  path: Float64Array = new Float64Array(pathLength(draws)),
  hasCeiling = false,
): OptionTotals {
  return {
    cost: new Float64Array(draws),
    bills: new Float64Array(draws),
    path,
    peakMonthUsd: hasCeiling ? new Float64Array(draws) : null,
    hardwareUsd: null,
    sums: new Float64Array(Math.ceil(draws / DRAWS_PER_BLOCK) * sumsEach),
    fleet: null,
    committedUsd: null,
  };
}

/** One sum of all blocks over the number of draws, in the order of the draws. */
function meanOf({ sums, cost }: OptionTotals, which: number): number {
  let sum = 0;
  for (let at = which; at < sums.length; at += sumsEach) sum += sums[at]!;
  return sum / cost.length;
}

/** Means by part over all futures. */
export const breakdown = (totals: OptionTotals): CostBreakdown =>
  Object.fromEntries(costParts.map((part, i) => [part, meanOf(totals, i)])) as CostBreakdown;

/** Mean success at the start and at the end. */
export const successOf = (totals: OptionTotals): { now: number; end: number } => ({
  now: meanOf(totals, sumIndex.successNow),
  end: meanOf(totals, sumIndex.successEnd),
});
