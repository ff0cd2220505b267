import { describe, expect, test } from 'vitest';
import type { OptionKind } from '#engine/analysis.ts';
import { discountFactors } from '#engine/simulate/discount.ts';
import { account } from '#engine/simulate/accounts.ts';
import { applyEvents, struckBy, type Exposure } from '#engine/simulate/events.ts';
import type { FallbackKind } from '#engine/simulate/fallback-kinds.ts';
import { slots } from '#engine/simulate/slots.ts';
import { strikesOf } from '#engine/simulate/strikes.ts';
import { months } from '#engine/world/period.ts';
import { workOf, worldOf, type WorldFigures } from './futures.ts';
import { begin, fillAccount, own, read } from './rows.ts';

const flat = discountFactors(0);
const outage = workOf({ outageUsdPerDay: 1_000, migrationUsd: 40_000 });

/** Bills and failures a month of the ways to fall back on. */
type Ways = Partial<Record<FallbackKind, readonly [number, number]>>;
const accountsOf = { 'closed-small': 0, 'closed-tenancy': 1, 'hosted-open': 2 } as const;

/** What events add to an option that bills 100 and loses 10 a month. */
function after(exposure: Exposure, figures: WorldFigures, ways: Ways = {}, work = outage) {
  const world = worldOf(figures);
  begin(work, world, flat);
  const fallbacks = Object.fromEntries(
    Object.entries(ways).map(([kind, [bills, failures]]) => {
      const of = account.firstFallback + slots * accountsOf[kind as FallbackKind];
      return [kind, fillAccount(of, bills, failures)];
    }),
  );
  fillAccount(own, 100, 10);
  applyEvents(struckBy(exposure, world.events, fallbacks), strikesOf(world), work, 0);
  return read();
}
const exposure = (kind: OptionKind, over: Partial<Exposure> = {}): Exposure => ({
  kind,
  open: ['hosted-open', 'self-rented', 'self-owned', 'tuned', 'router-open'].includes(kind),
  origin: null,
  routed: false,
  hosted: !['self-rented', 'self-owned', 'tuned'].includes(kind),
  ...over,
});
const untouched = (run: ReturnType<typeof read>) => {
  expect(run.bills).toEqual(new Array(months).fill(100));
  expect(run.failures).toEqual(new Array(months).fill(10));
  expect(run.sum('events')).toBe(0);
};
const gating = { start: 3.25, length: 1.5 };

describe('gating of the closed frontier, by hand', () => {
  test('with nothing to fall back on each day costs an outage: three quarters of month 3 and of month 4', () => {
    const run = after(exposure('closed-top'), { gating });
    [0, 0, 0, 22_830, 22_830, 0].forEach((usd, t) =>
      expect(run.bills[t]! - 100).toBeCloseTo(usd, 6),
    );
    expect(run.sum('events')).toBeCloseTo(1.5 * 30.44 * 1_000, 6);
    expect(run.failures[3]).toBe(10);
  });
  test('with a fallback those months cost and fail as it does', () => {
    const run = after(exposure('closed-top'), { gating }, { 'closed-small': [60, 80] });
    expect(run.bills[3]).toBeCloseTo(100 - 0.75 * 40, 9);
    expect(run.failures[4]).toBeCloseTo(10 + 0.75 * 70, 9);
    expect(run.sum('events')).toBeCloseTo(1.5 * 30, 9);
  });
  test('a draw falls back on its own months, not on those of the first', () => {
    const draw = slots + 1;
    const world = worldOf({ draws: draw + 1, gating });
    const work = workOf({ draws: draw + 1 });
    begin(work, world, flat);
    const fallback = fillAccount(account.firstFallback, 60, 20);
    fillAccount(fallback + 1, 60, 80);
    fillAccount(own, 100, 10);
    const struck = struckBy(exposure('closed-top'), world.events, { 'closed-small': fallback });
    applyEvents(struck, strikesOf(world), work, draw);
    expect(read().failures[4]).toBeCloseTo(10 + 0.75 * 70, 9);
    expect(read().sum('events')).toBeCloseTo(1.5 * 30, 9);
  });
  test('a fallback that would have been better anyway is no gain', () => {
    untouched(after(exposure('closed-top'), { gating }, { 'closed-small': [60, 20] }));
  });
  test('a second cut counts like the first', () => {
    const twice = [gating, { start: 20, length: 2 }];
    const run = after(exposure('closed-top'), { gating: twice });
    expect(run.sum('events')).toBeCloseTo(3.5 * 30_440, 6);
  });
  test('the best fallback allowed is taken: closed-small before hosted-open', () => {
    const both: Ways = { 'hosted-open': [0, 999], 'closed-small': [100, 11] };
    expect(after(exposure('closed-top'), { gating }, both).failures[3]).toBeCloseTo(10.75, 9);
    const open: Ways = { 'hosted-open': [100, 30] };
    expect(after(exposure('closed-top'), { gating }, open).failures[3]).toBeCloseTo(25, 9);
  });
  test('a router loses only the share that the closed model answers', () => {
    const routed = exposure('router-open', { routed: true });
    const work = workOf({ outageUsdPerDay: 1_000, routedShare: 0.6 });
    expect(after(routed, { gating }, {}, work).sum('events')).toBeCloseTo(0.4 * 1.5 * 30_440, 6);
  });
  test.each(['self-rented', 'self-owned', 'tuned', 'hosted-open'] as const)(
    'never touches %s',
    (kind) => {
      untouched(after(exposure(kind, { origin: 'CN' }), { gating, gatingWorkhorse: gating }));
    },
  );
  test('closed-small is touched by its own event alone', () => {
    untouched(after(exposure('closed-small'), { gating }));
    expect(after(exposure('closed-small'), { gatingWorkhorse: gating }).bills[3]).toBeGreaterThan(
      100,
    );
  });
});

describe('restrictions', () => {
  const bar = { start: 5, length: 100, barsUse: 1 } as const;
  test('by origin leave other origins alone, in every way to run', () => {
    for (const kind of [
      'hosted-open',
      'self-rented',
      'self-owned',
      'tuned',
      'router-open',
    ] as const) {
      untouched(after(exposure(kind, { origin: 'US' }), { originRestriction: bar }));
      untouched(after(exposure(kind, { origin: 'FR' }), { originRestriction: bar }));
      const hit = after(exposure(kind, { origin: 'CN' }), { originRestriction: bar });
      expect(hit.sum('events')).toBeGreaterThan(40_000);
    }
  });
  test('with a fallback, moving there is paid in full beside what it costs more', () => {
    const other: Ways = { 'closed-small': [100, 30] };
    const hit = after(exposure('hosted-open'), { openRestriction: bar }, other);
    expect(hit.sum('events')).toBeCloseTo(40_000 + 31 * 20, 6);
    expect(hit.bills[5]).toBeCloseTo(40_100, 6);
    expect(hit.failures[35]).toBeCloseTo(30, 9);
  });
  test('on new releases leave weights in use alone', () => {
    const releases = { ...bar, barsUse: 0 } as const;
    for (const kind of ['hosted-open', 'self-owned'] as const)
      untouched(
        after(exposure(kind, { origin: 'CN' }), {
          openRestriction: releases,
          originRestriction: releases,
        }),
      );
  });
  test('on use touch all open weights and no closed model', () => {
    untouched(after(exposure('closed-top'), { openRestriction: bar }));
    untouched(
      after(exposure('router-closed'), {
        openRestriction: bar,
      }),
    );
    const hit = after(exposure('self-owned', { origin: 'US' }), { openRestriction: bar });
    // A migration in month 5 and an outage each day from then on.
    expect(hit.sum('events')).toBeCloseTo(40_000 + 31 * 30_440, 5);
  });
});

describe('a host that fails', () => {
  test('costs a change of setting, 15 % of a migration, and no outage', () => {
    const run = after(exposure('hosted-open'), { hostDrop: 7.9 });
    expect(run.bills[7]).toBeCloseTo(100 + 6_000, 9);
    expect(run.sum('events')).toBeCloseTo(6_000, 9);
  });
  test('touches no one who hosts the weights oneself', () => {
    untouched(after(exposure('self-rented'), { hostDrop: 7.9 }));
    untouched(after(exposure('tuned'), { hostDrop: 7.9 }));
  });
});

test('an event after the last month changes nothing', () => {
  const late = { start: 36, length: 5, barsUse: 1 } as const;
  untouched(
    after(exposure('router-open', { origin: 'CN', routed: true }), {
      gating: late,
      openRestriction: late,
      originRestriction: late,
      hostDrop: 36,
    }),
  );
});
