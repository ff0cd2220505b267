import { exp } from '../numerics/exp.ts';
import { log } from '../numerics/log.ts';
import { eigenSymmetric } from '../numerics/eigen.ts';
import { months } from './period.ts';

/** Scores that make one path, and the months between the points that they place. */
export const pathScores = 5;
const step = 3;

/** Share of a deviation left after some months: half of it is gone after a year. */
const left = (span: number): number => exp((span * log(0.5)) / 12);

/** Variance after `month` months of a deviation that was 0 at the start, against that of its move within one month. */
export function varianceAfter(month: number): number {
  return (1 - left(2 * month)) / (1 - left(2));
}

/**
 * Loadings of a mean-reverting deviation (Ornstein and Uhlenbeck) that starts at 0 and moves by 1 within
 * a month: `month · 5 + score`. Principal components of its covariance at the ends of quarters, straight
 * between them, so that five quasi-random columns carry a whole path; each month is scaled to its exact
 * variance, which the components leave out by a tenth.
 */
function pathLoadings(): Float64Array {
  const ends = Array.from({ length: months / step }, (_, i) => step * (i + 1));
  const covariance = ends.map((s) =>
    ends.map((t) => left(Math.abs(s - t)) * varianceAfter(Math.min(s, t))),
  );
  const { values, vectors } = eigenSymmetric(covariance);
  const loadings = new Float64Array(months * pathScores);
  for (let month = 1; month < months; month++) {
    const after = Math.ceil(month / step);
    const part = month / step - (after - 1);
    let carried = 0;
    for (let k = 0; k < pathScores; k++) {
      const from = values.length - 1 - k;
      const size = Math.sqrt(values[from]!);
      const at = (end: number) => (end === 0 ? 0 : vectors[from]![end - 1]! * size);
      const loading = (1 - part) * at(after - 1) + part * at(after);
      loadings[month * pathScores + k] = loading;
      carried += loading * loading;
    }
    const scale = Math.sqrt(varianceAfter(month) / carried);
    for (let k = 0; k < pathScores; k++) loadings[month * pathScores + k]! *= scale;
  }
  return loadings;
}

let kept: Float64Array | null = null;

/** Multiplies a price series by deviations from its trend. `perMonth` is the standard deviation of a month's move in logs, by draw. */
export function deviate(
  series: Float64Array,
  perMonth: Float64Array,
  scores: readonly Float64Array[],
): Float64Array {
  const loadings = (kept ??= pathLoadings());
  const [a, b, c, d, e] = scores as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let i = 0; i < perMonth.length; i++) {
    const size = perMonth[i]!;
    if (size === 0) continue;
    for (let t = 1; t < months; t++) {
      const at = t * pathScores;
      const deviation =
        loadings[at]! * a[i]! +
        loadings[at + 1]! * b[i]! +
        loadings[at + 2]! * c[i]! +
        loadings[at + 3]! * d[i]! +
        loadings[at + 4]! * e[i]!;
      series[i * months + t]! *= exp(size * deviation);
    }
  }
  return series;
}
