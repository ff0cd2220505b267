import { describe, expect, it } from 'vitest';
import { readPrecision, tensorRate } from '#engine/serving/precision.ts';
import { isValidDegree, validDegrees } from '#engine/serving/tensor-parallel.ts';
import {
  expertParamsB,
  feedForwardWidth,
  heldPrecision,
  weightBytes,
} from '#engine/serving/weights.ts';
import { gpu, model } from './known.ts';

describe('weights', () => {
  it('16 bit is two bytes a parameter; 4 bit carries its scales and 16-bit embeddings', () => {
    const llama = model('llama-3.1-8b');
    expect(weightBytes(llama, 'bf16').total).toBeCloseTo(16.06e9, -7);
    const embeddings = 128_256 * 4096 * 2;
    expect(weightBytes(llama, 'fp4').total).toBeCloseTo(
      embeddings * 2 + (8.03e9 - embeddings) * (4.5 / 8),
      -3,
    );
  });

  it('expert parameters from totals agree with the count from shapes to 3 %', () => {
    for (const name of ['qwen3-235b-a22b', 'qwen3-30b-a3b', 'mixtral-8x7b', 'deepseek-r1']) {
      const m = model(name);
      const derived = expertParamsB({ ...m, expertParamsB: null });
      expect(Math.abs(derived / expertParamsB(m) - 1), name).toBeLessThan(0.03);
    }
  });

  it('the width of an expert follows from its parameters', () => {
    const m = model('qwen3-30b-a3b');
    expect(feedForwardWidth({ ...m, expertWidth: null })).toBeCloseTo(768, -1);
  });

  it('a model released in 4 bit is never held larger', () => {
    expect(heldPrecision(model('gpt-oss-120b'), 'bf16')).toBe('mxfp4');
    expect(heldPrecision(model('kimi-k2.5'), 'fp8')).toBe('int4');
    expect(heldPrecision(model('llama-3.1-8b'), 'fp8')).toBe('fp8');
  });
});

describe('tensor rates', () => {
  it('weights without units are expanded to 16 bit; FP8 runs at twice the 16-bit rate where it exists', () => {
    expect(tensorRate(gpu('A100-SXM-80GB'), 'fp8')).toEqual({ tflops: 312, native: false });
    expect(tensorRate(gpu('h100-nvl'), 'fp8')).toEqual({ tflops: 1670, native: true });
    expect(tensorRate(gpu('H100'), 'fp4')).toEqual({ tflops: 989, native: false });
    expect(tensorRate(gpu('B200'), 'mxfp4')?.native).toBe(true);
    expect(tensorRate(gpu('a10'), 'bf16')).toBeNull();
  });

  it.each([
    ['FP8 (FP8 KV)', 'fp8'],
    ['16-bit', 'bf16'],
    ['float16', 'bf16'],
    ['AWQ INT4', 'int4'],
    ['Q4_K_M', 'q4_k_m'],
    ['NVFP4', 'fp4'],
    ['mxfp4 native', 'mxfp4'],
    ['UD-IQ3_XXS', 'iq3_xxs'],
    ['Llama-3.1-8B-Instruct (--dtype float32)', 'fp32'],
    ['Llama-3.1-8B-Instruct', null],
  ] as const)('reads %s as %s', (name, precision) => {
    expect(readPrecision(name)).toBe(precision);
  });
});

describe('tensor-parallel degrees', () => {
  it('powers of two over which the heads divide', () => {
    expect(validDegrees(model('llama-3.3-70b'), 8)).toEqual([1, 2, 4, 8]);
    expect(validDegrees(model('Qwen2.5-7B'), 8)).toEqual([1, 2, 4]);
    expect(isValidDegree(model('Falcon-7B'), 2)).toBe(false);
  });
});
