import { cacheCopies, cacheSize } from './kv-cache.ts';
import { isMixture, type GpuSpec, type ModelShape } from './model-shape.ts';
import { heldPrecision, weightBytes, wholePower } from './weights.ts';
import { tensorRate, type Precision } from './precision.ts';

/** How far from its peaks a stack runs; fitted on measured rows (efficiency.ts). */
export interface Efficiency {
  /** Share of memory bandwidth that decoding reaches. */
  mbu: number;
  /** Share of dense tensor peak that prefill reaches. */
  mfu: number;
  /** Seconds each step for each layer (launches, and synchronisation with two or more GPUs). */
  secondsPerLayer: number;
  /** Seconds each step for each running sequence (scheduling, sampling). */
  secondsPerSequence: number;
}

/** A replica: the GPUs that hold one copy of a model and how they share it. */
export interface Replica {
  model: ModelShape;
  gpu: GpuSpec;
  precision: Precision;
  cachePrecision?: Precision;
  tensorParallel: number;
  /** Attention copied on every GPU and requests dealt out, experts spread ("DEP"): 1 = plain tensor parallel. */
  attentionReplicas?: number;
}

/** Cost of serving reduced to a few numbers, so that a search over batches is a few multiplications. */
export interface StepCost {
  /** Seconds of a decode step of `batch` sequences that hold `context` tokens on average. */
  decodeSeconds(batch: number, context: number): number;
  /** Seconds that the prefill of `tokens` prompt tokens takes, `cached` of which are already in the cache. */
  prefillSeconds(tokens: number, cached?: number): number;
  gpus: number;
}

/**
 * Time of one step (roofline with overheads): weights read once a step, experts only as far as the
 * batch touches them, 1 − (1 − k/E)^B, the cache of every sequence, then overheads. Null: the GPU's
 * tensor rate is not known.
 */
export function stepCost(replica: Replica, efficiency: Efficiency): StepCost | null {
  const { model, gpu } = replica;
  const rate = tensorRate(gpu, replica.precision);
  if (rate === null) return null;
  const gpus = replica.tensorParallel;
  const spread = (replica.attentionReplicas ?? 1) > 1;
  const weights = weightBytes(model, replica.precision);
  const cache = cacheSize(model, replica.cachePrecision ?? cachePrecision(replica.precision));
  const copies = spread ? 1 : cacheCopies(model, gpus);
  const bandwidth = gpu.bandwidthGbPerS * 1e9 * efficiency.mbu;
  const sharedSeconds = weights.shared / (spread ? 1 : gpus) / bandwidth;
  const expertSeconds = weights.experts / gpus / bandwidth;
  const cacheSeconds = (cache.bytesPerToken * copies) / gpus / bandwidth;
  const fixedSeconds = (cache.fixedBytes * copies) / gpus / bandwidth;
  const miss = isMixture(model) ? 1 - (model.expertsActive ?? 1) / (model.expertsTotal ?? 1) : 1;
  const flops = rate.tflops * 1e12 * gpus * efficiency.mfu;
  const tokenSeconds = (2e9 * model.paramsActiveB) / flops;
  const width = (model.heads ?? 0) * (model.headDim ?? 0);
  const attentionSeconds = (2 * model.layers * width) / flops;
  const overhead = model.layers * efficiency.secondsPerLayer;
  return {
    gpus,
    decodeSeconds(batch, context) {
      const touched = miss === 1 ? 0 : 1 - wholePower(miss, Math.max(1, Math.round(batch)));
      return (
        sharedSeconds +
        expertSeconds * touched +
        batch *
          (cacheSeconds * context + fixedSeconds + tokenSeconds + efficiency.secondsPerSequence) +
        overhead
      );
    },
    prefillSeconds(tokens, cached = 0) {
      const fresh = Math.max(0, tokens - cached);
      return fresh * (tokenSeconds + attentionSeconds * (cached + fresh / 2) * 2);
    },
  };
}

/** Cache format that goes with a weight format where none is stated: 8-bit with FP8 and FP4 weights on tuned stacks is an option, so 16 bit is assumed. */
export function cachePrecision(_precision: Precision): Precision {
  return 'bf16';
}

export { heldPrecision };
