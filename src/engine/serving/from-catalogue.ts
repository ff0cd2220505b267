import type { Gpu } from '#catalog/types.ts';
import type { SizedModel } from '#catalog/candidates.ts';
import { architectureDetails } from './architecture-details.ts';
import type { CacheBlock, GpuSpec, ModelShape } from './model-shape.ts';
import { tensorRate, type Precision } from './precision.ts';

/** A catalogue model as sizing reads it. Layouts that no formula covers keep the published bytes of their cache. */
export function modelShape(model: SizedModel): ModelShape {
  const a = model.architecture;
  const { copyOf = model.key, paramsTotalB: replaced } = model.overridden ?? {};
  const details = architectureDetails[String(copyOf)];
  // The user's own count is taken as given; the catalogue's is a rounded one.
  const exactTotalB = replaced === undefined ? details?.paramsTotalB : undefined;
  const expertParamsB =
    details?.expertWidth !== undefined &&
    details.expertLayers !== undefined &&
    a.expertsTotal !== null
      ? 3e-9 * details.expertLayers * a.expertsTotal * a.hiddenSize * details.expertWidth
      : null;
  return {
    key: model.key,
    name: model.name,
    paramsTotalB: exactTotalB ?? model.paramsTotalB,
    paramsActiveB:
      model.paramsActiveB === model.paramsTotalB
        ? (exactTotalB ?? model.paramsActiveB)
        : model.paramsActiveB,
    layers: a.layers,
    hiddenSize: a.hiddenSize,
    heads: a.heads,
    headDim: a.headDim,
    kvHeads: a.kvHeads,
    cache: details?.cache ?? cacheOf(model),
    expertsTotal: a.expertsTotal,
    expertsActive: a.expertsActive,
    expertParamsB,
    expertWidth: details?.expertWidth ?? null,
    vocabulary: details?.vocabulary ?? null,
    tiedEmbeddings: details?.tied ?? null,
    contextTokens: model.contextTokens,
    nativePrecision: model.nativeWeights,
  };
}

/** Blocks of layers, where they add up to the bytes the catalogue gives; else those bytes. */
function cacheOf({ architecture: a }: SizedModel): CacheBlock[] {
  const layers = a.growingKvLayers ?? a.layers;
  const { kvHeads, headDim, windowLayers, windowTokens } = a;
  const state: CacheBlock[] = a.linearLayers
    ? [{ kind: 'state', layers: a.linearLayers, bytesPerSequence: null }]
    : [];
  if (a.kvLoraRank !== null && a.qkRopeHeadDim !== null && !windowLayers)
    return [{ kind: 'latent', layers, rank: a.kvLoraRank, ropeDim: a.qkRopeHeadDim }, ...state];
  if (kvHeads !== null && headDim !== null) {
    const each = 4 * kvHeads * headDim;
    const window = (windowLayers ?? 0) * (windowTokens ?? 0) * each;
    if (each * layers === a.kvBytesPerTokenBf16 && window === (a.kvFixedWindowBytesBf16 ?? 0))
      return [
        { kind: 'full', layers, kvHeads, headDim },
        ...(windowLayers && windowTokens
          ? [
              {
                kind: 'window' as const,
                layers: windowLayers,
                kvHeads,
                headDim,
                window: windowTokens,
              },
            ]
          : []),
        ...state,
      ];
  }
  return [
    {
      kind: 'stated',
      layers,
      bytesPerToken: a.kvBytesPerTokenBf16,
      bytesPerSequence: a.kvFixedWindowBytesBf16 ?? 0,
    },
    ...state,
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
  return tensorRate(gpuSpec(gpu), 'fp8')?.native ? ['fp8', 'bf16'] : ['bf16'];
}
