import { exp } from '../numerics/exp.ts';
import { log } from '../numerics/log.ts';

/** What two set-ups may have in common. */
export interface Setup {
  /** Key of the architecture; null: not measured under any name. */
  model: string;
  mixture: boolean;
  /** GPU generation. */
  generation: string;
  precision: string;
  engine: string;
  measuredBy: string | null;
  /** Model × GPU × precision × engine. */
  configuration: string;
  tokensIn: number;
  tokensOut: number;
  gpus: number;
}

/** One measured set-up: ln(measured / predicted throughput) of the roofline, the mean of its rows. */
export interface ResidualPoint extends Setup {
  /** Numbers of its rows in the catalogue. */
  rows: readonly number[];
  logRatio: number;
  /** A user's own rate: believed however far off it is. */
  own?: boolean;
}

/** Standard deviations of ln(speed) that set-ups share, by what they have in common. */
export interface ResidualSpread {
  model: number;
  generation: number;
  stack: number;
  /** Same model, generation and stack together. */
  together: number;
  configuration: number;
  /** Further spread between configurations of mixtures outside TensorRT-LLM, whose kernels differ most. */
  otherMixture: number;
  /** Same model and stack, fading with the distance of the request shapes. */
  shape: number;
  /** Distance in ln(tokens) at which that has faded to 0.61. */
  shapeDistance: number;
  noise: number;
}

/** Judged once on leave-one-configuration-out coverage, not refitted with the parameters. */
export const residualSpread: ResidualSpread = {
  model: 0.18,
  generation: 0.05,
  stack: 0.22,
  together: 0.15,
  configuration: 0.16,
  otherMixture: 0.3,
  shape: 0.18,
  shapeDistance: 0.7,
  noise: 0.07,
};

/** What neighbouring measurements say about a set-up: mean of ln(speed) and its standard deviation. */
export interface Residual {
  mean: number;
  sd: number;
}

/** A measurement this far off says little about its neighbours: its noise grows by what lies beyond. */
const ordinary = 0.35;

function noiseVariance(point: ResidualPoint, spread: ResidualSpread): number {
  const beyond = point.own ? 0 : Math.max(0, Math.abs(point.logRatio) - ordinary);
  return spread.noise * spread.noise + beyond * beyond;
}

/**
 * Gaussian process on the residuals of the roofline (kriging): a set-up near measured ones is pulled
 * towards them, a strange one keeps the roofline with a wide interval. Returns a function of a set-up.
 */
export function residualModel(
  points: readonly ResidualPoint[],
  spread: ResidualSpread = residualSpread,
): (setup: Setup) => Residual {
  const n = points.length;
  const factor = points.map((a, i) =>
    points
      .slice(0, i + 1)
      .map((b, j) => covariance(a, b, spread) + (i === j ? noiseVariance(a, spread) : 0)),
  );
  cholesky(factor);
  const weights = backSubstitute(
    factor,
    forwardSubstitute(
      factor,
      points.map((point) => point.logRatio),
    ),
  );
  return (setup) => {
    const shared = points.map((point) => covariance(setup, point, spread));
    let mean = 0;
    for (let i = 0; i < n; i++) mean += (shared[i] ?? 0) * (weights[i] ?? 0);
    const explained = forwardSubstitute(factor, shared);
    let variance = covariance(setup, setup, spread) + spread.noise * spread.noise;
    for (const value of explained) variance -= value * value;
    return { mean, sd: Math.sqrt(Math.max(spread.noise * spread.noise, variance)) };
  };
}

function covariance(a: Setup, b: Setup, s: ResidualSpread): number {
  const model = a.model === b.model;
  const generation = a.generation === b.generation;
  const stack = a.engine === b.engine && a.measuredBy === b.measuredBy;
  let sum = 0;
  if (model) sum += s.model * s.model;
  if (generation && a.precision === b.precision && a.mixture === b.mixture)
    sum += s.generation * s.generation;
  if (stack) sum += s.stack * s.stack;
  if (model && generation && stack) sum += s.together * s.together;
  if (a.configuration === b.configuration) {
    sum += s.configuration * s.configuration;
    if (a.mixture && a.engine !== 'tensorrt-llm') sum += s.otherMixture * s.otherMixture;
  }
  if (model && stack) {
    const dIn = log((a.tokensIn + 64) / (b.tokensIn + 64));
    const dOut = log(a.tokensOut / b.tokensOut);
    const dGpus = 0.5 * log(a.gpus / b.gpus);
    const square = (dIn * dIn + dOut * dOut + dGpus * dGpus) / (s.shapeDistance * s.shapeDistance);
    sum += s.shape * s.shape * exp(-square / 2);
  }
  return sum;
}

/** Lower Cholesky factor in place of a lower-triangular matrix, rows of growing length. */
export function cholesky(rows: number[][]): void {
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    for (let j = 0; j <= i; j++) {
      const other = rows[j]!;
      let sum = row[j]!;
      for (let k = 0; k < j; k++) sum -= row[k]! * other[k]!;
      row[j] = i === j ? Math.sqrt(Math.max(1e-12, sum)) : sum / other[j]!;
    }
  }
}

/** Solves L·x = b for a lower factor. */
export function forwardSubstitute(factor: readonly number[][], b: readonly number[]): number[] {
  const x: number[] = [];
  for (let i = 0; i < factor.length; i++) {
    const row = factor[i]!;
    let sum = b[i]!;
    for (let k = 0; k < i; k++) sum -= row[k]! * x[k]!;
    x.push(sum / row[i]!);
  }
  return x;
}

/** Solves Lᵀ·x = b for a lower factor. */
export function backSubstitute(factor: readonly number[][], b: readonly number[]): number[] {
  const x = [...b];
  for (let i = factor.length - 1; i >= 0; i--) {
    let sum = x[i]!;
    for (let k = i + 1; k < factor.length; k++) sum -= factor[k]![i]! * x[k]!;
    x[i] = sum / factor[i]![i]!;
  }
  return x;
}
