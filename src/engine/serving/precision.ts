import type { GpuSpec } from './model-shape.ts';

/** Number formats of weights; `fp4` is NVFP4, `int4` covers AWQ and GPTQ, `q…` are llama.cpp's. */
export type Precision =
  | 'fp32'
  | 'bf16'
  | 'fp8'
  | 'int8'
  | 'fp4'
  | 'mxfp4'
  | 'int4'
  | 'q8_0'
  | 'q6_k'
  | 'q5_k_m'
  | 'q4_k_m'
  | 'q4_0';

/**
 * Bits for each quantised weight with its scales: NVFP4 one 8-bit scale for 16 weights, MXFP4 one for
 * 32 (OCP microscaling), INT4 one 16-bit scale for 128, llama.cpp as in its own table of bits per weight.
 */
const bits: Record<Precision, number> = {
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
};

/** Bytes of one quantised weight, scales included. */
export function bytesPerWeight(precision: Precision): number {
  return bits[precision] / 8;
}

/** Bytes of one number in the KV cache at a cache precision. */
export function bytesPerCacheNumber(precision: Precision): number {
  if (precision === 'fp32') return 4;
  return precision === 'fp8' || precision === 'int8' ? 1 : 2;
}

/** Reads the names used in papers, price lists and file names; null where a name says nothing about the format. */
export function readPrecision(name: string): Precision | null {
  const text = name.toLowerCase().replace(/[\s-]+/g, '_');
  if (/mxfp4/.test(text)) return 'mxfp4';
  if (/q8_0/.test(text)) return 'q8_0';
  if (/q6_k/.test(text)) return 'q6_k';
  if (/q5_k/.test(text)) return 'q5_k_m';
  if (/q4_k/.test(text)) return 'q4_k_m';
  if (/q4_0/.test(text)) return 'q4_0';
  if (/nvfp4|fp4|w4a4/.test(text)) return 'fp4';
  if (/int4|awq|gptq|w4a16|4_?bit/.test(text)) return 'int4';
  if (/int8|w8a8|8_?bit/.test(text)) return 'int8';
  if (/fp8|w8a8_fp8|e4m3/.test(text)) return 'fp8';
  if (/float32|fp32|f32/.test(text)) return 'fp32';
  if (/bf16|fp16|f16|float16|bfloat16|16_?bit|half/.test(text)) return 'bf16';
  return null;
}

/** The rate at which a GPU multiplies at a precision, and whether it has units for it or only stores at it. */
export interface TensorRate {
  tflops: number;
  native: boolean;
}

/**
 * Dense tensor rate for a weight format. Where the GPU has no units for it the weights are expanded
 * and multiplied at 16 bit (A100 with FP8 weights: smaller, not faster). Null: no 16-bit figure is known.
 */
export function tensorRate(gpu: GpuSpec, precision: Precision): TensorRate | null {
  const native =
    precision === 'fp4'
      ? gpu.tflops4
      : precision === 'fp8' || precision === 'int8'
        ? gpu.tflops8
        : precision === 'mxfp4'
          ? gpu.tflops4
          : precision === 'bf16'
            ? gpu.tflops16
            : null;
  if (native !== null) return { tflops: native, native: true };
  if (precision === 'fp32' && gpu.tflops16 !== null)
    return { tflops: gpu.tflops16 / 2, native: false };
  return gpu.tflops16 === null ? null : { tflops: gpu.tflops16, native: false };
}
