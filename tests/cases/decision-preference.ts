/** Scores of several criteria, and shares of rankings over uncertain weights. */
import { overScrambles } from '#engine/decision/error.ts';
import {
  additiveScores,
  centralWeights,
  entropyBits,
  fixedScale,
  piecewiseValue,
  ranks,
  swingWeights,
} from '#engine/decision/preferences.ts';
import { rankShares } from '#engine/decision/shares.ts';
import { log } from '#engine/numerics/log.ts';
import { type Answers, estimated, unused } from './decision-compare.ts';
import type { Input } from './decision-input.ts';
import { SCRAMBLES, scramble, uniforms } from './decision-sampled.ts';

const noTopsis = unused('TOPSIS and min-max scores are not used: they depend on the other options');

export function preferenceAnswers(input: Input): Answers {
  if (input.has('swing_points')) {
    const weights = swingWeights(input.numbers('swing_points'));
    return { w: weights, score: additiveScores(input.table('value'), weights) };
  }
  if (input.has('cutoffs')) return valueFunctionAnswers(input);
  if (input.has('matrix')) return matrixAnswers(input);
  return { w: unused('weights from ranks alone are not used in the product') };
}

function valueFunctionAnswers(input: Input): Answers {
  const [cutoffs, values] = [input.numbers('cutoffs'), input.numbers('values')];
  return {
    clip: input.each('x', (x) => piecewiseValue(x, cutoffs, values)),
    interpolate: input.each('x', (x) => piecewiseValue(x, cutoffs, values, 'extend')),
  };
}

function matrixAnswers(input: Input): Answers {
  const matrix = input.table('matrix');
  const answers: Record<string, unknown> = {};
  for (const key of ['similarity', 'preference', 'rounded', 'ideal', 'anti_ideal']) {
    answers[key] = noTopsis;
  }
  for (const key of ['wsm_minmax', 'topsis', 'winner']) {
    answers[`${key}_before`] = noTopsis;
    answers[`${key}_after`] = noTopsis;
  }
  if (input.expects('similarity', 'preference')) return { ...answers, rank: noTopsis };
  if (input.has('added_dominated_option')) return { ...answers, ...fixedScales(input, matrix) };
  const objectives = input.has('objectives') ? (input.raw('objectives') as unknown[]) : [];
  const costs = objectives.map((o) => o === -1 || o === 'min');
  const weights = input.numbers('weights');
  if (!costs.includes(true)) {
    const score = additiveScores(matrix, weights);
    return { ...answers, score, rank: ranks(score) };
  }
  // Costs as 1/x, then every criterion and the weights scaled to sum 1, as the source does.
  const inverted = matrix.map((row) => row.map((x, j) => (costs[j] === true ? 1 / x : x)));
  const sums = weights.map((_, j) => inverted.reduce((sum, row) => sum + row[j]!, 0));
  const scaled = inverted.map((row) => row.map((x, j) => x / sums[j]!));
  const score = additiveScores(scaled, swingWeights(weights));
  return { ...answers, score, rank: ranks(score) };
}

/** Values on a scale from 0 to 10 that does not ask which options are compared. */
function fixedScales(input: Input, matrix: number[][]): Answers {
  const weights = input.numbers('weights');
  const scores = (rows: number[][]) =>
    additiveScores(
      rows.map((row) => row.map((x) => fixedScale(x, 0, 10))),
      weights,
    );
  return {
    fixed_scale_mavt_0_to_10_before: scores(matrix),
    fixed_scale_mavt_0_to_10_after: scores([...matrix, input.numbers('added_dominated_option')]),
  };
}

/** Weights uniform on the simplex: exponential spacings of uniforms. */
function simplexWeights(criteria: number): Float64Array[] {
  const spacings = Array.from({ length: criteria }, (_, j) => uniforms(j).map((u) => -log(u)));
  const total = spacings.reduce((sum, x) => sum.map((s, i) => s + x[i]!));
  return spacings.map((x) => x.map((value, i) => value / total[i]!));
}

export function acceptabilityAnswers(input: Input): Answers {
  const values = input.table('values');
  const weights = simplexWeights(values[0]?.length ?? 0);
  const scores = values.map((row) =>
    weights[0]!.map((_, i) => row.reduce((sum, v, j) => sum + v * weights[j]![i]!, 0)),
  );
  const shares = rankShares(scores);
  const parts = Array.from({ length: SCRAMBLES }, (_, b) =>
    rankShares(scores.map((x) => scramble(x, b))),
  );
  const shareErrors = shares.map((row, k) =>
    row.map((_, r) => overScrambles(parts.map((p) => p[k]![r]!)).standardError),
  );
  const central = centralWeights(scores, weights);
  const centralParts = Array.from({ length: SCRAMBLES }, (_, b) =>
    centralWeights(
      scores.map((x) => scramble(x, b)),
      weights.map((x) => scramble(x, b)),
    ),
  );
  const centralErrors = central.map((row, k) =>
    row?.map((_, j) => {
      const seen = centralParts.flatMap((p) => (p[k] === null ? [] : [p[k]![j]!]));
      return overScrambles(seen).standardError;
    }),
  );
  const first = shares.map((row) => row[0]!);
  return {
    rank_acceptability: estimated(shares, shareErrors),
    central_weights: estimated(central, centralErrors),
    central_weight: estimated(central[0], centralErrors[0]),
    choice_entropy_bits: estimated(entropyBits(first), 0.001),
  };
}
