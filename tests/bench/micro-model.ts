/**
 * A small model of the product's shape, to measure sampling error with: 25 uncertain inputs, 36 months,
 * four ways to run one workload, with or without dated events.
 */
import { exp } from '#engine/numerics/exp.ts';
import { log } from '#engine/numerics/log.ts';
import { normalCdf } from '#engine/numerics/normal.ts';
import { waitingMonths } from '#engine/sampling/events.ts';

const EVENTS = 4;
export const OPTIONS = 4;
const MONTHS = 36;
/** Growth halves every year, as in the product: exponents of the yearly factor per month. */
const GROWTH = Array.from({ length: MONTHS }, (_, m) => (1 - exp(-0.05776 * m)) / (12 * 0.05776));

/** Discounted cost of every option from normal scores of the inputs and the events. */
export function optionCosts(
  z: readonly Float64Array[],
  eventScores: readonly Float64Array[],
  events: boolean,
): Float64Array[] {
  const draws = (z[0] as Float64Array).length;
  const costs = Array.from({ length: OPTIONS }, () => new Float64Array(draws));
  for (let i = 0; i < draws; i += 1) {
    const x = (j: number, median: number, sigma: number) =>
      median * exp(sigma * ((z[j] as Float64Array)[i] as number));
    const months = Array.from({ length: EVENTS }, (_, e) =>
      events
        ? waitingMonths(normalCdf((eventScores[e] as Float64Array)[i] as number), 0.08 * (e + 1))
        : Infinity,
    );
    const volume = x(0, 1e6, 0.35);
    const growth = log(x(1, 1.5, 0.25));
    const tokens = x(2, 1.2, 0.25) + x(3, 0.4, 0.3);
    for (let k = 0; k < OPTIONS; k += 1) {
      const base = 4 + 5 * k;
      const price = x(base, [3, 2.4, 1.8, 2][k] as number, 0.2);
      const fall = log(x(base + 1, 1.4, 0.25)) / 12;
      const failure = x(base + 2, [0.03, 0.03, 0.032, 0.034][k] as number, 0.4);
      const failureCost = x(24, 20, 0.5);
      const fixed = x(base + 3, [900, 900, 800, 700][k] as number, 0.4);
      const migration = x(base + 4, 15000, 0.8);
      const event = months[k] as number;
      let total = 0;
      for (let m = 0; m < MONTHS; m += 1) {
        const requests = volume * exp(growth * (GROWTH[m] as number));
        const hit = m >= event && m < event + 9 ? 1.6 : 1;
        const run = requests * tokens * price * 1e-6 * exp(-fall * m) * hit;
        const failed = (requests * failure * failureCost * hit) / 1000;
        total += (run + failed + fixed) * exp(-0.0064 * m);
      }
      if (event < MONTHS) total += migration;
      (costs[k] as Float64Array)[i] = total;
    }
  }
  return costs;
}
