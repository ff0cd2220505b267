import type { Efficiency } from '#engine/serving/efficiency.ts';
import { throughputOf, type ThroughputModel } from '#engine/serving/throughput.ts';
import { fitModel } from './fit.ts';
import type { Point } from './rows.ts';

/** A prediction beside its measurement. */
export interface Judged {
  point: Point;
  roofline: number;
  predicted: number;
  logSd: number;
}

/** Normal score of the ends of an 80 % interval. */
export const eightyPercent = 1.2815515655446004;

/** Predicts points with a model that has not seen them; one that was measured but by our sums does not fit is an error of 100 %. */
export function judge(points: readonly Point[], model: ThroughputModel): Judged[] {
  return points.map((point) => {
    const { roofline, predicted, logSd } = throughputOf(point.run, model) ?? impossible;
    return { point, roofline, predicted, logSd };
  });
}

const impossible = { roofline: 0, predicted: 0, logSd: 0 };

/**
 * Leaves one configuration out at a time: fits on the other points, predicts the one left out.
 * `others` are always fitted on, unless they are of that configuration.
 */
export function leaveOneOut(
  points: readonly Point[],
  start: Efficiency,
  others: readonly Point[] = [],
): Judged[] {
  const configurations = [...new Set(points.map((point) => point.configuration))];
  return configurations.flatMap((configuration) => {
    const kept = [...points, ...others].filter((point) => point.configuration !== configuration);
    const left = points.filter((point) => point.configuration === configuration);
    return judge(left, fitModel(kept, start));
  });
}

/** Errors of a group of predictions. Coverage is null below 20 rows: too few to claim one. */
export interface Errors {
  rows: number;
  configurations: number;
  medianError: number;
  medianErrorOfRoofline: number;
  coverage: number | null;
}

export const fewestForCoverage = 20;

/** Median absolute error, and the share of measurements inside the 80 % interval. */
export function errorsOf(judged: readonly Judged[]): Errors {
  const inside = judged.filter(
    ({ point, predicted, logSd }) =>
      Math.abs(Math.log(point.measured / predicted)) <= eightyPercent * logSd,
  ).length;
  return {
    rows: judged.length,
    configurations: new Set(judged.map(({ point }) => point.configuration)).size,
    medianError: median(judged.map((j) => Math.abs(j.predicted / j.point.measured - 1))),
    medianErrorOfRoofline: median(judged.map((j) => Math.abs(j.roofline / j.point.measured - 1))),
    coverage: judged.length < fewestForCoverage ? null : inside / judged.length,
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}

/** One line of the table: a regime (or all of them) of dense or mixture models. */
export interface ErrorLine extends Errors {
  regime: string;
  models: 'dense' | 'mixture';
}

/** Errors by regime and class of model, never mixed, and over all regimes by class. */
export function errorTable(judged: readonly Judged[]): ErrorLine[] {
  const regimes = [...new Set(judged.map(({ point }) => point.regime))].sort();
  const lines: ErrorLine[] = [];
  for (const models of ['dense', 'mixture'] as const)
    for (const regime of [...regimes, 'all regimes']) {
      const group = judged.filter(
        ({ point }) =>
          point.mixture === (models === 'mixture') &&
          (regime === 'all regimes' || point.regime === regime),
      );
      if (group.length > 0) lines.push({ regime, models, ...errorsOf(group) });
    }
  return lines;
}
