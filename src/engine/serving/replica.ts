import { efficiencyFor, type EfficiencyBelief, type Stack } from './efficiency.ts';
import { concurrency, fits, memoryUse, type MemoryPlan, type NoFit } from './memory.ts';
import type { GpuSpec, ModelShape } from './model-shape.ts';
import type { Precision } from './precision.ts';
import { stepCost, type StepCost } from './step.ts';
import { validDegrees } from './tensor-parallel.ts';

/** What a user must not wait longer for; null: no limit. */
export interface LatencyTarget {
  ttftS: number | null;
  tpotMs: number | null;
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
  /** Replaces the stored efficiency, e.g. by the user's own measurement. */
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
const engineBatch = 1024;
/** Speed factors at those nodes for a unit of ln are exp(z·logSd): by series, so that every browser agrees. */
function expSmall(x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; n < 30; n++) {
    term *= x / n;
    sum += term;
  }
  return sum;
}

/**
 * Sizes one replica: the number of GPUs (among valid degrees that hold the model and its longest
 * request) with the highest capacity for each GPU at the latency target. A fact such as "does not fit"
 * is a value with its reason.
 */
export function sizeReplica(input: ReplicaInput): ReplicaSizing | NoFit {
  const degrees = input.tensorParallel
    ? [input.tensorParallel]
    : validDegrees(input.model, Math.max(8, Math.min(8, input.gpu.domainGpus)));
  let best: ReplicaSizing | null = null;
  let refusal: NoFit | null = null;
  for (const degree of degrees) {
    const sized = sizeAt(input, degree);
    if (!sized.fits) {
      if (!refusal || sized.reason !== 'weights') refusal = sized;
    } else if (
      !best ||
      sized.capacityRps / sized.gpusPerReplica > best.capacityRps / best.gpusPerReplica
    )
      best = sized;
  }
  return best ?? refusal ?? noDegree(input);
}

function sizeAt(input: ReplicaInput, degree: number): ReplicaSizing | NoFit {
  const plan: MemoryPlan = {
    model: input.model,
    gpu: input.gpu,
    precision: input.precision,
    tensorParallel: degree,
    utilisation: input.utilisation ?? 0.9,
  };
  const use = memoryUse(plan);
  if (!fits(use)) return use;
  const request = input.tokensIn + input.tokensOut;
  const longest = input.longestRequest ?? 2 * request;
  const held = concurrency(plan, use, longest);
  if (held < 1)
    return {
      fits: false,
      reason: 'context',
      neededGib: use.poolGib / held,
      availableGib: use.poolGib,
      sentence: `the cache left on ${degree} ${input.gpu.name} (${use.poolGib.toFixed(1)} GiB each) does not hold one request of ${longest} tokens (${(use.poolGib / held).toFixed(1)} GiB each)`,
    };
  const belief =
    input.efficiency ?? efficiencyFor(input.model, input.gpu, input.stack ?? 'conservative');
  const batchMemory = concurrency(plan, use, input.tokensIn + input.tokensOut / 2);
  const cap = Math.min(batchMemory, input.largestBatch ?? engineBatch);
  const cost = stepCost({ ...plan }, belief.median);
  if (cost === null)
    return {
      fits: false,
      reason: 'unknown-compute',
      neededGib: null,
      availableGib: null,
      sentence: `no tensor rate is known for ${input.gpu.name} at ${input.precision}`,
    };
  const median = operatingPoint(input, cost, 1, cap);
  if (median === null)
    return {
      fits: false,
      reason: 'latency',
      neededGib: null,
      availableGib: null,
      sentence: `${input.model.name} on ${degree} ${input.gpu.name} misses the latency target even for one request at a time`,
    };
  const capacityByZ = nodes.map((z) => ({
    z,
    rps: operatingPoint(input, cost, expSmall(z * belief.logSd), cap)?.rps ?? 0,
  }));
  return {
    fits: true,
    tensorParallel: degree,
    gpusPerReplica: degree,
    capacityRps: median.rps,
    tokensPerSecondPerGpu: (median.rps * input.tokensOut) / degree,
    batch: median.batch,
    batchMemory,
    ttftS: median.ttftS,
    tpotMs: median.tpotS * 1e3,
    limitedBy: median.limitedBy(batchMemory),
    capacityByZ,
    logSd: belief.logSd,
  };
}

/** Latency and throughput of a replica with `batch` sequences running. */
export interface OperatingPoint {
  batch: number;
  rps: number;
  tpotS: number;
  ttftS: number;
}

/**
 * Steady state of continuous batching: while a sequence makes its `tokensOut` tokens, every running
 * sequence must be replaced once, so TPOT = step + batch·prefill/tokensOut, the same as step/(1 − ρ).
 * TTFT below saturation: the wait for the prefill line (M/D/1) and the own prefill at its share of the GPU.
 */
export function steadyState(
  cost: StepCost,
  batch: number,
  tokensIn: number,
  tokensOut: number,
  cacheShare: number,
  speed = 1,
): OperatingPoint {
  const context = tokensIn + tokensOut / 2;
  const prefillS = cost.prefillSeconds(tokensIn, tokensIn * cacheShare) / speed;
  const stepS = cost.decodeSeconds(batch, context) / speed;
  const tpotS = stepS + (batch * prefillS) / tokensOut;
  const rps = batch / (tokensOut * tpotS);
  const busy = Math.min(0.999, rps * prefillS);
  return { batch, rps, tpotS, ttftS: stepS + prefillS + (busy * prefillS) / (2 * (1 - busy)) };
}

function operatingPoint(input: ReplicaInput, cost: StepCost, speed: number, cap: number) {
  const target = input.latencyTarget;
  const at = (batch: number) =>
    steadyState(cost, batch, input.tokensIn, input.tokensOut, input.cacheShare, speed);
  const keeps = (point: OperatingPoint) =>
    (target.tpotMs === null || point.tpotS * 1e3 <= target.tpotMs) &&
    (target.ttftS === null || point.ttftS <= target.ttftS);
  const top = Math.max(1, cap);
  let point = at(top);
  if (!keeps(point)) {
    if (!keeps(at(1))) return null;
    let low = 1;
    let high = top;
    for (let i = 0; i < 24; i++) {
      const middle = (low + high) / 2;
      if (keeps(at(middle))) low = middle;
      else high = middle;
    }
    point = at(low);
  }
  const above = at(point.batch * 1.01 + 0.01);
  return {
    ...point,
    limitedBy(batchMemory: number): ReplicaSizing['limitedBy'] {
      if (point.batch >= top) return top >= batchMemory ? 'memory' : 'batch';
      return target.tpotMs !== null && above.tpotS * 1e3 > target.tpotMs ? 'tpot' : 'ttft';
    },
  };
}

/** Capacity in requests a second when efficiency is `z` standard deviations from its median; log-linear between nodes. */
export function capacityAt(sizing: ReplicaSizing, z: number): number {
  const points = sizing.capacityByZ;
  let i = 1;
  while (i < points.length - 1 && z > (points[i]?.z ?? 0)) i++;
  const a = points[i - 1];
  const b = points[i];
  if (!a || !b) throw new Error(`capacityAt needs two capacity points, got ${points.length}`);
  const share = Math.max(0, Math.min(1, (z - a.z) / (b.z - a.z)));
  return a.rps + (b.rps - a.rps) * share;
}

function noDegree(input: ReplicaInput): NoFit {
  return {
    fits: false,
    reason: 'tensor-parallel',
    neededGib: null,
    availableGib: null,
    sentence: `${input.model.name} cannot be split evenly over ${input.gpu.name}`,
  };
}
