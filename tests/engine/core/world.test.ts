import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shippedCatalogue } from '#engine/futures.ts';
import { outlookWeights, type OutlookWeights } from '#engine/inputs/outlook-weights.ts';
import { organisationValues } from '#engine/inputs/in-force.ts';
import { outlookOf, uniforms } from '#engine/inputs/draw-input.ts';
import { worldTable } from '#engine/inputs/input-table.ts';
import { priorSpread } from '#engine/inputs/prior-spread.ts';
import type { OptionKind } from '#engine/analysis.ts';
import {
  candidateInputs,
  outlookColumn,
  pathColumns,
  worldInputs,
  type Circumstances,
} from '#engine/inputs/world-inputs.ts';
import { discountFactors } from '#engine/simulate/discount.ts';
import { applyEvents, struckBy } from '#engine/simulate/events.ts';
import { strikesOf } from '#engine/simulate/strikes.ts';
import { pathScores } from '#engine/world/volatility.ts';
import { worldEvents, type WorldEvent } from '#engine/world/world-events.ts';
import { workOf } from './futures.ts';
import { begin, fillAccount, own, read } from './rows.ts';
import { globalDimension } from '#engine/sampling/dimensions.ts';
import { DRAWS_PER_BLOCK } from '#engine/sampling/draw-table.ts';
import { months } from '#engine/world/period.ts';
import { worldBlock, worldSource } from '#engine/world/world-block.ts';
import { decayMonths, type Spell } from '#engine/world/happenings.ts';
import { collected, reverting, yearly, type World } from '#engine/world/world.ts';
import { defaultSeed } from '#profile/session.ts';

const catalogue = shippedCatalogue();
const draws = { seed: defaultSeed, blocks: 8 };
const all = draws.blocks * DRAWS_PER_BLOCK;
const one = (value: number) => Float64Array.of(value);

function drawn(circumstances: Circumstances, weights: OutlookWeights = [20, 65, 15]) {
  const outlook = outlookOf(uniforms(globalDimension(outlookColumn), draws), weights);
  const table = worldTable(catalogue, organisationValues({}), circumstances, outlook, draws);
  const source = worldSource(catalogue, table, draws);
  const blocks = Array.from({ length: draws.blocks }, (_, b) => worldBlock(source, b));
  return { table, blocks };
}
const elsewhere = drawn({ jurisdiction: 'other', sector: 'private' });

/** Three standard errors of a share of n independent draws; scrambled points scatter less. */
const scatter = (p: number, n: number) => 3 * Math.sqrt((p * (1 - p)) / n);

/** The spells of one kind of event. */
const spellsOf = (world: World, id: string): readonly Spell[] =>
  world.events.find((h) => h.event.id === id)!.spells;

describe('price and lag paths', () => {
  test('a yearly factor is reached after twelve months, its root after six', () => {
    const path = yearly(one(1.21));
    expect([path[0], path[6], path[12], path[24]]).toEqual([
      1,
      expect.closeTo(1.1, 12),
      expect.closeTo(1.21, 12),
      expect.closeTo(1.4641, 12),
    ]);
  });
  test('a fall is collected at changes of model only: nine months at 16 a year are a factor of 8', () => {
    const path = collected(one(16));
    const steps = [0, 8, 9, 17, 18, 27, 35].map((t) => path[t]!);
    [1, 1, 1 / 8, 1 / 8, 1 / 64, 1 / 512, 1 / 512].forEach((expected, i) =>
      expect(steps[i]).toBeCloseTo(expected, 14),
    );
  });
  test('the lag goes half of the way to its target in a year', () => {
    const path = reverting(one(4), one(12));
    [4, 8, 10].forEach((expected, year) => expect(path[12 * year]).toBeCloseTo(expected, 12));
  });
  test('half of the restrictions are gone after 24 months, three quarters after 48', () => {
    expect(decayMonths(0.5, 24)).toBeCloseTo(24, 12);
    expect(decayMonths(0.75, 24)).toBeCloseTo(48, 12);
    expect(decayMonths(0, 24)).toBe(0);
  });
});

describe('incidents that touch several events at once', () => {
  const begins = (world: World, id: string) => spellsOf(world, id)[0]!.start;
  const both = (a: string, b: string) => {
    let count = 0;
    for (const world of elsewhere.blocks)
      begins(world, a).forEach((start, i) => {
        if (start < months && start === begins(world, b)[i]) count++;
      });
    return count;
  };
  test('restrict open weights and cut off closed models in the same moment', () => {
    expect(both('gating', 'gatingWorkhorse')).toBeGreaterThan(100);
    expect(both('openRestriction', 'originRestriction')).toBeGreaterThan(100);
    expect(both('gating', 'openRestriction')).toBeGreaterThan(30);
    expect(both('gating', 'hostDrop')).toBe(0);
  });
  test('leave the whole of a chance as the prior states it', () => {
    const { values, hazards } = elsewhere.table;
    const table = { ...elsewhere.table, values: new Map(values), hazards };
    const shocked = values.get('world.shock')!;
    table.values.set('world.shock', shocked.slice().fill(0));
    const source = worldSource(catalogue, table, draws);
    const quiet = Array.from({ length: draws.blocks }, (_, b) => worldBlock(source, b));
    const first = (worlds: readonly World[]) =>
      worlds.flatMap((w) => [...begins(w, 'openRestriction')]).filter((s) => s < 12).length / all;
    // The total is the prior's with incidents and without.
    const p = first(quiet);
    expect(Math.abs(first(elsewhere.blocks) - p)).toBeLessThan(2 * scatter(p, all));
  });
});

test('no two columns of the world serve two purposes', () => {
  const used = [
    ...Object.values<{ column: number }>(worldInputs).map((i) => i.column),
    ...Object.values<{ column: number }>(candidateInputs).map((i) => i.column),
    outlookColumn,
    ...worldEvents.flatMap((e) => [
      ...Object.values(e.columns),
      ...(e.scope === undefined ? [] : [e.scope]),
      ...('column' in e.lasts ? [e.lasts.column] : []),
    ]),
    ...Object.values(pathColumns).flatMap((c) =>
      Array.from({ length: pathScores }, (_, k) => c + k),
    ),
    ...Array.from({ length: 18 }, (_, k) => 109 + k),
    ...Array.from({ length: 4 }, (_, k) => 144 + k),
    253,
    254,
    255,
  ];
  expect(new Set(used).size).toBe(used.length);
  for (const column of used) expect(globalDimension(column)).toBe(column);
});

describe('a newcomer adds an event by one record', () => {
  const strike: WorldEvent = {
    id: 'hostStrike',
    title: 'Hosts stop for a month',
    hazard: { prior: 'P55' },
    unit: 'chance a year',
    columns: { chance: 90, first: 200, again: 201 },
    lasts: { months: 1 },
    touches: (e) => e.hosted && e.open,
    side: 'open',
    moving: 0,
    fallback: [],
  };
  const circumstances = { jurisdiction: 'other', sector: 'private' } as const;
  const org = organisationValues({});
  const known = [...worldEvents, strike];
  const { outlook } = elsewhere.table;
  const table = worldTable(catalogue, org, circumstances, outlook, draws, known);
  const source = worldSource(catalogue, table, draws, known);
  const world = worldBlock(source, 0);
  test('its chance is an input with the prior’s quantiles, and it comes as often', () => {
    const row = table.rows.find((r) => r.key === 'world.hostStrike');
    expect(row).toMatchObject({ label: 'Hosts stop for a month', by: 'catalogue' });
    expect(row!.p50).toBeCloseTo(catalogue.priors.get('P55')!.p50!, 12);
    const [first] = spellsOf(world, 'hostStrike');
    const within = first!.start.filter((s) => s < 12).length / DRAWS_PER_BLOCK;
    let p = 0;
    for (const c of table.values.get('world.hostStrike')!.subarray(0, DRAWS_PER_BLOCK))
      p += c / DRAWS_PER_BLOCK;
    expect(Math.abs(within - p)).toBeLessThan(scatter(p, DRAWS_PER_BLOCK));
  });
  test('it acts on what it touches, and on nothing else', () => {
    const work = workOf({ draws: DRAWS_PER_BLOCK, outageUsdPerDay: 10 });
    const struckWorld = {
      ...world,
      events: world.events.filter((h) => h.event.id === 'hostStrike'),
    };
    const paid = (kind: OptionKind, open: boolean) => {
      const exposure = { kind, open, origin: null, routed: false, hosted: true };
      const struck = struckBy(exposure, struckWorld.events, {});
      begin(work, struckWorld, discountFactors(0));
      fillAccount(own, 0, 0);
      for (let i = 0; i < DRAWS_PER_BLOCK; i++)
        applyEvents(struck, strikesOf(struckWorld), work, i);
      return read().sum('events');
    };
    let monthsOut = 0;
    for (const { start, length } of spellsOf(world, 'hostStrike'))
      start.forEach((s, i) => (monthsOut += Math.max(0, Math.min(months, s + length[i]!) - s)));
    expect(paid('hosted-open', true)).toBeCloseTo(monthsOut * 30.44 * 10, 4);
    expect(paid('closed-top', false)).toBe(0);
  });
  test('no draw of any other input or event moves', () => {
    for (const [key, values] of elsewhere.table.values)
      expect(table.values.get(key), key).toEqual(values);
    for (const { event, spells } of elsewhere.blocks[0]!.events)
      expect(spellsOf(world, event.id), event.id).toEqual(spells);
  });
});

describe('outlooks', () => {
  const weightings = { evidence: [20, 65, 15], article: [45, 40, 15] } as const;
  test.each(Object.entries(weightings))(
    '%s weights hold within one draw in each block',
    (name, w) => {
      const answer = { outlook: { value: name as 'evidence' | 'article', by: 'you' } as const };
      const weights = outlookWeights(organisationValues(answer), catalogue);
      expect(weights).toEqual(w);
      const u = uniforms(globalDimension(outlookColumn), draws);
      const outlook = outlookOf(u, weights);
      for (let b = 0; b < draws.blocks; b++) {
        const counts = [0, 0, 0];
        for (const o of outlook.subarray(b * DRAWS_PER_BLOCK, (b + 1) * DRAWS_PER_BLOCK))
          counts[o]!++;
        counts.forEach((count, o) =>
          expect(Math.abs(count - (weights[o]! / 100) * DRAWS_PER_BLOCK)).toBeLessThanOrEqual(1),
        );
      }
    },
  );
  test('any weights of one’s own hold within one draw, cumulated', () => {
    const u = uniforms(globalDimension(outlookColumn), { seed: 7, blocks: 1 });
    fc.assert(
      fc.property(fc.nat(100), fc.nat(100), (a, b) => {
        const [first, last] = a <= b ? [a, b] : [b, a];
        const outlook = outlookOf(u, [first, last - first, 100 - last]);
        const below = (o: number) => outlook.filter((x) => x < o).length;
        expect(Math.abs(below(1) - first * 10.24)).toBeLessThanOrEqual(1);
        expect(Math.abs(below(2) - last * 10.24)).toBeLessThanOrEqual(1);
      }),
    );
  });
  test('hazard factors have a mean of 1 under the default weights', () => {
    for (const id of ['P35', 'P36']) {
      const { factors } = priorSpread(catalogue, id);
      expect(0.2 * factors[0] + 0.65 * factors[1] + 0.15 * factors[2]).toBeCloseTo(1, 12);
      expect(factors[2]).toBeGreaterThan(factors[0]);
    }
  });
  test('in each outlook the target of the lag has the quantiles of its row', () => {
    const lag = elsewhere.table.values.get('world.lag')!;
    const rows = catalogue.priors.get('P20')!.byOutlook!;
    (['open', 'tiered', 'closed'] as const).forEach((name, o) => {
      const row = rows[name];
      if ('factor' in row) throw new Error('P20 replaces its quantiles in each outlook');
      const own = lag.filter((_, i) => elsewhere.table.outlook[i] === o);
      for (const [key, p] of [
        ['p10', 0.1],
        ['p50', 0.5],
        ['p90', 0.9],
      ] as const) {
        const share = own.filter((x) => x < row[key]).length / own.length;
        expect(Math.abs(share - p)).toBeLessThan(scatter(p, own.length));
      }
    });
  });
  test('today’s lag does not know which outlook will come', () => {
    const row = catalogue.priors.get('P20')!;
    const now = elsewhere.blocks.flatMap((b) =>
      Array.from(b.outlook, (o, i) => ({ o, lag: b.lag[i * months]! })),
    );
    for (const o of [0, 1, 2]) {
      const own = now.filter((x) => x.o === o);
      const share = own.filter((x) => x.lag < row.p50!).length / own.length;
      expect(Math.abs(share - 0.5)).toBeLessThan(scatter(0.5, own.length));
    }
  });
});

describe('waiting times', () => {
  const early = (limit: number, of: (block: (typeof elsewhere.blocks)[number]) => Float64Array) =>
    elsewhere.blocks.flatMap((b) => [...of(b)]).filter((start) => start < limit).length / all;
  /** Mean over draws of the chance within a period at a hazard raised or lowered by the outlook. */
  const expected = (key: 'gating' | 'gatingWorkhorse' | 'openRestriction' | 'hostDrop') => {
    const { factors } = elsewhere.table.hazards.get(key)!;
    const chances = elsewhere.table.values.get(`world.${key}`)!;
    let sum = 0;
    chances.forEach(
      (c, i) => (sum += 1 - Math.pow(1 - Math.min(0.95, c), factors[elsewhere.table.outlook[i]!]!)),
    );
    return sum / all;
  };
  test.each([
    ['gating', (b) => spellsOf(b, 'gating')[0]!.start],
    ['gatingWorkhorse', (b) => spellsOf(b, 'gatingWorkhorse')[0]!.start],
    ['openRestriction', (b) => b.openRestriction.start],
    ['hostDrop', (b) => spellsOf(b, 'hostDrop')[0]!.start],
  ] as const satisfies readonly (readonly [
    'gating' | 'gatingWorkhorse' | 'openRestriction' | 'hostDrop',
    (block: (typeof elsewhere.blocks)[number]) => Float64Array,
  ])[])('%s falls into the first year as often as its hazard says', (key, of) => {
    const p = expected(key);
    expect(p).toBeGreaterThan(0.01);
    expect(Math.abs(early(12, of) - p)).toBeLessThan(scatter(p, all));
  });
  test('a cut that has ended can come again, never before it has ended', () => {
    for (const block of elsewhere.blocks) {
      const [first, again] = spellsOf(block, 'gating');
      again!.start.forEach((start, i) =>
        expect(start === Infinity || start > first!.start[i]! + first!.length[i]!).toBe(true),
      );
    }
    const twice = early(months, (b) => spellsOf(b, 'gating')[1]!.start);
    expect(twice).toBeGreaterThan(0.02);
    expect(twice).toBeLessThan(early(months, (b) => spellsOf(b, 'gating')[0]!.start));
  });
  test('a chance stated over 24 months is met within 24 months', () => {
    const federal = drawn({ jurisdiction: 'us', sector: 'us-federal' }, [0, 100, 0]);
    const { factors, periodMonths } = federal.table.hazards.get('originRestriction')!;
    expect(periodMonths).toBe(24);
    const chances = federal.table.values.get('world.originRestriction')!;
    let p = 0;
    for (const c of chances) p += (1 - Math.pow(1 - Math.min(0.95, c), factors[1])) / all;
    const starts = federal.blocks.flatMap((b) => [...b.originRestriction.start]);
    const within = (limit: number) => starts.filter((s) => s < limit).length / all;
    expect(Math.abs(within(24) - p)).toBeLessThan(scatter(p, all));
    expect(within(12)).toBeLessThan(p - scatter(p, all));
  });
});
