import { months } from '../world/period.ts';
import { demand } from './demand.ts';
import { floorCalls } from './floor-fleet.ts';
import type { Lane } from './lanes.ts';
import { modelRow, models } from './models.ts';
import { slotOf } from './slots.ts';
import type { WorkloadDraws } from './workload-draws.ts';

const { sized } = demand;
const { failure, usd, unnoticed } = models;
const { away } = floorCalls;
const mixed = modelRow.mixed * months;

/** Row of the first or second leg of an option in a draw. */
export const legRow = ({ first, second }: Lane, place: number, draw: number): number =>
  (place === 0 ? first : second) + slotOf(draw);

/**
 * What one leg of the option just simulated is billed for tokens in a month, USD, undiscounted, as it is
 * settled: calls, price, and noticed failures run once more.
 */
export function tokenBill(
  month: number,
  lane: Lane,
  place: number,
  w: WorkloadDraws,
  draw: number,
): number {
  const noticed = w.noticed[draw]!;
  const at = legRow(lane, place, draw) * months + month;
  const bill = (calls: number, again: number) =>
    sized[slotOf(draw) * months + month]! * calls * usd[at]! * (1 + again);
  switch (lane.kind) {
    case 'hosted':
      return bill(1, noticed * failure[at]!);
    case 'pre-router': {
      const routed = w.routedShare[draw]!;
      return bill(place === 0 ? routed : 1 - routed, noticed * failure[mixed + month]!);
    }
    case 'cascade': {
      const q = failure[legRow(lane, 0, draw) * months + month]!;
      const escalated = noticed * q + w.falseAlarms[draw]! * (1 - q);
      return bill(place === 0 ? 1 : escalated, failure[mixed + month]! - unnoticed[month]!);
    }
    case 'floor-spill':
      return bill(away[month]!, noticed * failure[at]!);
    case 'self-hosted':
      return 0;
    default:
      return lane.kind satisfies never;
  }
}
