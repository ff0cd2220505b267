import { secondsPerMonth } from '../money/calendar.ts';
import { pieceAt, shareBelow, type WeekCurve } from '../serving/week-curve.ts';
import { months } from '../world/period.ts';
import { demand } from './demand.ts';
import { heldFleet, larger } from './holding.ts';
import { models } from './models.ts';
import { slotOf } from './slots.ts';

/** A fleet for the trough: it carries `level` times the mean load in busy minutes too, and what is above goes elsewhere. */
export interface Floor {
  curve: WeekCurve;
  /** What the fleet carries, against the mean load. */
  level: number;
  /** Busiest minutes over the mean of their hour: capacity kept for them, so the share served is a lower bound. */
  withinHour: number;
  /** Months for which replicas are held. */
  term: number;
}

/** Share of requests that the floor serves, and that goes elsewhere, by month of the future that is reckoned. */
export const floorCalls = { served: new Float64Array(months), away: new Float64Array(months) };

const { served, away } = floorCalls;
const { failure } = models;
const { gpus } = heldFleet;
const { sized } = demand;
// Local, not imported: engines read a module's own constants faster than another's.
const row = months;
const perMonth = secondsPerMonth;

/**
 * Sizes a floor in one draw: whole replicas nearest to its level, at least one, held for their term and
 * used while they are held. No spare is kept, because what a replica drops the other leg answers.
 */
export function sizeFloor(
  { curve, level, withinHour, term }: Floor,
  model: number,
  noticed: number,
  capacity: number,
  gpusPerReplica: number,
  draw: number,
): void {
  const at = slotOf(draw) * row;
  const own = model * row;
  const perCall = 1 / perMonth;
  const wantedPerLoad = level / capacity;
  const carried = capacity / withinHour;
  let held = 0;
  let signs = 0;
  let piece = 0;
  for (let t = 0; t < row; t++) {
    const mean = sized[at + t]! * (1 + noticed * failure[own + t]!) * perCall;
    const wanted = mean > 0 ? Math.max(1, Math.floor(mean * wantedPerLoad + 0.5)) : 0;
    if (t === signs) {
      signs += term;
      held = wanted;
    } else held = larger(wanted, held);
    gpus[t] = held * gpusPerReplica;
    const reach = mean > 0 ? (held * carried) / mean : 0;
    piece = pieceAt(curve, reach, piece);
    const here = shareBelow(curve, reach, piece);
    served[t] = here;
    away[t] = 1 - here;
  }
}
