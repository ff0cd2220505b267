import type { Precision } from './precision.ts';

/**
 * How a group of layers keeps what it has read. Only `full` and `latent` grow with the context without
 * bound; a window stops growing, a recurrent state never grows.
 */
export type CacheBlock =
  /** MHA, GQA and MQA: keys and values of every token for `kvHeads` heads. */
  | { kind: 'full'; layers: number; kvHeads: number; headDim: number }
  /** Multi-head latent attention: one compressed vector and one rotary key each token, not split over GPUs. */
  | { kind: 'latent'; layers: number; rank: number; ropeDim: number }
  /** Sliding window: like `full`, but only for the last `window` tokens. */
  | { kind: 'window'; layers: number; kvHeads: number; headDim: number; window: number }
  /** Chunked attention: only the chunk that a token is in, so half a chunk on average. */
  | { kind: 'chunk'; layers: number; kvHeads: number; headDim: number; chunk: number }
  /** Linear attention or state-space layers: a state for each sequence, in bytes, whatever the context. */
  | { kind: 'state'; layers: number; bytesPerSequence: number | null }
  /** Published figures for layouts that no rule above describes; bytes at 16 bit. */
  | { kind: 'stated'; layers: number; bytesPerToken: number; bytesPerSequence: number };

/** What sizing must know about a model. Unknown is null and narrows what can be said, never a guess. */
export interface ModelShape {
  key: string;
  name: string;
  /** Parameters in billions: all of them, and those that take part in one token. */
  paramsTotalB: number;
  paramsActiveB: number;
  layers: number;
  hiddenSize: number;
  heads: number | null;
  /** Width of one query head; with `heads` it sets the compute of attention. */
  headDim: number | null;
  /** Heads that keys and values are split over; null where the cache is not split by head. */
  kvHeads: number | null;
  cache: readonly CacheBlock[];
  expertsTotal: number | null;
  expertsActive: number | null;
  /** Parameters inside routed experts, billions; null: derived from total, active and the expert counts. */
  expertParamsB: number | null;
  /** Width of one expert; null where not read. */
  expertWidth: number | null;
  vocabulary: number | null;
  /** Input and output embedding are one matrix; null where not read. */
  tiedEmbeddings: boolean | null;
  contextTokens: number | null;
  /** Weights as released, where they are smaller than 16 bit (gpt-oss: MXFP4, Kimi K2: INT4). */
  nativePrecision: Precision | null;
}

/** Whether a model routes tokens to experts. */
export function isMixture(model: ModelShape): boolean {
  return model.expertsTotal !== null && model.expertsTotal > 1;
}

/** What sizing must know about a GPU: decimal GB and GB/s, dense TFLOPS without sparsity. */
export interface GpuSpec {
  key: string;
  name: string;
  architecture: string;
  memoryGb: number;
  bandwidthGbPerS: number;
  tflops16: number | null;
  tflops8: number | null;
  tflops4: number | null;
  /** One-way bandwidth to the other GPUs of its domain, GB/s; null: over PCIe. */
  linkGbPerS: number | null;
  /** GPUs that share fast links. */
  domainGpus: number;
}
