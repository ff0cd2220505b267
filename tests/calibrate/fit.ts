import type { Efficiency } from '#engine/serving/efficiency.ts';
import {
  backSubstitute,
  cholesky,
  forwardSubstitute,
  residualModel,
  type ResidualPoint,
} from '#engine/serving/residual.ts';
import { steadyStates, stateAtLoad } from '#engine/serving/steady-state.ts';
import { stepCost } from '#engine/serving/step.ts';
import { setupOf, throughputOf, type ThroughputModel } from '#engine/serving/throughput.ts';
import type { Point } from './rows.ts';

/** Where each parameter is expected before any row is seen: median and standard deviation of its logarithm. */
export const priors: Record<keyof Efficiency, readonly [median: number, logSd: number]> = {
  weightBandwidth: [0.8, 0.12],
  mixtureBandwidth: [0.85, 0.2],
  cacheBandwidth: [0.6, 0.25],
  compute: [0.6, 0.2],
  attention: [0.4, 0.4],
  rateExponent: [0.1, 0.7],
  halfExpertWidth: [300, 0.3],
  expandedWeights: [0.7, 0.4],
  activationTraffic: [1, 0.5],
  denseLayerSeconds: [3e-5, 0.6],
  mixtureLayerSeconds: [4e-5, 0.6],
  llamaCppLayerSeconds: [9e-5, 0.4],
  linkSeconds: [1e-5, 0.7],
  pcieSeconds: [2e-5, 0.7],
  linkShare: [0.5, 0.5],
  pcieBytesPerSecond: [20e9, 0.5],
  sequenceSeconds: [1e-5, 1],
  hostSequenceSeconds: [3e-5, 0.5],
  tunedSpeed: [0.95, 0.2],
  defaultSpeed: [0.9, 0.25],
  defaultMixtureSpeed: [1, 0.08],
  sglangSpeed: [0.6, 0.3],
  llamaCppSpeed: [0.85, 0.25],
  nightlySpeed: [0.5, 0.4],
  amdSpeed: [0.8, 0.3],
  spreadSpeed: [0.9, 0.3],
};

const names = Object.keys(priors) as (keyof Efficiency)[];

/** The prior medians: where a fit starts. */
export function priorEfficiency(): Efficiency {
  return fromLogs(names.map((name) => Math.log(priors[name][0])));
}

function fromLogs(logs: readonly number[]): Efficiency {
  return Object.fromEntries(
    names.map((name, i) => [name, Math.exp(logs[i] ?? 0)]),
  ) as unknown as Efficiency;
}

const unshifted = () => ({ mean: 0, sd: 1 });

/** ln(measured / roofline) of a point's throughput; null where the roofline says the run cannot exist. */
export function logRatio(point: Point, efficiency: Efficiency): number | null {
  const found = throughputOf(point.run, { efficiency, residual: unshifted });
  return found === null ? null : Math.log(point.measured / found.roofline);
}

/** Below this share of the offered load a run shows the server's speed; above it only that it kept up. */
const keptUp = 0.9;

function kept({ run, measured }: Point): boolean {
  return (
    run.arrivalsPerSecond !== null &&
    measured > keptUp * run.arrivalsPerSecond * run.shape.tokensOut
  );
}

/** ln(speed measured / roofline): by throughput, or by time of a token where the server merely kept up with its load. */
function logSpeed(point: Point, efficiency: Efficiency): number {
  const { run, tpotMs } = point;
  if (!kept(point)) return logRatio(point, efficiency) ?? 0;
  if (run.arrivalsPerSecond === null || tpotMs === null) return 0;
  const cost = stepCost(run.replica, efficiency, run.stack);
  const state =
    cost && stateAtLoad(steadyStates(cost, run.shape), run.arrivalsPerSecond, mostSequences);
  return state ? Math.log((state.tpotS * 1e3) / tpotMs) : 0;
}

/** Batches of a server that keeps up stay below this. */
const mostSequences = 1024;

/** A row counts by the square root of its configuration's share, so that long tables do not drown single measurements. */
function weightsOf(points: readonly Point[]): number[] {
  const counts = new Map<string, number>();
  for (const { configuration } of points)
    counts.set(configuration, (counts.get(configuration) ?? 0) + 1);
  return points.map(({ configuration }) => (counts.get(configuration) ?? 1) ** -0.25);
}

/** Spread at which a residual stops being ordinary: beyond it its pull grows as a logarithm only. */
const ordinary = 0.2;

/** Weighted, robust residuals of the rows, then those of the priors. */
function residuals(points: readonly Point[], weights: readonly number[], logs: readonly number[]) {
  const efficiency = fromLogs(logs);
  const rows = points.map((point, i) => {
    const r = ((weights[i] ?? 1) * -logSpeed(point, efficiency)) / ordinary;
    return Math.sign(r) * Math.sqrt(Math.log1p(r * r));
  });
  const own = names.map(
    (name, i) => ((logs[i] ?? 0) - Math.log(priors[name][0])) / priors[name][1],
  );
  return [...rows, ...own];
}

/** Fits the efficiencies to points by Levenberg–Marquardt on logarithms, from `start`. */
export function fitEfficiency(points: readonly Point[], start = priorEfficiency()): Efficiency {
  const weights = weightsOf(points);
  let logs = names.map((name) => Math.log(start[name]));
  let now = residuals(points, weights, logs);
  let cost = sumOfSquares(now);
  let damping = 1e-2;
  for (let round = 0; round < 40; round++) {
    const jacobian = names.map((_, i) => {
      const moved = logs.map((value, j) => (i === j ? value + 1e-4 : value));
      return residuals(points, weights, moved).map((value, k) => (value - (now[k] ?? 0)) / 1e-4);
    });
    let improved = false;
    for (let attempt = 0; attempt < 8 && !improved; attempt++) {
      const next = logs.map((value, i) => value - (step(jacobian, now, damping)[i] ?? 0));
      const there = residuals(points, weights, next);
      const after = sumOfSquares(there);
      if (after < cost) {
        improved = true;
        damping = Math.max(1e-6, damping / 5);
        const gain = cost - after;
        [logs, now, cost] = [next, there, after];
        if (gain < 1e-4 * cost) return fromLogs(logs);
      } else damping *= 4;
    }
    if (!improved) break;
  }
  return fromLogs(logs);
}

/** (JᵀJ + damping·diag)⁻¹ Jᵀr with the Jacobian by column. */
function step(jacobian: readonly number[][], r: readonly number[], damping: number): number[] {
  const dot = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, value, k) => sum + value * (b[k] ?? 0), 0);
  const normal = jacobian.map((a, i) =>
    jacobian.slice(0, i + 1).map((b, j) => dot(a, b) * (i === j ? 1 + damping : 1)),
  );
  cholesky(normal);
  return backSubstitute(
    normal,
    forwardSubstitute(
      normal,
      jacobian.map((a) => dot(a, r)),
    ),
  );
}

function sumOfSquares(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}

/** Residuals of points as neighbours for later predictions; near-copies of a set-up are averaged. */
export function residualPoints(points: readonly Point[], efficiency: Efficiency): ResidualPoint[] {
  const groups = new Map<string, ResidualPoint>();
  for (const point of points) {
    if (kept(point)) continue;
    const { shape } = point.run;
    const ratio = logRatio(point, efficiency);
    if (ratio === null) continue;
    const setup = setupOf(point.run.replica, point.run.stack, shape);
    const near = [setup.tokensIn, setup.tokensOut].map((n) => Math.round(4 * Math.log(n)));
    const key = [point.configuration, setup.gpus, ...near, point.run.concurrency].join('|');
    const group = groups.get(key);
    const rows = [...(group?.rows ?? []), point.id];
    const before = group?.logRatio ?? 0;
    groups.set(key, {
      ...setup,
      ...group,
      rows,
      logRatio: before + (ratio - before) / rows.length,
    });
  }
  const inOrder = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  return inOrder.map(([, point]) => ({
    ...point,
    logRatio: Math.round(point.logRatio * 1e4) / 1e4,
  }));
}

/** Parameters and neighbours from points. */
export function fitModel(points: readonly Point[], start?: Efficiency): ThroughputModel {
  const efficiency = fitEfficiency(points, start);
  return { efficiency, residual: residualModel(residualPoints(points, efficiency)) };
}
