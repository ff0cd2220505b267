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
  const left = new Float64Array(draws).fill(leastUsd);
  for (const { committedUsd } of chosen)
    if (committedUsd) for (let i = 0; i < draws; i++) left[i]! -= committedUsd[year * draws + i]!;
  for (let i = 0; i < draws; i++) left[i] = left[i]! > 0 ? left[i]! * discount : 0;
  return left;
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
