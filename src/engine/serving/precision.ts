import type { GpuSpec } from './model-shape.ts';

/** Number formats of weights; `fp4` is NVFP4, `int4` covers AWQ and GPTQ, `q…` and `iq…` are llama.cpp's. */
export type Precision = keyof typeof bits;

/**
 * Bits for each quantised weight with its scales: NVFP4 one 8-bit scale for 16 weights, MXFP4 one for
 * 32 (OCP microscaling), INT4 one 16-bit scale for 128, llama.cpp as in its own table of bits per weight.
 */
const bits = {
  fp32: 32,
  bf16: 16,
  fp8: 8,
  int8: 8,
  fp4: 4.5,
  mxfp4: 4.25,
  int4: 4.125,
  q8_0: 8.5,
  q6_k: 6.5625,
  q5_k_m: 5.68,
  q4_k_m: 4.85,
  q4_0: 4.5,
  q3_k_m: 3.89,
  q2_k: 2.96,
  iq4_xs: 4.25,
  iq3_xxs: 3.06,
  iq2_xxs: 2.06,
} as const;

/** Bytes of one quantised weight, scales included. */
export function bytesPerWeight(precision: Precision): number {
  return bits[precision] / 8;
}

/** Bytes of one number in the KV cache at a cache precision, scales included: llama.cpp's q8_0 takes 34 bytes for 32 numbers. */
export function bytesPerCacheNumber(precision: Precision): number {
  return bits[precision] / 8;
}

const names: readonly (readonly [RegExp, Precision])[] = [
  [/mxfp4/, 'mxfp4'],
  [/iq4_xs/, 'iq4_xs'],
  [/iq3_xxs/, 'iq3_xxs'],
  [/iq2_xxs/, 'iq2_xxs'],
  [/q8_0/, 'q8_0'],
  [/q6_k/, 'q6_k'],
  [/q5_k/, 'q5_k_m'],
  [/q4_k/, 'q4_k_m'],
  [/q4_0/, 'q4_0'],
  [/q3_k/, 'q3_k_m'],
  [/q2_k/, 'q2_k'],
  [/nvfp4|fp4|w4a4/, 'fp4'],
  [/int4|awq|gptq|w4a16|(?<!\d)4_?bit/, 'int4'],
  [/fp8|float8|e4m3|e5m2/, 'fp8'],
  [/int8|w8a8|(?<!\d)8_?bit/, 'int8'],
  [/float32|fp32|(?<![a-z])f32/, 'fp32'],
  [/bf16|fp16|float16|(?<![a-z])f16|16_?bit|half/, 'bf16'],
];

/** Reads the names used in papers, price lists and file names; null where a name says nothing about the format. */
export function readPrecision(name: string): Precision | null {
  const text = name.toLowerCase().replace(/[\s-]+/g, '_');
  return names.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** The rate at which a GPU multiplies at a weight format, and whether it has units for it or only stores at it. */
export interface TensorRate {
  tflops: number;
  native: boolean;
}

/** Generations with 8-bit floating-point units; on every record that gives both, they run at twice the 16-bit rate. */
const eightBitGenerations = /Ada|Hopper|Blackwell|CDNA [34]/;

/**
 * Dense tensor rate for a weight format. Where the GPU has no units for it the weights are expanded
 * and multiplied at 16 bit (A100 with FP8 weights: smaller, not faster). Null: no 16-bit figure is known.
 */
export function tensorRate(gpu: GpuSpec, precision: Precision): TensorRate | null {
  if (precision === 'bf16')
    return gpu.tflops16 === null ? null : { tflops: gpu.tflops16, native: true };
  const native =
    precision === 'fp8' || precision === 'int8'
      ? eightBitRate(gpu)
      : precision === 'fp4' || precision === 'mxfp4'
        ? gpu.tflops4
        : null;
  if (native !== null) return { tflops: native, native: true };
  if (gpu.tflops16 === null) return null;
  return { tflops: gpu.tflops16 / (precision === 'fp32' ? 2 : 1), native: false };
}

function eightBitRate(gpu: GpuSpec): number | null {
  if (gpu.tflops8 !== null) return gpu.tflops8;
  return gpu.tflops16 !== null && eightBitGenerations.test(gpu.architecture)
    ? 2 * gpu.tflops16
    : null;
}
