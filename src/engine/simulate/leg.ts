import type { OptionKind, UpgradePolicy } from '../analysis.ts';
import type { TokenPrices } from '../money/token-prices.ts';
import { months } from '../world/period.ts';
import type { World } from '../world/world.ts';
import { requestUsdToday } from './api-leg.ts';
import { fillFailures, fillOdds, reckoned } from './failures.ts';
import { candidateLag, openDistance, type Lag } from './policy.ts';
import { closedRows, emptyRows, openRows, type Rows } from './rows.ts';
import type { WorkloadDraws } from './workload-draws.ts';

/** One API model as the simulation needs it. */
export interface Leg {
  kind: OptionKind;
  open: boolean;
  /** Origin country of open weights. */
  origin: string | null;
  policy: UpgradePolicy;
  prices: TokenPrices;
  lag: Lag;
  /** Share of today's price below which a host would serve at a loss; 0 where it cannot be sized. */
  floorShare: number;
  discount: number;
  /** Hosts in a named region ask a premium. */
  regional: boolean;
  /** For a version held until it ends: months until an announced end, and what follows it. */
  firstLife: number;
  successor: { lag: Lag; priceRatio: number } | null;
}

/**
 * A leg's months in one tile, draw-major: failure rates, undiscounted USD of a request of today's size,
 * share of a migration paid. `inRhythm`: every draw changes in the common rhythm, as the first row says.
 */
export interface LegSeries {
  /** Failure rates of all draws, then USD: one array, because who reads both is faster for it. */
  both: Float64Array;
  failure: Float64Array;
  usd: Float64Array;
  change: Float64Array;
  inRhythm: boolean;
}

export function emptySeries(draws: number): LegSeries {
  const size = draws * months;
  const both = new Float64Array(2 * size);
  return {
    both,
    failure: both.subarray(0, size),
    usd: both.subarray(size),
    change: new Float64Array(size),
    inRhythm: false,
  };
}

/** Written and read within one call only, so that no two analyses meet in it. */
const rows = emptyRows();
const { failure } = reckoned;

/** Fills the series of one leg for one tile. */
export function fillLeg(leg: Leg, w: WorkloadDraws, world: World, out: LegSeries): void {
  const unit = requestUsdToday(leg.prices, w, leg.discount);
  fillOdds(w, world, leg.open);
  const { rent } = world;
  const floor = leg.floorShare;
  const { both, change } = out;
  const prices = both.length >> 1;
  out.inRhythm = leg.policy === 'ride' || leg.policy === 'hold-capability';
  for (let i = 0; i < w.draws; i++) {
    const from = i * months;
    legRows(leg, w, world, i, rows);
    fillFailures(rows, w, i);
    const today = unit[i]! * (leg.regional ? world.hostPremium[i]! : 1);
    const { price } = rows;
    const end = from + months;
    for (let at = from, of = rows.priceAt; at < end; at++, of++) {
      const least = floor === 0 ? 0 : floor * rent[at]!;
      const factor = price[of]!;
      both[at] = failure[at - from]!;
      both[prices + at] = today * (factor < least ? least : factor);
    }
    if (i === 0 || !out.inRhythm) change.set(rows.change, from);
  }
}

/** One draw of a leg: what its capability, prices and changes are read from. */
function legRows(leg: Leg, w: WorkloadDraws, world: World, draw: number, rows: Rows): void {
  const next = leg.successor;
  if (leg.open) {
    const gap = openGap(leg.lag, w, world, draw);
    const after = next && {
      gap: openGap(next.lag, w, world, draw),
      priceRatio: next.priceRatio,
    };
    openRows(rows, leg.policy, world, draw, gap, w.privateWork, leg.origin, false, after);
    rows.shift = testShift(w, world, draw);
    rows.shortfall = w.hostShortfall[draw]! / 100;
    return;
  }
  rows.shift = 0;
  rows.shortfall = 0;
  const score = leg.kind === 'closed-small' ? w.closedSmallScore[draw]! : w.closedTopScore[draw]!;
  const behind = candidateLag(leg.lag, score);
  const laterBehind = next ? candidateLag(next.lag, score) : behind;
  closedRows(
    rows,
    leg.policy,
    world,
    draw,
    behind,
    leg.firstLife,
    laterBehind,
    next ? next.priceRatio : 1,
  );
}

/** Months of a chosen open model behind the best open weights; both share one doubt, so most of it cancels. */
export function openGap(lag: Lag, w: WorkloadDraws, world: World, draw: number): number {
  return candidateLag(lag, w.openScore[draw]!) - world.lag[draw * months]!;
}

/**
 * What the user's own test of the best open candidate adds to the log-odds that the lag formula gives it
 * today; the same for every open model, so that a weaker one stays weaker.
 */
export function testShift(w: WorkloadDraws, world: World, draw: number): number {
  if (!w.testedOpen || !w.testedLag) return 0;
  const gap = openGap(w.testedLag, w, world, draw);
  const distance = openDistance(world, draw, 0, w.privateWork) + gap;
  return w.testedOpen[draw]! - (w.reference[draw]! - w.qualityLoss[draw]! * distance);
}
