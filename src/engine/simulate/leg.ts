import type { OptionKind, UpgradePolicy } from '../analysis.ts';
import type { TokenPrices } from '../money/token-prices.ts';
import { months } from '../world/period.ts';
import type { World } from '../world/world.ts';
import { requestUsdToday } from './api-leg.ts';
import { failureRate } from './failure-rate.ts';
import {
  candidateLag,
  closedCourse,
  emptyCourse,
  openCourse,
  openDistance,
  type Course,
  type Lag,
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

/** A leg's months in one block, draw-major: failure rates, undiscounted USD of a request, share of a migration paid. */
export interface LegSeries {
  failure: Float64Array;
  /** The part of `failure` that nobody notices. */
  unnoticed: Float64Array;
  usd: Float64Array;
  change: Float64Array;
}

export const emptySeries = (draws: number): LegSeries => ({
  failure: new Float64Array(draws * months),
  unnoticed: new Float64Array(draws * months),
  usd: new Float64Array(draws * months),
  change: new Float64Array(draws * months),
});

/** Fills the series of one leg for one block. */
export function fillLeg(leg: Leg, w: WorkloadDraws, world: World, out: LegSeries): void {
  const unit = requestUsdToday(leg.prices, w, leg.discount);
  const course = emptyCourse();
  for (let i = 0; i < w.draws; i++) {
    const shift = leg.open
      ? openLeg(leg, w, world, i, course)
      : closedLeg(leg, w, world, i, course);
    const shortfall = leg.open ? w.hostShortfall[i]! / 100 : 0;
    fillFailures(course, w, i, shift, shortfall, out.failure);
    const from = i * months;
    const missed = 1 - w.noticed[i]!;
    const today = unit[i]! * (leg.regional ? world.hostPremium[i]! : 1);
    const floor = leg.floorShare;
    for (let t = 0; t < months; t++) {
      const least = floor * world.rent[from + t]!;
      const factor = course.price[t]!;
      out.usd[from + t] = today * w.tokenGrowth[from + t]! * (factor < least ? least : factor);
      out.change[from + t] = course.change[t]!;
      out.unnoticed[from + t] = out.failure[from + t]! * missed;
    }
  }
}

function closedLeg(leg: Leg, w: WorkloadDraws, world: World, draw: number, course: Course): number {
  const score = leg.kind === 'closed-small' ? w.closedSmallScore[draw]! : w.closedTopScore[draw]!;
  const behind = candidateLag(leg.lag, score);
  const next = leg.successor;
  closedCourse(course, leg.policy, world, draw, behind, leg.firstLife, {
    behind: next ? candidateLag(next.lag, score) : behind,
    priceRatio: next?.priceRatio ?? 1,
  });
  return 0;
}

function openLeg(leg: Leg, w: WorkloadDraws, world: World, draw: number, course: Course): number {
  const gap = openGap(leg.lag, w, world, draw);
  const next = leg.successor && {
    gap: openGap(leg.successor.lag, w, world, draw),
    priceRatio: leg.successor.priceRatio,
  };
  openCourse(course, leg.policy, world, draw, gap, w.privateWork, leg.origin, false, next);
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
  course: Course,
  w: WorkloadDraws,
  draw: number,
  shift: number,
  shortfall: number,
  failure: Float64Array,
): void {
  const from = draw * months;
  const start = w.reference[draw]! + shift;
  const loss = w.qualityLoss[draw]!;
  const drift = w.taskMoves[draw]!;
  const ceiling = w.ceiling[draw]!;
  for (let t = 0; t < months; t++) {
    const logit = start + loss * (course.capability[t]! - drift * t);
    const rate = failureRate(logit < ceiling ? logit : ceiling) + shortfall;
    failure[from + t] = rate < 1 ? rate : 1;
  }
}
