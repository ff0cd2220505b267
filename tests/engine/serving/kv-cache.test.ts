import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesRead, cacheCopies, cacheSize, sequenceBytes } from '#engine/serving/kv-cache.ts';
import { model } from './known.ts';

describe('KV bytes for each token, exact', () => {
  it.each([
    ['GPT-2 XL', 'bf16', 307_200],
    ['Llama-3-8B', 'bf16', 131_072],
    ['Llama-3.1-8B-Instruct', 'fp8', 65_536],
    ['Llama-3.1-8B-Instruct', 'fp32', 262_144],
    ['Qwen2.5-7B-Instruct', 'bf16', 57_344],
    ['Mistral-Small-3.2-24B', 'bf16', 163_840],
    ['DeepSeek-V3', 'bf16', 70_272],
    ['Qwen3.6-27B', 'bf16', 65_536],
    ['gpt-oss-120b', 'bf16', 36_864],
  ] as const)('%s at %s', (name, precision, bytes) => {
    expect(cacheSize(model(name), precision).bytesPerToken).toBe(bytes);
  });
});

describe('layers that stop growing', () => {
  it('the state of 48 delta-net layers is 149.625 MiB, a quarter of what llama.cpp held for four sequences', () => {
    expect(cacheSize(model('Qwen3.6-27B')).fixedBytes / 2 ** 20).toBe(598.5 / 4);
  });

  it('Qwen3.6-27B at 262,144 tokens: 16,384 MiB and the state', () => {
    const mib = sequenceBytes(model('Qwen3.6-27B'), 262_144) / 2 ** 20;
    expect(mib).toBe(16_384 + 598.5 / 4);
  });

  it('a window holds no more than its length', () => {
    const m = model('gpt-oss-20b');
    const inside = sequenceBytes(m, 100) / 100;
    const windowed = sequenceBytes(m, 10_000) - sequenceBytes(m, 9_999);
    expect(inside).toBe(2 * 24_576);
    expect(windowed).toBe(24_576);
  });

  it('chunked attention reads half a chunk on average and holds a whole one', () => {
    const m = model('Llama 4 Maverick');
    expect(bytesRead(m, 100_000)).toBeLessThan(sequenceBytes(m, 100_000));
    expect(bytesRead(m, 1000)).toBe(sequenceBytes(m, 1000));
  });

  it('longer never holds less', () => {
    const names = ['deepseek-r1', 'gpt-oss-20b', 'Llama 4 Maverick', 'Qwen3.6-27B', 'gemma-3-27b'];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.nat(300_000), fc.nat(1000), (name, n, more) => {
        const m = model(name);
        return sequenceBytes(m, n + more) >= sequenceBytes(m, n);
      }),
    );
  });
});

describe('copies under tensor parallelism', () => {
  it('GQA splits until the KV heads run out, latent caches are copied on every GPU', () => {
    const llama = model('llama-3.3-70b');
    expect([1, 2, 8].map((degree) => cacheCopies(llama, degree))).toEqual([1, 1, 1]);
    expect(cacheCopies(model('qwen3-235b-a22b'), 8)).toBe(2);
    expect(cacheCopies(model('deepseek-r1'), 8)).toBe(8);
  });
});
