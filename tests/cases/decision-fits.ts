/** From answers to distributions, and dependence between inputs. */
import { cholesky, determinantOf } from '#engine/numerics/matrix.ts';
import { normalQuantile } from '#engine/numerics/normal-quantile.ts';
import {
  bothAboveMedian,
  checkCorrelation,
  kendallOfPearson,
  pearsonOfSpearman,
  repairedCorrelation,
  spearmanOfPearson,
} from '#engine/sampling/correlation.ts';
import { beta, betaThrough, pertShapes } from '#engine/sampling/distributions/beta.ts';
import { dirichletMarginal } from '#engine/sampling/distributions/dirichlet.ts';
import type { Distribution, Ends } from '#engine/sampling/distributions/distribution.ts';
import { gamma, gammaThrough } from '#engine/sampling/distributions/gamma.ts';
import { lognormalThrough } from '#engine/sampling/distributions/lognormal.ts';
import {
  METALOG_LIMIT,
  metalog,
  metalogQuantile,
  metalogTerms,
} from '#engine/sampling/distributions/metalog.ts';
import { mixture } from '#engine/sampling/distributions/mixture.ts';
import { normalThrough } from '#engine/sampling/distributions/normal.ts';
import { type DistributionSpec, distributionOf } from '#engine/sampling/distributions/spec.ts';
import type { Answers } from './decision-compare.ts';
import type { Input } from './decision-input.ts';

export function fitAnswers(input: Input): Answers {
  if (input.has('alpha', 'q')) return metalogAnswers(input);
  if (input.expects('sd_guesstimate')) return roundedZ(input);
  const { distribution, parameters } = fitted(input);
  if (distribution === undefined) return parameters;
  return { ...describe(input, distribution), ...parameters };
}

/** Mean, spread and every quantile that the case names. */
function describe(input: Input, d: Distribution): Answers {
  const named: Record<string, unknown> = {
    mean: d.mean,
    sd: d.sd,
    var: d.sd * d.sd,
    variance: d.sd * d.sd,
    median: d.quantile(0.5),
  };
  for (const [key, percent] of input.expectedLike(/^[pP]_?(\d+(?:\.\d+)?)$/)) {
    named[key] = d.quantile(Number(percent) / 100);
  }
  for (const list of ['p', 'u', 'y', 'probabilities']) {
    if (!input.has(list)) continue;
    const values = input.each(list, (u) => d.quantile(u));
    named.q = values;
    named.M = values;
    named.quantile = values;
    named.x = values;
  }
  if (input.has('x')) named.cdf = input.each('x', (x) => d.cdf(x));
  return named;
}

interface Fit {
  readonly distribution?: Distribution;
  readonly parameters: Answers;
}

/** Two ends of a range: keys like p5 and p95, or low and high (P5 and P95 in the cases). */
function range(input: Input): { low: number; high: number; ends: Ends } | undefined {
  const percents = input
    .keys()
    .flatMap((key) => key.match(/^[pP]_?(\d+(?:\.\d+)?)$/) ?? [])
    .filter((text) => /^\d/.test(text))
    .map(Number)
    .filter((p) => p !== 50)
    .sort((a, b) => a - b);
  const [first, last] = [percents[0], percents[percents.length - 1]];
  if (first !== undefined && last !== undefined && first < last) {
    const at = (p: number) =>
      input.number(input.keys().find((k) => k.match(/^[pP]_?(.+)$/)?.[1] === String(p)) ?? '');
    return { low: at(first), high: at(last), ends: [first / 100, last / 100] };
  }
  if (input.has('low', 'high')) {
    const tail = input.number('tail', input.has('level') ? (1 - input.number('level')) / 2 : 0.05);
    return { low: input.number('low'), high: input.number('high'), ends: [tail, 1 - tail] };
  }
  return undefined;
}

function fitted(input: Input): Fit {
  const named = String(input.raw('distribution') ?? input.raw('kind') ?? input.title).toLowerCase();
  if (input.has('components') || input.has('parts')) return mixtureFit(input);
  if (input.has('concentrations') || named.includes('dirichlet')) return dirichletFit(input);
  if (input.has('min', 'max')) return hardLimits(input, named);
  const ends = range(input);
  if (ends === undefined) return plainFit(input, named);
  const medianKey = ['p50', 'P50', 'median', 'likely', 'mode'].find((key) => input.has(key));
  if (medianKey !== undefined) return threePoints(input, named, ends, input.number(medianKey));
  const through = { low: ends.low, high: ends.high, ends: ends.ends };
  if (input.expects('shape', 'scale', 'k', 'theta') || named.includes('gamma')) {
    const { shape, scale } = gammaThrough(ends.low, ends.high, ends.ends);
    const parameters = { shape, scale, k: shape, theta: scale, rate: 1 / scale };
    return { distribution: gamma(shape, scale), parameters };
  }
  if (input.expects('alpha', 'beta') || named.includes('beta')) {
    const shapes = betaThrough(ends.low, ends.high, ends.ends);
    return { distribution: beta(shapes.alpha, shapes.beta), parameters: shapes };
  }
  if (input.expects('mu', 'sigma') || named.includes('lognormal')) {
    const parameters = lognormalThrough(ends.low, ends.high, ends.ends);
    return { distribution: distributionOf({ kind: 'lognormal-through', ...through }), parameters };
  }
  const parameters = normalThrough(ends.low, ends.high, ends.ends);
  return { distribution: distributionOf({ kind: 'normal-through', ...through }), parameters };
}

function threePoints(
  input: Input,
  named: string,
  { low, high, ends }: { low: number; high: number; ends: Ends },
  median: number,
): Fit {
  if (named.includes('metalog') || input.expects('a')) {
    const limits = {
      ...(named.includes('log-metalog') || input.has('lower')
        ? { lower: input.number('lower', 0) }
        : {}),
      ...(input.has('upper') ? { upper: input.number('upper') } : {}),
    };
    return { distribution: metalog(low, median, high, ends[0], limits), parameters: {} };
  }
  const kind = named.includes('logit')
    ? 'split-logit-normal'
    : named.includes('beta') && !named.includes('split')
      ? 'split-logit-normal'
      : named.includes('lognormal') || input.expects('mu')
        ? 'split-lognormal'
        : 'split-normal';
  const z = normalQuantile(ends[1]);
  const log = kind === 'split-lognormal';
  const scale = (x: number) => (log ? Math.log(x) : x);
  return {
    distribution: distributionOf({ kind, low, median, high, ends }),
    parameters: {
      mu: scale(median),
      sigma_low: (scale(median) - scale(low)) / z,
      sigma_high: (scale(high) - scale(median)) / z,
    },
  };
}

function hardLimits(input: Input, named: string): Fit {
  const [min, max] = [input.number('min'), input.number('max')];
  if (input.has('mode')) {
    const mode = input.number('mode');
    if (input.has('lambda') || named.includes('pert') || input.expects('alpha')) {
      const shapes = pertShapes(min, mode, max, input.number('lambda', 4));
      return { distribution: beta(shapes.alpha, shapes.beta, min, max), parameters: shapes };
    }
    return { distribution: distributionOf({ kind: 'triangular', min, mode, max }), parameters: {} };
  }
  const kind = named.includes('log') || !named.includes('uniform') ? 'log-uniform' : 'uniform';
  return { distribution: distributionOf({ kind, min, max }), parameters: {} };
}

/** A distribution given by its parameters. */
function plainFit(input: Input, named: string): Fit {
  const spec = plainSpec(input, named);
  if (spec === undefined) return { parameters: {} };
  if (spec.kind === 'beta') return { distribution: beta(spec.alpha, spec.beta), parameters: {} };
  if (spec.kind === 'gamma') return { distribution: gamma(spec.shape, spec.scale), parameters: {} };
  return { distribution: distributionOf(spec), parameters: {} };
}

function plainSpec(input: Input, named: string): DistributionSpec | undefined {
  if (input.has('mu', 'sigma')) {
    const [mu, sigma] = [input.number('mu'), input.number('sigma')];
    return named.includes('lognormal')
      ? { kind: 'lognormal', mu, sigma }
      : { kind: 'normal', mean: mu, sd: sigma };
  }
  if (input.has('mean', 'sd'))
    return { kind: 'normal', mean: input.number('mean'), sd: input.number('sd') };
  if (input.has('alpha', 'beta'))
    return { kind: 'beta', alpha: input.number('alpha'), beta: input.number('beta') };
  if (input.has('shape'))
    return { kind: 'gamma', shape: input.number('shape'), scale: input.number('scale', 1) };
  return undefined;
}

function mixtureFit(input: Input): Fit {
  const list = (input.raw('components') ?? input.raw('parts')) as Record<string, unknown>[];
  const weights = input.has('weights') ? input.numbers('weights') : undefined;
  const parts = list.map((part, i) => {
    const weight = weights?.[i] ?? Number(part.weight ?? part.w ?? 1);
    const spec = (part.of ?? part) as DistributionSpec;
    const kind = String(spec.kind ?? (part.distribution as string | undefined) ?? 'normal');
    return { weight, of: distributionOf({ ...spec, kind } as DistributionSpec) };
  });
  return { distribution: mixture(parts), parameters: {} };
}

function dirichletFit(input: Input): Fit {
  const key = ['concentrations', 'alpha', 'a'].find((k) => Array.isArray(input.raw(k)));
  if (key === undefined) return { parameters: {} };
  const alphas = input.numbers(key);
  const marginals = alphas.map((_, i) => dirichletMarginal(alphas, i));
  const parameters: Record<string, unknown> = {
    mean: marginals.map((d) => d.mean),
    sd: marginals.map((d) => d.sd),
    var: marginals.map((d) => d.sd * d.sd),
  };
  for (const [name, percent] of input.expectedLike(/^[pP]_?(\d+(?:\.\d+)?)$/)) {
    parameters[name] = marginals.map((d) => d.quantile(Number(percent) / 100));
  }
  return { parameters };
}

function metalogAnswers(input: Input): Answers {
  const [low = NaN, median = NaN, high = NaN] = input.numbers('q');
  const terms = metalogTerms(low, median, high, input.number('alpha'));
  return {
    a: terms.a,
    feasible: terms.feasible,
    limit: METALOG_LIMIT,
    ...(input.has('y') ? { M: input.each('y', (u) => metalogQuantile(terms.a, u)) } : {}),
    ...(terms.feasible ? describe(input, metalog(low, median, high, input.number('alpha'))) : {}),
  };
}

/** What a rounded normal score does to a spread. */
function roundedZ(input: Input): Answers {
  const { sd } = normalThrough(input.number('p5'), input.number('p95'), [0.05, 0.95]);
  const rounded = (input.number('p95') - input.number('p5')) / (2 * 1.645);
  return { sd_exact: sd, sd_guesstimate: rounded, rel_diff: sd / rounded - 1 };
}

export function copulaAnswers(input: Input): Answers {
  if (input.has('R')) {
    const matrix = input.table('R');
    const check = checkCorrelation(matrix);
    const repaired = repairedCorrelation(matrix);
    const factor = check.factor;
    return {
      L: factor ?? null,
      det:
        factor === undefined ? check.eigenvalues.reduce((a, b) => a * b, 1) : determinantOf(factor),
      min_eig: check.eigenvalues[0],
      eigenvalues: check.eigenvalues,
      is_psd: check.possible,
      repaired_is_psd: cholesky(repaired) !== undefined,
      repaired,
    };
  }
  if (input.has('spearman')) return { pearson_z: input.each('spearman', pearsonOfSpearman) };
  if (!input.has('rho')) return {};
  return {
    spearman: input.each('rho', spearmanOfPearson),
    kendall: input.each('rho', kendallOfPearson),
    p_both_positive: input.each('rho', bothAboveMedian),
  };
}
