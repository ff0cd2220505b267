import type { CacheBlock, ModelShape } from './model-shape.ts';
import { bytesPerCacheNumber, type Precision } from './precision.ts';

/** KV cache of one sequence: bytes that every further token adds without end, and bytes it holds at most besides. */
export interface CacheSize {
  bytesPerToken: number;
  fixedBytes: number;
  /** False where a recurrent state's size is not known: `fixedBytes` is then a lower bound. */
  complete: boolean;
}

/**
 * KV cache of one sequence, all GPUs together. Full attention keeps two vectors for each KV head and
 * layer (K and V), latent attention one compressed vector, windows, chunks and states a constant.
 */
export function cacheSize(model: ModelShape, precision: Precision = 'bf16'): CacheSize {
  const endless = { tokens: 1e9, read: false };
  const perToken = { tokens: 1e9 + 1, read: false };
  const at = blocksBytes(model, endless, precision);
  const next = blocksBytes(model, perToken, precision);
  const bytesPerToken = Math.round(next - at);
  return {
    bytesPerToken,
    fixedBytes: at - bytesPerToken * 1e9,
    complete: model.cache.every((b) => b.kind !== 'state' || b.bytesPerSequence !== null),
  };
}

/** Bytes that one sequence of `tokens` holds. */
export function sequenceBytes(
  model: ModelShape,
  tokens: number,
  precision: Precision = 'bf16',
): number {
  return blocksBytes(model, { tokens, read: false }, precision);
}

/** Bytes of cache that one decode step reads for a sequence of `tokens`; on average half a chunk where attention is chunked. */
export function bytesRead(
  model: ModelShape,
  tokens: number,
  precision: Precision = 'bf16',
): number {
  return blocksBytes(model, { tokens, read: true }, precision);
}

function blocksBytes(
  model: ModelShape,
  at: { tokens: number; read: boolean },
  precision: Precision,
): number {
  const bytes = bytesPerCacheNumber(precision);
  let total = 0;
  for (const block of model.cache) total += blockBytes(block, at.tokens, at.read, bytes);
  return total;
}

function blockBytes(block: CacheBlock, tokens: number, read: boolean, bytes: number): number {
  switch (block.kind) {
    case 'full':
      return 2 * block.layers * block.kvHeads * block.headDim * bytes * tokens;
    case 'latent':
      return block.layers * (block.rank + block.ropeDim) * bytes * tokens;
    case 'window':
      return (
        2 * block.layers * block.kvHeads * block.headDim * bytes * Math.min(tokens, block.window)
      );
    case 'chunk':
      return (
        2 *
        block.layers *
        block.kvHeads *
        block.headDim *
        bytes *
        Math.min(tokens, read ? block.chunk / 2 : block.chunk)
      );
    case 'state':
      return block.bytesPerSequence ?? 0;
    case 'stated':
      return ((block.bytesPerToken * tokens + block.bytesPerSequence) * bytes) / 2;
    default:
      return block satisfies never;
  }
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
