import {
  type GpuSpec,
  isMixture,
  type ModelShape,
  type Precision,
  readPrecision,
  type Replica,
  type ServingStack,
  tensorRate,
} from '#engine/index.ts';
import { findGpu } from '../calibrate/gpu-names.ts';
import { findModel } from '../calibrate/names.ts';
import { stackOf } from '../calibrate/rows.ts';
import { notApplicable, type Case, type Outcome } from './case.ts';
import type { Reading } from './serving-inputs.ts';

/** The GPUs of "8x B200" or of `n_gpus`. */
export function gpuCount(r: Reading): number {
  const named = /^(\d+)\s*[x×]/i.exec(r.text('gpu') ?? '')?.[1];
  return r.number('n_gpus', 'tp') ?? (named === undefined ? 1 : Number(named));
}

function gpuOf(r: Reading): GpuSpec | null {
  const node = r.number('total_node_usd_hr');
  return findGpu(r.text('gpu') ?? '', node === null ? null : node / gpuCount(r));
}

/** The stack of an engine's name; makers' own engines and benchmarks are tuned. */
export function stackOfCase(r: Reading): ServingStack {
  const engine = r.text('engine') ?? '';
  const load = /poisson/i.test(engine);
  const vendor = /tensorrt|fastertransformer|mlperf/i.test(`${engine} ${r.text('bench') ?? ''}`);
  return stackOf({
    engine: /fastertransformer/i.test(engine) ? 'TensorRT-LLM' : engine,
    measured_by: vendor ? 'NVIDIA' : load ? 'C. Patil (independent)' : 'case',
  });
}

/** Weight format: stated, in the model's name, as released below 16 bit, or the only one the GPU multiplies. */
function statedPrecision(
  r: Reading,
  model: ModelShape | null,
  gpu: GpuSpec | null,
): Precision | null {
  const stated = readPrecision(r.text('precision') ?? '') ?? readPrecision(r.text('model') ?? '');
  if (stated !== null) return stated;
  if (model?.nativePrecision) return model.nativePrecision;
  return gpu && tensorRate(gpu, 'fp8')?.native !== true ? 'bf16' : null;
}

export function replicaOf(r: Reading, stack: ServingStack): Replica | null {
  const model = findModel(r.text('model') ?? '');
  const gpu = gpuOf(r);
  const precision = statedPrecision(r, model, gpu);
  if (!model || !gpu || precision === null) return null;
  const small = precision === 'fp8' || precision === 'fp4';
  return {
    model,
    gpu,
    precision,
    cachePrecision: stack.engine === 'tensorrt-llm' && small ? 'fp8' : 'bf16',
    gpus: gpuCount(r),
    // NVIDIA runs mixtures with attention copied on every GPU (its benchmark page says so).
    spread: stack.engine === 'tensorrt-llm' && isMixture(model) && gpuCount(r) > 1,
  };
}

export function unknown(c: Case, r: Reading): Outcome {
  if (!findModel(r.text('model') ?? '')) return notApplicable(c, 'no architecture of that name');
  const gpu = gpuOf(r);
  if (!gpu) return notApplicable(c, `the catalogue has no GPU "${r.text('gpu') ?? ''}"`);
  if (statedPrecision(r, findModel(r.text('model') ?? ''), gpu) === null)
    return notApplicable(c, 'the weight format is not stated');
  if (gpu.tflops16 === null) return notApplicable(c, `no tensor rate of ${gpu.name} is known`);
  return notApplicable(c, 'request lengths not stated');
}
