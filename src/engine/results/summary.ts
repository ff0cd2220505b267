import type { Fan, Summary } from '../analysis.ts';
import { mean } from '../decision/summary.ts';
import { months } from '../world/period.ts';
import { selectQuantiles } from './quantiles.ts';
import { pathPoints, pathStep, pointOf } from '../simulate/totals.ts';

/** Mean and quantiles of one quantity over all draws. */
export function summarise(values: Float64Array): Summary {
  const [p10, p25, p50, p75, p90] = selectQuantiles(values.slice(), [0.1, 0.25, 0.5, 0.75, 0.9]);
  return { mean: mean(values), p10: p10!, p25: p25!, p50: p50!, p75: p75!, p90: p90! };
}

type Path = Float64Array | Float32Array;

const atPoints = <T>(path: Path, of: (values: Float64Array) => T): T[] =>
  Array.from({ length: pathPoints }, (_, k) => of(pointOf(path, k)));

/** Values at every third month, filled in between by straight lines. */
const byMonth = (knots: readonly number[]): number[] =>
  Array.from({ length: months + 1 }, (_, month) => {
    const k = Math.min(pathPoints - 2, Math.floor(month / pathStep));
    const share = (month - k * pathStep) / pathStep;
    return knots[k]! * (1 - share) + knots[k + 1]! * share;
  });

/** Mean cost by month over all draws. */
export const meanPath = (path: Path): number[] => byMonth(atPoints(path, mean));

/** The same with its quantiles. */
export function fanOf(path: Path): Fan {
  const knots = atPoints(path, summarise);
  const series = (key: keyof Summary): number[] => byMonth(knots.map((knot) => knot[key]));
  return {
    mean: series('mean'),
    p10: series('p10'),
    p25: series('p25'),
    p50: series('p50'),
    p75: series('p75'),
    p90: series('p90'),
  };
}

/** What the cost at the end of a month, one at which a path has a point, exceeds in one future of ten. */
export const ninthDecile = (path: Path, month: number): number =>
  selectQuantiles(pointOf(path, month / pathStep), [0.9])[0]!;

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
