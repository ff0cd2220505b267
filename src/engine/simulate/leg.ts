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
}

/** A leg's months in one block, draw-major: failure rate, undiscounted USD of a request, share of a migration paid. */
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
    const today = unit[i]! * (leg.regional ? world.hostPremium[i]! : 1);
    const floor = leg.floorShare;
    for (let t = 0; t < months; t++) {
      const least = floor * world.rent[from + t]!;
      const factor = course.price[t]!;
      out.usd[from + t] = today * w.tokenGrowth[from + t]! * (factor < least ? least : factor);
      out.change[from + t] = course.change[t]!;
    }
  }
}

function closedLeg(leg: Leg, w: WorkloadDraws, world: World, draw: number, course: Course): number {
  const score = leg.kind === 'closed-small' ? w.closedSmallScore[draw]! : w.closedTopScore[draw]!;
  closedCourse(course, leg.policy, world, draw, Math.max(0, candidateLag(leg.lag, score)));
  return 0;
}

function openLeg(leg: Leg, w: WorkloadDraws, world: World, draw: number, course: Course): number {
  const gap = openGap(leg.lag, w, world, draw);
  openCourse(course, leg.policy, world, draw, gap, w.privateWork, leg.origin, false);
  return testShift(w, world, draw, gap);
}

/** Months of a chosen open model behind the best open weights; both share one doubt, so most of it cancels. */
export function openGap(lag: Lag, w: WorkloadDraws, world: World, draw: number): number {
  return candidateLag(lag, w.openScore[draw]!) - world.lag[draw * months]!;
}

/** What the user's own test adds to the log-odds that the lag formula gives an open model today. */
export function testShift(w: WorkloadDraws, world: World, draw: number, gap: number): number {
  if (!w.testedOpen) return 0;
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
