import type { Gpu } from '#catalog/types.ts';
import type { SizedModel } from '#catalog/candidates.ts';
import type { CacheBlock, GpuSpec, ModelShape } from './model-shape.ts';
import type { Precision } from './precision.ts';

/** A catalogue model as sizing reads it. Layouts that no formula covers keep the published bytes of their cache. */
export function modelShape(model: SizedModel): ModelShape {
  const a = model.architecture;
  return {
    key: model.key,
    name: model.name,
    paramsTotalB: model.paramsTotalB,
    paramsActiveB: model.paramsActiveB,
    layers: a.layers,
    hiddenSize: a.hiddenSize,
    heads: a.heads,
    headDim: a.headDim,
    kvHeads: a.kvHeads,
    cache: cacheOf(model),
    expertsTotal: a.expertsTotal,
    expertsActive: a.expertsActive,
    expertParamsB: null,
    expertWidth: null,
    vocabulary: null,
    tiedEmbeddings: null,
    contextTokens: model.contextTokens,
    nativePrecision: model.nativeWeights,
  };
}

function cacheOf({ architecture: a }: SizedModel): CacheBlock[] {
  const layers = a.growingKvLayers ?? a.layers;
  const plain = !a.windowLayers && !a.linearLayers;
  if (a.kvLoraRank !== null && a.qkRopeHeadDim !== null && plain)
    return [{ kind: 'latent', layers, rank: a.kvLoraRank, ropeDim: a.qkRopeHeadDim }];
  if (a.attention === 'gqa' && plain && a.kvHeads !== null && a.headDim !== null)
    return [{ kind: 'full', layers, kvHeads: a.kvHeads, headDim: a.headDim }];
  return [
    {
      kind: 'stated',
      layers,
      bytesPerToken: a.kvBytesPerTokenBf16,
      bytesPerSequence: a.kvFixedWindowBytesBf16 ?? 0,
    },
  ];
}

/** A catalogue GPU as sizing reads it. */
export function gpuSpec(gpu: Gpu): GpuSpec {
  return {
    key: gpu.key,
    name: gpu.name,
    architecture: gpu.architecture,
    memoryGb: gpu.memoryGb,
    bandwidthGbPerS: gpu.bandwidthGbPerS,
    tflops16: gpu.denseBf16Tflops,
    tflops8: gpu.denseFp8Tflops,
    tflops4: gpu.denseFp4Tflops,
    linkGbPerS: gpu.scaleUpGbPerS,
    domainGpus: gpu.scaleUpDomainGpus,
  };
}

/** Formats worth sizing: as released where that is below 16 bit, else 16 bit, and 8 bit where the GPU multiplies it. */
export function precisionsOf(model: SizedModel, gpu: Gpu): Precision[] {
  if (model.nativeWeights !== null) return [model.nativeWeights];
  return gpu.denseFp8Tflops === null ? ['bf16'] : ['fp8', 'bf16'];
}
