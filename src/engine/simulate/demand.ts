import { months } from '../world/period.ts';
import { slotOf, slots } from './slots.ts';
import type { WorkloadDraws } from './workload-draws.ts';

/**
 * What all options of a workload are multiples of in the futures that are reckoned together, by slot and month. Constants of
 * a module, not handed over: engines read a constant array twice as fast, because they need not ask in every
 * month which array it is, where it lies and how long it is.
 */
export const demand = {
  /** Discounted requests, as they are and in requests of today's size. */
  requests: new Float64Array(slots * months),
  load: new Float64Array(slots * months),
  /** Discounted USD lost if every request failed and the draw's share of that were noticed. */
  losses: new Float64Array(slots * months),
  /** Undiscounted requests of today's size. */
  sized: new Float64Array(slots * months),
  /** Present value of a dollar of each month, and of one at the end of the period. */
  discount: new Float64Array(months + 1),
};

const { requests, load, losses, sized, discount: present } = demand;
// Local, not imported: engines read a module's own constants faster than another's.
const row = months;

/** Takes over a discount rate for the futures that follow. */
export const fillDiscount = (discount: Float64Array): void => present.set(discount);

/** Makes the rows those of one draw. */
export function fillDemand(w: WorkloadDraws, draw: number): void {
  const { volume, load: needed } = w;
  const from = draw * row;
  const to = slotOf(draw) * row;
  const perFailure = failureUsd(w, draw);
  for (let t = 0; t < row; t++) {
    const d = present[t]!;
    const made = volume[from + t]! * d;
    const size = needed[from + t]!;
    requests[to + t] = made;
    sized[to + t] = size;
    load[to + t] = size * d;
    losses[to + t] = made * perFailure;
  }
}

/** Cost of one failed request: noticed ones cost a person's step, the others do damage. */
export function failureUsd(w: WorkloadDraws, draw: number): number {
  const noticed = w.noticed[draw]!;
  return (1 - noticed) * w.unnoticedUsd[draw]! + noticed * w.noticedUsd[draw]!;
}
