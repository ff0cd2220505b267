/** Hazards and waiting times. Draw when an event happens, not a coin per month: smoother, and one dimension. */
import { expm1 } from '../numerics/exp.ts';
import { log1p } from '../numerics/log.ts';

/** Yearly rate of an event that happens within `years` with the given probability. */
export function yearlyRate(probability: number, years: number): number {
  return -log1p(-probability) / years;
}

/** Probability of at least one event within the months, at a constant yearly rate. */
export function probabilityWithin(months: number, ratePerYear: number): number {
  return -expm1((-ratePerYear * months) / 12);
}

/** Months until the event, exponential, from a uniform; Infinity where the rate is 0. */
export function waitingMonths(u: number, ratePerYear: number): number {
  return ratePerYear > 0 ? (-12 * log1p(-u)) / ratePerYear : Infinity;
}

/**
 * Months until an event whose yearly rate is constant within each period. Periods start at the given
 * months (the first at 0, ascending); the last lasts for ever.
 */
export function waitingMonthsPiecewise(
  u: number,
  startMonths: readonly number[],
  ratesPerYear: readonly number[],
): number {
  let hazardLeft = -12 * log1p(-u);
  for (let i = 0; i < ratesPerYear.length; i += 1) {
    const start = startMonths[i] as number;
    const rate = ratesPerYear[i] as number;
    const length = (startMonths[i + 1] ?? Infinity) - start;
    if (hazardLeft <= rate * length) return rate > 0 ? start + hazardLeft / rate : Infinity;
    hazardLeft -= rate * length;
  }
  return Infinity;
}
