import type { ServingStack } from '#engine/serving/efficiency.ts';
import { isMixture, type GpuSpec } from '#engine/serving/model-shape.ts';
import { readPrecision, type Precision } from '#engine/serving/precision.ts';
import type { Replica } from '#engine/serving/step.ts';
import { findGpu, findModel } from '../calibrate/names.ts';
import { stackOf } from '../calibrate/rows.ts';
import { notApplicable, type Case, type Outcome } from './case.ts';
import type { Reading } from './serving-inputs.ts';

/** The GPUs of "8x B200" or of `n_gpus`. */
export function gpuCount(r: Reading): number {
  const named = /^(\d+)\s*x/i.exec(r.text('gpu') ?? '')?.[1];
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

export function replicaOf(r: Reading, stack: ServingStack): Replica | null {
  const model = findModel(r.text('model') ?? '');
  const gpu = gpuOf(r);
  if (!model || !gpu) return null;
  const precision: Precision =
    readPrecision(r.text('precision') ?? '') ?? readPrecision(r.text('model') ?? '') ?? 'bf16';
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
  if (!gpuOf(r)) return notApplicable(c, `the catalogue has no GPU "${r.text('gpu') ?? ''}"`);
  return notApplicable(c, 'request lengths not stated');
}
