import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { requestUsdToday } from '#engine/simulate/api-leg.ts';
import { discountFactors } from '#engine/simulate/discount.ts';
import { fillLeg, type Leg } from '#engine/simulate/leg.ts';
import type { UpgradePolicy } from '#engine/analysis.ts';
import { months } from '#engine/world/period.ts';
import type { WorkloadDraws } from '#engine/simulate/workload-draws.ts';
import type { World } from '#engine/world/world.ts';
import { closedLeg, listPrices, workOf, worldOf } from './futures.ts';
import { begin, modelMonths, rowA } from './rows.ts';

const openLeg: Leg = {
  ...closedLeg,
  kind: 'hosted-open',
  open: true,
  origin: 'US',
  lag: { low: 6, likely: 6, high: 6 },
};

function filled(leg: Leg, w: WorkloadDraws, world: World) {
  begin(w, world, discountFactors(0));
  fillLeg(leg, rowA, requestUsdToday(leg.prices, w, leg.discount), w, world, 0);
  return modelMonths(rowA);
}
const success = (logit: number) => 1 / (1 + Math.exp(-logit));
/** The table of failure rates is within 4e-5 of the formula, relative to it. */
const near = (failure: number, logit: number) =>
  expect(Math.abs(failure / (1 - success(logit)) - 1)).toBeLessThan(4e-5);

describe('the bill of one request, by hand', () => {
  const usd = (prices: Leg['prices'], w: WorkloadDraws, discount = 0) =>
    requestUsdToday(prices, w, discount)[0];
  test('600 fresh, 400 cached and 200 out: 0.0012 + 0.0002 + 0.0016', () => {
    expect(usd(listPrices, workOf({ repeated: 0.4 }))).toBeCloseTo(0.003, 15);
  });
  test('a discount of 15 % takes 15 % off all of it', () => {
    expect(usd(listPrices, workOf({ repeated: 0.4 }), 0.15)).toBeCloseTo(0.00255, 15);
  });
  test('half in batch: online 0.0030, batched at half the list without the cache 0.0018', () => {
    expect(usd(listPrices, workOf({ repeated: 0.4, deferrable: 0.5 }))).toBeCloseTo(0.0024, 15);
  });
  test('above a threshold the whole request is priced anew, at the threshold not', () => {
    const tier = {
      promptTokensAbove: 1000,
      inputUsdPerMillionTokens: 4,
      outputUsdPerMillionTokens: 12,
      cacheReadUsdPerMillionTokens: 1,
    };
    const tiered = { ...listPrices, tiers: [tier] };
    expect(usd(tiered, workOf({ tokensIn: 1000 }))).toBeCloseTo(0.0036, 15);
    expect(usd(tiered, workOf({ tokensIn: 1001 }))).toBeCloseTo(1001 * 4e-6 + 200 * 12e-6, 15);
  });
});

describe('the months of a leg, by hand', () => {
  test('price: today’s bill times the course and the regional premium', () => {
    const world = worldOf({ closedTier: (t) => 1 - t / 100, hostPremium: 1.1 });
    const { usd } = filled({ ...closedLeg, regional: true }, workOf(), world);
    expect(usd[0]).toBeCloseTo(0.0036 * 1.1, 15);
    expect(usd[20]).toBeCloseTo(0.0036 * 1.1 * 0.8, 15);
  });
  test('open prices stop at the cost of serving, which moves with rent', () => {
    const world = worldOf({ openTier: (t) => 1 - t / 40, rent: (t) => (t < 20 ? 1 : 0.5) });
    const { usd } = filled({ ...openLeg, floorShare: 0.6 }, workOf(), world);
    [1, 0.75, 0.6, 0.6, 0.5, 0.3].forEach((factor, i) =>
      expect(usd[[0, 10, 16, 19, 20, 34][i]!]).toBeCloseTo(0.0036 * factor, 15),
    );
  });
  test('success: logit p = logit p_ref + β(C(t) − δt), capped at the ceiling', () => {
    const w = workOf({ reference: 1, qualityLoss: 0.1, taskMoves: 0.25, ceiling: 2 });
    const { failure } = filled({ ...closedLeg, lag: { low: 4, likely: 4, high: 4 } }, w, worldOf());
    near(failure[0]!, 1 - 0.4);
    near(failure[12]!, 1 + 0.1 * (8 - 3));
    near(failure[35]!, 2);
  });
  test('a model’s doubt shifts it by its score', () => {
    const lag = { low: 1, likely: 4, high: 10 };
    const ahead = filled(
      { ...closedLeg, lag },
      workOf({ closedTopScore: -1.2815515655446004 }),
      worldOf(),
    );
    near(ahead.failure[0]!, 2 - 0.1);
    const small = { ...closedLeg, kind: 'closed-small' as const, lag };
    const late = filled(small, workOf({ closedSmallScore: 1.2815515655446004 }), worldOf());
    near(late.failure[0]!, 2 - 0.1 * 10);
  });
  test('open weights lose their lag, the extra lag of unseen work and the points a host loses', () => {
    const w = workOf({ hostShortfall: 3, privateWork: true });
    const { failure } = filled(openLeg, w, worldOf({ lag: 5, extraLag: 2 }));
    const open = 1 - success(2 - 0.1 * (6 + 2));
    expect(Math.abs(failure[0]! / (open + 0.03) - 1)).toBeLessThan(4e-5);
  });
  test('the user’s own test replaces the formula today and moves as the model does', () => {
    const w = workOf({ testedOpen: 0.7, privateWork: true });
    const { failure } = filled(openLeg, w, worldOf({ lag: 5, extraLag: 2 }));
    near(failure[0]!, 0.7);
    near(failure[12]!, 0.7 + 0.1 * 12);
  });
  test('a test of the best open model leaves a weaker one weaker by its lag', () => {
    const weaker = { ...openLeg, lag: { low: 9, likely: 9, high: 9 } };
    const { failure } = filled(weaker, workOf({ testedOpen: 0.7 }), worldOf({ lag: 5 }));
    near(failure[0]!, 0.7 - 0.1 * 3);
  });
  test('a failure rate stays within 0 and 1', () => {
    const { failure } = filled(openLeg, workOf({ reference: -30, hostShortfall: 90 }), worldOf());
    expect(Math.max(...failure)).toBe(1);
  });
});

const figure = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const policies: UpgradePolicy[] = ['ride', 'hold-capability', 'hold-version'];

test('more lag never helps: no month has fewer failures or a lower price', () => {
  const task = fc.record({
    reference: figure(-3, 6),
    qualityLoss: figure(0, 0.3),
    taskMoves: figure(0, 1),
    ceiling: figure(0, 8),
    hostShortfall: figure(0, 10),
  });
  fc.assert(
    fc.property(
      task,
      figure(0, 20),
      figure(0, 20),
      fc.constantFrom(...policies),
      (t, lag, more, policy) => {
        const at = (likely: number) => ({ low: likely, likely, high: likely });
        for (const leg of [closedLeg, openLeg]) {
          const near = filled({ ...leg, policy, lag: at(lag) }, workOf(t), worldOf());
          const far = filled({ ...leg, policy, lag: at(lag + more) }, workOf(t), worldOf());
          far.failure.forEach((f, i) => expect(f).toBeGreaterThanOrEqual(near.failure[i]!));
          expect(far.usd).toEqual(near.usd);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('a task that stays the same, with a constant lag, never succeeds less', () => {
  const task = fc.record({
    reference: figure(-3, 6),
    qualityLoss: figure(0, 0.3),
    ceiling: figure(0, 8),
  });
  const bar = fc.record({ start: figure(0, 40), length: figure(0, 30) });
  fc.assert(
    fc.property(task, bar, fc.constantFrom(...policies), (t, openRestriction, policy) => {
      for (const leg of [closedLeg, openLeg]) {
        const { failure } = filled({ ...leg, policy }, workOf(t), worldOf({ openRestriction }));
        for (let m = 1; m < months; m++) expect(failure[m]).toBeLessThanOrEqual(failure[m - 1]!);
      }
    }),
    { numRuns: 60 },
  );
});
