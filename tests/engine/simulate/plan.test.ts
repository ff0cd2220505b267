import { describe, expect, test } from 'vitest';
import type { Option, OptionKind } from '#engine/analysis.ts';
import type { SimOption } from '#engine/options/sim-option.ts';
import { openUniform, threefry2x32 } from '#engine/sampling/counter-generators.ts';
import { planOf, type Rival } from '#engine/simulate/plan.ts';
import { predicted } from '#engine/simulate/prediction.ts';
import { emptyTotals, pathPoints } from '#engine/simulate/totals.ts';
import { months } from '#engine/world/period.ts';

const draws = 1024;
const uniform = (i: number, stream: number) => openUniform(threefry2x32([i, stream], [7, 11])[0]);

/** A way that costs `monthly` in a month of a future. */
function way(
  id: string,
  kind: OptionKind,
  monthly: (month: number, draw: number) => number,
  option: Partial<Option> = {},
): Rival {
  const totals = emptyTotals(draws);
  for (let i = 0; i < draws; i++) {
    let sum = 0;
    for (let t = 0; t < months; t++) {
      sum += monthly(t, i);
      if ((t + 1) % 3 === 0) totals.path[i * pathPoints + (t + 1) / 3] = sum;
    }
    totals.cost[i] = sum;
  }
  expect(totals.path.length).toBe(pathPoints * draws);
  const sim = {
    option: {
      id,
      kind,
      policy: 'ride',
      offer: id,
      modelName: id,
      host: id,
      isToday: false,
      eligible: true,
      ...option,
    },
    engine: { kind: kind === 'self-rented' ? 'self-hosted' : 'hosted' },
  } as unknown as SimOption;
  return { sim, totals };
}

const mean = (values: Float64Array) => values.reduce((a, b) => a + b, 0) / values.length;

/** The plan over these ways, best first as the results list them; moving costs `move`, nothing is discounted. */
function plan(ways: Rival[], move: number, setup = 0) {
  const rivals = [...ways].sort((a, b) => mean(a.totals.cost) - mean(b.totals.cost));
  const column = (usd: number) => new Float64Array(draws).fill(usd);
  const costs = {
    migrationUsd: column(move),
    evaluationUsd: column(0),
    setupUsd: column(setup),
    discount: new Float64Array(months + 1).fill(1),
  };
  return planOf(rivals, costs, { light: 0.5, deep: 2 });
}

describe('by hand: one way is cheap for a year, the other all along', () => {
  const early = way('early', 'closed-top', (t) => (t < 12 ? 10 : 30));
  const steady = way('steady', 'hosted-open', () => 20);
  test('moving for 50 saves 720 − (120 + 50 + 480)', () => {
    const found = plan([early, steady], 50)!;
    expect([found.start, found.later, found.static]).toEqual(['early', 'steady', 'steady']);
    expect(found.savingUsd).toBeCloseTo(70, 6);
    expect([found.changedAt12, found.changedAt24, found.backAt24]).toEqual([1, 0, 0]);
    expect(found.savingError).toBeCloseTo(0, 9);
  });
  test('an easy build saves 25 more; a hard one would move no later than it pays', () => {
    const found = plan([early, steady], 50)!;
    expect(found.savingIfLightUsd).toBeCloseTo(95, 6);
    expect(found.savingIfDeepUsd).toBeCloseTo(20, 6);
  });
  test('where moving costs more than is ever saved, the best way that never changes is followed', () => {
    const found = plan([early, steady], 300)!;
    expect(found.start).toBe('steady');
    expect(found.savingUsd).toBeCloseTo(0, 6);
    expect(found.changedAt12 + found.changedAt24).toBe(0);
  });
  test('GPUs of one’s own have to be set up first', () => {
    const own = way('own', 'self-rented', () => 20, { commitment: '1-year' });
    expect(plan([early, own], 50, 30)!.savingUsd).toBeCloseTo(40, 6);
  });
  test('what binds for longer is neither left nor entered late', () => {
    const owned = way('owned', 'self-owned', () => 20, { commitment: 'owned' });
    expect(plan([early, owned], 0)).toBeNull();
    const held = way('held', 'hosted-open', () => 20, { policy: 'hold-capability' });
    const other = plan([early, held], 50);
    expect(other?.later === 'held').toBe(false);
  });
});

describe('nothing is known before it is seen', () => {
  const calm = way('calm', 'closed-top', () => 20);
  test('luck of later years that the first does not show saves nothing', () => {
    const lucky = way('lucky', 'hosted-open', (t, i) =>
      t < 12 ? 20 : 20 + 30 * (uniform(i, t < 24 ? 1 : 2) - 0.5),
    );
    const found = plan([calm, lucky], 0)!;
    // A clairvoyant would save about 12 × 7.5 / 2 twice: 90.
    expect(Math.abs(found.savingUsd)).toBeLessThan(12);
  });
  test('what lasts is acted on: half of the futures change, at once, and gain all of it', () => {
    const split = way('split', 'hosted-open', (_, i) => (uniform(i, 3) < 0.5 ? 10 : 31));
    const found = plan([calm, split], 0)!;
    expect(found.start).toBe('calm');
    expect(found.changedAt12).toBeCloseTo(0.5, 1);
    expect(found.savingUsd / 240).toBeCloseTo(found.changedAt12, 6);
  });
});

test('a prediction is linear where the target is, and uses the other half only', () => {
  const x = Float64Array.from({ length: draws }, (_, i) => uniform(i, 4));
  const y = Float64Array.from({ length: draws }, (_, i) => uniform(i, 5));
  const target = x.map((value, i) => 3 + 2 * value - 7 * y[i]!);
  predicted(target, [x, y]).forEach((value, i) => expect(value).toBeCloseTo(target[i]!, 5));
  const half = Float64Array.from({ length: draws }, (_, i) => (i % 2 === 0 ? 1 : 5));
  predicted(half, [x]).forEach((value, i) => expect(Math.round(value)).toBe(i % 2 === 0 ? 5 : 1));
});
