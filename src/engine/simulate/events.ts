import type { OptionKind } from '../analysis.ts';
import { daysPerMonth } from '../money/calendar.ts';
import { months } from '../world/period.ts';
import type { EventEffect } from '../world/world-events.ts';
import { account, accounts, pay, sumIndex, sumsEach } from './accounts.ts';
import { demand } from './demand.ts';
import type { FallbackKind } from './fallback-kinds.ts';
import { slotOf } from './slots.ts';
import type { Strikes } from './strikes.ts';
import type { WorkloadDraws } from './workload-draws.ts';

/** What an event needs to know of the option it may touch. */
export interface Exposure {
  kind: OptionKind;
  /** Whether any open weights are used, and their origin. */
  open: boolean;
  origin: string | null;
  /** A router whose calls go to open weights by the draw's routed share: each side loses its own share only. */
  routed: boolean;
  hosted: boolean;
  /** A leg of an option that keeps its legs apart: its account, and the share of requests that it answers by month. */
  leg?: { account: number; calls: Float64Array };
}

/** First accounts of the ways an option can fall back on, where the rules allow them; they stand there without events. */
export type Fallbacks = Partial<Record<FallbackKind, number>>;

/** What one event does to one exposure: nothing (null), or its effect and the account that it falls back on (null: none). */
type Blow = { effect: EventEffect; fallback: number | null } | null;

/** An exposure with what each event of a world does to it. */
export interface Struck {
  exposure: Exposure;
  blows: readonly Blow[];
}

export const struckBy = (
  exposure: Exposure,
  events: readonly { event: EventEffect }[],
  fallbacks: Fallbacks,
): Struck => ({
  exposure,
  blows: events.map(({ event }) => {
    if (!event.touches(exposure)) return null;
    const kind = event.fallback?.find((k) => fallbacks[k] !== undefined && k !== exposure.kind);
    return { effect: event, fallback: (kind && fallbacks[kind]) ?? null };
  }),
});

const { bills, failures, sums } = accounts;
const { discount } = demand;
const { own } = account;
const ownEvents = own * sumsEach + sumIndex.events;
// Local, not imported: engines read a module's own constants faster than another's.
const row = months;

/**
 * Applies every event of one draw to the option's own account: while it holds, the touched share of calls
 * costs and fails as the fallback does; with no fallback each day costs an outage. The difference is booked
 * under events. A spell never makes an option cheaper: who would be better off on the fallback could
 * have gone there without it.
 */
export function applyEvents(s: Struck, strikes: Strikes, w: WorkloadDraws, draw: number): void {
  const { exposure, blows } = s;
  const last = strikes.first[draw + 1]!;
  for (let k = strikes.first[draw]!; k < last; k++) {
    const blow = blows[strikes.event[k]!];
    if (!blow) continue;
    const { effect, fallback } = blow;
    const start = strikes.start[k]!;
    const end = strikes.end[k]!;
    const closed = 1 - w.routedShare[draw]!;
    const share = !exposure.routed ? 1 : effect.side === 'closed' ? closed : 1 - closed;
    if (fallback !== null) replace(exposure, fallback + slotOf(draw), start, end, share);
    else if (effect.fallback)
      stop(exposure, w.outageUsdPerDay[draw]! * daysPerMonth * share, start, end);
    const first = Math.floor(start);
    if (effect.moving > 0)
      charge(exposure, first, effect.moving * w.migrationUsd[draw]! * discount[first]!);
  }
}

/** Share of a month that a spell covers. */
const covered = (month: number, start: number, end: number): number =>
  Math.min(end, month + 1) - Math.max(start, month);

/** Runs a share of calls on another way from `start` to `end`, if that costs more in sum. */
function replace(
  { leg }: Exposure,
  fallback: number,
  start: number,
  end: number,
  share: number,
): void {
  const first = Math.floor(start);
  const last = Math.min(row, Math.ceil(end));
  const struck = (leg ? leg.account : own) * row;
  const other = fallback * row;
  let extra = 0;
  for (let t = first; t < last; t++) {
    const here = bills[struck + t]! + failures[struck + t]!;
    const there = (bills[other + t]! + failures[other + t]!) * (leg ? leg.calls[t]! : 1);
    extra += (there - here) * covered(t, start, end) * share;
  }
  if (extra <= 0) return;
  for (let t = first; t < last; t++) {
    const part = covered(t, start, end) * share;
    const calls = leg ? leg.calls[t]! : 1;
    const billed = (bills[other + t]! * calls - bills[struck + t]!) * part;
    const failed = (failures[other + t]! * calls - failures[struck + t]!) * part;
    bills[own * row + t]! += billed;
    failures[own * row + t]! += failed;
    if (leg) {
      bills[struck + t]! += billed;
      failures[struck + t]! += failed;
    }
  }
  sums[ownEvents]! += extra;
}

/** Nothing answers a share of calls from `start` to `end`; `perMonth` is what a month without that share costs, USD. */
function stop(exposure: Exposure, perMonth: number, start: number, end: number): void {
  for (let t = Math.floor(start); t < row && t < end; t++) {
    const calls = exposure.leg ? exposure.leg.calls[t]! : 1;
    charge(exposure, t, perMonth * calls * covered(t, start, end) * discount[t]!);
  }
}

/** Books a payment under events, with the leg that it strikes where one is kept apart. */
function charge({ leg }: Exposure, month: number, usd: number): void {
  pay(own, month, sumIndex.events, usd);
  if (leg) bills[leg.account * row + month]! += usd;
}
