import type { OptionKind } from '../analysis.ts';
import { daysPerMonth } from '../money/calendar.ts';
import type { Happening } from '../world/happenings.ts';
import { months } from '../world/period.ts';
import type { World } from '../world/world.ts';
import { partIndex, pay, type Run } from './run.ts';
import type { WorkloadDraws } from './workload-draws.ts';

/** What an event needs to know of the option it may touch. */
export interface Exposure {
  kind: OptionKind;
  /** Whether any open weights are used, and their origin. */
  open: boolean;
  origin: string | null;
  /** Routers: share of calls that the closed frontier answers, by draw; null for a pure option. */
  closedShare: Float64Array | null;
  hosted: boolean;
  /** A leg of an option that keeps its legs apart: its own costs, and the share of requests that it answers by draw and month. */
  leg?: { run: Run; calls: Float64Array };
}

/** Ways that others can fall back on. */
export const fallbackKinds = ['closed-small', 'closed-tenancy', 'hosted-open'] as const;
export type FallbackKind = (typeof fallbackKinds)[number];

/** The ways an option can fall back on, simulated without events, where the rules allow them. */
export type Fallbacks = Partial<Record<FallbackKind, Run>>;

/** Spells of one event that begin within the period, as they strike draws. */
interface Strikes {
  draw: number[];
  start: number[];
  end: number[];
}

const struck = new WeakMap<Happening, Strikes>();

/** Whom an event strikes in a world, found once for all options and workloads. */
function strikesOf(happening: Happening): Strikes {
  const known = struck.get(happening);
  if (known) return known;
  const found: Strikes = { draw: [], start: [], end: [] };
  for (const spell of happening.spells)
    spell.start.forEach((start, draw) => {
      if (!(start < months) || happening.counts?.[draw] === 0) return;
      found.draw.push(draw);
      found.start.push(start);
      found.end.push(start + spell.length[draw]!);
    });
  struck.set(happening, found);
  return found;
}

/**
 * Applies every event to one option's tile: while it holds, the touched share of calls costs and
 * fails as the fallback does; with no fallback each day costs an outage. The difference is booked
 * under events. A spell never makes an option cheaper: who would be better off on the fallback could
 * have gone there without it.
 */
export function applyEvents(
  exposure: Exposure,
  fallbacks: Fallbacks,
  w: WorkloadDraws,
  world: World,
  discount: Float64Array,
  run: Run,
): void {
  for (const happening of world.events) {
    const { event } = happening;
    if (!event.touches(exposure)) continue;
    const kind = event.fallback?.find((k) => fallbacks[k] && k !== exposure.kind);
    const other = kind && fallbacks[kind];
    const strikes = strikesOf(happening);
    strikes.draw.forEach((i, k) => {
      const start = strikes.start[k]!;
      const end = strikes.end[k]!;
      const closed = exposure.closedShare?.[i];
      const share = closed === undefined ? 1 : event.side === 'closed' ? closed : 1 - closed;
      if (other) replace(run, exposure, other, i, start, end, share);
      else if (event.fallback) stop(run, exposure, w, discount, i, start, end, share);
      const first = Math.floor(start);
      if (event.moving > 0)
        charge(run, exposure, i, first, event.moving * w.migrationUsd[i]! * discount[first]!);
    });
  }
}

/** Share of a month that a spell covers. */
const covered = (month: number, start: number, end: number): number =>
  Math.min(end, month + 1) - Math.max(start, month);

/** Runs a share of one draw's calls on another way from `start` to `end`, if that costs more in sum. */
function replace(
  run: Run,
  { leg }: Exposure,
  other: Run,
  draw: number,
  start: number,
  end: number,
  share: number,
): void {
  const first = Math.floor(start);
  const last = Math.min(months, Math.ceil(end));
  const struck = leg?.run ?? run;
  let extra = 0;
  for (let t = first; t < last; t++) {
    const at = draw * months + t;
    const own = struck.bills[at]! + struck.failures[at]!;
    const calls = leg ? leg.calls[at]! : 1;
    const there = (other.bills[at]! + other.failures[at]!) * calls;
    extra += (there - own) * covered(t, start, end) * share;
  }
  if (extra <= 0) return;
  for (let t = first; t < last; t++) {
    const at = draw * months + t;
    const part = covered(t, start, end) * share;
    const calls = leg ? leg.calls[at]! : 1;
    const bills = (other.bills[at]! * calls - struck.bills[at]!) * part;
    const failures = (other.failures[at]! * calls - struck.failures[at]!) * part;
    run.bills[at]! += bills;
    run.failures[at]! += failures;
    if (leg) {
      leg.run.bills[at]! += bills;
      leg.run.failures[at]! += failures;
    }
  }
  run.parts[partIndex.events]! += extra;
}

/** Nothing answers a share of calls from `start` to `end`. */
function stop(
  run: Run,
  exposure: Exposure,
  w: WorkloadDraws,
  discount: Float64Array,
  draw: number,
  start: number,
  end: number,
  share: number,
): void {
  const perMonth = w.outageUsdPerDay[draw]! * daysPerMonth * share;
  for (let t = Math.floor(start); t < months && t < end; t++) {
    const calls = exposure.leg ? exposure.leg.calls[draw * months + t]! : 1;
    charge(run, exposure, draw, t, perMonth * calls * covered(t, start, end) * discount[t]!);
  }
}

/** Books a payment under events, with the leg that it strikes where one is kept apart. */
function charge(run: Run, { leg }: Exposure, draw: number, month: number, usd: number): void {
  pay(run, draw, month, partIndex.events, usd);
  if (leg) leg.run.bills[draw * months + month]! += usd;
}
