import type { InputTable } from '../inputs/draw-input.ts';
import type { WorldKey } from '../inputs/world-inputs.ts';
import { log1p } from '../numerics/log.ts';
import { daysPerMonth } from '../money/calendar.ts';
import { waitingMonths, yearlyRate } from '../sampling/events.ts';
import { months } from './period.ts';
import type { EventEffect, Severity, WorldEvent } from './world-events.ts';

/** An event that begins at `start` and lasts `length`, in months, one entry a draw; Infinity is never. */
export interface Spell {
  start: Float64Array;
  length: Float64Array;
}

/** When one event holds in a block of futures, and in which draws it counts (1); null counts in all. */
export interface Happening {
  event: EventEffect;
  spells: readonly Spell[];
  counts: Uint8Array | null;
}

/** Highest chance that a hazard may have. */
const mostLikely = 0.95;

/** Columns of a block of futures by number, as uniforms. */
export type Uniforms = (column: number) => Float64Array;

/** Shocks that can fall into the period; a seventh one in 36 months comes in a tenth of futures at the highest hazards. */
const mostShocks = 6;
const shockColumns = { arrival: 109, closed: 115, open: 121 } as const;

/** Public incidents of one block: yearly rate, and arrival and severities of each, the smaller the worse. */
export interface Shocks {
  perYear: Float64Array;
  arrivals: readonly Float64Array[];
  severities: Record<Severity, readonly Float64Array[]>;
  /** Chance that one is answered against closed models, or against open weights. */
  given: Record<Severity, Float64Array>;
}

/** Draws the incidents that can touch several events at once. */
export function shocksOf(
  get: (key: WorldKey) => Float64Array,
  hazardMonths: number,
  uniforms: Uniforms,
): Shocks {
  const columns = (from: number) =>
    Array.from({ length: mostShocks }, (_, k) => uniforms(from + k));
  const perYear = get('shock').map((p) => yearlyRate(Math.min(mostLikely, p), hazardMonths / 12));
  const arrivals: Float64Array[] = [];
  for (const column of columns(shockColumns.arrival)) {
    const before = arrivals.at(-1);
    arrivals.push(column.map((u, i) => (before?.[i] ?? 0) + waitingMonths(u, perYear[i]!)));
  }
  return {
    perYear,
    arrivals,
    severities: { closed: columns(shockColumns.closed), open: columns(shockColumns.open) },
    given: { closed: get('gatingGivenShock'), open: get('restrictionGivenShock') },
  };
}

/** Months that a restriction lasts with a half-life. */
export function decayMonths(u: number, halfLifeMonths: number): number {
  return (-log1p(-u) * halfLifeMonths) / 0.6931471805599453;
}

/**
 * When one event holds in a block. Its chance is a total: incidents bring about as much of it as they
 * can, never more than all of it, and the rest comes by itself, so the total is the prior's. A second
 * spell is drawn where the record has a column for it; a third inside 36 months is left out.
 */
export function happeningOf(
  event: WorldEvent,
  table: InputTable,
  get: (key: WorldKey) => Float64Array,
  chance: Float64Array,
  outlook: Uint8Array,
  shocks: Shocks,
  uniforms: Uniforms,
): Happening {
  const hazard = table.hazards.get(event.id)!;
  const draws = chance.length;
  const length = lengths(event, get, uniforms, draws);
  const first = uniforms(event.columns.first);
  const again = event.columns.again === undefined ? null : uniforms(event.columns.again);
  const starts = new Float64Array(draws);
  const seconds = new Float64Array(draws).fill(Infinity);
  for (let i = 0; i < draws; i++) {
    const rate =
      yearlyRate(Math.min(mostLikely, chance[i]!), hazard.periodMonths / 12) *
      hazard.factors[outlook[i]!]!;
    const share = event.after ? triggered(shocks, event.after, rate, i) : 0;
    const base = Math.max(0, rate - share * shocks.perYear[i]!);
    const own = waitingMonths(first[i]!, base);
    const hit = event.after ? nextHit(shocks, event.after, share, -1, i) : Infinity;
    starts[i] = own < hit ? own : hit;
    if (!again) continue;
    const end = starts[i]! + length[i]!;
    if (!(end < months)) continue;
    const later = own > end ? own : end + waitingMonths(again[i]!, base);
    const struck = event.after ? nextHit(shocks, event.after, share, end, i) : Infinity;
    seconds[i] = later < struck ? later : struck;
  }
  const scope = event.scope === undefined ? null : uniforms(event.scope);
  const bars = get('restrictionScope');
  return {
    event,
    spells: [{ start: starts, length }, ...(again ? [{ start: seconds, length }] : [])],
    counts: scope ? Uint8Array.from(scope, (u, i) => (u < bars[i]! ? 1 : 0)) : null,
  };
}

/** Chance that an incident brings the event about: the prior's, but no more than the event's own rate holds. */
function triggered(shocks: Shocks, by: Severity, rate: number, draw: number): number {
  const perYear = shocks.perYear[draw]!;
  const given = shocks.given[by][draw]!;
  return perYear > 0 ? Math.min(given, rate / perYear) : 0;
}

/** The first incident after a month that is severe enough. */
function nextHit(shocks: Shocks, by: Severity, share: number, after: number, draw: number): number {
  const severities = shocks.severities[by];
  for (let k = 0; k < severities.length; k++) {
    const arrival = shocks.arrivals[k]![draw]!;
    if (!(arrival < months)) return Infinity;
    if (arrival > after && severities[k]![draw]! < share) return arrival;
  }
  return Infinity;
}

function lengths(
  event: WorldEvent,
  get: (key: WorldKey) => Float64Array,
  uniforms: Uniforms,
  draws: number,
): Float64Array {
  const { lasts } = event;
  if ('months' in lasts) return new Float64Array(draws).fill(lasts.months);
  if ('weeks' in lasts) return get(lasts.weeks).map((weeks) => (weeks * 7) / daysPerMonth);
  return uniforms(lasts.column).map((u) => decayMonths(u, lasts.halfLifeMonths));
}
