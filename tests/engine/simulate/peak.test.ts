/** The highest monthly bill is what a month costs then: no discount, no one-off costs. */
import { describe, expect, test } from 'vitest';
import type { SimOption } from '#engine/options/sim-option.ts';
import { weekCurve } from '#engine/serving/week-curve.ts';
import { discountFactors } from '#engine/simulate/discount.ts';
import type { Leg } from '#engine/simulate/leg.ts';
import { slots } from '#engine/simulate/slots.ts';
import { emptyTotals } from '#engine/simulate/totals.ts';
import { runBlock } from '#engine/simulate/workload-run.ts';
import { months } from '#engine/world/period.ts';
import { hosting } from '../core/fleets.ts';
import { closedLeg, listPrices, workOf, worldOf, type WorkloadFigures } from '../core/futures.ts';
import { optionOf } from '../core/rows.ts';

const secondsPerMonth = 30.44 * 24 * 3600;
const gpuMonth = 2 * 730.56;
const leg = closedLeg;
const dearer: Leg = {
  ...leg,
  prices: { ...listPrices, inputUsdPerMillionTokens: 20, outputUsdPerMillionTokens: 80 },
};

/** Highest bill of the first draw, at 8 % a year, where every one-off cost is dear. */
function peakOf(engine: SimOption['engine'], figures: WorkloadFigures = {}) {
  const w = workOf({
    reference: 60,
    ceiling: 60,
    migrationUsd: 1e6,
    evaluationUsd: 1e6,
    setupUsd: 1e6,
    tuningCycleUsd: 1e6,
    ...figures,
  });
  const totals = emptyTotals(1, undefined, true);
  const option = { ...optionOf(engine, 'closed-top'), moving: 1, evaluating: true };
  runBlock([option], { w, world: worldOf({ lag: 6 }), discount: discountFactors(0.08) }, 0, [
    totals,
  ]);
  return totals.peakMonthUsd![0]!;
}

// 1,000 requests at $0.0036 are $3.60 a month, and half as many again in month 20.
const volume = (t: number) => (t === 20 ? 1_500 : 1_000);

describe('by hand', () => {
  test('an API: the month with most requests, its noticed failures run once more', () => {
    expect(peakOf({ kind: 'hosted', leg }, { volume })).toBeCloseTo(5.4, 10);
    const failing = { volume, reference: 0, ceiling: 0, qualityLoss: 0, noticed: 0.5 };
    expect(peakOf({ kind: 'hosted', leg }, failing)).toBeCloseTo(5.4 * 1.25, 10);
  });
  test('a router: each model by its share', () => {
    const engine = { kind: 'pre-router', open: leg, closed: dearer } as const;
    expect(peakOf(engine, { volume, routedShare: 0.75 })).toBeCloseTo(5.4 * (0.75 + 2.5), 10);
  });
  test('a cascade: all at the cheap model, what is escalated at the better one too', () => {
    const engine = { kind: 'cascade', cheap: leg, better: dearer } as const;
    expect(peakOf(engine, { volume, falseAlarms: 0.1 })).toBeCloseTo(5.4 * 2, 10);
  });
  test('own GPUs: those that run and their people, not what sets them up', () => {
    const engine = { kind: 'self-hosted', hosting: { ...hosting, inPlace: false } } as const;
    const figures = { volume: 0.6 * secondsPerMonth, engineerUsdPerYear: 240_000 };
    expect(peakOf(engine, figures)).toBeCloseTo(8 * gpuMonth + 20_000, 6);
  });
  test('a floor with spill: its GPUs, and the API for the rest', () => {
    const floor = { curve: weekCurve([0.2, 1.8]), level: 1, withinHour: 1, term: 1 };
    const engine = { kind: 'floor-spill', hosting: { ...hosting, floor }, spill: leg } as const;
    const bought = 0.4 * secondsPerMonth * 0.0036;
    expect(peakOf(engine, { volume: secondsPerMonth })).toBeCloseTo(2 * gpuMonth + bought, 8);
  });
});

describe('noticed failures are run once more', () => {
  // Every model fails half of the time, and half of the failures are noticed.
  const even = { volume, reference: 0, ceiling: 0, qualityLoss: 0, noticed: 0.5 };
  test('by a router, with either model', () => {
    const engine = { kind: 'pre-router', open: leg, closed: dearer } as const;
    const both = 5.4 * (0.75 + 2.5);
    expect(peakOf(engine, { ...even, routedShare: 0.75 })).toBeCloseTo(both * 1.25, 10);
  });
  test('by a cascade: escalated once, and what is flagged and fails again goes to a person', () => {
    const engine = { kind: 'cascade', cheap: leg, better: dearer } as const;
    // A quarter is escalated at ten times the price, and half of that fails again.
    expect(peakOf(engine, even)).toBeCloseTo(5.4 * (1 + 0.25 * 10) * (1 + 0.25), 10);
  });
  test('by each leg of a floor with spill', () => {
    const floor = { curve: weekCurve([0.2, 1.8]), level: 0.8, withinHour: 1, term: 1 };
    const engine = { kind: 'floor-spill', hosting: { ...hosting, floor }, spill: leg } as const;
    // One replica reaches 0.8 of the 1.25 requests a second that it would answer with the second runs.
    const bought = 0.5 * secondsPerMonth * 0.0036 * 1.25;
    expect(peakOf(engine, { ...even, volume: secondsPerMonth })).toBeCloseTo(
      2 * gpuMonth + bought,
      8,
    );
  });
});

test('each draw has its own, wherever its months stand', () => {
  const draws = slots + 2;
  const w = workOf({ draws, reference: 60, ceiling: 60 });
  for (let i = 0; i < draws; i++) {
    w.tokensIn[i] = 1_000 * (1 + i);
    for (const row of [w.volume, w.load])
      row.subarray(i * months, (i + 1) * months).fill(100 * (draws - i));
  }
  const totals = emptyTotals(draws, undefined, true);
  const block = { w, world: worldOf({ draws, lag: 6 }), discount: discountFactors(0.08) };
  runBlock([optionOf({ kind: 'hosted', leg }, 'closed-top')], block, 0, [totals]);
  totals.peakMonthUsd!.forEach((usd, i) =>
    expect(usd).toBeCloseTo(100 * (draws - i) * (0.002 * (1 + i) + 0.0016), 9),
  );
});

test('it is kept only where a ceiling asks for it', () => {
  expect(emptyTotals(1).peakMonthUsd).toBeNull();
});
