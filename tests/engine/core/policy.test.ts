import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  candidateLag,
  closedCourse,
  emptyCourse,
  openCourse,
  openDistance,
  type Course,
} from '#engine/simulate/policy.ts';
import type { UpgradePolicy } from '#engine/analysis.ts';
import type { World } from '#engine/world/world.ts';
import { months } from '#engine/world/period.ts';
import { worldOf } from './futures.ts';

const all = Array.from({ length: months }, (_, t) => t);
const paid = (course: Course) =>
  all.filter((t) => course.change[t]! > 0).map((t) => [t, course.change[t]]);

function closed(
  policy: UpgradePolicy,
  world: World,
  behind = 6,
  firstLife = Infinity,
  successor = { behind, priceRatio: 1 },
): Course {
  const course = emptyCourse();
  closedCourse(course, policy, world, 0, behind, firstLife, successor);
  return course;
}

interface Open {
  gap?: number;
  hidden?: boolean;
  origin?: string;
  own?: boolean;
  successor?: { gap: number; priceRatio: number };
}
function open(policy: UpgradePolicy, world: World, o: Open = {}): Course {
  const course = emptyCourse();
  openCourse(
    course,
    policy,
    world,
    0,
    o.gap ?? 1,
    o.hidden ?? false,
    o.origin ?? 'US',
    o.own ?? false,
    o.successor ?? null,
  );
  return course;
}

describe('closed models', () => {
  const world = worldOf({ closedTier: (t) => 1 - t / 100, closedHold: (t) => 1 - t / 50 });
  test('riding the ladder: capability moves a month a month, the price is the tier’s', () => {
    const course = closed('ride', world);
    expect([0, 12, 35].map((t) => course.capability[t])).toEqual([-6, 6, 29]);
    expect([0, 12].map((t) => course.price[t])).toEqual([1, 0.88]);
    expect(paid(course)).toEqual([
      [9, 0.15],
      [18, 0.15],
      [27, 0.15],
    ]);
  });
  test('holding the capability: it stays, and the price falls with it', () => {
    const course = closed('hold-capability', world);
    expect(new Set(course.capability)).toEqual(new Set([-6]));
    expect([0, 10].map((t) => course.price[t])).toEqual([1, 0.8]);
    expect(paid(course)).toEqual([
      [9, 0.15],
      [18, 0.15],
      [27, 0.15],
    ]);
  });
  test('holding the version: retired after its life, then the newest at the price of its day', () => {
    const course = closed('hold-version', worldOf({ closedTier: (t) => 1 + t, closedLife: 14.4 }));
    expect([0, 13, 14, 27, 28, 35].map((t) => course.capability[t])).toEqual([
      -6, -6, 8, 8, 22, 22,
    ]);
    expect([0, 13, 14, 27, 28].map((t) => course.price[t])).toEqual([1, 1, 15, 15, 29]);
    expect(paid(course)).toEqual([
      [14, 0.15],
      [28, 0.15],
    ]);
  });
  test('an announced end comes first; then a current model of the tier at its own price', () => {
    const world = worldOf({ closedTier: (t) => 1 + t, closedLife: 20 });
    const course = closed('hold-version', world, 6, 4, { behind: 1, priceRatio: 2.5 });
    expect([0, 3, 4, 23, 24].map((t) => course.capability[t])).toEqual([-6, -6, 3, 3, 23]);
    expect([3, 4, 24].map((t) => course.price[t])).toEqual([1, 12.5, 62.5]);
    expect(paid(course)).toEqual([
      [4, 0.15],
      [24, 0.15],
    ]);
  });
  test('no version lives less than a quarter', () => {
    expect(paid(closed('hold-version', worldOf({ closedLife: 0.2 }))).slice(0, 2)).toEqual([
      [3, 0.15],
      [6, 0.15],
    ]);
  });
});

describe('open weights', () => {
  const lag = (t: number) => 5 + t / 10;
  test('the field stands its lag behind, and further on unseen work', () => {
    const world = worldOf({ lag, extraLag: 2 });
    expect(openDistance(world, 0, 10, false)).toBe(6);
    expect(openDistance(world, 0, 10, true)).toBe(8);
  });
  test('riding: capability is the month less the field’s distance and the own gap', () => {
    const course = open('ride', worldOf({ lag, openTier: (t) => 1 + t / 10 }), {
      gap: 1,
      hidden: true,
    });
    [0, 10, 35].forEach((t) => expect(course.capability[t]).toBeCloseTo(t - lag(t) - 2 - 1, 12));
    expect(course.price[10]).toBe(2);
    expect(paid(course)).toEqual([
      [9, 0.15],
      [18, 0.15],
      [27, 0.15],
    ]);
  });
  test('renewing one’s own: every nine months at half of a migration', () => {
    const course = open('renew', worldOf({ lag: 5 }), { own: true });
    expect([0, 8, 9, 17, 18, 35].map((t) => course.capability[t])).toEqual([-6, -6, 3, 3, 12, 21]);
    expect(paid(course)).toEqual([
      [9, 0.5],
      [18, 0.5],
      [27, 0.5],
    ]);
  });
  test('a host drops a held version after its life; weights held by oneself never retire', () => {
    const world = worldOf({
      lag: 5,
      hostLife: 10,
      openTier: (t) => 1 + t,
      openSame: (t) => 1 - t / 100,
    });
    const hosted = open('hold-version', world);
    expect([9, 10, 20, 30].map((t) => hosted.capability[t])).toEqual([-6, 4, 14, 24]);
    // At month 15: adopted in month 10 at 11 times today's price, held for five months since.
    expect(hosted.price[15]).toBeCloseTo(11 * 0.95, 12);
    expect(paid(hosted)).toEqual([
      [10, 0.15],
      [20, 0.15],
      [30, 0.15],
    ]);
    const own = open('hold-version', world, { own: true });
    expect(new Set(own.capability)).toEqual(new Set([-6]));
    expect(paid(own)).toEqual([]);
  });
  test('what a host drops is followed by the best of the field', () => {
    const world = worldOf({ lag: 5, hostLife: 10 });
    const course = open('hold-version', world, { gap: 3, successor: { gap: 0, priceRatio: 4 } });
    expect([9, 10].map((t) => course.capability[t])).toEqual([-8, 5]);
    expect([9, 10].map((t) => course.price[t])).toEqual([1, 4]);
  });
  test('a rider who may not take new releases keeps the price of the old one', () => {
    const openRestriction = { start: 5.5, length: 100 };
    const prices = { openTier: (t: number) => 1 + t, openSame: (t: number) => 1 - t / 100 };
    const { price } = open('ride', worldOf({ ...prices, openRestriction }));
    expect(price[5]).toBe(6);
    expect(price[15]).toBeCloseTo(6 * 0.9, 12);
  });
  test('while new releases are barred the model is held, and catches up afterwards', () => {
    const world = worldOf({ lag: 5, openRestriction: { start: 4.5, length: 10 } });
    const course = open('ride', world);
    expect([4, 5, 14, 15].map((t) => course.capability[t])).toEqual([-2, -2, -2, 9]);
    expect(open('renew', world, { own: true }).capability[9]).toBe(-6);
  });
  test('a bar by origin holds that origin and leaves others alone', () => {
    const calm = worldOf();
    const barred = worldOf({ originRestriction: { start: 2, length: 30, barsUse: 1 } });
    for (const policy of ['ride', 'renew', 'hold-version', 'hold-capability'] as const)
      for (const own of [false, true]) {
        expect(open(policy, barred, { origin: 'US', own })).toEqual(
          open(policy, calm, { origin: 'US', own }),
        );
        expect(open(policy, barred, { origin: 'FR', own })).toEqual(
          open(policy, calm, { origin: 'FR', own }),
        );
      }
    expect(open('ride', barred, { origin: 'CN' }).capability[20]).toBeLessThan(
      open('ride', calm, { origin: 'CN' }).capability[20]!,
    );
  });
});

test('a lag’s low, likely and high are its P10, P50 and P90', () => {
  const lag = { low: 2, likely: 5, high: 11 };
  expect(candidateLag(lag, 0)).toBe(5);
  expect(candidateLag(lag, -1.2815515655446004)).toBeCloseTo(2, 12);
  expect(candidateLag(lag, 1.2815515655446004)).toBeCloseTo(11, 12);
});

/** Any world: lag and prices wander, lives and bars come as they like. */
const figure = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const anyWorld = fc
  .record({
    lag: fc.array(figure(0, 20), { minLength: months, maxLength: months }),
    closedLife: figure(1, 40),
    hostLife: figure(1, 40),
    all: fc.record({ start: figure(0, 50), length: figure(0, 40) }),
    some: fc.record({ start: figure(0, 50), length: figure(0, 40) }),
  })
  .map((w) =>
    worldOf({
      lag: (t) => w.lag[t]!,
      closedLife: w.closedLife,
      hostLife: w.hostLife,
      openRestriction: w.all,
      originRestriction: w.some,
    }),
  );
const closedPolicies = ['ride', 'hold-capability', 'hold-version'] as const;
const openPolicies = ['ride', 'hold-capability', 'hold-version', 'renew'] as const;

test('more lag never helps: capability falls by it in every month, price and changes stay', () => {
  fc.assert(
    fc.property(
      anyWorld,
      figure(0, 20),
      figure(0, 20),
      fc.boolean(),
      (world, behind, more, own) => {
        const pairs = [
          ...closedPolicies.map((p) => [closed(p, world, behind), closed(p, world, behind + more)]),
          ...openPolicies.map((p) => [
            open(p, world, { gap: behind, origin: 'CN', own }),
            open(p, world, { gap: behind + more, origin: 'CN', own }),
          ]),
        ];
        for (const [near, far] of pairs) {
          for (const t of all)
            expect(near!.capability[t]! - far!.capability[t]!).toBeCloseTo(more, 9);
          expect(far!.price).toEqual(near!.price);
          expect(far!.change).toEqual(near!.change);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('a held version never gains capability without paying for an upgrade', () => {
  fc.assert(
    fc.property(anyWorld, fc.boolean(), (world, own) => {
      const held = [
        closed('hold-version', world),
        closed('hold-capability', world),
        open('hold-version', world, { own, origin: 'CN' }),
        open('hold-capability', world, { own, origin: 'CN' }),
        open('renew', world, { own, origin: 'CN' }),
      ];
      for (const course of held)
        for (const t of all.slice(1))
          if (course.capability[t]! > course.capability[t - 1]!)
            expect(course.change[t], `month ${t}`).toBeGreaterThan(0);
    }),
    { numRuns: 60 },
  );
});
