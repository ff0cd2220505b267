import { exp } from '../numerics/exp.ts';
import { log } from '../numerics/log.ts';
import { pow } from '../numerics/pow.ts';
import { stackSpeed, type Efficiency, type ServingStack } from './efficiency.ts';
import { bytesRead, cacheCopies } from './kv-cache.ts';
import { isMixture, type GpuSpec, type ModelShape } from './model-shape.ts';
import { tensorRate, type Precision } from './precision.ts';
import {
  activeShare,
  expertParamsB,
  feedForwardWidth,
  heldPrecision,
  weightBytes,
} from './weights.ts';

/** A replica: the GPUs that hold one copy of a model and how they share it. */
export interface Replica {
  model: ModelShape;
  gpu: GpuSpec;
  precision: Precision;
  cachePrecision: Precision;
  gpus: number;
  /** GPUs that split the layers into stages; the others split each layer. */
  pipelineParallel?: number;
  /** Attention copied on every GPU and requests dealt out, experts spread over all ("DEP"). */
  spread?: boolean;
}

/** Cost of serving reduced to a few numbers, so that a search over batches is a few multiplications. */
export interface StepCost {
  /** Seconds of a decode step as a function of the batch, for sequences that hold `context` tokens on average. */
  decodeSeconds(context: number): (batch: number) => number;
  /** Seconds that the prefill of `tokens` prompt tokens takes, `cached` of which are already in the cache. */
  prefillSeconds(tokens: number, cached?: number): number;
  gpus: number;
}

/** Hidden vectors that one token moves through memory in a layer, beside its experts' vectors. */
const hiddenVectors = 15;

/**
 * Time of one step, a roofline with overheads: weights read once a step, experts only as far as the
 * batch touches them, 1 − (1 − k/E)^B, then the cache of every sequence, the matrix products and
 * activations of its tokens, communication, launches. Null: the GPU's tensor rate is not known.
 */
export function stepCost(
  replica: Replica,
  efficiency: Efficiency,
  stack: ServingStack,
): StepCost | null {
  const { model, gpu, gpus } = replica;
  const rate = tensorRate(gpu, heldPrecision(model, replica.precision));
  if (rate === null || gpu.tflops16 === null) return null;
  const mixture = isMixture(model);
  const spread = replica.spread === true;
  const degree = spread ? 1 : Math.max(1, gpus / (replica.pipelineParallel ?? 1));
  const memory = gpu.bandwidthGbPerS * 1e9;
  const bandwidth =
    memory * efficiency.weightBandwidth * (mixture ? efficiency.mixtureBandwidth : 1);
  const weights = weightBytes(model, replica.precision);
  const sharedS = weights.shared / (spread ? 1 : gpus) / bandwidth;
  const expertS = weights.experts / gpus / bandwidth;
  const copies = spread ? 1 : cacheCopies(model, degree);
  const cacheS = copies / gpus / (memory * efficiency.cacheBandwidth);
  const logMiss = mixture ? log(1 - activeShare(model)) : 0;
  const tokenS =
    productSeconds(replica, efficiency, rate.tflops, rate.native) / gpus +
    activationSeconds(model, efficiency, bandwidth) / gpus +
    communicationSeconds(replica, efficiency, degree);
  const attentionS = attentionSeconds(model, efficiency, gpu.tflops16) / gpus;
  const layerS =
    stack.engine === 'llama.cpp'
      ? efficiency.llamaCppLayerSeconds
      : mixture
        ? efficiency.mixtureLayerSeconds
        : efficiency.denseLayerSeconds;
  const syncS = gpu.linkGbPerS === null ? efficiency.pcieSeconds : efficiency.linkSeconds;
  const overheadS = model.layers * (layerS + (gpus > 1 ? 2 * syncS : 0));
  const sequenceS =
    (stack.engine === 'tensorrt-llm'
      ? efficiency.sequenceSeconds
      : efficiency.hostSequenceSeconds) / (spread ? gpus : 1);
  const speed = stackSpeed(efficiency, stack, model, gpu) * (spread ? efficiency.spreadSpeed : 1);
  return {
    gpus,
    decodeSeconds(context) {
      const read = bytesRead(model, context, replica.cachePrecision);
      const once = (sharedS + overheadS) / speed;
      const experts = expertS / speed;
      const each = (cacheS * read + tokenS + sequenceS) / speed;
      return (batch) => {
        const touched = mixture ? 1 - exp(logMiss * Math.max(1, batch)) : 0;
        return once + experts * touched + batch * each;
      };
    },
    prefillSeconds(tokens, cached = 0) {
      const fresh = Math.max(0, tokens - cached);
      return (fresh * (tokenS + attentionS * (tokens - fresh / 2))) / speed;
    },
  };
}

/** Matrix products of one token on one GPU: two operations for each active weight. */
function productSeconds(
  { model, gpu, precision }: Replica,
  efficiency: Efficiency,
  tflops: number,
  native: boolean,
): number {
  const wide = heldPrecision(model, precision) === 'mxfp4';
  const active = model.paramsActiveB * 1e9;
  const at16 = wide ? Math.min(active, (model.paramsTotalB - expertParamsB(model)) * 1e9) : 0;
  const peak = native ? tflops : tflops * efficiency.expandedWeights;
  const width = feedForwardWidth(model);
  const small = isMixture(model) ? width / (width + efficiency.halfExpertWidth) : 1;
  const share = efficiency.compute * small;
  return (
    (2 * (active - at16)) / (peak * 1e12 * share * pow(peak / 1e3, -efficiency.rateExponent)) +
    (2 * at16) / ((gpu.tflops16 ?? tflops) * 1e12 * share)
  );
}

/** Activations of one token through memory, 2 bytes each; each active expert reads and writes its own. */
function activationSeconds(model: ModelShape, efficiency: Efficiency, bandwidth: number): number {
  const vectors =
    hiddenVectors * model.hiddenSize +
    (model.expertsActive ?? 1) * (4 * model.hiddenSize + 3 * feedForwardWidth(model));
  return (efficiency.activationTraffic * model.layers * 2 * vectors) / bandwidth;
}

/** Two all-reduces a layer with tensor parallelism; dispatch and combine of experts when they are spread. */
function communicationSeconds(
  { model, gpu, gpus, spread }: Replica,
  efficiency: Efficiency,
  degree: number,
): number {
  if (gpus === 1) return 0;
  const link =
    gpu.linkGbPerS === null
      ? efficiency.pcieBytesPerSecond
      : gpu.linkGbPerS * 1e9 * efficiency.linkShare;
  const bytes = model.layers * 2 * model.hiddenSize * 2;
  if (spread) {
    const copies = Math.min(model.expertsActive ?? 1, gpus);
    return (bytes * copies * (gpus - 1)) / gpus / link / gpus;
  }
  return (bytes * 2 * (degree - 1)) / degree / link;
}

/** Attention of one prompt token to one other, 16-bit units: two products over all query heads, layers with a growing cache. */
function attentionSeconds(model: ModelShape, efficiency: Efficiency, tflops16: number): number {
  const latent = model.cache.some((block) => block.kind === 'latent');
  const width = (model.heads ?? 0) * (latent ? 160 : (model.headDim ?? 0));
  let layers = 0;
  for (const block of model.cache)
    if (block.kind === 'full' || block.kind === 'latent' || block.kind === 'stated')
      layers += block.layers;
  return (4 * layers * width) / (tflops16 * 1e12 * efficiency.attention);
}
