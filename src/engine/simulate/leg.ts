import type { OptionKind, UpgradePolicy } from '../analysis.ts';
import type { TokenPrices } from '../money/token-prices.ts';
import { months } from '../world/period.ts';
import type { World } from '../world/world.ts';
import { requestUsdToday } from './api-leg.ts';
import { fillFailures, oddsOf } from './failures.ts';
import { candidateLag, openDistance, type Lag } from './policy.ts';
import { closedRows, emptyRows, openRows, type Rows } from './rows.ts';
import type { Run } from './run.ts';
import { payChanges, settleDraw, settleLine } from './settle.ts';
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

/** Fills the series of one leg for one tile, for routers to mix. */
export function fillLeg(leg: Leg, w: WorkloadDraws, world: World, out: LegSeries): void {
  const unit = requestUsdToday(leg.prices, w, leg.discount);
  const rows = emptyRows();
  const odds = oddsOf(w, world, leg.open);
  const { rent } = world;
  const floor = leg.floorShare;
  const { failure, usd, change } = out;
  for (let i = 0; i < w.draws; i++) {
    const from = i * months;
    legRows(leg, w, world, i, rows);
    fillFailures(rows, w, odds, i, failure, from);
    const today = unit[i]! * (leg.regional ? world.hostPremium[i]! : 1);
    const { price, priceAt } = rows;
    for (let t = 0; t < months; t++) {
      const least = floor * rent[from + t]!;
      const factor = price[priceAt + t]!;
      usd[from + t] = today * (factor < least ? least : factor);
      change[from + t] = rows.change[t]!;
    }
  }
}

/** Settles one leg for one tile without keeping its series. */
export function settleLeg(
  leg: Leg,
  w: WorkloadDraws,
  world: World,
  discount: Float64Array,
  run: Run,
): void {
  const unit = requestUsdToday(leg.prices, w, leg.discount);
  const rows = emptyRows();
  const failure = new Float64Array(months);
  const odds = oddsOf(w, world, leg.open);
  const floor = leg.floorShare;
  for (let i = 0; i < w.draws; i++) {
    legRows(leg, w, world, i, rows);
    const today = unit[i]! * (leg.regional ? world.hostPremium[i]! : 1);
    if (rows.shape === 'line' && floor === 0) settleLine(rows, w, odds, i, today, discount, run);
    else {
      fillFailures(rows, w, odds, i, failure, 0);
      settleDraw(
        w,
        i,
        discount,
        failure,
        0,
        today,
        rows.price,
        rows.priceAt,
        floor,
        world.rent,
        null,
        run,
      );
    }
    payChanges(w, i, discount, rows.change, 0, run);
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
