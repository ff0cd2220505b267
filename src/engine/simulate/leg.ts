import type { OptionKind, UpgradePolicy } from '../analysis.ts';
import type { TokenPrices } from '../money/token-prices.ts';
import { months } from '../world/period.ts';
import type { World } from '../world/world.ts';
import { fillFailures } from './failures.ts';
import { models } from './models.ts';
import { candidateLag, openDistance, type Lag } from './policy.ts';
import { closedRows, emptyRows, openRows, type Rows } from './rows.ts';
import { slots } from './slots.ts';
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

/** Written and read within one call only, so that no two analyses meet in it. */
const rows = emptyRows();
const { usd, change } = models;
// Local, not imported: engines read a module's own constants faster than another's.
const row = months;

/** Whether a leg changes its model in the common rhythm in every draw. */
export const isInRhythm = ({ policy }: Leg): boolean =>
  policy === 'ride' || policy === 'hold-capability';

/** Fills the months of one leg in one draw into its row; `usdToday` is a request at today's prices, by draw. */
export function fillLeg(
  leg: Leg,
  model: number,
  usdToday: Float64Array,
  w: WorkloadDraws,
  world: World,
  draw: number,
): void {
  legRows(leg, w, world, draw, rows);
  fillFailures(rows, w, draw, model);
  let today = usdToday[draw]!;
  if (leg.regional) today *= world.hostPremium[draw]!;
  if (leg.floorShare === 0) fillPrices(model * row, today);
  else fillFlooredPrices(model * row, today, leg.floorShare, world.rent, draw * row);
  // In the common rhythm every draw of a block changes as the first ones do.
  if (draw < slots || !isInRhythm(leg)) fillChanges(model * row);
}

function fillPrices(to: number, today: number): void {
  const { price, priceAt } = rows;
  for (let t = 0; t < row; t++) usd[to + t] = today * price[priceAt + t]!;
}

/** Prices that do not fall below what serving costs, which moves with rent. */
function fillFlooredPrices(
  to: number,
  today: number,
  floor: number,
  rent: Float64Array,
  from: number,
): void {
  const { price, priceAt } = rows;
  for (let t = 0; t < row; t++)
    usd[to + t] = today * Math.max(price[priceAt + t]!, floor * rent[from + t]!);
}

function fillChanges(to: number): void {
  const { change: changes } = rows;
  for (let t = 0; t < row; t++) change[to + t] = changes[t]!;
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
