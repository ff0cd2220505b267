import { months } from '../world/period.ts';
import type { Lane } from './lanes.ts';
import { ownFleet } from './own-fleet.ts';
import { tokenBill } from './token-bill.ts';
import type { WorkloadDraws } from './workload-draws.ts';

const { monthlyUsd } = ownFleet;

/** Highest monthly bill of the option just simulated, USD, undiscounted and without one-off costs. */
export function peakMonth(lane: Lane, w: WorkloadDraws, draw: number): number {
  const isRouter = lane.kind === 'pre-router' || lane.kind === 'cascade';
  let peak = 0;
  for (let t = 0; t < months; t++) {
    let bill = lane.hosting ? monthlyUsd[t]! : 0;
    bill += tokenBill(t, lane, 0, w, draw);
    if (isRouter) bill += tokenBill(t, lane, 1, w, draw);
    peak = Math.max(peak, bill);
  }
  return peak;
}
