/** Money over time. A year is 12 months. */
import { exp, expm1 } from '../numerics/exp.ts';
import { log1p } from '../numerics/log.ts';

/** The monthly rate that compounds to an effective yearly rate. */
export function monthlyRate(yearlyRate: number): number {
  return expm1(log1p(yearlyRate) / 12);
}

/** Factor that brings a payment at `month` (0 is today, fractions allowed) to today. */
export function discountFactor(yearlyRate: number, month: number): number {
  return exp((-month * log1p(yearlyRate)) / 12);
}

/** Present value of one payment per month, paid at each month's end or middle. */
export function presentValue(
  payments: readonly number[],
  yearlyRate: number,
  paid: 'end' | 'middle',
): number {
  const shift = paid === 'end' ? 1 : 0.5;
  return payments.reduce((sum, p, i) => sum + p * discountFactor(yearlyRate, i + shift), 0);
}
