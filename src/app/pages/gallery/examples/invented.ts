import type { CostBreakdown, Fan } from '#engine/analysis.ts';

/** Parts of a cost of nothing. */
export const noParts: CostBreakdown = {
  tokens: 0,
  gpus: 0,
  people: 0,
  failures: 0,
  migration: 0,
  evaluation: 0,
  events: 0,
  preference: 0,
};

/** A fan over 36 months that grows a little faster than linearly to an average, skewed to the right. */
export function growing(mean: number): Fan {
  const at = (end: number, late: number): number[] =>
    Array.from({ length: 37 }, (_, m) => (end * (m + (late * m * m) / 36)) / (36 * (1 + late)));
  return {
    mean: at(mean, 0.3),
    p10: at(mean * 0.7, 0.1),
    p25: at(mean * 0.82, 0.2),
    p50: at(mean * 0.96, 0.3),
    p75: at(mean * 1.15, 0.4),
    p90: at(mean * 1.35, 0.6),
  };
}

export function constant(value: number, months: number): Fan {
  const path = new Array<number>(months + 1).fill(value);
  return { mean: path, p10: path, p25: path, p50: path, p75: path, p90: path };
}

/** Quantiles at (i + ½)/50 of a logistic shape on the logarithm, whose quantile function is this one line. */
export const fifty = (middle: number, spread: number): number[] =>
  Array.from({ length: 50 }, (_, i) =>
    Math.round(middle * ((i + 0.5) / (49.5 - i)) ** (spread * 0.55)),
  );

/** A path that halves every so many steps. */
export const halving = (start: number, steps: number, every: number): number[] =>
  Array.from({ length: steps }, (_, i) => start * 0.5 ** (i / every));

/** Names of twenty workloads. */
export const twenty = Array.from({ length: 20 }, (_, i) => `Workload ${i + 1}`);
