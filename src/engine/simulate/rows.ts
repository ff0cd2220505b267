import type { UpgradePolicy } from '../analysis.ts';
import { months, renewalMonths, renewalShare, versionShare } from '../world/period.ts';
import type { World } from '../world/world.ts';
import { closedCourse, emptyCourse, openCourse, openDistance, type Course } from './policy.ts';

/**
 * One draw's months of a model, without a course of its own where many draws or options share one:
 * capability moves along a line (riding closed models, or a capability held), with the best open weights
 * (field), with them in the common rhythm only (renewed), or as a course says.
 */
export interface Rows {
  shape: 'line' | 'field' | 'renewed' | 'course';
  bars: Bars;
  /** Months behind: of the frontier today (line) or of the best open weights (field, renewed). */
  behind: number;
  /** Months of capability that a line gains in a month. */
  pace: 0 | 1;
  /** Added to the log-odds of success, and to the failure rate. */
  shift: number;
  shortfall: number;
  course: Course;
  price: Float64Array;
  priceAt: number;
  change: Float64Array;
}

/** Months in which new open releases may not be used: two spans, from the first to before the second figure. */
export interface Bars {
  from: number;
  to: number;
  originFrom: number;
  originTo: number;
}

/** Whether a month lies in a bar. */
export const isBarred = (b: Bars, t: number): boolean =>
  (t >= b.from && t < b.to) || (t >= b.originFrom && t < b.originTo);

const still = new Float64Array(months);
/** Riding and holding the capability pay for a change of version in the common rhythm. */
export const versions = still.map((_, t) => (t > 0 && t % renewalMonths === 0 ? versionShare : 0));

/** Renewing self-hosted weights costs half of a migration. */
const renewals = versions.map((share) => (share > 0 ? renewalShare : 0));

export const emptyRows = (): Rows => ({
  shape: 'line',
  bars: { from: Infinity, to: Infinity, originFrom: Infinity, originTo: Infinity },
  behind: 0,
  pace: 0,
  shift: 0,
  shortfall: 0,
  course: emptyCourse(),
  price: still,
  priceAt: 0,
  change: versions,
});

function asCourse(rows: Rows): void {
  rows.shape = 'course';
  rows.price = rows.course.price;
  rows.priceAt = 0;
  rows.change = rows.course.change;
}

/** The months of closed models; the course is filled only where a version is held. */
export function closedRows(
  rows: Rows,
  policy: UpgradePolicy,
  world: World,
  draw: number,
  behind: number,
  firstLife: number,
  laterBehind: number,
  priceRatio: number,
): void {
  if (policy === 'hold-version') {
    const successor = { behind: laterBehind, priceRatio };
    closedCourse(rows.course, policy, world, draw, behind, firstLife, successor);
    return asCourse(rows);
  }
  const hold = policy === 'hold-capability';
  rows.shape = 'line';
  rows.pace = hold ? 0 : 1;
  rows.behind = behind;
  rows.price = hold ? world.closedHold : world.closedTier;
  rows.priceAt = draw * months;
  rows.change = versions;
}

function readBars(bars: Bars, world: World, draw: number, origin: string | null): boolean {
  const all = world.openRestriction;
  const some = world.originRestriction;
  bars.from = all.start[draw]!;
  bars.to = bars.from + all.length[draw]!;
  bars.originFrom = origin === 'CN' ? some.start[draw]! : Infinity;
  bars.originTo = bars.originFrom + some.length[draw]!;
  return bars.from < months || bars.originFrom < months;
}

/**
 * The months of open weights. The course is filled only where prices or changes are a draw's own: a
 * version held at a host, or new releases barred; self-hosted weights have no price.
 */
export function openRows(
  rows: Rows,
  policy: UpgradePolicy,
  world: World,
  draw: number,
  gap: number,
  hidden: boolean,
  origin: string | null,
  selfHosted: boolean,
  successor: { gap: number; priceRatio: number } | null,
): void {
  const barred = readBars(rows.bars, world, draw, origin);
  const holds = policy === 'hold-capability' || (policy === 'hold-version' && selfHosted);
  const renews = policy === 'renew' && selfHosted;
  if (!holds && !renews && (barred || policy !== 'ride')) {
    openCourse(rows.course, policy, world, draw, gap, hidden, origin, selfHosted, successor);
    asCourse(rows);
    if (policy !== 'ride') return;
    rows.shape = 'field';
    rows.behind = gap;
    return;
  }
  const from = draw * months;
  rows.shape = holds ? 'line' : renews ? 'renewed' : 'field';
  rows.pace = 0;
  rows.behind = holds ? openDistance(world, draw, 0, hidden) + gap : gap;
  rows.price = holds ? world.openHold : world.openTier;
  rows.priceAt = from;
  rows.change = renews ? renewals : policy === 'hold-version' ? still : versions;
  if (renews && barred) {
    const { change } = rows.course;
    for (let t = 0; t < months; t++) change[t] = isBarred(rows.bars, t) ? 0 : renewals[t]!;
    rows.change = change;
  }
}
