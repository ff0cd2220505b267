import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  levelPayment,
  ownedMonthlyCost,
  purchaseSchedule,
  rentedMonthlyCost,
  type OwnedInput,
} from '#engine/money/gpu-costs.ts';
import { peopleBands, peopleMonthlyUsd, peopleNeeded, sharedPeople } from '#engine/money/people.ts';
import { catalogue } from '../../calibrate/names.ts';

describe('rent', () => {
  it('is paid for every hour held, used or not', () => {
    const fleet = { gpus: 1, usdPerGpuHour: 1.5, overhead: 1 };
    expect(rentedMonthlyCost({ ...fleet, hours: 730 })).toBe(1095);
    expect(rentedMonthlyCost({ ...fleet, hours: 730 })).not.toBe(328.5);
    expect(rentedMonthlyCost({ ...fleet, hours: 730 * 0.3 })).toBeCloseTo(328.5, 9);
  });

  it('dearer rent never lowers it', () => {
    const usd = fc.double({ min: 0, max: 20, noNaN: true });
    fc.assert(
      fc.property(usd, usd, fc.nat(1000), (a, b, gpus) => {
        const at = (usdPerGpuHour: number) =>
          rentedMonthlyCost({ gpus, usdPerGpuHour, overhead: 1.35 });
        return at(Math.min(a, b)) <= at(Math.max(a, b));
      }),
    );
  });
});

const owned: OwnedInput = {
  gpus: 8,
  usdPerGpu: 40_000,
  lifeMonths: 48,
  financingRatePerYear: 0.08,
  kilowattsPerGpu: 1.73,
  pue: 1.3,
  usdPerKilowattHour: 0.1,
  hostingUsdPerKilowattMonth: 150,
  sparesSharePerYear: 0.05,
  residualShare: 0.1,
};

describe('owned hardware', () => {
  it('by hand: a level payment, power around the clock, space, spares', () => {
    const cost = ownedMonthlyCost(owned);
    const r = 0.08 / 12;
    const growth = (1 + r) ** 48;
    expect(cost.capitalUsd).toBeCloseTo(((320_000 * growth - 32_000) * r) / (growth - 1), 6);
    expect(cost.powerUsd).toBeCloseTo(8 * 1.73 * 1.3 * 730.56 * 0.1, 6);
    expect(cost.hostingUsd).toBeCloseTo(8 * 1.73 * 150, 6);
    expect(cost.sparesUsd).toBeCloseTo((320_000 * 0.05) / 12, 6);
    expect(cost.usd).toBeCloseTo(cost.usdPerGpuHour * 8 * 730.56, 6);
  });

  it('the payment returns the price with interest: what is owed after the last is the residual', () => {
    const payment = levelPayment(320_000, 32_000, 0.01, 36);
    let owed = 320_000;
    for (let month = 0; month < 36; month++) owed = owed * 1.01 - payment;
    expect(owed).toBeCloseTo(32_000, 6);
  });

  it('without interest it is a straight line', () => {
    expect(levelPayment(15_000, 0, 0, 36)).toBeCloseTo(416.67, 2);
    expect(() => levelPayment(1, 0, 0, 0)).toThrow('at least 1 month');
  });

  it('is bought again at every refresh, less what the old fetches', () => {
    const schedule = purchaseSchedule(100, 0.2, 12, 36);
    expect(schedule.filter((usd) => usd > 0)).toEqual([100, 80, 80]);
    expect(schedule[12]).toBe(80);
  });

  it('an H100 all in lies between what a hyperscaler and what a small owner pays', () => {
    const reference = catalogue.ownership.get('h100-sxm');
    const { usdPerGpuHour } = ownedMonthlyCost(owned);
    expect(usdPerGpuHour).toBeGreaterThan(reference?.ownHyperscalerUsdPerGpuHour ?? Infinity);
    expect(usdPerGpuHour).toBeLessThan(2 * (reference?.ownNeocloudUsdPerGpuHour ?? 0));
  });
});

describe('people', () => {
  it('come in steps, not by the GPU', () => {
    expect([1, 8, 9, 64, 65, 300].map((gpus) => peopleNeeded(gpus).p50)).toEqual([
      1.4, 1.4, 4, 4, 7, 7,
    ]);
    expect(peopleNeeded(0).p50).toBe(0);
    expect(peopleNeeded(600)).toMatchObject({ p50: 14, beyond: true });
  });

  it('the steps are those of the catalogue', () => {
    const variants = catalogue.priors.get('P17')?.variants;
    const figures = JSON.stringify(variants);
    for (const band of peopleBands)
      for (const value of [band.p10, band.p50, band.p90]) expect(figures).toContain(String(value));
  });

  it('one team serves all workloads: sharing never needs more than separate teams', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(150), { minLength: 1, maxLength: 6 }), (fleets) => {
        const together = sharedPeople(fleets).reduce((sum, people) => sum + people, 0);
        const apart = fleets.reduce((sum, gpus) => sum + peopleNeeded(gpus).p50, 0);
        return together <= apart + 1e-9;
      }),
    );
    // A fleet that has only just passed a step: two teams of 1.4 and not one of 4.
    expect(sharedPeople([2, 7]).reduce((sum, people) => sum + people, 0)).toBeCloseTo(2.8, 12);
    expect(sharedPeople([30, 30]).reduce((sum, people) => sum + people, 0)).toBeCloseTo(4, 12);
  });

  it('cost a twelfth of a loaded year each month', () => {
    expect(peopleMonthlyUsd(7, 250_000)).toBeCloseTo(145_833.33, 2);
  });
});
