import type { ModelShape } from './model-shape.ts';

/**
 * Tensor-parallel degrees a model can run at inside a domain: powers of two that divide the query
 * heads and either divide the KV heads or are a multiple of them (they are then copied).
 */
export function validDegrees(model: ModelShape, largest: number): number[] {
  const degrees: number[] = [];
  for (let degree = 1; degree <= largest; degree *= 2)
    if (isValidDegree(model, degree)) degrees.push(degree);
  return degrees;
}

/** Whether attention heads can be dealt out evenly to `degree` GPUs. */
export function isValidDegree(model: ModelShape, degree: number): boolean {
  if (model.heads !== null && model.heads % degree !== 0) return false;
  if (model.kvHeads === null) return true;
  return model.kvHeads % degree === 0 || degree % model.kvHeads === 0;
}
