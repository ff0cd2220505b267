import type { UpgradePolicy } from '../analysis.ts';
import { months, renewalMonths, renewalShare, versionShare } from '../world/period.ts';
import type { World } from '../world/world.ts';

/**
 * What a policy makes of one model in one draw: capability (months against the closed frontier of
 * today), price factor, and the share of a full migration paid, by month. Price and capability always
 * belong to the same model.
 */
export interface Course {
  capability: Float64Array;
  price: Float64Array;
  change: Float64Array;
}

export const emptyCourse = (): Course => ({
  capability: new Float64Array(months),
  price: new Float64Array(months),
  change: new Float64Array(months),
});

/** Months behind the closed frontier at the edition date. */
export interface Lag {
  low: number;
  likely: number;
  high: number;
}

/** Months behind at a normal score. */
export function candidateLag(lag: Lag, score: number): number {
  const side = score < 0 ? lag.likely - lag.low : lag.high - lag.likely;
  return lag.likely + (score * side) / 1.2815515655446004;
}

/** What replaces a version that ends: months behind, and its price today against the one replaced. */
export interface Successor {
  behind: number;
  priceRatio: number;
}

/**
 * Fills a course for closed models that stand `behind` months from the frontier. A held version ends
 * after `firstLife` months (announced) or its drawn life, and its successor is a current model of the
 * tier, bought at that model's price.
 */
export function closedCourse(
  course: Course,
  policy: UpgradePolicy,
  world: World,
  draw: number,
  behind: number,
  firstLife: number,
  successor: Successor,
): void {
  const { capability, price, change } = course;
  const from = draw * months;
  if (policy === 'hold-version') {
    const life = Math.max(3, Math.round(world.closedLife[draw]!));
    let adopted = 0;
    let ends = firstLife < life ? firstLife : life;
    let listed = 1;
    let held = -behind;
    for (let t = 0; t < months; t++) {
      const retired = t - adopted >= ends;
      if (retired) {
        adopted = t;
        ends = life;
        listed = successor.priceRatio * world.closedTier[from + t]!;
        held = t - successor.behind;
      }
      change[t] = retired ? versionShare : 0;
      capability[t] = held;
      price[t] = listed;
    }
    return;
  }
  const hold = policy === 'hold-capability';
  const factors = hold ? world.closedHold : world.closedTier;
  const pace = hold ? 0 : 1;
  for (let t = 0; t < months; t++) {
    capability[t] = pace * t - behind;
    price[t] = factors[from + t]!;
    change[t] = t > 0 && t % renewalMonths === 0 ? versionShare : 0;
  }
}

/** The field's distance from the frontier in a month, with the extra lag of unseen work. */
export function openDistance(world: World, draw: number, month: number, hidden: boolean): number {
  const at = draw * months + month;
  return world.lag[at]! + (hidden ? world.extraLag[at]! : 0);
}

/**
 * Fills a course for open weights, hosted or run by the user. `gap` is the chosen model's distance
 * behind the best open weights in months; while new releases of its origin are barred it is held.
 */
export function openCourse(
  course: Course,
  policy: UpgradePolicy,
  world: World,
  draw: number,
  gap: number,
  hidden: boolean,
  origin: string | null,
  selfHosted: boolean,
  successor: { gap: number; priceRatio: number } | null,
): void {
  const { capability, price, change } = course;
  const from = draw * months;
  const all = world.openRestriction;
  const some = world.originRestriction;
  const barFrom = all.start[draw]!;
  const barTo = barFrom + all.length[draw]!;
  const originFrom = origin === 'CN' ? some.start[draw]! : Infinity;
  const originTo = originFrom + some.length[draw]!;
  const life =
    policy === 'hold-version' && !selfHosted
      ? Math.max(3, Math.round(world.hostLife[draw]!))
      : Infinity;
  const rides = policy === 'ride';
  const renews = policy === 'renew';
  const renewal = selfHosted ? renewalShare : versionShare;
  const holdsPrice = policy === 'hold-capability';
  let adopted = 0;
  let held = -openDistance(world, draw, 0, hidden) - gap;
  let since = 1;
  for (let t = 0; t < months; t++) {
    const rhythm = t > 0 && t % renewalMonths === 0;
    const barred = (t >= barFrom && t < barTo) || (t >= originFrom && t < originTo);
    const dropped = t - adopted >= life;
    const renewed = !barred && ((renews && rhythm) || dropped);
    if (renewed || (rides && !barred)) {
      const next = dropped ? successor : null;
      held = t - openDistance(world, draw, t, hidden) - (next ? next.gap : gap);
      adopted = t;
      since = (next ? next.priceRatio : 1) * world.openTier[from + t]!;
    }
    capability[t] = held;
    price[t] = holdsPrice ? world.openHold[from + t]! : since * world.openSame[from + t - adopted]!;
    change[t] = renewed ? renewal : rhythm && (rides || holdsPrice) ? versionShare : 0;
  }
}
