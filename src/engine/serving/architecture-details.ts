import type { CacheBlock } from './model-shape.ts';

/**
 * What sizing uses beyond the catalogue's figures, by catalogue key: vocabulary, whether the two
 * embeddings are one matrix, the width and layers of routed experts, exact parameter counts, layers
 * whose cache the catalogue leaves out. Each from the model's published config.json.
 */
export interface ArchitectureDetails {
  vocabulary: number;
  tied: boolean;
  /** Total parameters where the catalogue rounds; billions. */
  paramsTotalB?: number;
  /** Columns of one routed expert, and layers that have routed experts. */
  expertWidth?: number;
  expertLayers?: number;
  /** Replaces the catalogue's cache figures. */
  cache?: readonly CacheBlock[];
}

/** Bytes of one sequence's state in gated delta-net layers: a matrix for each value head and the last three inputs of the convolution, 32 bit. */
function deltaNetBytes(layers: number, valueHeads: number, keyHeads: number, dim: number): number {
  const state = valueHeads * dim * dim;
  const convolution = 3 * (2 * keyHeads * dim + valueHeads * dim);
  return 4 * layers * (state + convolution);
}

/** Hybrid of gated delta-net layers and a quarter of full attention, as in Qwen3.5 and 3.6. */
function deltaNet(
  layers: number,
  kvHeads: number,
  headDim: number,
  valueHeads: number,
): CacheBlock[] {
  const full = layers / 4;
  return [
    { kind: 'full', layers: full, kvHeads, headDim },
    {
      kind: 'state',
      layers: layers - full,
      bytesPerSequence: deltaNetBytes(layers - full, valueHeads, 16, 128),
    },
  ];
}

/** Attention in chunks of 8,192 tokens on three layers of four, as in Llama 4. */
const llama4Cache: readonly CacheBlock[] = [
  { kind: 'full', layers: 12, kvHeads: 8, headDim: 128 },
  { kind: 'chunk', layers: 36, kvHeads: 8, headDim: 128, chunk: 8192 },
];

export const architectureDetails: Readonly<Record<string, ArchitectureDetails>> = {
  'deepseek-v3.2': { vocabulary: 129_280, tied: false, expertWidth: 2048, expertLayers: 58 },
  'deepseek-r1': { vocabulary: 129_280, tied: false, expertWidth: 2048, expertLayers: 58 },
  'deepseek-v4-flash': { vocabulary: 129_280, tied: false, expertWidth: 2048 },
  'deepseek-v4-pro': { vocabulary: 129_280, tied: false, expertWidth: 3072 },
  'kimi-k2.5': { vocabulary: 163_840, tied: false, expertWidth: 2048, expertLayers: 60 },
  'kimi-k2.6': { vocabulary: 163_840, tied: false, expertWidth: 2048, expertLayers: 60 },
  'kimi-k2.7-code': { vocabulary: 163_840, tied: false, expertWidth: 2048, expertLayers: 60 },
  'kimi-k3': { vocabulary: 163_840, tied: false, expertWidth: 3072 },
  'glm-5': { vocabulary: 154_880, tied: false, expertWidth: 2048 },
  'glm-5.2': { vocabulary: 154_880, tied: false, expertWidth: 2048 },
  'minimax-m2.5': { vocabulary: 200_064, tied: false, expertWidth: 1536, expertLayers: 62 },
  'minimax-m2.7': { vocabulary: 200_064, tied: false, expertWidth: 1536, expertLayers: 62 },
  'minimax-m3': { vocabulary: 200_064, tied: false, expertWidth: 3072, expertLayers: 57 },
  'qwen3-8b': { vocabulary: 151_936, tied: false },
  'qwen3-32b': { vocabulary: 151_936, tied: false, paramsTotalB: 32.76 },
  'qwen3-30b-a3b': { vocabulary: 151_936, tied: false, expertWidth: 768, expertLayers: 48 },
  'qwen3-235b-a22b': { vocabulary: 151_936, tied: false, expertWidth: 1536, expertLayers: 94 },
  'qwen3-coder-480b-a35b': {
    vocabulary: 151_936,
    tied: false,
    expertWidth: 2560,
    expertLayers: 62,
  },
  'qwen3.5-27b': { vocabulary: 248_320, tied: false, cache: deltaNet(64, 4, 256, 48) },
  'qwen3.6-27b': { vocabulary: 248_320, tied: false, cache: deltaNet(64, 4, 256, 48) },
  'qwen3.5-35b-a3b': {
    vocabulary: 248_320,
    tied: false,
    expertWidth: 512,
    cache: deltaNet(40, 2, 256, 32),
  },
  'qwen3.6-35b-a3b': {
    vocabulary: 248_320,
    tied: false,
    expertWidth: 512,
    cache: deltaNet(40, 2, 256, 32),
  },
  'qwen3.5-122b-a10b': {
    vocabulary: 248_320,
    tied: false,
    expertWidth: 1024,
    cache: deltaNet(48, 2, 256, 64),
  },
  'qwen3.5-397b-a17b': {
    vocabulary: 248_320,
    tied: false,
    expertWidth: 1024,
    expertLayers: 60,
    cache: deltaNet(60, 2, 256, 64),
  },
  'llama-3.1-8b': { vocabulary: 128_256, tied: false },
  'llama-3.3-70b': { vocabulary: 128_256, tied: false, paramsTotalB: 70.55 },
  'llama-3.1-405b': { vocabulary: 128_256, tied: false, paramsTotalB: 405.85 },
  'llama-4-scout': {
    vocabulary: 202_048,
    tied: false,
    expertWidth: 8192,
    expertLayers: 48,
    cache: llama4Cache,
  },
  'llama-4-maverick': {
    vocabulary: 202_048,
    tied: false,
    expertWidth: 8192,
    expertLayers: 24,
    cache: llama4Cache,
  },
  'gpt-oss-120b': {
    vocabulary: 201_088,
    tied: false,
    paramsTotalB: 116.83,
    expertWidth: 2880,
    expertLayers: 36,
  },
  'gpt-oss-20b': {
    vocabulary: 201_088,
    tied: false,
    paramsTotalB: 20.91,
    expertWidth: 2880,
    expertLayers: 24,
  },
  'gemma-3-27b': { vocabulary: 262_144, tied: true },
  'gemma-4-26b-a4b': { vocabulary: 262_144, tied: true, expertWidth: 704 },
  'nemotron-3-nano': { vocabulary: 131_072, tied: false, expertWidth: 1856 },
  'nemotron-3-ultra': { vocabulary: 131_072, tied: false, expertWidth: 5120 },
  'phi-4': { vocabulary: 100_352, tied: false, paramsTotalB: 14.66 },
  'mistral-small-3.2': { vocabulary: 131_072, tied: false, paramsTotalB: 24.01 },
  'mixtral-8x7b': {
    vocabulary: 32_000,
    tied: false,
    expertWidth: 14_336,
    expertLayers: 32,
  },
  'mimo-v2-flash': { vocabulary: 152_576, tied: false, expertWidth: 2048, expertLayers: 47 },
  'step-3.7-flash': { vocabulary: 128_896, tied: false, expertWidth: 1280, expertLayers: 42 },
};
