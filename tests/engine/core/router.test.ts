import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { modelRow, models } from '#engine/simulate/models.ts';
import { mixCascade, mixPreRouter } from '#engine/simulate/router.ts';
import { workOf } from './futures.ts';
import { fillModel, modelMonths, rowA, rowB } from './rows.ts';

type Months = readonly [failure: number, usd: number, change?: number];
const leg = (...months: Months): Months => months;
const mixed = (mix: typeof mixCascade, a: Months, b: Months, w = workOf()) => {
  mix(fillModel(rowA, ...a), fillModel(rowB, ...b), w, 0);
  return { ...modelMonths(modelRow.mixed), unnoticed: [...models.unnoticed] };
};
const share = fc.double({ min: 0, max: 1, noNaN: true });
const rate = fc.double({ min: 0.001, max: 0.999, noNaN: true });

describe('cascade, by hand', () => {
  // 20 % of cheap answers fail, three quarters of those are caught, 5 % of good ones escalate in vain.
  const w = workOf({ noticed: 0.75, falseAlarms: 0.05 });
  const out = mixed(mixCascade, leg(0.2, 0.001, 0.1), leg(0.08, 0.02, 0.15), w);
  test('a quarter of the cheap failures stays, of the rest the better model fails 40 %', () => {
    // 0.25 × 20 % + 0.75 × 8 %: the better model fails 0.08/0.2 of what the cheap one fails.
    expect(out.failure[0]).toBeCloseTo(0.11, 12);
  });
  test('unnoticed: what slipped past the check, and nothing that was flagged once', () => {
    expect(out.unnoticed[0]).toBeCloseTo(0.25 * 0.2, 12);
  });
  test('every call pays the cheap model, 19 % pay the better one too', () => {
    expect(out.usd[0]).toBeCloseTo(0.001 + (0.15 + 0.04) * 0.02, 12);
  });
  test('both models have to be kept up', () => expect(out.change[5]).toBeCloseTo(0.25, 12));
  test('lies between its legs, and a perfect checker reaches the better one', () => {
    fc.assert(
      fc.property(rate, rate, share, share, (a, b, noticed, falseAlarms) => {
        const [q2, q1] = a < b ? [a, b] : [b, a];
        const at = (n: number) =>
          mixed(mixCascade, leg(q1, 1), leg(q2, 5), workOf({ noticed: n, falseAlarms }))
            .failure[0]!;
        expect(at(noticed)).toBeGreaterThanOrEqual(q2 - 1e-12);
        expect(at(noticed)).toBeLessThanOrEqual(q1 + 1e-12);
        expect(at(1)).toBeCloseTo(q2, 12);
        expect(at(0)).toBeCloseTo(q1, 12);
      }),
    );
  });
  test('a dearer model that is worse adds cost and no failures', () => {
    const worse = mixed(mixCascade, leg(0.1, 1), leg(0.3, 5), workOf({ noticed: 0.5 }));
    expect(worse.failure[0]).toBeCloseTo(0.1, 12);
    expect(worse.usd[0]).toBeCloseTo(1.25, 12);
  });
});

describe('pre-router, by hand', () => {
  const w = workOf({ routedShare: 0.7, misrouted: 0.04 });
  const out = mixed(mixPreRouter, leg(0.3, 0.001, 0.1), leg(0.08, 0.02, 0.15), w);
  test('70 % pay the open price, 30 % the closed one', () => {
    expect(out.usd[0]).toBeCloseTo(0.7 * 0.001 + 0.3 * 0.02, 12);
  });
  test('its only loss are the mis-routed: 2.8 % of what the closed model would have solved', () => {
    expect(out.failure[0]).toBeCloseTo(0.08 + 0.028 * 0.92, 12);
  });
  test('without wrong routes it is as good as the closed model', () => {
    const clean = mixed(mixPreRouter, leg(0.3, 1), leg(0.08, 5), workOf({ routedShare: 0.7 }));
    expect(clean.failure[0]).toBeCloseTo(0.08, 12);
  });
});
