import { describe, expect, test } from 'vitest';
import { analyse } from '#engine/analyse.ts';
import type { AnalysisRequest, OptionResult } from '#engine/analysis.ts';
import { shippedCatalogue } from '#engine/futures.ts';
import { medianRun } from '#engine/median-run.ts';
import { discountFactors } from '#engine/simulate/discount.ts';
import { payOwed } from '#engine/simulate/owed.ts';
import { months } from '#engine/world/period.ts';
import type { WorkloadAnswers } from '#profile/session.ts';
import { benchmark } from '#profile/templates/index.ts';
import { loopsOf } from '../../bench/loop.ts';
import { only, request, says, workload } from './requests.ts';
import { begin, fillAccount, own, read } from './rows.ts';
import { workOf, worldOf } from './futures.ts';

describe('what a contract asks for, by hand', () => {
  const after = (isCredited: boolean, months_: number) => {
    begin(workOf(), worldOf(), discountFactors(0));
    fillAccount(own, 300, 0);
    payOwed({ months: months_, usdPerMonth: 1_000, isCredited });
    return read();
  };
  test('who stays pays the rest of the minimum while bound', () => {
    const run = after(true, 12);
    expect([run.bills[0], run.bills[11], run.bills[12]]).toEqual([1_000, 1_000, 300]);
    expect(run.sum('tokens')).toBeCloseTo(12 * 700, 9);
  });
  test('who leaves pays all of it as well, half a month for half a month', () => {
    const run = after(false, 2.5);
    expect(run.bills.slice(0, 4)).toEqual([1_300, 1_300, 800, 300]);
    expect(run.sum('migration')).toBeCloseTo(2_500, 9);
  });
  test('a bill above the minimum owes nothing more', () => {
    begin(workOf(), worldOf(), discountFactors(0));
    fillAccount(own, 5_000, 0);
    payOwed({ months: 60, usdPerMonth: 1_000, isCredited: true });
    expect(read().sum('tokens')).toBe(0);
  });
});

describe('in a whole analysis', () => {
  const asked = (answers: WorkloadAnswers, blocks = 1): AnalysisRequest =>
    request({
      blocks,
      organisation: { discountRate: says(0) },
      workloads: [workload({ archetype: says('support'), ...answers })],
    });
  const closed: WorkloadAnswers = { today: says('closed-top') };
  const bound = (usd: number): WorkloadAnswers => ({
    ...closed,
    boundMonths: says(18),
    boundUsd: says(usd),
  });
  const byId = (answers: WorkloadAnswers) =>
    new Map(only(analyse(asked(answers))).options.map((o) => [o.option.id, o]));
  const provider = (o: OptionResult, key: 'offer' | 'escalation' = 'offer') =>
    shippedCatalogue().offers.get(o.option[key] ?? '')?.provider;

  test('leaving costs what is left of the contract; who stays pays at most that', () => {
    const free = byId(closed);
    const tied = byId(bound(1_000));
    const today = [...tied.values()].find((o) => o.option.isToday)!;
    let left = 0;
    let stayed = 0;
    for (const [id, o] of tied) {
      const more = o.cost.mean - free.get(id)!.cost.mean;
      const vendors = [provider(o), o.option.escalation ? provider(o, 'escalation') : provider(o)];
      if (vendors.every((v) => v === provider(today))) {
        expect(more, id).toBeGreaterThanOrEqual(0);
        expect(more, id).toBeLessThanOrEqual(18_000);
        stayed++;
      } else {
        expect(more, id).toBeCloseTo(18_000, 3);
        left++;
      }
    }
    expect(Math.min(left, stayed)).toBeGreaterThan(0);
  });
  test('money owed either way decides nothing: a minimum above every bill ranks as a higher one does', () => {
    const order = (usd: number) => only(analyse(asked(bound(usd)))).options.map((o) => o.option.id);
    expect(order(3e7)).toEqual(order(2e7));
  });
  test('no months bound, nothing owed', () => {
    const unasked = byId({ ...closed, boundMonths: says(0), boundUsd: says(9e6) });
    for (const [id, o] of byId(closed)) expect(unasked.get(id)!.cost.mean, id).toBe(o.cost.mean);
  });
  test('at median inputs what is owed stands by month: up to the minimum, and nothing after', () => {
    const plain = asked(bound(5_000));
    const ids = only(analyse(plain)).options.map((o) => o.option.id);
    const { workloads } = medianRun(plain, { w0: ids });
    for (const o of workloads[0]!.options)
      expect(
        o.owed.slice(0, 18).every((usd) => usd >= 0),
        o.option.id,
      ).toBe(true);
    const moved = workloads[0]!.options.filter((o) => o.owed.every((usd, t) => t >= 18 || usd > 0));
    expect(moved.length).toBeGreaterThan(0);
    for (const { owed } of moved) expect(owed[17]).toBeLessThanOrEqual(5_000 + 1e-6);
    for (const { owed } of workloads[0]!.options)
      expect(owed.slice(18).map((usd) => Math.round(usd))).toEqual(new Array(months - 18).fill(0));
  });
});

test('the loop of objects owes the same', () => {
  const make: typeof benchmark.make = (...args) => {
    const session = benchmark.make(...args);
    for (const scenario of session.scenarios)
      for (const each of scenario.workloads)
        Object.assign(each.answers, {
          today: says('closed-top'),
          boundMonths: says(7),
          boundUsd: says(40_000),
        });
    return session;
  };
  expect(loopsOf(8, { ...benchmark, make }).apart()).toBeLessThan(1e-10);
});
