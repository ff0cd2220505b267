import type { CountedLeg } from '../options/commitment.ts';
import { seriesOf, type BlockContext, type SimOption } from '../options/sim-option.ts';
import type { ContractYear } from '../money/contract-years.ts';
import { months } from '../world/period.ts';
import type { Leg } from './leg.ts';
import type { OptionTotals } from './workload-run.ts';

/** Bills of an option that count against a commitment, and the years that it is settled in. */
export interface Counted {
  legs: readonly CountedLeg[];
  years: readonly ContractYear[];
}

/**
 * Adds up what the option just simulated is billed for tokens by the provider that a least spend is
 * promised to: USD by contract year and draw, undiscounted, before events, because who is cut off owes
 * nothing. Whole dollars: sums of them are exact in any order, and single precision takes half the memory.
 */
export function addCommitted(
  s: SimOption,
  c: BlockContext,
  first: number,
  totals: OptionTotals,
): void {
  if (!s.counted) return;
  const { legs, years } = s.counted;
  const all = totals.cost.length;
  const sums = (totals.committedUsd ??= new Float32Array(years.length * all));
  const bills = legs.map((counted) => ({
    ...counted,
    usd: billOf(counted.leg, s, c),
    change: seriesOf(counted.leg, c).change,
  }));
  const month = new Float64Array(months);
  for (let i = 0; i < c.w.draws; i++) {
    month.fill(0);
    for (const { held, followed, usd, change } of bills) {
      let counts = held;
      for (let t = 0; t < months; t++) {
        const at = i * months + t;
        if (held !== followed && change[at]! > 0) counts = followed;
        if (counts) month[t]! += usd(i, at);
      }
    }
    years.forEach(({ from, to }, y) => {
      let sum = 0;
      for (let t = Math.floor(from); t < to; t++)
        sum += month[t]! * (Math.min(to, t + 1) - Math.max(from, t));
      sums[y * all + first + i] = Math.round(sum);
    });
  }
}

/** What one leg bills in a month of a draw, as it is settled: calls, price, and noticed failures run once more. */
function billOf(leg: Leg, s: SimOption, c: BlockContext): (draw: number, at: number) => number {
  const { load, noticed, routedShare, falseAlarms } = c.w;
  const { usd, failure } = seriesOf(leg, c);
  const { mixed, unnoticed, floorLegs } = c.bench;
  const e = s.engine;
  switch (e.kind) {
    case 'hosted':
      return (i, at) => load[at]! * usd[at]! * (1 + noticed[i]! * failure[at]!);
    case 'pre-router': {
      const share = (i: number) => (leg === e.open ? routedShare[i]! : 1 - routedShare[i]!);
      return (i, at) => load[at]! * share(i) * usd[at]! * (1 + noticed[i]! * mixed.failure[at]!);
    }
    case 'cascade': {
      const cheap = seriesOf(e.cheap, c).failure;
      const escalated = (i: number, q: number) => noticed[i]! * q + falseAlarms[i]! * (1 - q);
      const share = (i: number, at: number) => (leg === e.cheap ? 1 : escalated(i, cheap[at]!));
      return (i, at) =>
        load[at]! * share(i, at) * usd[at]! * (1 + mixed.failure[at]! - unnoticed[at]!);
    }
    case 'floor-spill': {
      const calls = floorLegs!.spill.calls;
      return (i, at) => load[at]! * calls[at]! * usd[at]! * (1 + noticed[i]! * failure[at]!);
    }
    case 'self-hosted':
      return () => 0;
    default:
      return e satisfies never;
  }
}
