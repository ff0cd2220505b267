import type { CommittedSpend } from '../analysis.ts';
import type { ContractYear } from '../money/contract-years.ts';
import type { Commitment } from '../options/commitment.ts';
import { summarise } from '../results/summary.ts';
import type { Finalist } from './finalist.ts';

/** What would be paid for nothing if no bill counted, discounted USD. */
export const promisedUsd = (years: readonly ContractYear[]): number =>
  years.reduce((sum, { leastUsd, discount }) => sum + leastUsd * discount, 0);

/** The most that bills can take off what is paid for nothing, in the mean: in each year no more than its minimum. */
export function creditOf(
  committedUsd: Float32Array | null,
  years: readonly ContractYear[],
  draws: number,
): number {
  if (!committedUsd) return 0;
  let sum = 0;
  years.forEach(({ leastUsd, discount }, y) => {
    for (let i = 0; i < draws; i++)
      sum += Math.min(committedUsd[y * draws + i]!, leastUsd) * discount;
  });
  return sum / draws;
}

/** What is paid for nothing in one contract year, discounted USD by draw. */
export function unusedIn(
  year: number,
  chosen: readonly Finalist[],
  draws: number,
  { years }: Commitment,
): Float64Array {
  const { leastUsd, discount } = years[year]!;
  const spent = new Float64Array(draws);
  for (const { committedUsd } of chosen)
    if (committedUsd) for (let i = 0; i < draws; i++) spent[i]! += committedUsd[year * draws + i]!;
  return spent.map((usd) => Math.max(0, leastUsd - usd) * discount);
}

/** What is paid for nothing over all contract years, discounted USD by draw; nothing without a commitment. */
export function unusedUsd(
  chosen: readonly Finalist[],
  draws: number,
  commitment: Commitment | null,
): Float64Array {
  const sum = new Float64Array(draws);
  commitment?.years.forEach((_, year) => {
    const unused = unusedIn(year, chosen, draws, commitment);
    for (let i = 0; i < draws; i++) sum[i]! += unused[i]!;
  });
  return sum;
}

/**
 * Reckons what is paid for nothing in the mean, discounted USD, for choices that differ little from one to
 * the next, as a search asks for them: bills are kept summed up, and only those that change are moved. They
 * are whole dollars, so that no order of choices changes a sum.
 */
export function unusedMeter(
  draws: number,
  { years }: Commitment,
): (chosen: readonly Finalist[]) => number {
  const spent = new Float64Array(years.length * draws);
  let held: readonly Finalist[] = [];
  const add = (bills: Float32Array | null | undefined, times: 1 | -1) => {
    if (bills) for (let at = 0; at < spent.length; at++) spent[at]! += times * bills[at]!;
  };
  return (chosen) => {
    chosen.forEach((finalist, w) => {
      if (finalist === held[w]) return;
      add(held[w]?.committedUsd, -1);
      add(finalist.committedUsd, 1);
    });
    held = [...chosen];
    let sum = 0;
    years.forEach(({ leastUsd, discount }, y) => {
      let left = 0;
      for (let at = y * draws; at < (y + 1) * draws; at++)
        if (spent[at]! < leastUsd) left += leastUsd - spent[at]!;
      sum += left * discount;
    });
    return sum / draws;
  };
}

/** How a choice uses what is promised. */
export function committedSpend(
  chosen: readonly Finalist[],
  draws: number,
  commitment: Commitment,
): CommittedSpend {
  const { provider, usdPerYear, months, years } = commitment;
  const least = promisedUsd(years);
  const unused = unusedUsd(chosen, draws, commitment);
  let short = 0;
  let used = 0;
  for (const usd of unused) {
    if (usd > 0) short++;
    used += least - usd;
  }
  return {
    provider,
    usdPerYear,
    months,
    promisedUsd: least,
    unused: summarise(unused),
    usedShare: used / draws / least,
    chanceUnused: short / draws,
  };
}
