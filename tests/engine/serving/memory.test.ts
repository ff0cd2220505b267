import { describe, expect, it } from 'vitest';
import {
  activationGib,
  bytesPerGib,
  concurrency,
  fits,
  kvPoolGib,
  memoryUse,
  nonTorchGib,
} from '#engine/serving/memory.ts';
import { weightBytes } from '#engine/serving/weights.ts';
import { gpu, model } from './known.ts';

/** llm-d-planner's measurements of 2026-04 on H100 80GB: [model, precision, tensor parallel, utilisation, engine minor version, weights, activation, non-torch, pool] in GiB for each GPU. */
const measured = [
  ['gpt-oss-20b', 'mxfp4', 1, 0.9, 16, 13.47, 7.38, 0.13, 50.28],
  ['Llama-3.3-70B-Instruct-FP8-dynamic', 'fp8', 2, 0.9, 16, 33.88, 4.84, 0.55, 32.0],
  ['Llama-3.1-8B-Instruct', 'bf16', 1, 0.9, 16, 14.99, 4.76, 0.13, 51.38],
  ['Qwen3-0.6B', 'bf16', 1, 0.9, 16, 1.12, 5.56, 0.13, 64.45],
  ['Mistral-Small-3.2-24B-Instruct-2506', 'bf16', 1, 0.95, 16, 44.76, 2.12, 0.14, 28.2],
  ['Qwen3-14B', 'bf16', 1, 0.95, 15, 27.52, 5.64, 0.13, 41.94],
  ['Qwen3-14B', 'bf16', 1, 0.95, 17, 27.52, 2.23, 0.13, 45.34],
] as const;

const h100Gib = 79.18;

describe('memory identity: measured parts add up to the measured pool', () => {
  it.each(measured)('%s at %s, TP%d', (_n, _p, _tp, utilisation, _v, weights, act, other, pool) => {
    const found = kvPoolGib({
      memoryGib: h100Gib,
      utilisation,
      weightsGib: weights,
      activationGib: act,
      nonTorchGib: other,
    });
    expect(Math.abs(found - pool)).toBeLessThan(0.05);
  });

  it('MEM-02 cannot be right as published: 0.9 gives less than nothing, 0.95 its pool', () => {
    const parts = { memoryGib: h100Gib, weightsGib: 64.38, activationGib: 7.38, nonTorchGib: 0.13 };
    expect(kvPoolGib({ ...parts, utilisation: 0.9 })).toBeLessThan(0);
    expect(kvPoolGib({ ...parts, utilisation: 0.95 })).toBeCloseTo(3.33, 2);
  });
});

describe('memory prediction', () => {
  it.each(measured)('%s at %s, TP%d: weights to 1 %%', (name, precision, degree, ...rest) => {
    const predicted = weightBytes(model(name), precision).total / degree / bytesPerGib;
    expect(Math.abs(predicted / rest[2] - 1)).toBeLessThan(0.01);
  });

  it.each(measured)(
    '%s at %s, TP%d: activation in its band',
    (name, _p, _tp, _u, minor, _w, act) => {
      const band = activationGib(model(name), { engine: 'vLLM', major: 0, minor });
      expect(act).toBeGreaterThanOrEqual(band.low);
      expect(act).toBeLessThanOrEqual(band.high);
    },
  );

  it('buffers of tensor parallelism grew between builds and do not grow with its degree', () => {
    const late = { engine: 'vLLM', major: 0, minor: 19 };
    expect(nonTorchGib(2, late)).toEqual(nonTorchGib(4, late));
    expect(nonTorchGib(2, late).likely).toBeCloseTo(2.1, 1);
    expect(nonTorchGib(1, late).likely).toBeLessThan(0.5);
  });

  it('Qwen3-32B in 16 bit: the weights fit one H100, one request of 32,000 tokens does not', () => {
    const use = memoryUse({
      model: model('Qwen3-32B'),
      gpu: gpu('H100 80GB'),
      precision: 'bf16',
      tensorParallel: 1,
      version: { engine: 'vLLM', major: 0, minor: 16 },
    });
    if (!fits(use)) throw new Error(use.sentence);
    expect(use.weightsGib).toBeCloseTo(61.03, 1);
    expect(concurrency(use, 32_000)).toBeLessThan(1);
  });

  it('a model that does not fit is a value with its figures', () => {
    const use = memoryUse({
      model: model('llama-3.1-405b'),
      gpu: gpu('H100 80GB'),
      precision: 'bf16',
      tensorParallel: 8,
    });
    expect(use).toMatchObject({ fits: false, reason: 'weights' });
    expect(!fits(use) && use.sentence).toContain('Llama 3.1 405B');
  });

  it('a mixture needs room for all experts, not for the active ones', () => {
    const r1 = model('deepseek-r1');
    expect(weightBytes(r1, 'fp8').total).toBeGreaterThan(670e9);
    const activeOnly = {
      ...r1,
      paramsTotalB: r1.paramsActiveB,
      expertsTotal: null,
      expertParamsB: null,
    };
    const plan = { gpu: gpu('H100 80GB'), precision: 'fp8' as const, tensorParallel: 1 };
    expect(fits(memoryUse({ ...plan, model: activeOnly }))).toBe(true);
    expect(fits(memoryUse({ ...plan, model: r1 }))).toBe(false);
  });
});
