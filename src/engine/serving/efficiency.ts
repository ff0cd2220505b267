import { isMixture, type GpuSpec, type ModelShape } from './model-shape.ts';

/** Engines whose rows were measured. */
export type EngineName = 'tensorrt-llm' | 'vllm' | 'sglang' | 'llama.cpp' | 'other';

/** An engine, whose hands it was in, and (for measured rows) who measured. */
export interface ServingStack {
  engine: EngineName;
  /** `tuned` by a vendor or to a published recipe, `default` as installed, `nightly` an unreleased build. */
  tuning: 'tuned' | 'default' | 'nightly';
  measuredBy: string | null;
}

/** The two stacks the product offers: an engine as installed, or tuned for model and GPU. */
export type Stack = 'conservative' | 'tuned';

/** The serving stack behind a product choice; tuned rows come from NVIDIA with TensorRT-LLM and from AMD with vLLM. */
export function servingStack(stack: Stack, gpu: GpuSpec): ServingStack {
  if (stack === 'conservative') return { engine: 'vllm', tuning: 'default', measuredBy: null };
  return /CDNA/.test(gpu.architecture)
    ? { engine: 'vllm', tuning: 'tuned', measuredBy: 'AMD' }
    : { engine: 'tensorrt-llm', tuning: 'tuned', measuredBy: 'NVIDIA' };
}

/** How far from its peaks serving runs. Shares are of the GPU's data sheet; fitted on measured rows. */
export interface Efficiency {
  /** Share of memory bandwidth when reading weights; a second factor for routed experts; share when reading the cache. */
  weightBandwidth: number;
  mixtureBandwidth: number;
  cacheBandwidth: number;
  /** Share of the dense tensor peak in matrix products and in attention. */
  compute: number;
  attention: number;
  /** Peak rates lose their value as they grow: share of peak ∝ (rate / 1 PFLOPS)^−rateExponent. */
  rateExponent: number;
  /** Expert width at which half of the tensor rate is lost to small matrices. */
  halfExpertWidth: number;
  /** What is left of the 16-bit rate when weights are expanded from a format the GPU cannot multiply. */
  expandedWeights: number;
  /** Memory traffic of activations over the plain count of 15 hidden vectors and 4 + 3 expert vectors a layer. */
  activationTraffic: number;
  /** Seconds a step for each layer: dense, mixture, llama.cpp. */
  denseLayerSeconds: number;
  mixtureLayerSeconds: number;
  llamaCppLayerSeconds: number;
  /** Seconds of one synchronisation between GPUs over fast links and over PCIe. */
  linkSeconds: number;
  pcieSeconds: number;
  /** Share of link bandwidth reached, and bytes a second over PCIe. */
  linkShare: number;
  pcieBytesPerSecond: number;
  /** Seconds a step for each running sequence: TensorRT-LLM, and engines scheduled in Python (GPUs stand half idle at saturation). */
  sequenceSeconds: number;
  hostSequenceSeconds: number;
  /** Speed relative to TensorRT-LLM as its vendor runs it. */
  tunedSpeed: number;
  defaultSpeed: number;
  defaultMixtureSpeed: number;
  sglangSpeed: number;
  llamaCppSpeed: number;
  nightlySpeed: number;
  amdSpeed: number;
  /** Speed of attention copies with spread experts against the sum of its parts. */
  spreadSpeed: number;
}

/** Overall speed of a stack on a GPU relative to the sum of the parts. */
export function stackSpeed(
  efficiency: Efficiency,
  stack: ServingStack,
  model: ModelShape,
  gpu: GpuSpec,
): number {
  const amd = /CDNA/.test(gpu.architecture) ? efficiency.amdSpeed : 1;
  if (stack.engine === 'tensorrt-llm') return amd;
  if (stack.engine === 'llama.cpp') return efficiency.llamaCppSpeed * amd;
  if (stack.tuning === 'tuned') return efficiency.tunedSpeed * amd;
  let speed = efficiency.defaultSpeed * amd;
  if (isMixture(model)) speed *= efficiency.defaultMixtureSpeed;
  if (stack.engine === 'sglang') speed *= efficiency.sglangSpeed;
  return stack.tuning === 'nightly' ? speed * efficiency.nightlySpeed : speed;
}
