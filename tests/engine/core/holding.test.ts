import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  heldFleet,
  holdFleet,
  splitLognormalAt,
  splitLognormalOf,
  type Holding,
} from '#engine/simulate/holding.ts';
import { months } from '#engine/world/period.ts';
import { workOf, worldOf, type WorldFigures } from './futures.ts';

const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0);
const gpusBy = (by: (month: number) => number) =>
  Float64Array.from({ length: months }, (_, t) => by(t));

function held(
  holding: Holding,
  gpus: (month: number) => number,
  world: WorldFigures = {},
  work: Parameters<typeof workOf>[0] = {},
  inPlace = false,
) {
  // Who owns writes every month anew, whatever an earlier draw left; who rents leaves what was bought.
  for (const months of Object.values(heldFleet)) months.fill(holding.kind === 'owned' ? 7 : 0);
  heldFleet.gpus.set(gpusBy(gpus));
  const rent = holding.kind === 'rented' ? splitLognormalOf(holding) : null;
  holdFleet(holding, rent, workOf(work), worldOf(world), 0, inPlace);
  const { running, bought, residual } = heldFleet;
  return { running: running.slice(), bought: bought.slice(), residual: residual.slice() };
}
const rented = (commitment: '1-year' | '3-year' | 'on-demand', usd = 2): Holding => ({
  kind: 'rented',
  commitment,
  p10: usd,
  p50: usd,
  p90: usd,
});

describe('rented GPUs, by hand', () => {
  test('8 GPUs at $2 an hour, 730.56 hours and 15 % overhead are $13,442 a month', () => {
    const { running, bought, residual } = held(rented('on-demand'), () => 8, { gpuOverhead: 1.15 });
    expect(running[0]).toBeCloseTo(8 * 2 * 730.56 * 1.15, 8);
    expect(running[0]).toBeCloseTo(13_442.3, 1);
    expect(sum(bought) + sum(residual)).toBe(0);
  });
  const falling = (t: number) => (t < 5 ? 10 : 4);
  const rent = (t: number) => 1 - t / 100;
  const perGpu = 2 * 730.56;
  test('on demand follows need and rent each month', () => {
    const { running } = held(rented('on-demand'), falling, { rent });
    expect(running[4]).toBeCloseTo(10 * perGpu * 0.96, 8);
    expect(running[20]).toBeCloseTo(4 * perGpu * 0.8, 8);
  });
  test('a year’s commitment keeps size and price until it ends', () => {
    const { running } = held(rented('1-year'), falling, { rent });
    expect(running[11]).toBeCloseTo(10 * perGpu, 8);
    expect(running[12]).toBeCloseTo(4 * perGpu * 0.88, 8);
    expect(running[23]).toBeCloseTo(4 * perGpu * 0.88, 8);
  });
  test('three years never shrink, but grow where need does', () => {
    const { running } = held(rented('3-year'), (t) => (t === 20 ? 14 : falling(t)), { rent });
    expect(running[19]).toBeCloseTo(10 * perGpu, 8);
    expect(running[35]).toBeCloseTo(14 * perGpu, 8);
  });
  test('today’s rent is its quantile at the draw’s score', () => {
    const spread: Holding = { ...rented('on-demand'), p10: 1, p50: 2, p90: 6 } as Holding;
    const at = (rentScore: number) => held(spread, () => 1, {}, { rentScore }).running[0]! / 730.56;
    expect(at(-1.2815515655446004)).toBeCloseTo(1, 10);
    expect(at(0)).toBeCloseTo(2, 10);
    expect(at(1.2815515655446004)).toBeCloseTo(6, 10);
    expect(
      splitLognormalAt(splitLognormalOf({ p10: 1, p50: 2, p90: 6 }), -2 * 1.2815515655446004),
    ).toBeCloseTo(0.5, 10);
  });
});

describe('owned GPUs, by hand', () => {
  // $30,000 each, 10 % over the list, 40 % for server and network: $46,200. 1.2 kW each.
  const owned: Holding = { kind: 'owned', usdPerGpu: 30_000, kilowatts: 1.2, lifeMonths: 48 };
  const world = { gpuPrice: 1.1, serverUplift: 1.4, hosting: 150 };
  const fleet = held(owned, (t) => (t < 12 ? 16 : 20), world, { powerUsdPerKwh: 0.12 });
  test('16 are bought at the start and 4 in month 12', () => {
    expect(fleet.bought[0]).toBeCloseTo(16 * 46_200, 6);
    expect(fleet.bought[12]).toBeCloseTo(4 * 46_200, 6);
    expect(sum(fleet.bought)).toBeCloseTo(20 * 46_200, 6);
  });
  test('after three of four years a quarter of the price is left, after two of four a half', () => {
    expect(fleet.residual[0]).toBeCloseTo(16 * 46_200 * 0.25, 6);
    expect(fleet.residual[12]).toBeCloseTo(4 * 46_200 * 0.5, 6);
  });
  test('each month: power and rack space by the kilowatt, 5 % of the price a year in spares: $477.70', () => {
    // 1.2 × (730.56 × 0.12 + 150) + 46,200 × 0.05 / 12
    expect(fleet.running[0]! / 16).toBeCloseTo(477.7006, 3);
    expect(fleet.running[12]! / 20).toBeCloseTo(477.7006, 3);
  });
  test('what ends its life is bought again: every year for three years, nothing left', () => {
    const yearly = held({ ...owned, lifeMonths: 12 }, () => 16, world);
    [0, 12, 24].forEach((t) => expect(yearly.bought[t]).toBeCloseTo(16 * 46_200, 6));
    expect(sum(yearly.bought)).toBeCloseTo(3 * 16 * 46_200, 6);
    expect(sum(yearly.residual)).toBe(0);
    expect(yearly.running[35]).toBeCloseTo(yearly.running[0]!, 9);
  });
  test('what is in place is not bought; growth is', () => {
    const grown = held(owned, (t) => (t < 12 ? 16 : 20), world, {}, true);
    expect(grown.bought[0]).toBe(0);
    expect(sum(grown.bought)).toBeCloseTo(4 * 46_200, 6);
  });
  test('nothing is left of what is written off, and what is idle is still owned', () => {
    const short = held({ ...owned, lifeMonths: 36 }, (t) => (t === 0 ? 16 : 1), world);
    expect(sum(short.residual)).toBe(0);
    expect(short.running[35]).toBeCloseTo(short.running[0]!, 9);
  });
});

const figure = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const holdings = fc.oneof(
  fc.constantFrom(rented('on-demand'), rented('1-year'), rented('3-year')),
  fc
    .tuple(figure(1_000, 60_000), figure(0.3, 3), fc.integer({ min: 12, max: 96 }))
    .map(([usdPerGpu, kilowatts, lifeMonths]): Holding => ({
      kind: 'owned',
      usdPerGpu,
      kilowatts,
      lifeMonths,
    })),
);
const needs = fc.array(fc.nat(40), { minLength: months, maxLength: months });
const cost = (f: ReturnType<typeof held>) => sum(f.running) + sum(f.bought) - sum(f.residual);

test('idle capacity never makes a fleet cheaper: needing more, in any month, costs no less', () => {
  fc.assert(
    fc.property(holdings, needs, needs, figure(0, 0.3), (holding, need, more, powerUsdPerKwh) => {
      const world = { hosting: 150, rent: (t: number) => 1 + (t % 7) / 10 };
      const at = (by: (t: number) => number) => held(holding, by, world, { powerUsdPerKwh });
      const small = at((t) => need[t]!);
      const large = at((t) => need[t]! + more[t]!);
      // Money to the cent: sums over 36 months of up to 10^7 dollars.
      expect(cost(large)).toBeGreaterThanOrEqual(cost(small) - 1e-6 * Math.abs(cost(small)));
    }),
  );
});

test('dearer rent never lowers the cost of rented capacity', () => {
  fc.assert(
    fc.property(
      needs,
      figure(1, 4),
      figure(-3, 3),
      fc.constantFrom('on-demand', '1-year', '3-year'),
      (need, factor, rentScore, commitment) => {
        const at = (by: number) =>
          held(
            { kind: 'rented', commitment, p10: by, p50: 2 * by, p90: 3 * by },
            (t) => need[t]!,
            {},
            { rentScore },
          );
        const cheap = at(1);
        at(factor).running.forEach((usd, t) =>
          expect(usd).toBeGreaterThanOrEqual(cheap.running[t]!),
        );
      },
    ),
  );
});
