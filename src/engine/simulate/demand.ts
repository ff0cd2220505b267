import { months } from '../world/period.ts';
import { tileColumn, tileDraws } from './tiles.ts';
import type { WorkloadDraws } from './workload-draws.ts';

/**
 * What all options of a workload are multiples of in the tile that is reckoned, draw-major by month.
 * Constants of a module, not handed over: engines read a constant array three times as fast, because they
 * need not ask in every month which array it is, where it lies and how long it is.
 */
export const demand = {
  /** Discounted requests, as they are and in requests of today's size. */
  requests: tileColumn(months),
  load: tileColumn(months),
  /** Discounted USD lost if every request failed and the draw's share of that were noticed. */
  losses: tileColumn(months),
  /** Present value of a dollar of each month, and what a discounted dollar is in its month. */
  discount: new Float64Array(months + 1),
  inverse: new Float64Array(months + 1),
};

const { requests, load, losses, discount: present, inverse } = demand;
let filled: { w: WorkloadDraws; discount: Float64Array } | null = null;

/** Makes the columns those of a tile; nothing is done where they are already. */
export function fillDemand(w: WorkloadDraws, discount: Float64Array): void {
  if (filled?.w === w && filled.discount === discount) return;
  if (w.draws > tileDraws) throw new Error(`a tile holds ${tileDraws} draws, not ${w.draws}`);
  filled = { w, discount };
  const { volume, load: sized } = w;
  present.set(discount);
  for (let t = 0; t < inverse.length; t++) inverse[t] = 1 / present[t]!;
  for (let i = 0; i < w.draws; i++) {
    const perFailure = failureUsd(w, i);
    const from = i * months;
    const end = from + months;
    for (let at = from; at < end; at++) {
      const d = present[at - from]!;
      const made = volume[at]! * d;
      requests[at] = made;
      load[at] = sized[at]! * d;
      losses[at] = made * perFailure;
    }
  }
}

/** Cost of one failed request: noticed ones cost a person's step, the others do damage. */
export function failureUsd(w: WorkloadDraws, draw: number): number {
  const noticed = w.noticed[draw]!;
  return (1 - noticed) * w.unnoticedUsd[draw]! + noticed * w.noticedUsd[draw]!;
}
