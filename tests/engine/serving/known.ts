import type { GpuSpec, ModelShape } from '#engine/serving/model-shape.ts';
import { findGpu } from '../../calibrate/gpu-names.ts';
import { findModel } from '../../calibrate/names.ts';

/** A model by name, or an error: for tests about known models. */
export function model(name: string): ModelShape {
  const found = findModel(name);
  if (!found) throw new Error(`no architecture is known by the name ${name}`);
  return found;
}

/** A GPU by name, or an error. */
export function gpu(name: string): GpuSpec {
  const found = findGpu(name);
  if (!found) throw new Error(`no GPU is known by the name ${name}`);
  return found;
}
