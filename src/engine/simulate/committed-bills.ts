import type { CountedLeg } from '../options/commitment.ts';
import type { ContractYear } from '../money/contract-years.ts';
import { months } from '../world/period.ts';
import type { Lane } from './lanes.ts';
import { models } from './models.ts';
import { legRow, tokenBill } from './token-bill.ts';
import type { OptionTotals } from './totals.ts';
import type { WorkloadDraws } from './workload-draws.ts';

/** Bills of an option that count against a commitment, and the years that it is settled in. */
export interface Counted {
  legs: readonly CountedLeg[];
  years: readonly ContractYear[];
}

const { change } = models;
const billed = new Float64Array(months);

/**
 * Adds up what the option just simulated is billed for tokens by the provider that a least spend is
 * promised to: USD by contract year and draw, undiscounted, before events, because who is cut off owes
 * nothing. Whole dollars: sums of them are exact in any order, and single precision takes half the memory.
 */
export function addCommitted(
  { legs, years }: Counted,
  lane: Lane,
  w: WorkloadDraws,
  draw: number,
  at: number,
  totals: OptionTotals,
): void {
  const all = totals.cost.length;
  const sums = (totals.committedUsd ??= new Float32Array(years.length * all));
  billed.fill(0);
  for (const { place, held, followed } of legs) {
    const from = legRow(lane, place, draw) * months;
    let counts = held;
    for (let t = 0; t < months; t++) {
      if (held !== followed && change[from + t]! > 0) counts = followed;
      if (counts) billed[t]! += tokenBill(t, lane, place, w, draw);
    }
  }
  years.forEach(({ from, to }, y) => {
    let sum = 0;
    for (let t = Math.floor(from); t < to; t++)
      sum += billed[t]! * (Math.min(to, t + 1) - Math.max(from, t));
    sums[y * all + at] = Math.round(sum);
  });
}
