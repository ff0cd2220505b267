import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandwidthCeiling } from '#engine/serving/ceiling.ts';
import type { ServingStack } from '#engine/serving/efficiency.ts';
import { steadyStates, stateAtLoad } from '#engine/serving/steady-state.ts';
import { stepCost, type Replica } from '#engine/serving/step.ts';
import { storedModel, throughputOf } from '#engine/serving/throughput.ts';
import { gpu, model } from './known.ts';

const tuned: ServingStack = { engine: 'tensorrt-llm', tuning: 'tuned', measuredBy: 'NVIDIA' };
const { efficiency } = storedModel();
/** Peaks and nothing else: what remains is arithmetic that can be done by hand. */
const peaks = {
  ...efficiency,
  weightBandwidth: 1,
  mixtureBandwidth: 1,
  cacheBandwidth: 1,
  compute: 1,
  rateExponent: 0,
  activationTraffic: 0,
  halfExpertWidth: 0,
  denseLayerSeconds: 0,
  mixtureLayerSeconds: 0,
  sequenceSeconds: 0,
};

const llama: Replica = {
  model: model('llama-3.1-8b'),
  gpu: gpu('H100'),
  precision: 'bf16',
  cachePrecision: 'bf16',
  gpus: 1,
};

function cost(replica: Replica, parameters = peaks) {
  const found = stepCost(replica, parameters, tuned);
  if (!found) throw new Error('the tensor rate is known');
  return found;
}

describe('a decode step by hand', () => {
  it('one sequence reads all weights, its cache, and multiplies each weight twice', () => {
    const read = (8.03e9 * 2 + 1000 * 131_072) / 3.35e12;
    const products = (2 * 8.03e9) / 989e12;
    expect(cost(llama).decodeSeconds(1000)(1)).toBeCloseTo(read + products, 12);
  });

  it('prefill multiplies each weight for each token and attends to what came before', () => {
    const tokens = 2048;
    const products = (tokens * 2 * 8.03e9) / 989e12;
    const attention = (4 * 32 * 4096 * (tokens * tokens)) / 2 / (989e12 * efficiency.attention);
    expect(cost(llama).prefillSeconds(tokens)).toBeCloseTo(products + attention, 12);
  });

  it('cached prompt tokens are not computed again', () => {
    const c = cost(llama);
    expect(c.prefillSeconds(1000, 1000)).toBe(0);
    expect(c.prefillSeconds(1000, 900)).toBeLessThan(c.prefillSeconds(1000) / 5);
  });
});

describe('experts', () => {
  const mixtral: Replica = { ...llama, model: model('mixtral-8x7b'), gpus: 2 };

  it('a batch reads 1 − (1 − k/E)^B of the experts, not the active ones alone', () => {
    const seconds = cost(mixtral, { ...peaks, linkSeconds: 0, linkShare: 1e9 }).decodeSeconds(0);
    const expertBytes = 3 * 32 * 8 * 4096 * 14_336 * 2;
    const shared = 46.7e9 * 2 - expertBytes;
    const products = (2 * 12.9e9) / (2 * 989e12);
    for (const batch of [1, 4, 32]) {
      const read = (shared + expertBytes * (1 - 0.75 ** batch)) / (2 * 3.35e12);
      expect(seconds(batch)).toBeCloseTo(read + batch * products, 9);
    }
    const activeOnly = (12.9e9 * 2) / (2 * 3.35e12);
    expect(seconds(32) / activeOnly).toBeGreaterThan(2);
  });
});

describe('ceilings that nothing may exceed', () => {
  it('predictions stay below bandwidth and tensor peak, whatever the set-up', () => {
    const names = ['llama-3.1-8b', 'llama-3.3-70b', 'qwen3-30b-a3b', 'gpt-oss-120b'];
    const gpus = ['H100', 'H200', 'B200', 'A100-SXM-80GB', 'rtxpro6000'];
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.constantFrom(...gpus),
        fc.constantFrom(1, 2, 4, 8),
        fc.integer({ min: 16, max: 16_384 }),
        fc.integer({ min: 16, max: 4096 }),
        (name, gpuName, count, tokensIn, tokensOut) => {
          const replica: Replica = {
            model: model(name),
            gpu: gpu(gpuName),
            precision: 'fp8',
            cachePrecision: 'fp8',
            gpus: count,
          };
          const shape = { tokensIn, tokensOut, cacheShare: 0 };
          const found = throughputOf({
            replica,
            stack: tuned,
            shape,
            concurrency: null,
            requests: null,
            arrivalsPerSecond: null,
          });
          const most = bandwidthCeiling(replica, shape);
          return found === null || most === null || found.predicted <= most;
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('steady state', () => {
  const shape = { tokensIn: 512, tokensOut: 256, cacheShare: 0 };
  const states = steadyStates(cost(llama, efficiency), shape);

  it('TPOT is the decode step over the share of time that prefill leaves', () => {
    const c = cost(llama, efficiency);
    const point = states(64);
    const rho = point.rps * c.prefillSeconds(512);
    expect(point.tpotS).toBeCloseTo(c.decodeSeconds(640)(64) / (1 - rho), 12);
  });

  it("Little's law: the batch is arrivals times the time of a request", () => {
    const point = stateAtLoad(states, 5, 1024);
    if (!point) throw new Error('5 requests a second are below capacity');
    expect(point.rps).toBeCloseTo(5, 3);
    expect(point.batch).toBeCloseTo(5 * 256 * point.tpotS, 2);
  });

  it('more than the largest batch can serve is no state', () => {
    expect(stateAtLoad(states, 1e4, 1024)).toBeNull();
  });

  it('throughput and latency rise with the batch', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), (batch) => {
        const [a, b] = [states(batch), states(batch + 1)];
        return b.rps >= a.rps && b.tpotS >= a.tpotS && b.ttftS >= a.ttftS;
      }),
    );
  });
});
