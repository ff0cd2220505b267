import { months } from '../world/period.ts';

/** A stretch of a contract that is settled at its end, in months from today. */
export interface ContractYear {
  from: number;
  to: number;
  /** Least spend within it, USD, and what brings a payment at its end to today. */
  leastUsd: number;
  discount: number;
}

/**
 * The contract years of a minimum that runs `left` months more: whole years back from its end, and what is
 * left of the running one, with a minimum in proportion, since what was spent in it before today is not
 * known. A year that ends after the period is cut there, with its minimum.
 */
export function contractYears(
  left: number,
  usdPerYear: number,
  discount: Float64Array,
): ContractYear[] {
  const years: ContractYear[] = [];
  const end = Math.min(left, months);
  for (let from = 0, to = left % 12 || 12; from < end; from = to, to += 12) {
    const last = Math.min(to, end);
    years.push({
      from,
      to: last,
      leastUsd: (usdPerYear * (last - from)) / 12,
      discount: discount[Math.ceil(last) - 1]!,
    });
  }
  return years;
}
