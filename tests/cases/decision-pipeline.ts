/** Whole pipelines on unscrambled Sobol' points: every step is the engine's. */
import { categoryValue } from '#engine/decision/category-value.ts';
import { decisionOf } from '#engine/decision/decision.ts';
import { evpi } from '#engine/decision/regret.ts';
import { indices, swappedRuns } from '#engine/decision/sensitivity.ts';
import { sharesWon } from '#engine/decision/shares.ts';
import { mean } from '#engine/decision/summary.ts';
import { normalQuantile } from '#engine/numerics/normal-quantile.ts';
import { sobolColumn } from '#engine/sampling/sobol.ts';
import type { Answers } from './decision-compare.ts';
import type { Input } from './decision-input.ts';
import { ishigami } from './decision-models.ts';

export function pipelineAnswers(input: Input): Answers {
  if (input.has('dims')) return ishigamiPipeline(input);
  return valuePipeline(input);
}

function points(dimension: number, count: number): Float64Array {
  return Float64Array.from(sobolColumn(dimension, count), (x) => x / 4294967296);
}

function ishigamiPipeline(input: Input): Answers {
  const count = input.number('N');
  const half = input.number('dims') / 2;
  const columns = (first: number) =>
    Array.from({ length: half }, (_, j) => points(first + j, count));
  const groups = Array.from({ length: half }, (_, j) => j);
  const model = ishigami(input.number('a', 7), input.number('b', 0.1));
  const result = indices(swappedRuns(model, columns(0), columns(half), groups));
  return {
    mean: result.mean,
    var: result.variance,
    S1_saltelli2010: result.first,
    S1_jansen: result.firstJansen,
    ST_jansen: result.total,
  };
}

/** NB = (0, mean + sd1·z1 − sd2·z2) with z from points moved to their cells' middles. */
function valuePipeline(input: Input): Answers {
  const count = input.number('N');
  const scores = [0, 1].map((d) =>
    points(d, count).map((x) => normalQuantile((Math.floor(count * x) + 0.5) / count)),
  );
  const sds = [input.number('sd_p1', 1), input.number('sd_p2', 2)];
  const centre = input.number('mean', 1);
  const benefit = Float64Array.from(
    { length: count },
    (_, i) => centre + sds[0]! * scores[0]![i]! - sds[1]! * scores[1]![i]!,
  );
  const columns = [new Float64Array(count), benefit];
  const decision = decisionOf(columns);
  const shares = sharesWon(columns);
  const answers: Record<string, unknown> = {
    mean_INB: mean(benefit),
    EVPI: evpi(columns),
    P_best_t1: shares[0],
    P_best_t2: shares[1],
  };
  for (const [key, which, bins] of input.expectedLike(/^EVPPI_p(\d)_bins(\d+)$/)) {
    const z = scores[Number(which) - 1] ?? new Float64Array(count);
    const order = Array.from(z.keys()).sort((i, j) => z[i]! - z[j]!);
    const labels = new Uint16Array(count);
    order.forEach((draw, rank) => {
      labels[draw] = Math.floor((rank * Number(bins)) / count);
    });
    answers[key] = categoryValue(decision, { labels, count: Number(bins) }).value;
  }
  return answers;
}
