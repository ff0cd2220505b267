import { months } from '../world/period.ts';
import { demand } from './demand.ts';
import { floorCalls } from './floor-fleet.ts';
import type { Lane } from './lanes.ts';
import { modelRow, models } from './models.ts';
import { ownFleet } from './own-fleet.ts';
import { slotOf } from './slots.ts';
import type { WorkloadDraws } from './workload-draws.ts';

const { sized } = demand;
const { failure, usd, unnoticed } = models;
const { monthlyUsd } = ownFleet;
const mixed = modelRow.mixed * months;

/** Highest monthly bill of the option just simulated, USD, undiscounted and without one-off costs. */
export function peakMonth(lane: Lane, w: WorkloadDraws, draw: number): number {
  const noticed = w.noticed[draw]!;
  let peak = 0;
  for (let t = 0; t < months; t++) peak = Math.max(peak, billIn(t, lane, noticed, slotOf(draw)));
  return peak;
}

function billIn(month: number, { kind, first }: Lane, noticed: number, slot: number): number {
  const bill = (at: number, again: number) =>
    sized[slot * months + month]! * usd[at + month]! * (1 + again);
  const at = (first + slot) * months;
  switch (kind) {
    case 'hosted':
      return bill(at, noticed * failure[at + month]!);
    case 'pre-router':
      return bill(mixed, noticed * failure[mixed + month]!);
    case 'cascade':
      return bill(mixed, failure[mixed + month]! - unnoticed[month]!);
    case 'floor-spill':
      return (
        monthlyUsd[month]! + floorCalls.away[month]! * bill(at, noticed * failure[at + month]!)
      );
    case 'self-hosted':
      return monthlyUsd[month]!;
    default:
      return kind satisfies never;
  }
}
