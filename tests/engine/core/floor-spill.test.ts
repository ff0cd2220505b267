import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pieceAt, shareBelow, weekCurve } from '#engine/serving/week-curve.ts';
import { discountFactors } from '#engine/simulate/discount.ts';
import { account, clearAccount } from '#engine/simulate/accounts.ts';
import { applyEvents, struckBy, type Exposure, type Fallbacks } from '#engine/simulate/events.ts';
import { floorCalls, type Floor } from '#engine/simulate/floor-fleet.ts';
import { simulateFloorSpill } from '#engine/simulate/floor-spill.ts';
import { splitLognormalOf } from '#engine/simulate/holding.ts';
import { strikesOf } from '#engine/simulate/strikes.ts';
import { fillWeights, type SelfHosting } from '#engine/simulate/self-hosted.ts';
import { hosting } from './fleets.ts';
import { workOf, worldOf, type WorkloadFigures, type WorldFigures } from './futures.ts';
import { begin, fillAccount, fillModel, own, read, rowA, rowB } from './rows.ts';

const flat = discountFactors(0);
const secondsPerMonth = 30.44 * 24 * 3600;
const gpuMonth = 2 * 730.56;
const below = (weights: readonly number[], level: number) => {
  const curve = weekCurve(weights);
  return shareBelow(curve, level, pieceAt(curve, level, 0));
};

describe('share of a week below a level', () => {
  test('by hand: half of the hours at 0.2 and half at 1.8 of the mean', () => {
    const at = (level: number) => below([0.2, 1.8, 0.2, 1.8], level);
    expect(at(0)).toBe(0);
    expect(at(0.1)).toBeCloseTo(0.1, 12);
    expect(at(0.2)).toBeCloseTo(0.2, 12);
    expect(at(1)).toBeCloseTo(0.6, 12);
    expect(at(1.8)).toBe(1);
    expect(at(50)).toBe(1);
  });
  test('is what each hour gives up to the level, from wherever the search begins', () => {
    const hours = fc.array(fc.double({ min: 0, max: 9, noNaN: true }), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(
        hours,
        fc.double({ min: 0, max: 10, noNaN: true }),
        fc.nat(40),
        (raw, x, near) => {
          const mean = raw.reduce((a, b) => a + b, 0) / raw.length;
          fc.pre(mean > 0.01);
          const weights = raw.map((weight) => weight / mean);
          const curve = weekCurve(weights);
          const found = shareBelow(curve, x, pieceAt(curve, x, Math.min(near, curve.rates.length)));
          const direct = weights.reduce((sum, w) => sum + Math.min(w, x), 0) / weights.length;
          expect(found).toBeCloseTo(direct, 9);
        },
      ),
    );
  });
});

const floor: Floor = { curve: weekCurve([0.2, 1.8]), level: 1, withinHour: 1, term: 1 };
/** Failure rate and price of the API. */
const api = (failure: number, usd: number): readonly [number, number] => [failure, usd];

/** Both legs as they stand: what each bills, and the share of requests that it answers. */
const legsNow = () => ({
  floor: { run: read(account.floor), calls: [...floorCalls.served] },
  spill: { run: read(account.spill), calls: [...floorCalls.away] },
});

/** One future with a mean load of `rps` requests a second; both legs never fail unless said. */
function future(
  over: Partial<Floor> & Pick<Partial<SelfHosting>, 'holding'>,
  work: WorkloadFigures = {},
  series = api(0, 0.01),
  rps = 1,
) {
  const { holding = hosting.holding, ...changed } = over;
  const w = workOf({ reference: 60, ceiling: 60, volume: rps * secondsPerMonth, ...work });
  const fleet = { ...hosting, holding, floor: { ...floor, ...changed } };
  const world = worldOf({ lag: 6 });
  const rent = holding.kind === 'rented' ? splitLognormalOf(holding) : null;
  begin(w, world, flat);
  clearAccount(own);
  fillModel(rowB, ...series);
  fillWeights(fleet, rowA, w, world, 0);
  simulateFloorSpill(fleet, rowA, rent, rowB, 1, w, world, 0, own);
  return { run: read(), legs: legsNow(), w };
}

describe('a floor with spill, by hand', () => {
  test('one replica for a load of one a second serves 60 %, the rest is bought', () => {
    const { run, legs } = future({});
    expect(legs.floor.run.bills[0]).toBeCloseTo(2 * gpuMonth, 8);
    expect(legs.spill.run.bills[0]).toBeCloseTo(0.4 * secondsPerMonth * 0.01, 8);
    expect(run.bills[0]).toBeCloseTo(2 * gpuMonth + 0.4 * secondsPerMonth * 0.01, 8);
    expect(run.sum('gpus')).toBeCloseTo(36 * 2 * gpuMonth, 6);
    expect(run.sum('tokens')).toBeCloseTo(36 * 0.4 * secondsPerMonth * 0.01, 5);
  });
  test('what the busiest minutes need is kept free: with bursts of twice the hour it serves 35 %', () => {
    const { legs } = future({ withinHour: 2 });
    expect(legs.floor.calls[0]).toBeCloseTo((0.2 + 0.5) / 2, 12);
  });
  test('failures are those of whoever answers', () => {
    const work = { reference: 0, ceiling: 60, qualityLoss: 0, unnoticedUsd: 3 };
    const { run } = future({}, work, api(0.1, 0));
    expect(run.failures[0]).toBeCloseTo(3 * secondsPerMonth * (0.6 * 0.5 + 0.4 * 0.1), 6);
    expect(run.sum('successNow')).toBeCloseTo(1 - 0.34, 12);
    expect(run.sum('successEnd')).toBeCloseTo(1 - 0.34, 12);
  });
  test('each leg runs its own noticed failures once more', () => {
    const work = { reference: 0, ceiling: 60, qualityLoss: 0, noticed: 0.5 };
    const { legs } = future({ level: 0.8 }, work, api(0.2, 0.01));
    // 1.25 requests a second with the second runs: one replica reaches 0.8 of their mean.
    expect(legs.floor.calls[0]).toBeCloseTo((0.2 + 0.8) / 2, 12);
    expect(legs.spill.run.bills[0]).toBeCloseTo(0.5 * secondsPerMonth * 0.01 * 1.1, 8);
  });
  test('a fleet that covers the peak spills nothing, and one replica is the least', () => {
    expect(future({ level: 1.8 }, {}, api(0, 0.01), 10).run.sum('tokens')).toBe(0);
    const { legs } = future({}, {}, api(0, 0.01), 0.01);
    expect(legs.floor.run.bills[0]).toBeCloseTo(2 * gpuMonth, 8);
    expect(legs.floor.calls[0]).toBe(1);
  });
  test('what is rented for a year is used all the year when the load falls', () => {
    const falling = { volume: (t: number) => (t < 6 ? 2 : 1) * secondsPerMonth };
    const holding = { ...hosting.holding, commitment: '1-year' } as SelfHosting['holding'];
    const { legs } = future({ holding, term: 12 }, falling);
    const [calls, bills] = [legs.floor.calls, legs.floor.run.bills];
    expect([calls[5], calls[6], calls[12]].map((x) => Number(x!.toFixed(9)))).toEqual([
      0.6, 1, 0.6,
    ]);
    expect(bills[6]).toBeCloseTo(4 * gpuMonth, 8);
    expect(bills[12]).toBeCloseTo(2 * gpuMonth, 8);
  });
});

describe('idle capacity', () => {
  const gpus = (level: number, rps: number) =>
    future({ level }, {}, api(0, 0.01), rps).run.sum('gpus');
  test('is paid as used capacity is: half the load at twice the level costs the same', () => {
    const level = fc.double({ min: 0.1, max: 5, noNaN: true });
    const rps = fc.double({ min: 0.1, max: 50, noNaN: true });
    fc.assert(
      fc.property(level, rps, (x, load) => {
        expect(gpus(2 * x, load / 2)).toBe(gpus(x, load));
      }),
      { numRuns: 60 },
    );
  });
  test('never makes it cheaper: a larger floor costs no less in GPUs', () => {
    const level = fc.double({ min: 0.1, max: 5, noNaN: true });
    fc.assert(
      fc.property(level, level, (a, b) => {
        expect(gpus(Math.max(a, b), 7)).toBeGreaterThanOrEqual(gpus(Math.min(a, b), 7));
      }),
      { numRuns: 60 },
    );
  });
});

describe('events strike one leg', () => {
  const cut = { start: 3, length: 1 };
  const weights: Omit<Exposure, 'leg'> = {
    kind: 'self-rented',
    open: true,
    origin: 'CN',
    routed: false,
    hosted: false,
  };
  const closed: Omit<Exposure, 'leg'> = {
    kind: 'closed-top',
    open: false,
    origin: null,
    routed: false,
    hosted: true,
  };
  function after(world: WorldFigures, fallbacks: Fallbacks = {}) {
    const { run: before, w } = future({}, { outageUsdPerDay: 1_000 });
    const struckWorld = worldOf(world);
    for (const exposure of [
      { ...weights, leg: { account: account.floor, calls: floorCalls.served } },
      { ...closed, leg: { account: account.spill, calls: floorCalls.away } },
    ])
      applyEvents(struckBy(exposure, struckWorld.events, fallbacks), strikesOf(struckWorld), w, 0);
    const run = read();
    const added = run.bills.map((usd, t) => usd - before.bills[t]!);
    return { run, legs: legsNow(), added };
  }
  const other = (bills: number, failures: number) =>
    fillAccount(account.firstFallback, bills, failures);

  test('gating stops the 40 % that the API answers, and the fleet goes on', () => {
    const { run, legs, added } = after({ gating: cut });
    expect(added[3]).toBeCloseTo(0.4 * 30.44 * 1_000, 6);
    expect(added[4]).toBe(0);
    expect(legs.floor.run.bills[3]).toBeCloseTo(2 * gpuMonth, 8);
    expect(run.sum('events')).toBeCloseTo(0.4 * 30_440, 6);
  });
  test('with a fallback its 40 % cost and fail as there, and GPUs are paid as before', () => {
    const { run, added } = after({ gating: cut }, { 'hosted-open': other(24_000, 5_000) });
    const spilt = 0.4 * secondsPerMonth * 0.01;
    expect(added[3]).toBeCloseTo(0.4 * 24_000 - spilt, 6);
    expect(run.failures[3]).toBeCloseTo(0.4 * 5_000, 6);
    expect(run.bills[3]).toBeCloseTo(2 * gpuMonth + 0.4 * 24_000, 6);
  });
  test('a ban on the use of the weights stops the 60 % of the fleet and leaves the API alone', () => {
    const { added, legs } = after({ originRestriction: { ...cut, barsUse: 1 } });
    expect(added[3]).toBeCloseTo(0.6 * 30_440, 6);
    expect(legs.spill.run.bills[3]).toBeCloseTo(0.4 * secondsPerMonth * 0.01, 8);
  });
  test('nothing happens, nothing is added', () => {
    expect(after({}).added.every((usd) => usd === 0)).toBe(true);
  });
});
