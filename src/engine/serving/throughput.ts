import { exp } from '../numerics/exp.ts';
import type { Efficiency, ServingStack } from './efficiency.ts';
import { efficiencyFit } from './efficiency-fit.ts';
import { concurrency, fits, memoryUse } from './memory.ts';
import { residualModel, type Residual, type Setup } from './residual.ts';
import { steadyStates, type RequestShape } from './steady-state.ts';
import { stepCost, type Replica } from './step.ts';
import { heldPrecision } from './weights.ts';

/** The parameters and neighbours that predictions rest on. */
export interface ThroughputModel {
  efficiency: Efficiency;
  residual: (setup: Setup) => Residual;
}

let stored: ThroughputModel | null = null;

/** The stored fit; its neighbours are factored once, at first use. */
export function storedModel(): ThroughputModel {
  stored ??= {
    efficiency: efficiencyFit.efficiency,
    residual: residualModel(efficiencyFit.points),
  };
  return stored;
}

/** Most sequences vLLM runs at once by default: 1,024 on GPUs of 70 GiB or more except A100, else 256 (its own rule since 0.9). */
export function defaultLargestBatch(stack: ServingStack, memoryGb: number, gpuKey: string): number {
  if (stack.engine === 'tensorrt-llm') return 2048;
  return memoryGb >= 70 && !gpuKey.startsWith('a100') ? 1024 : 256;
}

/** llama.cpp's own constants hold for its whole history here. */
const llamaCpp = { engine: 'llama.cpp', major: 0, minor: 0 };

/** What a set-up has in common with measured ones. */
export function setupOf(replica: Replica, stack: ServingStack, shape: RequestShape): Setup {
  const precision = heldPrecision(replica.model, replica.precision);
  return {
    model: replica.model.key,
    mixture: (replica.model.expertsTotal ?? 0) > 1,
    generation: replica.gpu.architecture,
    precision,
    engine: stack.engine,
    measuredBy: stack.measuredBy,
    configuration: `${replica.model.key} ${replica.gpu.key} ${precision} ${stack.engine}`,
    tokensIn: shape.tokensIn,
    tokensOut: shape.tokensOut,
    gpus: replica.gpus,
  };
}

/** A measured or imagined run: how many sequences are offered at once, or how many requests arrive a second. */
export interface Run {
  replica: Replica;
  stack: ServingStack;
  shape: RequestShape;
  /** Sequences kept running; null: as many as fit. */
  concurrency: number | null;
  /** Requests of the whole run, where they are queued at once: the last wave is as long as a full one. */
  requests: number | null;
  arrivalsPerSecond: number | null;
  memoryShare?: number;
}

/** Output tokens a second of a run, the roofline's own figure and the one pulled towards its neighbours. */
export interface Throughput {
  roofline: number;
  predicted: number;
  /** Standard deviation of ln(throughput); 80 % of outcomes within exp(±1.2816·sd). */
  logSd: number;
  batch: number;
  tpotS: number;
  ttftS: number;
  /** More arrives than can be served. */
  saturated: boolean;
}

/** Predicts the throughput of a run; null where the memory does not hold it or the GPU's rate is unknown. */
export function throughputOf(run: Run, model: ThroughputModel = storedModel()): Throughput | null {
  const { replica, shape, stack } = run;
  const cost = stepCost(replica, model.efficiency, stack);
  const use = memoryUse({
    model: replica.model,
    gpu: replica.gpu,
    precision: replica.precision,
    cachePrecision: replica.cachePrecision,
    tensorParallel: replica.gpus / (replica.pipelineParallel ?? 1),
    pipelineParallel: replica.pipelineParallel ?? 1,
    spread: replica.spread ?? false,
    utilisation: run.memoryShare ?? (stack.engine === 'llama.cpp' ? 0.98 : 0.9),
    ...(stack.engine === 'llama.cpp' ? { version: llamaCpp } : {}),
  });
  if (cost === null || !fits(use)) return null;
  const held = Math.max(1, concurrency(use, shape.tokensIn + shape.tokensOut / 2));
  const engineMost =
    defaultLargestBatch(stack, replica.gpu.memoryGb, replica.gpu.key) *
    (replica.spread ? replica.gpus : 1);
  let batch = Math.min(held, run.concurrency ?? engineMost);
  if (run.requests !== null) batch = run.requests / Math.ceil(run.requests / batch - 1e-9);
  const point = steadyStates(cost, shape)(batch);
  const residual = model.residual(setupOf(replica, stack, shape));
  const speed = exp(residual.mean);
  const offered = run.arrivalsPerSecond ?? Infinity;
  return {
    roofline: Math.min(point.rps, offered) * shape.tokensOut,
    predicted: Math.min(point.rps * speed, offered) * shape.tokensOut,
    logSd: residual.sd,
    batch,
    tpotS: point.tpotS / speed,
    ttftS: point.ttftS / speed,
    saturated: offered > point.rps * speed,
  };
}
