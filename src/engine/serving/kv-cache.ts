import type { CacheBlock, ModelShape } from './model-shape.ts';
import { bytesPerCacheNumber, type Precision } from './precision.ts';

/** KV cache of one sequence: bytes that every further token adds, and bytes it holds whatever its length. */
export interface CacheSize {
  bytesPerToken: number;
  fixedBytes: number;
  /** False where a recurrent state's size is not known: `fixedBytes` is then a lower bound. */
  complete: boolean;
}

/**
 * KV cache of one sequence, all GPUs together. Full attention keeps two vectors for each KV head and
 * layer (K and V), latent attention one compressed vector, windows and states a constant.
 */
export function cacheSize(model: ModelShape, precision: Precision = 'bf16'): CacheSize {
  const bytes = bytesPerCacheNumber(precision);
  const size: CacheSize = { bytesPerToken: 0, fixedBytes: 0, complete: true };
  for (const block of model.cache) add(size, block, bytes);
  return size;
}

function add(size: CacheSize, block: CacheBlock, bytes: number): void {
  switch (block.kind) {
    case 'full':
      size.bytesPerToken += 2 * block.layers * block.kvHeads * block.headDim * bytes;
      return;
    case 'latent':
      size.bytesPerToken += block.layers * (block.rank + block.ropeDim) * bytes;
      return;
    case 'window':
      size.fixedBytes += 2 * block.layers * block.kvHeads * block.headDim * bytes * block.window;
      return;
    case 'state':
      if (block.bytesPerSequence === null) size.complete = false;
      else size.fixedBytes += block.bytesPerSequence;
      return;
    case 'stated':
      size.bytesPerToken += (block.bytesPerToken * bytes) / 2;
      size.fixedBytes += (block.bytesPerSequence * bytes) / 2;
      return;
    default:
      block satisfies never;
  }
}

/** Bytes that one sequence of `tokens` holds; a window counts only up to the tokens there are. */
export function sequenceBytes(
  model: ModelShape,
  tokens: number,
  precision: Precision = 'bf16',
): number {
  const bytes = bytesPerCacheNumber(precision);
  let total = 0;
  for (const block of model.cache) {
    if (block.kind === 'window')
      total +=
        2 * block.layers * block.kvHeads * block.headDim * bytes * Math.min(tokens, block.window);
    else {
      const size: CacheSize = { bytesPerToken: 0, fixedBytes: 0, complete: true };
      add(size, block, bytes);
      total += size.bytesPerToken * tokens + size.fixedBytes;
    }
  }
  return total;
}

/**
 * How many copies of each token's cache a tensor-parallel group of `degree` GPUs holds: 1 while the KV
 * heads divide over the GPUs, more when there are fewer heads than GPUs; latent caches are copied whole.
 */
export function cacheCopies(model: ModelShape, degree: number): number {
  const latent = model.cache.some((block) => block.kind === 'latent');
  if (latent) return degree;
  return model.kvHeads === null ? 1 : Math.max(1, degree / model.kvHeads);
}
