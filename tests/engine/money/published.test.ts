import { describe, expect, it } from 'vitest';
import { apiBill, requestUsd } from '#engine/money/api-bill.ts';
import {
  blendedUsdPerMillionTokens,
  breakEvenHours,
  breakEvenMillionTokens,
  breakEvenMonths,
  breakEvenRequests,
  gpusForBudget,
  usdPerMillionTokens,
} from '#engine/money/break-even.ts';
import { daysPerMonth, hoursPerMonth, secondsPerMonth } from '#engine/money/calendar.ts';
import { cheapestFloor, floorAt, loadFromQuantiles } from '#engine/money/floor-and-spill.ts';
import { rentedMonthlyCost } from '#engine/money/gpu-costs.ts';
import { peopleMonthlyUsd, peopleNeeded } from '#engine/money/people.ts';
import type { TokenPrices } from '#engine/money/token-prices.ts';
import { replicasNeeded } from '#engine/serving/fleet.ts';
import { sizeReplica } from '#engine/serving/replica.ts';
import { gpu, model } from '../serving/known.ts';

function list(input: number, output: number): TokenPrices {
  return {
    inputUsdPerMillionTokens: input,
    outputUsdPerMillionTokens: output,
    cacheReadUsdPerMillionTokens: null,
    cacheWriteUsdPerMillionTokens: null,
    batchInputUsdPerMillionTokens: null,
    batchOutputUsdPerMillionTokens: null,
    tiers: [],
  };
}

const gpt4o = list(2.5, 10);

describe("the essay's figures, in months of 30.44 days", () => {
  const callsPerDay = 10_000_000;
  const api = apiBill({
    prices: gpt4o,
    requests: callsPerDay * daysPerMonth,
    tokensIn: 1180,
    tokensOut: 490,
  }).usd;

  it('10 million calls a day at GPT-4o list cost $2.39 million a month', () => {
    expect(requestUsd(gpt4o, 1180, 490)).toBeCloseTo(0.00785, 12);
    expect(api).toBe(2_389_540);
    expect(api / 1e6).toBeCloseTo(2.39, 2);
  });

  it('$180,000 rent 105 H100 at $2.35 around the clock', () => {
    expect(gpusForBudget(180_000, 2.35)).toBeCloseTo(104.8, 1);
    const usd = rentedMonthlyCost({ gpus: 105, usdPerGpuHour: 2.35, overhead: 1 });
    expect(usd).toBeCloseTo(180_266, 0);
  });

  it('the cut is 92.5 %', () => {
    expect(100 * (1 - 180_000 / api)).toBeCloseTo(92.5, 1);
  });

  it('at realistic service 160 GPUs: $274,000 for GPUs, $371,000 with overhead, $516,000 with people', () => {
    const bare = rentedMonthlyCost({ gpus: 160, usdPerGpuHour: 2.35, overhead: 1 });
    const loaded = rentedMonthlyCost({ gpus: 160, usdPerGpuHour: 2.35, overhead: 1.35 });
    const people = peopleMonthlyUsd(peopleNeeded(160).p50, 250_000);
    expect(bare / 1e3).toBeCloseTo(274.7, 1);
    expect(loaded / 1e3).toBeCloseTo(370.8, 1);
    expect((loaded + people) / 1e3).toBeCloseTo(516.7, 1);
  });

  it('Llama 70B on H100 breaks even near 170,000 calls a day against GPT-4o, and never against a small tier', () => {
    const sized = sizeReplica({
      model: model('llama-3.3-70b'),
      gpu: gpu('H100'),
      precision: 'fp8',
      tokensIn: 1200,
      tokensOut: 500,
      cacheShare: 0,
      latencyTarget: { ttftS: 2, tpotMs: 50 },
    });
    if (!sized.fits) throw new Error(sized.sentence);
    const fleetUsd = (requests: number) => {
      const replicas = replicasNeeded(requests / secondsPerMonth, sized.capacityRps, 1);
      const gpus = replicas * sized.gpusPerReplica;
      return (
        rentedMonthlyCost({ gpus, usdPerGpuHour: 2.9, overhead: 1.35 }) +
        peopleMonthlyUsd(peopleNeeded(gpus).p50, 250_000)
      );
    };
    const perDay = (prices: TokenPrices) => {
      const requests = breakEvenRequests(requestUsd(prices, 1200, 500), fleetUsd);
      return requests === null ? null : requests / daysPerMonth;
    };
    expect(perDay(gpt4o)).toBeGreaterThan(150_000);
    expect(perDay(gpt4o)).toBeLessThan(190_000);
    expect(perDay(list(0.1, 0.5))).toBeNull();
  });
});

describe("DeepSeek's production day of 2025-02-27", () => {
  it('226.75 nodes of 8 GPUs at $2 cost $87,072; the theoretical margin is 545 %', () => {
    const cost = 226.75 * 8 * 2 * 24;
    const revenue = requestUsd(
      { ...list(0.55, 2.19), cacheReadUsdPerMillionTokens: 0.14 },
      608e9,
      168e9,
      { cacheReadShare: 342 / 608 },
    );
    expect(cost).toBe(87_072);
    expect(Math.abs(revenue / 562_027 - 1)).toBeLessThan(0.001);
    expect(100 * (revenue / cost - 1)).toBeCloseTo(545, -1);
  });
});

describe('Cline: a floor of replicas, an API for the peaks', () => {
  const input = {
    replicaTokensPerSecond: 26_600,
    replicaUsdPerMonth: 17_520,
    apiUsdPerMillionTokens: 0.317,
    hoursPerMonth: 730,
  };
  const mean = 583e9 / (730 * 3600);

  it('four replicas: $70,080 and $96,000 of API make $166,000 against $185,000', () => {
    const point = floorAt({ ...input, tokensPerSecond: [mean] }, 4);
    expect(point.selfUsd).toBe(70_080);
    expect(point.spillUsd / 1e3).toBeCloseTo(96.2, 0);
    expect(Math.round(point.usd / 1e3)).toBe(166);
    expect(Math.round(floorAt({ ...input, tokensPerSecond: [mean] }, 0).usd / 1e3)).toBe(185);
  });

  it('six replicas are the optimum for the published quantiles, and no other number is cheaper', () => {
    const week = loadFromQuantiles([
      [0, 110_000],
      [0.5, 222_000],
      [0.99, 327_000],
      [1, 327_000],
    ]);
    const best = cheapestFloor({ ...input, tokensPerSecond: week });
    expect(best.replicas).toBe(6);
    for (let replicas = 0; replicas < 20; replicas++)
      expect(floorAt({ ...input, tokensPerSecond: week }, replicas).usd).toBeGreaterThanOrEqual(
        best.usd,
      );
  });
});

describe('the CMU break-even table', () => {
  /** [months, capacity in million tokens, hardware, electricity] by open model; prices of the five APIs. */
  const rows = [
    ['Kimi-K2', [69.3, 8.7, 44.0, 44.0, 63.1], 506.9, 240_000, 126.72],
    ['GLM-4.5', [51.5, 6.5, 32.8, 32.8, 47.0], 253.4, 90_000, 47.52],
    ['Qwen3-235B', [34.0, 4.3, 21.8, 21.8, 31.1], 253.4, 60_000, 31.68],
    ['gpt-oss-120B', [30.9, 3.9, 19.8, 19.8, 28.2], 139.4, 30_000, 15.84],
    ['GLM-4.5-Air', [34.0, 4.3, 21.8, 21.8, 31.1], 126.7, 30_000, 15.84],
  ] as const;
  const apis = [
    [1.25, 10],
    [15, 75],
    [3, 15],
    [3, 15],
    [1.25, 10],
  ] as const;

  it.each(rows)('%s: four columns follow from their prices, the fifth does not', (...row) => {
    const [, published, capacity, hardware, electricity] = row;
    const computed = apis.map(([input, output]) => {
      const blend = blendedUsdPerMillionTokens(input, output, 1 / 3);
      return breakEvenMonths(hardware, capacity * blend - electricity) ?? Infinity;
    });
    for (const i of [0, 1, 2, 3])
      expect(Math.abs((computed[i] ?? 0) - (published[i] ?? 9))).toBeLessThan(0.06);
    expect(computed[4]).toBe(computed[0]);
    expect(Math.abs((computed[4] ?? 0) - published[4])).toBeGreaterThan(2);
  });
});

describe('other published break-evens', () => {
  it('8 × H100 against a cloud: 8,556 hours', () => {
    expect(breakEvenHours(833_806, 0.87, 98.32)).toBeCloseTo(8556.2, 1);
    expect(breakEvenHours(1, 2, 1)).toBeNull();
  });

  it('$320 a month at $3 a million: 106.7 million tokens', () => {
    expect(breakEvenMillionTokens(320, 3)).toBeCloseTo(106.7, 1);
    expect(breakEvenMonths(1000, 0)).toBeNull();
  });

  it('$1.50 an hour at 2,000 tokens a second: $0.21 a million', () => {
    expect(usdPerMillionTokens(1.5, 2000)).toBeCloseTo(0.21, 2);
  });

  it('the first volume that pays is found although the fleet grows in steps', () => {
    const fleet = (requests: number) => 1000 * Math.ceil(requests / 100_000);
    expect(breakEvenRequests(0.02, fleet)).toBe(50_000);
    expect(breakEvenRequests(0.005, fleet)).toBeNull();
    expect(hoursPerMonth).toBeCloseTo(730.56, 9);
  });
});
