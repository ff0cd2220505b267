import { secondsPerMonth } from '../money/calendar.ts';
import { pieceAt, shareBelow, type WeekCurve } from '../serving/week-curve.ts';
import { months } from '../world/period.ts';
import { reckoned } from './failures.ts';
import { heldFleet } from './holding.ts';
import type { WorkloadDraws } from './workload-draws.ts';

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

/** Months of a floor in one tile, draw-major: share of requests that it serves, share of those that fails, USD undiscounted. */
export interface FloorMonths {
  served: Float64Array;
  failure: Float64Array;
  monthlyUsd: Float64Array;
}

export const emptyFloorMonths = (draws: number): FloorMonths => ({
  served: new Float64Array(draws * months),
  failure: new Float64Array(draws * months),
  monthlyUsd: new Float64Array(draws * months),
});

const { failure } = reckoned;
const { gpus } = heldFleet;

/**
 * Sizes a floor in one draw: whole replicas nearest to its level, at least one, held for their term and
 * used while they are held. No spare is kept, because what a replica drops the other leg answers.
 */
export function sizeFloor(
  floor: Floor,
  w: WorkloadDraws,
  draw: number,
  capacity: number,
  gpusPerReplica: number,
  served: Float64Array,
): void {
  const { load } = w;
  const { curve, level, withinHour, term } = floor;
  const noticed = w.noticed[draw]!;
  const from = draw * months;
  const perCall = 1 / secondsPerMonth;
  const wantedPerLoad = level / capacity;
  const carried = capacity / withinHour;
  let held = 0;
  let signs = 0;
  let piece = 0;
  const end = from + months;
  for (let at = from, t = 0; at < end; at++, t++) {
    const mean = load[at]! * (1 + noticed * failure[t]!) * perCall;
    const wanted = mean > 0 ? Math.max(1, Math.floor(mean * wantedPerLoad + 0.5)) : 0;
    if (t === signs) {
      signs += term;
      held = wanted;
    } else if (wanted > held) held = wanted;
    gpus[t] = held * gpusPerReplica;
    const reach = mean > 0 ? (held * carried) / mean : 0;
    piece = pieceAt(curve, reach, piece);
    served[at] = shareBelow(curve, reach, piece);
  }
}
