import type { CountedLeg } from '../options/commitment.ts';
import type { ContractYear } from '../money/contract-years.ts';
import { months } from '../world/period.ts';
import { demand } from './demand.ts';
import { floorCalls } from './floor-fleet.ts';
import type { Lane } from './lanes.ts';
import { modelRow, models } from './models.ts';
import type { OptionTotals } from './totals.ts';
import { slotOf } from './slots.ts';
import type { WorkloadDraws } from './workload-draws.ts';

/** Bills of an option that count against a commitment, and the years that it is settled in. */
export interface Counted {
  legs: readonly CountedLeg[];
  years: readonly ContractYear[];
}

const { failure, usd, change, unnoticed } = models;
const mixed = modelRow.mixed * months;
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
    const row = (place === 0 ? lane.first : lane.second) + slotOf(draw);
    let counts = held;
    for (let t = 0; t < months; t++) {
      if (held !== followed && change[row * months + t]! > 0) counts = followed;
      if (counts) billed[t]! += billIn(t, lane, place, row, w, draw);
    }
  }
  years.forEach(({ from, to }, y) => {
    let sum = 0;
    for (let t = Math.floor(from); t < to; t++)
      sum += billed[t]! * (Math.min(to, t + 1) - Math.max(from, t));
    sums[y * all + at] = Math.round(sum);
  });
}

/** What one leg bills in a month, as it is settled: calls, price, and noticed failures run once more. */
function billIn(
  month: number,
  { kind, first }: Lane,
  place: CountedLeg['place'],
  row: number,
  w: WorkloadDraws,
  draw: number,
): number {
  const noticed = w.noticed[draw]!;
  const bill = (calls: number, again: number) =>
    demand.sized[slotOf(draw) * months + month]! * calls * usd[row * months + month]! * (1 + again);
  switch (kind) {
    case 'hosted':
      return bill(1, noticed * failure[row * months + month]!);
    case 'pre-router': {
      const routed = w.routedShare[draw]!;
      return bill(place === 0 ? routed : 1 - routed, noticed * failure[mixed + month]!);
    }
    case 'cascade': {
      const q = failure[(first + slotOf(draw)) * months + month]!;
      const escalated = noticed * q + w.falseAlarms[draw]! * (1 - q);
      return bill(place === 0 ? 1 : escalated, failure[mixed + month]! - unnoticed[month]!);
    }
    case 'floor-spill':
      return bill(floorCalls.away[month]!, noticed * failure[row * months + month]!);
    case 'self-hosted':
      return 0;
    default:
      return kind satisfies never;
  }
}
