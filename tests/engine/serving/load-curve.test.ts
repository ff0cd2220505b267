import { describe, expect, it } from 'vitest';
import { steadyStates, stateAtLoad } from '#engine/serving/steady-state.ts';
import { stepCost, type Replica } from '#engine/serving/step.ts';
import { setupOf, storedModel, throughputOf } from '#engine/serving/throughput.ts';
import { residualModel } from '#engine/serving/residual.ts';
import { fleetFor } from '#engine/serving/fleet.ts';
import type { Precision } from '#engine/serving/precision.ts';
import { gpu, model } from './known.ts';

/**
 * Load curves of C. Patil (MIT), vLLM 0.19, 512 tokens in and 256 out: capacity in requests a second
 * where the curve levels off, then median TPOT and TTFT in ms by load, below half of capacity. The H100
 * of the cloud instance used is the NVL.
 */
const curves: readonly Curve[] = [
  [
    'A1',
    'llama-3.1-8b',
    'a100-80-pcie',
    'bf16',
    1,
    11.35,
    [
      [1, 12.6, 71],
      [5, 17.99, 84],
    ],
  ],
  ['A2', 'llama-3.1-8b', 'a100-80-pcie', 'fp8', 1, 9.72, [[1, 8.52, 77]]],
  [
    'C1',
    'llama-3.1-8b',
    'h100-nvl',
    'bf16',
    1,
    24.37,
    [
      [1, 6.56, 38],
      [5, 8.29, 44],
      [10, 10.23, 49],
    ],
  ],
  [
    'C2',
    'llama-3.1-8b',
    'h100-nvl',
    'fp8',
    1,
    31.86,
    [
      [1, 4.73, 31],
      [5, 5.6, 35],
      [10, 7.74, 39],
    ],
  ],
  [
    'C3',
    'qwen3-30b-a3b',
    'h100-nvl',
    'bf16',
    1,
    20.78,
    [
      [1, 7.84, 48],
      [5, 14.97, 59],
      [10, 22.89, 82],
    ],
  ],
  [
    'C5',
    'mixtral-8x7b',
    'h100-nvl',
    'bf16',
    2,
    17.4,
    [
      [1, 13.93, 64],
      [5, 21.93, 85],
    ],
  ],
  ['M1', 'mixtral-8x7b', 'a100-80-pcie', 'bf16', 2, 9.17, [[1, 29.57, 124]]],
  [
    'M3',
    'mixtral-8x7b',
    'a100-80-pcie',
    'bf16',
    4,
    12.24,
    [
      [1, 15.65, 85],
      [5, 27.95, 112],
    ],
  ],
];

type Curve = readonly [
  id: string,
  model: string,
  gpu: string,
  precision: Precision,
  gpus: number,
  capacity: number,
  latencies: readonly (readonly [load: number, tpotMs: number, ttftMs: number])[],
];

const shape = { tokensIn: 512, tokensOut: 256, cacheShare: 0 };
const stack = {
  engine: 'vllm' as const,
  tuning: 'default' as const,
  measuredBy: 'C. Patil (independent)',
};

function replicaOf([, name, gpuKey, precision, gpus]: Curve): Replica {
  return {
    model: model(name),
    gpu: gpu(gpuKey),
    precision,
    cachePrecision: 'bf16',
    gpus,
  };
}

function atSaturation(curve: Curve) {
  const found = throughputOf({
    replica: replicaOf(curve),
    stack,
    shape,
    concurrency: null,
    requests: 500,
    arrivalsPerSecond: null,
  });
  if (!found) throw new Error(`${curve[0]} ran, so it must fit`);
  return found;
}

describe('which loads saturate', () => {
  it.each(curves)('%s: %s on %s (%s, %d GPUs): capacity within 30 %%', (...curve) => {
    const rps = atSaturation(curve).predicted / shape.tokensOut;
    expect(Math.abs(rps / curve[5] - 1)).toBeLessThan(0.3);
  });
});

describe('latency below half of capacity', () => {
  /** What the roofline alone may be off for a set-up without neighbours. */
  const { sd } = residualModel([])(setupOf(replicaOf(curves[0]!), stack, shape));
  /** Ratios of predicted to measured latency. */
  const ratios = curves.flatMap((curve) => {
    const cost = stepCost(replicaOf(curve), storedModel().efficiency, stack);
    if (!cost) throw new Error('the tensor rate is known');
    const states = steadyStates(cost, shape);
    return curve[6].map(([load, tpotMs, ttftMs]) => {
      const point = stateAtLoad(states, load, 256);
      if (!point) throw new Error(`${curve[0]} keeps up with ${load} requests a second`);
      return { tpot: (point.tpotS * 1e3) / tpotMs, ttft: (point.ttftS * 1e3) / ttftMs };
    });
  });

  it.each(['tpot', 'ttft'] as const)('%s: four in five inside the 80 %% interval', (name) => {
    const inside = ratios.filter((r) => Math.abs(Math.log(r[name])) <= 1.2816 * sd);
    expect(inside.length).toBeGreaterThanOrEqual(0.8 * ratios.length);
  });
});

describe('what monitoring shows is not utilisation', () => {
  it('an H100 read 78 % busy at 4 % of its capacity and 54 % at saturation', () => {
    const [rps, capacity] = [0.997, 24.37];
    const busy = { atOneRequestASecond: 0.78, saturated: 0.54 };
    expect(rps / capacity).toBeLessThan(0.05);
    expect(busy.atOneRequestASecond).toBeGreaterThan(busy.saturated);
    const fleet = fleetFor(rps, [1], 1, capacity, 0);
    expect(fleet.utilisation).toBeCloseTo(rps / capacity, 12);
  });
});
