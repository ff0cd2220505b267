/** Variance-based indices, from draws. */
import { overScrambles } from '#engine/decision/error.ts';
import {
  indices,
  indicesOverScrambles,
  type IndicesWithError,
  rankCorrelation,
  type SwappedRuns,
  swappedRuns,
} from '#engine/decision/sensitivity.ts';
import { type Answers, type Estimate, estimated, unused } from './decision-compare.ts';
import type { Input } from './decision-input.ts';
import { gAt, gFunction, ishigami, ishigamiAt, linear, modifiedGAt } from './decision-models.ts';
import { normals, SCRAMBLES, scramble, uniforms } from './decision-sampled.ts';

type Model = (inputs: readonly Float64Array[]) => Float64Array;
type Valued = { readonly value: number; readonly standardError: number };

const G_PARAMETERS = [0, 1, 4.5, 9, 99, 99, 99, 99];

export function sensitivityAnswers(input: Input): Answers {
  if (input.has('X', 'Y')) return { mu: noMorris, mu_star: noMorris, sigma: noMorris };
  if (input.has('model')) return regressionAnswers(input);
  if (input.has('fA')) return algebra(input);
  if (input.has('x1', 'y')) return rankAnswers(input);
  if (input.has('y')) return constantAnswers(input);
  if (input.has('x')) return pointAnswers(input);
  if (input.has('c')) return linearAnswers(input);
  if (input.has('groups')) return groupedAnswers(input);
  if (Array.isArray(input.raw('a'))) {
    const a = input.numbers('a');
    return indexAnswers(sampledRuns(gFunction(a), a.length));
  }
  if (input.has('a', 'b')) return ishigamiAnswers(input);
  return {};
}

const noMorris = unused('elementary effects are not used in the product');

function regressionAnswers(input: Input): Answers {
  const reason = unused(`${String(input.raw('model'))} figures of another tool at loose tolerance`);
  return Object.fromEntries(
    ['sobol_S1', 'sobol_ST', 'S2_12_13_23', 'delta_raw', 'dgsm'].map((key) => [key, reason]),
  );
}

/** Runs per scramble, groups by default one per input. */
function sampledRuns(
  model: Model,
  inputs: number,
  groups: readonly number[] = Array.from({ length: inputs }, (_, j) => j),
  columns: (dimension: number) => Float64Array = uniforms,
): SwappedRuns[] {
  const a = groups.map((_, j) => columns(j));
  // The second set of rows follows the first: low dimensions are good in any combination.
  const b = groups.map((_, j) => columns(groups.length + j));
  return Array.from({ length: SCRAMBLES }, (_, s) =>
    swappedRuns(
      model,
      a.map((x) => scramble(x, s)),
      b.map((x) => scramble(x, s)),
      groups,
    ),
  );
}

function asEstimate({ value, standardError }: Valued): Estimate {
  return estimated(value, standardError);
}

function asEstimates(values: readonly Valued[]): Estimate {
  return estimated(
    values.map((v) => v.value),
    values.map((v) => v.standardError),
  );
}

function indexAnswers(runs: readonly SwappedRuns[]): Record<string, unknown> {
  const result: IndicesWithError = indicesOverScrambles(runs);
  return {
    mean: asEstimate(result.mean),
    V: asEstimate(result.variance),
    S1: asEstimates(result.first),
    S: asEstimates(result.first),
    ST: asEstimates(result.total),
  };
}

/** A figure of every scramble, averaged. */
function averaged(runs: readonly SwappedRuns[], figure: (run: SwappedRuns) => number): Estimate {
  return asEstimate(overScrambles(runs.map(figure)));
}

/** Indices of single inputs, and of pairs by swapping two columns at once: S_ij = S_(ij) − S_i − S_j. */
function ishigamiAnswers(input: Input): Answers {
  const model = ishigami(input.number('a'), input.number('b'));
  const runs = sampledRuns(model, 3);
  const answers = indexAnswers(runs);
  const pairs: [string, number[], number, number][] = [
    ['12', [0, 0, 1], 0, 1],
    ['13', [0, 1, 0], 0, 2],
    ['23', [1, 0, 0], 1, 2],
  ];
  for (const i of [0, 1, 2]) {
    answers[`V${i + 1}`] = averaged(runs, (run) => {
      const result = indices(run);
      return result.first[i]! * result.variance;
    });
  }
  for (const [name, groups, i, j] of pairs) {
    if (!input.expects(`S${name}`, `V${name}`, 'S2')) continue;
    const joint = sampledRuns(model, 3, groups);
    const group = groups[i]!;
    const perScramble = joint.map((run, s) => {
      const both = indices(run);
      const single = indices(runs[s]!);
      return { share: both.first[group]! - single.first[i]! - single.first[j]!, both };
    });
    answers[`S${name}`] = asEstimate(overScrambles(perScramble.map((p) => p.share)));
    answers[`V${name}`] = asEstimate(
      overScrambles(perScramble.map((p) => p.share * p.both.variance)),
    );
  }
  return answers;
}

function groupedAnswers(input: Input): Answers {
  const names = input.strings('groups');
  const order = [...new Set(names)];
  const groups = names.map((name) => order.indexOf(name));
  const model = Array.isArray(input.raw('a'))
    ? gFunction(input.numbers('a'))
    : ishigami(input.number('a', 7), input.number('b', 0.1));
  return indexAnswers(sampledRuns(model, names.length, groups));
}

function linearAnswers(input: Input): Answers {
  const weights = input.numbers('c').map((c, j) => c * (input.numbers('s')[j] ?? 1));
  return indexAnswers(sampledRuns(linear(weights), weights.length, undefined, normals));
}

function algebra(input: Input): Answers {
  const rows = input.table('fAB');
  const groups = rows[0] ?? [];
  const runs = {
    a: input.numbers('fA'),
    b: input.numbers('fB'),
    swapped: groups.map((_, g) => rows.map((row) => row[g]!)),
  };
  const result = indices(runs, 'all runs');
  return {
    S1_saltelli2010: result.first,
    ST_jansen: result.total,
    S1_jansen: result.firstJansen,
    mean: result.mean,
    var: result.variance,
  };
}

function constantAnswers(input: Input): Answers {
  const y = input.numbers('y');
  const result = indices({ a: y, b: y, swapped: [y] });
  return { S1: result.first[0], ST: result.total[0] };
}

function pointAnswers(input: Input): Answers {
  const rows = input.raw('x') as unknown[];
  const points = (Array.isArray(rows[0]) ? rows : [rows]) as number[][];
  const one = !Array.isArray(rows[0]);
  const each = (f: (x: number[]) => number) => (one ? f(points[0]!) : points.map(f));
  const a = Array.isArray(input.raw('a')) ? input.numbers('a') : G_PARAMETERS;
  return {
    y: each((x) => ishigamiAt(x, 7, 0.1)),
    G: each((x) => gAt(x, a)),
    G_modified: each((x) => modifiedGAt(x, a, input.number('delta', 1), input.number('alpha', 2))),
  };
}

function rankAnswers(input: Input): Answers {
  const names = input.keys().filter((key) => /^x\d+$/.test(key));
  const rho = names.map((name) => rankCorrelation(input.numbers(name), input.numbers('y')));
  const squares = rho.reduce((sum, r) => sum + r * r, 0);
  return {
    rho,
    importance: rho.map(Math.abs),
    contribution_pct: rho.map((r) => (100 * r * r) / squares),
  };
}
