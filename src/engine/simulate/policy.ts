import type { UpgradePolicy } from '../analysis.ts';
import { months, renewalMonths, renewalShare, versionShare } from '../world/period.ts';
import type { World } from '../world/world.ts';
import type { WorkloadDraws } from './workload-draws.ts';

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

/** Fills a course for closed models that stand `behind` months from the frontier. */
export function closedCourse(
  course: Course,
  policy: UpgradePolicy,
  world: World,
  draw: number,
  behind: number,
): void {
  const from = draw * months;
  const life = Math.max(3, Math.round(world.closedLife[draw]!));
  let adopted = 0;
  for (let t = 0; t < months; t++) {
    let change = 0;
    if (policy === 'hold-version') {
      if (t - adopted >= life) {
        adopted = t;
        change = versionShare;
      }
      course.capability[t] = adopted - behind;
      course.price[t] = adopted === 0 ? 1 : world.closedTier[from + adopted]!;
    } else {
      if (t > 0 && t % renewalMonths === 0) change = versionShare;
      const hold = policy === 'hold-capability';
      course.capability[t] = hold ? -behind : t - behind;
      course.price[t] = hold ? world.closedHold[from + t]! : world.closedTier[from + t]!;
    }
    course.change[t] = change;
  }
}

/** Where open weights stand in one draw, and whether new releases are barred in a month. */
export interface OpenField {
  /** Months of the chosen model behind the best open weights. */
  gap: number;
  private: boolean;
  barred: (month: number) => boolean;
}

/** The field's distance from the frontier in a month, with the extra lag of unseen work. */
export function openDistance(world: World, draw: number, month: number, hidden: boolean): number {
  const at = draw * months + month;
  return world.lag[at]! + (hidden ? world.extraLag[at]! : 0);
}

/** Fills a course for open weights, hosted (`selfHosted` false) or run by the user. */
export function openCourse(
  course: Course,
  policy: UpgradePolicy,
  world: World,
  draw: number,
  field: OpenField,
  selfHosted: boolean,
): void {
  const from = draw * months;
  const life = Math.max(3, Math.round(world.hostLife[draw]!));
  let adopted = 0;
  let held = -openDistance(world, draw, 0, field.private) - field.gap;
  let sincePrice = 1;
  for (let t = 0; t < months; t++) {
    let change = 0;
    const dropped = policy === 'hold-version' && !selfHosted && t - adopted >= life;
    const due =
      policy === 'ride' ||
      (policy === 'renew' && t > 0 && t % renewalMonths === 0) ||
      (dropped && !field.barred(t));
    if (due && !field.barred(t)) {
      held = t - openDistance(world, draw, t, field.private) - field.gap;
      adopted = t;
      sincePrice = world.openTier[from + t]!;
    }
    if (policy === 'hold-version' || policy === 'renew') {
      if (due && t > 0) change = selfHosted ? renewalShare : versionShare;
    } else if (t > 0 && t % renewalMonths === 0) change = versionShare;
    course.capability[t] = held;
    course.price[t] =
      policy === 'hold-capability'
        ? world.openHold[from + t]!
        : policy === 'ride'
          ? world.openTier[from + t]!
          : sincePrice * world.openSame[from + t - adopted]!;
    course.change[t] = change;
  }
}

/** Months of the chosen open model behind the best open weights today, by normal score: both share one doubt. */
export function candidateLag(
  lag: { low: number; likely: number; high: number },
  score: number,
): number {
  const side = score < 0 ? lag.likely - lag.low : lag.high - lag.likely;
  return lag.likely + (score * side) / 1.2815515655446004;
}

/** Log-odds of success in a month for a capability, with the ceiling. */
export function successLogit(
  w: WorkloadDraws,
  draw: number,
  month: number,
  capability: number,
  shift: number,
): number {
  const open =
    w.reference[draw]! + w.qualityLoss[draw]! * (capability - w.taskMoves[draw]! * month) + shift;
  const ceiling = w.ceiling[draw]!;
  return open < ceiling ? open : ceiling;
}
