import { exp } from '../numerics/exp.ts';
import { servingStack, type Stack } from './efficiency.ts';
import { concurrency, fits, memoryUse, type NoFit } from './memory.ts';
import { isMixture, type GpuSpec, type ModelShape } from './model-shape.ts';
import { bytesPerWeight, tensorRate, type Precision } from './precision.ts';
import { largestKeeping, steadyStates, type OperatingPoint } from './steady-state.ts';
import { stepCost, type Replica } from './step.ts';
import { isValidDegree, validDegrees } from './tensor-parallel.ts';
import { heldPrecision } from './weights.ts';
import { defaultLargestBatch, setupOf, storedModel, type ThroughputModel } from './throughput.ts';

/** What a user must not wait longer for; null: no limit. */
export interface LatencyTarget {
  ttftS: number | null;
  tpotMs: number | null;
}

/** A user's own knowledge of speed: a factor on the roofline and the standard deviation of its logarithm. */
export interface EfficiencyBelief {
  speed: number;
  logSd: number;
}

/** A model to be served, on what, for which requests. Tokens are means for each request, shares are 0–1. */
export interface ReplicaInput {
  model: ModelShape;
  gpu: GpuSpec;
  precision: Precision;
  tokensIn: number;
  tokensOut: number;
  /** Share of input tokens found in the prefix cache. */
  cacheShare: number;
  latencyTarget: LatencyTarget;
  stack?: Stack;
  /** The parameters and neighbours to predict from; default: the stored fit. */
  fit?: ThroughputModel;
  /** Replaces what the fit says about speed, e.g. by the user's own measurement. */
  efficiency?: EfficiencyBelief;
  /** Longest request that must fit, tokens in and out; default: twice the mean request. */
  longestRequest?: number;
  /** Most sequences that the engine runs at once. */
  largestBatch?: number;
  /** Fixes the number of GPUs of a replica instead of searching. */
  tensorParallel?: number;
  utilisation?: number;
}

/** A replica that works: its size and what it carries at the latency target. */
export interface ReplicaSizing {
  fits: true;
  tensorParallel: number;
  gpusPerReplica: number;
  /** Attention is copied on every GPU and experts are spread, instead of splitting every layer. */
  spread: boolean;
  /** Requests a second at the median efficiency, with both latency targets kept. */
  capacityRps: number;
  /** Output tokens a second for each GPU at that load. */
  tokensPerSecondPerGpu: number;
  /** Sequences running at once at that load, and how many the memory would hold. */
  batch: number;
  batchMemory: number;
  ttftS: number;
  tpotMs: number;
  limitedBy: 'memory' | 'tpot' | 'ttft' | 'batch';
  /** Capacity at efficiencies z standard deviations from the median; read it with `capacityAt`. */
  capacityByZ: readonly CapacityPoint[];
  logSd: number;
}

export interface CapacityPoint {
  z: number;
  rps: number;
}

const nodes = [-2.5, -1.2816, 0, 1.2816, 2.5] as const;
/** GPUs of one server; larger groups need a network that nobody has measured here. */
const mostGpus = 8;

/**
 * Sizes one replica: the number of GPUs (among valid degrees that hold the model and its longest
 * request) with the highest capacity for each GPU at the latency target. A fact such as "does not fit"
 * is a value with its reason.
 */
export function sizeReplica(input: ReplicaInput): ReplicaSizing | NoFit {
  const { model, tokensIn, tokensOut } = input;
  if (model.contextTokens !== null && tokensIn + tokensOut > model.contextTokens)
    return refuse(
      'context',
      `${model.name} reads ${model.contextTokens} tokens at most; the mean request has ${tokensIn + tokensOut}`,
    );
  const asked = input.tensorParallel;
  if (asked !== undefined && !isValidDegree(model, asked))
    return refuse(
      'tensor-parallel',
      `${model.name} has ${model.heads ?? 'unknown'} query heads and ${model.kvHeads ?? 'no'} KV heads, which ${asked} GPUs cannot share evenly; ${validDegrees(model, mostGpus).join(', ')} can`,
    );
  const degrees = asked === undefined ? validDegrees(model, mostGpus) : [asked];
  let best: Sized | null = null;
  let refusal: NoFit | null = null;
  for (const degree of degrees)
    for (const spread of layouts(input, degree)) {
      const sized = sizeAt(input, degree, spread);
      if (!('finish' in sized)) {
        if (!refusal || refusal.reason === 'weights' || sized.reason !== 'weights') refusal = sized;
      } else if (!best || sized.rpsPerGpu > best.rpsPerGpu) best = sized;
    }
  return best?.finish() ?? refusal ?? noDegree(input);
}

/** Ways to split a model: every layer, or (mixtures on tuned stacks) experts only. */
function layouts({ model, stack }: ReplicaInput, degree: number): readonly boolean[] {
  return stack === 'tuned' && isMixture(model) && degree > 1 ? [false, true] : [false];
}

/** A candidate replica; what only the winner needs is worked out at the end. */
interface Sized {
  rpsPerGpu: number;
  finish: () => ReplicaSizing;
}

/** Cache format that goes with a stack: tuned rows were measured with 8-bit caches beside weights of 8 bit or less that the GPU multiplies. */
function cachePrecision({ model, gpu, precision, stack }: ReplicaInput): Precision {
  const held = heldPrecision(model, precision);
  const small = bytesPerWeight(held) <= 1 && tensorRate(gpu, held)?.native === true;
  return stack === 'tuned' && small ? 'fp8' : 'bf16';
}

function sizeAt(input: ReplicaInput, degree: number, spread: boolean): Sized | NoFit {
  const { model, gpu, precision } = input;
  const replica: Replica = {
    model,
    gpu,
    precision,
    cachePrecision: cachePrecision(input),
    gpus: degree,
    spread,
  };
  const use = memoryUse({
    ...replica,
    tensorParallel: degree,
    utilisation: input.utilisation ?? 0.9,
  });
  if (!fits(use)) return use;
  const longest = input.longestRequest ?? 2 * (input.tokensIn + input.tokensOut);
  const held = concurrency(use, longest);
  if (held < 1)
    return refuse(
      'context',
      `the cache left on ${degree} × ${gpu.name} (${use.poolGib.toFixed(1)} GiB each) does not hold one request of ${longest} tokens (${(use.poolGib / held).toFixed(1)} GiB each)`,
      use.poolGib / held,
      use.poolGib,
    );
  const stack = servingStack(input.stack ?? 'conservative', gpu);
  const fit = input.fit ?? storedModel();
  const cost = stepCost(replica, fit.efficiency, stack);
  if (cost === null)
    return refuse('unknown-compute', `no tensor rate is known for ${gpu.name} at ${precision}`);
  const residual = input.efficiency ? null : fit.residual(setupOf(replica, stack, input));
  const speed = input.efficiency?.speed ?? exp(residual?.mean ?? 0);
  const logSd = input.efficiency?.logSd ?? residual?.sd ?? 0;
  const batchMemory = concurrency(use, input.tokensIn + input.tokensOut / 2);
  const engineMost =
    input.largestBatch ?? defaultLargestBatch(stack, gpu.memoryGb, gpu.key) * (spread ? degree : 1);
  const most = Math.min(batchMemory, engineMost);
  const at = (z: number) =>
    largestKeeping(steadyStates(cost, input, speed * exp(z * logSd)), most, (point) =>
      keeps(input, point),
    );
  // So slow that even one request at a time misses the target: it is served one at a time, and late.
  const slowest = (z: number) => steadyStates(cost, input, speed * exp(z * logSd))(1);
  const median = at(0);
  if (median === null)
    return refuse(
      'latency',
      `${model.name} on ${degree} × ${gpu.name} misses the latency target even for one request at a time`,
    );
  const limitedBy = () =>
    median.batch < Math.max(1, most)
      ? limit(input, steadyStates(cost, input, speed)(median.batch * 1.01))
      : engineMost < batchMemory
        ? 'batch'
        : 'memory';
  return {
    rpsPerGpu: median.rps / degree,
    finish: () => ({
      fits: true,
      tensorParallel: degree,
      gpusPerReplica: degree,
      spread,
      capacityRps: median.rps,
      tokensPerSecondPerGpu: (median.rps * input.tokensOut) / degree,
      batch: median.batch,
      batchMemory,
      ttftS: median.ttftS,
      tpotMs: median.tpotS * 1e3,
      limitedBy: limitedBy(),
      capacityByZ: nodes.map((z) => ({ z, rps: (z === 0 ? median : (at(z) ?? slowest(z))).rps })),
      logSd,
    }),
  };
}

function keeps({ latencyTarget: target }: ReplicaInput, point: OperatingPoint): boolean {
  return (
    (target.tpotMs === null || point.tpotS * 1e3 <= target.tpotMs) &&
    (target.ttftS === null || point.ttftS <= target.ttftS)
  );
}

/** Which target a point just beyond the capacity breaks. */
function limit({ latencyTarget: target }: ReplicaInput, beyond: OperatingPoint): 'tpot' | 'ttft' {
  return target.tpotMs !== null && beyond.tpotS * 1e3 > target.tpotMs ? 'tpot' : 'ttft';
}

/** Capacity in requests a second when efficiency is `z` standard deviations from its median; linear between nodes. */
export function capacityAt(sizing: Pick<ReplicaSizing, 'capacityByZ'>, z: number): number {
  const points = sizing.capacityByZ;
  let i = 1;
  while (i < points.length - 1 && z > (points[i]?.z ?? 0)) i++;
  const a = points[i - 1];
  const b = points[i];
  if (!a || !b) throw new Error(`capacityAt needs two capacity points, got ${points.length}`);
  const share = Math.max(0, Math.min(1, (z - a.z) / (b.z - a.z)));
  return a.rps + (b.rps - a.rps) * share;
}

function refuse(
  reason: NoFit['reason'],
  sentence: string,
  neededGib: number | null = null,
  availableGib: number | null = null,
): NoFit {
  return { fits: false, reason, neededGib, availableGib, sentence };
}

function noDegree({ model, gpu }: ReplicaInput): NoFit {
  return refuse('tensor-parallel', `${model.name} cannot be split evenly over ${gpu.name}`);
}
