import { exp } from '../numerics/exp.ts';
import { log1p } from '../numerics/log.ts';
import { months } from '../world/period.ts';

/** Present value of a dollar in the middle of each month, at a yearly rate; entry 36 is the end of the period. */
export function discountFactors(yearlyRate: number): Float64Array {
  const perMonth = log1p(yearlyRate) / 12;
  return Float64Array.from({ length: months + 1 }, (_, t) =>
    exp(-perMonth * (t < months ? t + 0.5 : months)),
  );
}
