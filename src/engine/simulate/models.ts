import { months } from '../world/period.ts';
import { slots } from './slots.ts';

/** Models that the options of one workload may use together: several times what they ever do. */
const mostModels = 128;

/** The row of what a router makes of two models; API models and own weights follow, a row for each slot. */
export const modelRow = { mixed: 0, first: 1 } as const;
export const mostRows = modelRow.first + mostModels * slots;

/**
 * Months of each model in the futures that are reckoned together, row by row: failure rates, undiscounted USD of a
 * request of today's size, and share of a migration paid. Constants of a module, for the reason that
 * `demand` gives. Own weights have no price.
 */
export const models = {
  failure: new Float64Array(mostRows * months),
  usd: new Float64Array(mostRows * months),
  change: new Float64Array(mostRows * months),
  /** Failures that slip past the check of the cascade that was mixed last. */
  unnoticed: new Float64Array(months),
};

/** One row of months, copied. */
export const rowOf = (rows: Float64Array, row: number): number[] =>
  Array.from(rows.subarray(row * months, (row + 1) * months));
