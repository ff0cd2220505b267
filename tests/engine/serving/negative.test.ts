import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bandwidthCeiling,
  fits,
  fleetFor,
  memoryUse,
  ownedMonthlyCost,
  rentedMonthlyCost,
  sizeReplica,
  stepCost,
  storedModel,
  throughputOf,
  weightBytes,
  type Replica,
} from '#engine/index.ts';
import { catalogueRows } from '../../calibrate/catalogue-rows.ts';
import { readRows } from '../../calibrate/rows.ts';
import { gpu, model } from './known.ts';

/** What other calculators get wrong and this engine must not reproduce. */
describe('BE-14: idle capacity never gets cheaper', () => {
  it('an always-on GPU at 30 % use costs $1,095 a month, not $328.50', () => {
    const fleet = { gpus: 1, usdPerGpuHour: 1.5, overhead: 1, hours: 730 };
    expect(rentedMonthlyCost(fleet)).toBe(1095);
    expect(rentedMonthlyCost(fleet)).not.toBe(328.5);
  });

  it('less load on the same fleet leaves its bill and lowers its utilisation, rented or owned', () => {
    const load = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    const owned = {
      ...{ usdPerGpu: 30_000, lifeMonths: 48, financingRatePerYear: 0.08, kilowattsPerGpu: 1.73 },
      ...{ pue: 1.3, usdPerKilowattHour: 0.1, hostingUsdPerKilowattMonth: 150 },
      ...{ sparesSharePerYear: 0.05, residualShare: 0.1 },
    };
    fc.assert(
      fc.property(load, (share) => {
        const [busy, idle] = [fleetFor(10, [1], 1, 10, 0), fleetFor(10 * share, [1], 1, 10, 0)];
        const usd = (gpus: number) => [
          rentedMonthlyCost({ gpus, usdPerGpuHour: 2, overhead: 1.35 }),
          ownedMonthlyCost({ ...owned, gpus }).usd,
        ];
        expect(usd(idle.replicas)).toEqual(usd(busy.replicas));
        return idle.utilisation < busy.utilisation;
      }),
    );
  });
});

describe('a mixture is not its active weights', () => {
  const r1 = model('deepseek-r1');
  const replica: Replica = {
    ...{ model: r1, gpu: gpu('H200'), precision: 'fp8', cachePrecision: 'bf16', gpus: 8 },
  };

  it('all experts are in memory', () => {
    expect(weightBytes(r1, 'fp8').total).toBeGreaterThan(17 * r1.paramsActiveB * 1e9);
  });

  it('a batch reads more of them than one token does: between 2 and 20 times at 64 sequences', () => {
    const step = stepCost(replica, storedModel().efficiency, {
      ...{ engine: 'vllm', tuning: 'default', measuredBy: null },
    });
    const share = r1.expertsActive! / r1.expertsTotal!;
    const touched = 1 - (1 - share) ** 64;
    expect(touched / share).toBeGreaterThan(20);
    const decode = step!.decodeSeconds(0);
    const one = decode(1);
    const many = decode(64);
    expect(many / one).toBeGreaterThan(2);
    expect(many / one).toBeLessThan(20);
  });
});

describe('what monitoring shows is not utilisation', () => {
  it('an H100 read 78 % busy at 4 % of its capacity: only load over capacity counts', () => {
    const fleet = fleetFor(0.997, [1], 1, 24.37, 0);
    expect(fleet.utilisation).toBeCloseTo(0.041, 3);
    expect(fleet.utilisation).toBeLessThan(0.78 / 10);
    expect(Object.keys(fleet)).not.toContain('busy');
  });
});

describe('no throughput above what the hardware could do', () => {
  const { points } = readRows(catalogueRows());

  it('neither predicted nor measured', () => {
    let bounded = 0;
    for (const { id, run, measured } of points) {
      const ceiling = bandwidthCeiling(run.replica, run.shape);
      if (ceiling === null) continue;
      bounded++;
      expect(measured, `row ${id}`).toBeLessThan(ceiling);
      expect(throughputOf(run)?.roofline ?? 0, `row ${id}`).toBeLessThan(ceiling);
    }
    expect(bounded).toBeGreaterThan(points.length / 2);
  });
});

describe('a model that does not fit is refused with its figures', () => {
  it.each([
    ['deepseek-r1', 'l4', 'fp8', 'weights'],
    ['llama-3.1-405b', 'H100', 'bf16', 'weights'],
    ['kimi-k2.5', 'A100 80GB', 'int4', 'weights'],
  ] as const)('%s on %s at %s: %s', (name, gpuName, precision, reason) => {
    const sized = sizeReplica({
      ...{ model: model(name), gpu: gpu(gpuName), precision, tokensIn: 1000, tokensOut: 300 },
      ...{ cacheShare: 0, latencyTarget: { ttftS: null, tpotMs: null }, tensorParallel: 4 },
    });
    expect(sized).toMatchObject({ fits: false, reason });
    if (sized.fits) throw new Error('it must not fit');
    expect(sized.neededGib).toBeGreaterThan(sized.availableGib ?? Infinity);
    expect(sized.sentence).toContain('GiB');
  });

  it('8 GPUs hold what 4 do not', () => {
    const plan = { model: model('deepseek-r1'), gpu: gpu('H200'), precision: 'fp8' as const };
    expect(fits(memoryUse({ ...plan, tensorParallel: 4 }))).toBe(false);
    expect(fits(memoryUse({ ...plan, tensorParallel: 8 }))).toBe(true);
  });
});
