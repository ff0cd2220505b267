import type { OptionKind, UpgradePolicy } from '../analysis.ts';
import type { TokenPrices } from '../money/token-prices.ts';
import { months } from '../world/period.ts';
import type { World } from '../world/world.ts';
import { requestUsdToday } from './api-leg.ts';
import { failureRate } from './failure-rate.ts';
import {
  candidateLag,
  closedRows,
  emptyCourse,
  emptyRows,
  openDistance,
  openRows,
  type Course,
  type Lag,
  type Rows,
} from './policy.ts';
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

/** A leg's months in one tile, draw-major: failure rates, undiscounted USD of a request of today's size, share of a migration paid. */
export interface LegSeries {
  failure: Float64Array;
  usd: Float64Array;
  change: Float64Array;
}

export const emptySeries = (draws: number): LegSeries => ({
  failure: new Float64Array(draws * months),
  usd: new Float64Array(draws * months),
  change: new Float64Array(draws * months),
});

/** Fills the series of one leg for one tile. */
export function fillLeg(leg: Leg, w: WorkloadDraws, world: World, out: LegSeries): void {
  const unit = requestUsdToday(leg.prices, w, leg.discount);
  const course = emptyCourse();
  const rows = emptyRows();
  const { rent } = world;
  const floor = leg.floorShare;
  for (let i = 0; i < w.draws; i++) {
    const shift = leg.open
      ? openLeg(leg, w, world, i, rows, course)
      : closedLeg(leg, w, world, i, rows, course);
    fillFailures(rows, w, i, shift, leg.open ? w.hostShortfall[i]! / 100 : 0, out.failure);
    const today = unit[i]! * (leg.regional ? world.hostPremium[i]! : 1);
    const { price, priceAt, change } = rows;
    const from = i * months;
    for (let t = 0; t < months; t++) {
      const least = floor * rent[from + t]!;
      const factor = price[priceAt + t]!;
      out.usd[from + t] = today * (factor < least ? least : factor);
      out.change[from + t] = change[t]!;
    }
  }
}

function closedLeg(
  leg: Leg,
  w: WorkloadDraws,
  world: World,
  draw: number,
  rows: Rows,
  course: Course,
): number {
  const score = leg.kind === 'closed-small' ? w.closedSmallScore[draw]! : w.closedTopScore[draw]!;
  const behind = candidateLag(leg.lag, score);
  const next = leg.successor;
  closedRows(rows, course, leg.policy, world, draw, behind, leg.firstLife, {
    behind: next ? candidateLag(next.lag, score) : behind,
    priceRatio: next?.priceRatio ?? 1,
  });
  return 0;
}

function openLeg(
  leg: Leg,
  w: WorkloadDraws,
  world: World,
  draw: number,
  rows: Rows,
  course: Course,
): number {
  const gap = openGap(leg.lag, w, world, draw);
  const next = leg.successor && {
    gap: openGap(leg.successor.lag, w, world, draw),
    priceRatio: leg.successor.priceRatio,
  };
  openRows(rows, course, leg.policy, world, draw, gap, w.privateWork, leg.origin, false, next);
  return testShift(w, world, draw);
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

/**
 * Failure rates of one draw: logit p = min(logit p_ref + β(C(t) − δt) + shift, logit p_max), less the
 * points a host loses.
 */
export function fillFailures(
  rows: Rows,
  w: WorkloadDraws,
  draw: number,
  shift: number,
  shortfall: number,
  failure: Float64Array,
): void {
  const from = draw * months;
  const { capability, capabilityAt } = rows;
  const loss = w.qualityLoss[draw]!;
  const start = w.reference[draw]! + shift - loss * rows.behind;
  const drift = loss * w.taskMoves[draw]!;
  const ceiling = w.ceiling[draw]!;
  for (let t = 0; t < months; t++) {
    const logit = start + loss * capability[capabilityAt + t]! - drift * t;
    const rate = failureRate(logit < ceiling ? logit : ceiling) + shortfall;
    failure[from + t] = rate < 1 ? rate : 1;
  }
}
