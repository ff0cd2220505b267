import type { CacheBlock } from '#engine/serving/model-shape.ts';

/** One model outside the catalogue; `kvHeads` and `headDim` default to plain multi-head attention. */
export interface Reference {
  name: string;
  aliases?: readonly string[];
  params: number;
  active?: number;
  layers: number;
  hidden: number;
  heads: number;
  kvHeads?: number;
  headDim?: number;
  vocabulary: number;
  tied?: true;
  experts?: [total: number, active: number, width: number, layers?: number];
  cache?: readonly CacheBlock[];
}

/**
 * Further well-known models, from each one's published config.json: name, parameters (billions, active
 * after a slash), layers, hidden size, query heads, KV heads, head width, vocabulary (t: one embedding
 * matrix), experts as total/active/width, other names.
 */
const table = `
Codestral-22B        22.25     56  6144 48  8 128  32768   -          mistral-small-22b
Ministral-8B          8.02     36  4096 32  8 128 131072   -          -
Qwen-7B               7.72     32  4096 32 32 128 151936   -          qwen1.5-7b
Qwen-14B             14.17     40  5120 40 40 128 152064   -          qwen1.5-14b
Qwen1.5-32B          32.51     64  5120 40  8 128 152064   -          -
Qwen-72B             72.29     80  8192 64 64 128 152064   -          qwen1.5-72b
DeepSeek-Coder-6.7B   6.74     32  4096 32 32 128  32256   -          -
DeepSeek-Coder-33B   33.34     62  7168 56  8 128  32256   -          -
Phi-2                 2.78     32  2560 32 32  80  51200   -          -
Phi-3.5-mini          3.82     32  3072 32 32  96  32064   -          -
Phi-3.5-MoE         41.87/6.6  32  4096 32  8 128  32064   16/2/6400  -
Phi-4-mini            3.84     32  3072 24  8 128 200064t  -          -
Gemma-2B              2.51     18  2048  8  1 256 256000t  -          -
MPT-7B                6.65     32  4096 32 32 128  50432t  -          -
MPT-30B              29.96     48  7168 64 64 112  50432t  -          -
StarCoder            15.52     40  6144 48  1 128  49152t  -          starcoder-15b,starcoder-15.5b
Yi-6B                 6.06     32  4096 32  4 128  64000   -          -
Yi-9B                 8.83     48  4096 32  4 128  64000   -          -
Grok-1               314/84    64  6144 48  8 128 131072t  8/2/32768  -
Nemotron-4-340B     340        96 18432 96  8 192 256000   -          -
GLM-4-9B              9.4      40  4096 32  2 128 151552   -          -
GLM-4-32B            32.57     61  6144 48  2 128 151552   -          -
InternLM2-7B          7.74     32  4096 32  8 128  92544   -          internlm2.5-7b
InternLM2-20B        19.86     48  6144 48  8 128  92544   -          internlm2.5-20b
Baichuan2-7B          7.51     32  4096 32 32 128 125696   -          -
Baichuan2-13B        13.9      40  5120 40 40 128 125696   -          -
SmolLM2-1.7B          1.71     24  2048 32 32  64  49152t  -          -
SmolLM3-3B            3.08     36  2048 16  4 128 128256t  -          -
OLMo-2-7B             7.3      32  4096 32 32 128 100352   -          -
OLMo-2-13B           13.72     40  5120 40 40 128 100352   -          -
OLMo-2-32B           32.23     64  5120 40  8 128 100352   -          -
TinyLlama-1.1B        1.1      22  2048 32  4  64  32000   -          tinyllama
Granite-3.1-2B        2.53     40  2048 32  8  64  49155t  -          granite-3.3-2b
Granite-3.1-8B        8.17     40  4096 32  8 128  49155t  -          granite-3.3-8b
MiniMax-M2          229/10     62  3072 48  8 128 200064   256/8/1536 minimax-m2.1
EXAONE-3.5-32B       32        64  5120 40  8 128 102400   -          -
Solar-10.7B          10.73     48  4096 32  8 128  32000   -          -
Falcon3-7B            7.46     28  3072 12  4 256 131072   -          -
Seed-OSS-36B         36.15     64  5120 80  8 128 155136   -          -
dots.llm1           142.8/14.2 62  4096 32 32 128 152064   128/6/1408 -
Snowflake-Arctic    480/17     35  7168 56  8 128  32000   128/2/4864 arctic
Command-R-08-2024    32.3      40  8192 64  8 128 256000t  -          command-r-08
GPT-3-6.7B            6.7      32  4096 32 32 128  50257t  -          -
GPT-3-13B            12.85     40  5120 40 40 128  50257t  -          -
`;

const window = (layers: number, kvHeads: number, tokens: number): CacheBlock => ({
  kind: 'window',
  layers,
  kvHeads,
  headDim: 256,
  window: tokens,
});

/** Models whose layers differ: sliding windows on some, state-space layers on most. */
const mixedLayers: readonly Reference[] = [
  {
    ...{ name: 'Gemma-2-2B', params: 2.614, layers: 26, hidden: 2304, heads: 8, kvHeads: 4 },
    ...{ headDim: 256, vocabulary: 256_000, tied: true as const },
    cache: [{ kind: 'full', layers: 13, kvHeads: 4, headDim: 256 }, window(13, 4, 4096)],
  },
  {
    ...{ name: 'Gemma-3-1B', params: 1, layers: 26, hidden: 1152, heads: 4, kvHeads: 1 },
    ...{ headDim: 256, vocabulary: 262_144, tied: true as const },
    cache: [{ kind: 'full', layers: 4, kvHeads: 1, headDim: 256 }, window(22, 1, 512)],
  },
  {
    ...{ name: 'Gemma-3-4B', params: 4.3, layers: 34, hidden: 2560, heads: 8, kvHeads: 4 },
    ...{ headDim: 256, vocabulary: 262_208, tied: true as const },
    cache: [{ kind: 'full', layers: 5, kvHeads: 4, headDim: 256 }, window(29, 4, 1024)],
  },
  {
    ...{ name: 'Gemma-3-12B', params: 12.19, layers: 48, hidden: 3840, heads: 16, kvHeads: 8 },
    ...{ headDim: 256, vocabulary: 262_208, tied: true as const },
    cache: [{ kind: 'full', layers: 8, kvHeads: 8, headDim: 256 }, window(40, 8, 1024)],
  },
  {
    ...{ name: 'Jamba-1.5-Mini', aliases: ['jamba-mini'], params: 51.6, active: 12 },
    ...{ layers: 32, hidden: 4096, heads: 32, kvHeads: 8, headDim: 128, vocabulary: 65_536 },
    experts: [16, 2, 14_336, 16],
    cache: [
      { kind: 'full', layers: 4, kvHeads: 8, headDim: 128 },
      { kind: 'state', layers: 28, bytesPerSequence: null },
    ],
  },
  {
    ...{ name: 'Jamba-1.5-Large', aliases: ['jamba-large'], params: 398, active: 94 },
    ...{ layers: 72, hidden: 8192, heads: 64, kvHeads: 8, headDim: 128, vocabulary: 65_536 },
    experts: [16, 2, 24_576, 36],
    cache: [
      { kind: 'full', layers: 9, kvHeads: 8, headDim: 128 },
      { kind: 'state', layers: 63, bytesPerSequence: null },
    ],
  },
];

function readLine(line: string): Reference {
  const [name = '', params = '', ...rest] = line.split(/\s+/);
  const [layers, hidden, heads, kvHeads, headDim] = rest.slice(0, 5).map(Number);
  const [vocabulary = '', experts = '-', aliases = '-'] = rest.slice(5);
  const [total, active] = params.split('/').map(Number);
  const [all, used, width] = experts.split('/').map(Number);
  return {
    name,
    params: total ?? NaN,
    ...(active === undefined ? {} : { active }),
    layers: layers ?? NaN,
    hidden: hidden ?? NaN,
    heads: heads ?? NaN,
    kvHeads: kvHeads ?? NaN,
    headDim: headDim ?? NaN,
    vocabulary: parseInt(vocabulary, 10),
    ...(vocabulary.endsWith('t') ? { tied: true as const } : {}),
    ...(experts === '-' ? {} : { experts: [all ?? NaN, used ?? NaN, width ?? NaN] }),
    ...(aliases === '-' ? {} : { aliases: aliases.split(',') }),
  };
}

/** The table's models and those with mixed layers. */
export const furtherReferences: readonly Reference[] = [
  ...table.trim().split('\n').map(readLine),
  ...mixedLayers,
];
