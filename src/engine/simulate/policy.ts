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

/**
 * Where one draw's months are read from: a row of a course that was filled for it, or a series that many
 * draws and options share. Capability is `capability[capabilityAt + t] − behind`.
 */
export interface Rows {
  capability: Float64Array;
  capabilityAt: number;
  behind: number;
  price: Float64Array;
  priceAt: number;
  change: Float64Array;
}

const ramp = Float64Array.from({ length: months }, (_, t) => t);
const still = new Float64Array(months);
/** Riding and holding the capability pay for a change of version in the common rhythm. */
const versions = ramp.map((t) => (t > 0 && t % renewalMonths === 0 ? versionShare : 0));

export const emptyRows = (): Rows => ({
  capability: still,
  capabilityAt: 0,
  behind: 0,
  price: still,
  priceAt: 0,
  change: versions,
});

function fromCourse(rows: Rows, course: Course): void {
  rows.capability = course.capability;
  rows.capabilityAt = 0;
  rows.behind = 0;
  rows.price = course.price;
  rows.priceAt = 0;
  rows.change = course.change;
}

/** The months of closed models; the course is filled only where a version is held. */
export function closedRows(
  rows: Rows,
  course: Course,
  policy: UpgradePolicy,
  world: World,
  draw: number,
  behind: number,
  firstLife: number,
  successor: Successor,
): void {
  if (policy === 'hold-version') {
    closedCourse(course, policy, world, draw, behind, firstLife, successor);
    return fromCourse(rows, course);
  }
  const hold = policy === 'hold-capability';
  rows.capability = hold ? still : ramp;
  rows.capabilityAt = 0;
  rows.behind = behind;
  rows.price = hold ? world.closedHold : world.closedTier;
  rows.priceAt = draw * months;
  rows.change = versions;
}

const fields = new WeakMap<World, [Float64Array?, Float64Array?]>();

/** Capability of the best open weights in months, for all draws of a world; reckoned once for all who ride it. */
export function openField(world: World, hidden: boolean): Float64Array {
  let known = fields.get(world);
  if (!known) fields.set(world, (known = []));
  return (known[hidden ? 1 : 0] ??= world.lag.map(
    (lag, at) => (at % months) - lag - (hidden ? world.extraLag[at]! : 0),
  ));
}

/** The months of open weights; the course is filled only for who holds a version, renews, or is barred from new releases. */
export function openRows(
  rows: Rows,
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
  const barred =
    world.openRestriction.start[draw]! < months ||
    (origin === 'CN' && world.originRestriction.start[draw]! < months);
  const holds = policy === 'hold-capability';
  if (!holds && (policy !== 'ride' || barred)) {
    openCourse(course, policy, world, draw, gap, hidden, origin, selfHosted, successor);
    return fromCourse(rows, course);
  }
  const field = openField(world, hidden);
  const from = draw * months;
  rows.capability = holds ? still : field;
  rows.capabilityAt = holds ? 0 : from;
  rows.behind = holds ? gap - field[from]! : gap;
  rows.price = holds ? world.openHold : world.openTier;
  rows.priceAt = from;
  rows.change = versions;
}
