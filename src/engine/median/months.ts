import { months } from '../world/period.ts';

/** The first draw of a series by month; in the median future all draws are alike. */
export const firstDraw = (series: Float64Array): number[] => [...series.subarray(0, months)];

/** The same value in every month. */
export const constant = (value: number): number[] => Array.from({ length: months }, () => value);
