import { cacheCopies, cacheSize, sequenceBytes } from './kv-cache.ts';
import type { GpuSpec, ModelShape } from './model-shape.ts';
import type { Precision } from './precision.ts';
import { weightBytes } from './weights.ts';

export const bytesPerGib = 1024 * 1024 * 1024;

/** Engine build that memory constants belong to. */
export interface EngineVersion {
  engine: string;
  major: number;
  minor: number;
}

/** The build assumed where none is stated; constants of later builds have not been measured here. */
export const defaultEngine: EngineVersion = { engine: 'vLLM', major: 0, minor: 19 };

/** A prediction with the range of what was measured around it, GiB for each GPU. */
export interface Band {
  low: number;
  likely: number;
  high: number;
}

/** GiB for each GPU that is left for KV cache once the four parts are known: an identity, no prediction in it. */
export function kvPoolGib(parts: {
  memoryGib: number;
  utilisation: number;
  weightsGib: number;
  activationGib: number;
  nonTorchGib: number;
}): number {
  return (
    parts.utilisation * parts.memoryGib - parts.weightsGib - parts.activationGib - parts.nonTorchGib
  );
}

/**
 * Peak activation in GiB for each GPU. In vLLM's profile run it is set by the logits of 1,024
 * sequences: about 38 bytes for each (sequence, vocabulary entry) up to 0.16 and 14 from 0.17, plus
 * 0.16 GiB. Read off llm-d-planner's measurements of 2026-04 (6 models before, 3 after the change);
 * one model before the change had 0.45 of it, hence the wide low end. Independent of tensor parallelism.
 * llama.cpp needs 0.05 to 0.42 GiB, growing with the context.
 */
export function activationGib(model: ModelShape, version: EngineVersion = defaultEngine): Band {
  if (version.engine === 'llama.cpp') return { low: 0.05, likely: 0.3, high: 0.5 };
  const vocabulary = model.vocabulary ?? 151_936;
  const late = version.engine !== 'vLLM' || version.major > 0 || version.minor >= 17;
  const likely = 0.16 + (1024 * vocabulary * (late ? 14 : 37.7)) / bytesPerGib;
  return late
    ? { low: likely * 0.55, likely, high: likely * 1.2 }
    : { low: likely * 0.4, likely, high: likely * 1.1 };
}

/** GiB for each GPU outside the framework (CUDA context, communication buffers); the buffers of tensor parallelism grew to 2.1 GiB by vLLM 0.19. */
export function nonTorchGib(tensorParallel: number, version: EngineVersion = defaultEngine): Band {
  if (tensorParallel <= 1 || version.engine === 'llama.cpp')
    return { low: 0.07, likely: 0.2, high: 0.3 };
  const late = version.engine !== 'vLLM' || version.major > 0 || version.minor >= 17;
  return late ? { low: 1.9, likely: 2.1, high: 2.3 } : { low: 0.5, likely: 0.55, high: 2.1 };
}

/** How a replica holds a model: GPUs, formats, share of memory the engine may use. */
export interface MemoryPlan {
  model: ModelShape;
  gpu: GpuSpec;
  precision: Precision;
  cachePrecision?: Precision;
  /** GPUs that split every layer between them. */
  tensorParallel: number;
  /** GPUs that split the layers into stages. */
  pipelineParallel?: number;
  /** Attention is copied on every GPU while experts are spread ("DEP"). */
  spread?: boolean;
  utilisation?: number;
  version?: EngineVersion;
}

/** Where the memory of one GPU goes, GiB, and what the whole replica can hold. */
export interface MemoryUse {
  weightsGib: number;
  activationGib: number;
  nonTorchGib: number;
  poolGib: number;
  /** Tokens of cache in the whole replica, constants of a sequence left out. */
  poolTokens: number;
  /** Bytes of the whole replica's pool that a sequence of so many tokens takes. */
  sequenceBytes: (tokens: number) => number;
  poolBytes: number;
}

/** Why something does not fit, with the figures for the sentence. */
export interface NoFit {
  fits: false;
  reason:
    | 'weights'
    | 'context'
    | 'tensor-parallel'
    | 'unknown-architecture'
    | 'unknown-compute'
    | 'latency';
  neededGib: number | null;
  availableGib: number | null;
  sentence: string;
}

/** Memory of one GPU of a replica, or the reason why the weights leave nothing for a cache. */
export function memoryUse(plan: MemoryPlan): MemoryUse | NoFit {
  const { model, gpu } = plan;
  const gpus = plan.tensorParallel * (plan.pipelineParallel ?? 1);
  const weights = weightBytes(model, plan.precision);
  const weightsGib =
    (weights.experts / gpus + weights.shared / (plan.spread ? 1 : gpus)) / bytesPerGib;
  const activation = activationGib(model, plan.version).likely;
  const nonTorch = nonTorchGib(plan.tensorParallel, plan.version).likely;
  const memoryGib = usableGib(gpu);
  const utilisation = plan.utilisation ?? 0.9;
  const poolGib = kvPoolGib({
    memoryGib,
    utilisation,
    weightsGib,
    activationGib: activation,
    nonTorchGib: nonTorch,
  });
  const neededGib = weightsGib + activation + nonTorch;
  if (poolGib <= 0)
    return {
      fits: false,
      reason: 'weights',
      neededGib,
      availableGib: utilisation * memoryGib,
      sentence: `${model.name} needs ${neededGib.toFixed(1)} GiB on each of ${gpus} × ${gpu.name}; ${(utilisation * memoryGib).toFixed(1)} GiB are usable`,
    };
  const copies = plan.spread ? 1 : cacheCopies(model, plan.tensorParallel);
  const poolBytes = poolGib * bytesPerGib * gpus;
  return {
    weightsGib,
    activationGib: activation,
    nonTorchGib: nonTorch,
    poolGib,
    poolTokens: poolBytes / (cacheSize(model, plan.cachePrecision).bytesPerToken * copies),
    sequenceBytes: (tokens) => sequenceBytes(model, tokens, plan.cachePrecision) * copies,
    poolBytes,
  };
}

/** Whether `memoryUse` found room. */
export function fits(use: MemoryUse | NoFit): use is MemoryUse {
  return !('fits' in use);
}

/** Sequences of `tokens` each that the cache of a replica holds at once; may be below 1. */
export function concurrency(use: MemoryUse, tokens: number): number {
  return use.poolBytes / use.sequenceBytes(tokens);
}

/**
 * GiB that an engine sees of a board: vendors' "GB" of GPU memory are GiB, of which about 1 % is kept
 * back (79.18 to 79.19 GiB measured on 80 GB H100).
 */
export function usableGib(gpu: GpuSpec): number {
  return gpu.memoryGb * 0.99;
}
