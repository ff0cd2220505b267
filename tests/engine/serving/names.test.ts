import { describe, expect, it } from 'vitest';
import { cacheSize, sequenceBytes } from '#engine/index.ts';
import { findGpu } from '../../calibrate/gpu-names.ts';
import { findModel } from '../../calibrate/names.ts';

/** KV bytes a token at 16 bit: 4 · layers · KV heads · head width from each config.json; latent: 2 · layers · 576. */
const multiHead: readonly (readonly [name: string, bytes: number])[] = [
  ['OPT-13B', 819_200],
  ['GPT-3 13B', 819_200],
  ['GPT-3', 4_718_592],
  ['Llama 2 13B chat', 819_200],
  ['Vicuna-7B v1.5', 524_288],
  ['Phi-3-mini-4k-instruct', 393_216],
  ['Command-R', 1_310_720],
];
const grouped: readonly (readonly [name: string, bytes: number])[] = [
  ['llama3.1:8b', 131_072],
  ['meta-llama/Meta-Llama-3-70B-Instruct', 327_680],
  ['Hermes-3-Llama-3.1-405B', 516_096],
  ['Mixtral 8x7B', 131_072],
  ['Nous-Hermes-2-Mixtral-8x7B', 131_072],
  ['Mistral-Nemo-12B', 163_840],
  ['Qwen2.5-Coder-32B-Instruct', 262_144],
  ['Qwen3-30B-A3B-Instruct-2507', 98_304],
  ['Phi-4-mini', 131_072],
  ['Falcon-7B', 8192],
  ['GLM-4.5-Air', 188_416],
];
const latent: readonly (readonly [name: string, bytes: number])[] = [
  ['DeepSeek-V3-0324', 70_272],
  ['deepseek-ai/DeepSeek-V2-Lite', 31_104],
  ['Kimi K2 Thinking', 70_272],
];

describe('the architecture behind a name', () => {
  it.each([...multiHead, ...grouped, ...latent])('%s: %d bytes a token', (name, bytes) => {
    const model = findModel(name);
    expect(model && cacheSize(model).bytesPerToken).toBe(bytes);
  });

  it.each([
    ['gpt-oss-20b', 49_152, 24_576],
    ['Gemma-3-27B', 507_904, 81_920],
    ['Gemma-2-9B', 344_064, 172_032],
  ])('%s: %d inside its window, %d beyond', (name, inside, beyond) => {
    const model = findModel(name);
    if (!model) throw new Error(`${name} is not known`);
    expect(sequenceBytes(model, 2) - sequenceBytes(model, 1)).toBe(inside);
    expect(cacheSize(model).bytesPerToken).toBe(beyond);
  });

  it.each(['Foo-9B', 'Llama-3.1-Nemotron-Ultra-253B', 'Gemma-3n-E4B', 'GPT-4o', ''])(
    '"%s" is nobody known, not the nearest name',
    (name) => {
      expect(findModel(name)).toBeNull();
    },
  );
});

describe('the GPU behind a name', () => {
  it.each([
    ['A100-SXM4-40GB', 'a100-40-sxm'],
    ['NVIDIA A100 80GB PCIe', 'a100-80-pcie'],
    ['NVIDIA H100 80GB HBM3', 'h100-sxm'],
    ['H100 NVL 94GB', 'h100-nvl'],
    ['8× H200', 'h200-sxm'],
    ['HGX B200', 'b200-sxm'],
    ['GB200 NVL72', 'gb200-nvl72'],
    ['AMD Instinct MI325X', 'mi325x'],
    ['NVIDIA GeForce RTX 4090', 'rtx4090'],
    ['RTX 6000 Ada Generation', 'rtx6000ada'],
    ['4090', 'rtx4090'],
  ])('%s is %s', (name, key) => {
    expect(findGpu(name)?.key).toBe(key);
  });

  it.each(['A10G', 'T4', 'RTX 5060 Ti 16GB', 'TPU v5e', ''])('"%s" is not known', (name) => {
    expect(findGpu(name)).toBeNull();
  });
});
