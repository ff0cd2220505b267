import { describe, expect, test } from 'vitest';
import { costParts } from '#engine/analysis.ts';
import type { SimOption } from '#engine/options/sim-option.ts';
import { discountFactors } from '#engine/simulate/discount.ts';
import { clearAccount } from '#engine/simulate/accounts.ts';
import type { Leg } from '#engine/simulate/leg.ts';
import { models } from '#engine/simulate/models.ts';
import { failureUsd } from '#engine/simulate/demand.ts';
import { payChanges, settle } from '#engine/simulate/settle.ts';
import { breakdown, emptyTotals, pathPoints } from '#engine/simulate/totals.ts';
import { runBlock } from '#engine/simulate/workload-run.ts';
import { months } from '#engine/world/period.ts';
import { apart, closedLeg, workOf, worldOf } from './futures.ts';
import { begin, fillModel, optionOf, own, read, rowA } from './rows.ts';

const flat = discountFactors(0);

describe('discounting', () => {
  test('at 8 % a dollar of the 13th month is paid 12.5 months from now', () => {
    const d = discountFactors(0.08);
    expect(d.length).toBe(months + 1);
    expect(apart(d[12]!, Math.pow(1.08, -12.5 / 12))).toBeLessThan(1e-14);
    expect(apart(d[36]!, Math.pow(1.08, -3))).toBeLessThan(1e-14);
    expect([...flat]).toEqual(new Array(37).fill(1));
  });
});

describe('one month by hand', () => {
  // 1,000 requests at $0.01; one in ten fails, 60 % of those are noticed.
  const work = workOf({ noticed: 0.6, unnoticedUsd: 5, noticedUsd: 0.5, migrationUsd: 40_000 });
  begin(work, worldOf(), flat);
  clearAccount(own);
  fillModel(rowA, 0.1, 0.01);
  models.change[rowA * months + 9] = 0.15;
  settle(rowA, work, 0, own);
  payChanges(rowA, work, 0, 1, own);
  const run = read();
  test('a failure costs 0.4 × $5 + 0.6 × $0.50', () => {
    expect(failureUsd(work, 0)).toBeCloseTo(2.3, 12);
    expect(run.failures[0]).toBeCloseTo(1000 * 0.1 * 2.3, 9);
  });
  test('a noticed failure is run once more: $10 and 6 % of it', () => {
    expect(run.bills[0]).toBeCloseTo(10.6, 9);
  });
  test('a change of version costs 15 % of a migration, once', () => {
    expect(run.bills[9]).toBeCloseTo(10.6 + 6_000, 9);
    expect(run.sum('migration')).toBeCloseTo(6_000, 9);
  });
  test('parts are the sums of the months', () => {
    expect(run.sum('tokens')).toBeCloseTo(36 * 10.6, 9);
    expect(run.sum('failures')).toBeCloseTo(36 * 230, 9);
    expect(run.sum('successNow')).toBeCloseTo(0.9, 12);
  });
});

/** An API option whose price falls as the world's closed tier does. */
const apiOption = (over: Partial<SimOption> = {}, leg: Partial<Leg> = {}): SimOption => ({
  ...optionOf({ kind: 'hosted', leg: { ...closedLeg, ...leg } }, 'closed-top'),
  moving: 1,
  evaluating: true,
  ...over,
});

function totalsOf(option: SimOption, work = workOf(), world = worldOf(), rate = 0) {
  const totals = emptyTotals(1, undefined, true);
  runBlock([option], { w: work, world, discount: discountFactors(rate) }, 0, [totals]);
  return totals;
}

describe('one future of an API by hand', () => {
  // $0.003 a request, 100,000 a month, 1 % cheaper each month, discounted at 8 % in mid-month.
  const work = {
    volume: 100_000,
    repeated: 0.4,
    reference: 60,
    ceiling: 60,
  };
  const ratio = 0.99 * Math.pow(1.08, -1 / 12);
  const world = worldOf({ closedTier: (t) => Math.pow(0.99, t) });
  const bill = (n: number) =>
    (300 * Math.pow(1.08, -0.5 / 12) * (1 - Math.pow(ratio, n))) / (1 - ratio);

  test('the bill is a geometric series: $8,189 over three years', () => {
    const totals = totalsOf(apiOption({ moving: 0, evaluating: false }), workOf(work), world, 0.08);
    expect(bill(36)).toBeCloseTo(8_189, 0);
    expect(apart(totals.cost[0]!, bill(36))).toBeLessThan(1e-9);
    expect(totals.peakMonthUsd![0]).toBeCloseTo(300, 9);
  });
  test('the path is the cost up to each quarter', () => {
    const totals = totalsOf(apiOption({ moving: 0, evaluating: false }), workOf(work), world, 0.08);
    expect(totals.path[0]).toBe(0);
    for (let point = 1; point < pathPoints; point++)
      expect(apart(totals.path[point]!, bill(3 * point))).toBeLessThan(1e-9);
  });
  test('evaluation: $30,000 at once and $3,000 a month; migration: once at the start, 15 % at each change', () => {
    const figures = { ...work, evaluationUsd: 30_000, migrationUsd: 40_000 };
    const parts = breakdown(totalsOf(apiOption(), workOf(figures)));
    expect(parts.evaluation).toBeCloseTo(30_000 + 36 * 3_000, 6);
    expect(parts.migration).toBeCloseTo(40_000 * (1 + 3 * 0.15), 6);
    const inUse = breakdown(totalsOf(apiOption({ moving: 0, evaluating: false }), workOf(figures)));
    expect(inUse.evaluation).toBeCloseTo(36 * 3_000, 6);
    expect(inUse.migration).toBeCloseTo(40_000 * 3 * 0.15, 6);
  });
  test('independence is paid by what depends on one vendor only', () => {
    const figures = { ...work, independenceUsdPerYear: 12_000 };
    expect(breakdown(totalsOf(apiOption(), workOf(figures))).preference).toBeCloseTo(36_000, 6);
    const open = apiOption({}, { kind: 'hosted-open', open: true, origin: 'US' });
    open.option.kind = 'hosted-open';
    expect(breakdown(totalsOf(open, workOf(figures))).preference).toBe(0);
  });
  test('parts add up to the cost, failures apart from bills', () => {
    const figures = {
      ...work,
      reference: 1,
      noticed: 0.3,
      unnoticedUsd: 2,
      noticedUsd: 0.1,
      evaluationUsd: 30_000,
      migrationUsd: 40_000,
      independenceUsdPerYear: 5_000,
      outageUsdPerDay: 100,
    };
    const gated = worldOf({ gating: { start: 3.5, length: 4 } });
    const totals = totalsOf(apiOption(), workOf(figures), gated, 0.08);
    const parts = breakdown(totals);
    const sum = costParts.reduce((all, part) => all + parts[part], 0);
    expect(apart(sum, totals.cost[0]!)).toBeLessThan(1e-12);
    expect(apart(totals.cost[0]! - parts.failures, totals.bills[0]!)).toBeLessThan(1e-12);
    expect(parts.events).toBeGreaterThan(0);
  });
});
