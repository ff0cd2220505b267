import type { Fan, Summary } from '../analysis.ts';
import { months } from '../world/period.ts';
import { pathPoints, pathStep } from '../simulate/workload-run.ts';

/** Quantile of sorted values, linear between neighbours (Hyndman–Fan type 7). */
export function sortedQuantile(sorted: Float64Array, p: number): number {
  const at = p * (sorted.length - 1);
  const low = Math.floor(at);
  const high = Math.min(sorted.length - 1, low + 1);
  return sorted[low]! + (sorted[high]! - sorted[low]!) * (at - low);
}

/** Mean and quantiles of one quantity over all draws. */
export function summarise(values: Float64Array): Summary {
  const sorted = values.slice().sort();
  const at = (p: number) => sortedQuantile(sorted, p);
  return {
    mean: mean(values),
    p10: at(0.1),
    p25: at(0.25),
    p50: at(0.5),
    p75: at(0.75),
    p90: at(0.9),
  };
}

/** Mean in draw order: the sum of 8 scrambles is the same however they were computed. */
export function mean(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return values.length === 0 ? 0 : sum / values.length;
}

/** A fan from paths at every third month, filled in between by straight lines. */
export function fanOf(path: Float64Array): Fan {
  const draws = path.length / pathPoints;
  const knots = Array.from({ length: pathPoints }, (_, k) =>
    summarise(path.subarray(k * draws, (k + 1) * draws)),
  );
  const series = (key: keyof Summary): number[] =>
    Array.from({ length: months + 1 }, (_, month) => {
      const k = Math.min(pathPoints - 2, Math.floor(month / pathStep));
      const share = (month - k * pathStep) / pathStep;
      return knots[k]![key] * (1 - share) + knots[k + 1]![key] * share;
    });
  return {
    mean: series('mean'),
    p10: series('p10'),
    p25: series('p25'),
    p50: series('p50'),
    p75: series('p75'),
    p90: series('p90'),
  };
}

/** Mean of `values` in each outlook; NaN never: an outlook without draws has the overall mean. */
export function byOutlook(values: Float64Array, outlook: Uint8Array): [number, number, number] {
  const sums = [0, 0, 0];
  const counts = [0, 0, 0];
  for (let i = 0; i < values.length; i++) {
    sums[outlook[i]!]! += values[i]!;
    counts[outlook[i]!]!++;
  }
  const overall = mean(values);
  const of = (o: number) => (counts[o]! > 0 ? sums[o]! / counts[o]! : overall);
  return [of(0), of(1), of(2)];
}
