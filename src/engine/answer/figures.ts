/** Figures of an answer: money and shares over all draws, in discounted USD over the period unless said otherwise. */

/** The parts that add up to an option's cost, discounted dollars over the period. */
export const costParts = [
  'tokens',
  'gpus',
  'people',
  'failures',
  'migration',
  'evaluation',
  'events',
  'preference',
] as const;
export type CostPart = (typeof costParts)[number];
export type CostBreakdown = Record<CostPart, number>;

/** Mean and quantiles of one quantity over all draws. */
export interface Summary {
  mean: number;
  p10: number;
  p25: number;
  p50: number;
  p75: number;
  p90: number;
}

/** Cumulative discounted cost at the end of months 0…36; index = month. */
export interface Fan {
  mean: number[];
  p10: number[];
  p25: number[];
  p50: number[];
  p75: number[];
  p90: number[];
}
