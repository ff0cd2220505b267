import type { Catalogue } from '#catalog/types.ts';
import { pathColumns, type WorldKey } from '../inputs/world-inputs.ts';
import { scores, uniforms, type Draws, type InputTable } from '../inputs/draw-input.ts';
import { priorSpread } from '../inputs/prior-spread.ts';
import { spreadValues } from '../inputs/spread.ts';
import { log1p } from '../numerics/log.ts';
import { globalDimension } from '../sampling/dimensions.ts';
import { DRAWS_PER_BLOCK } from '../sampling/draw-table.ts';
import { happeningOf, shocksOf, type Happening, type Spell } from './happenings.ts';
import { collected, reverting, yearly, type World } from './world.ts';
import { worldEvents, type WorldEvent } from './world-events.ts';
import { lagSeries } from './lag.ts';
import { months } from './period.ts';
import { perYearOf, releaseAges, trendUnder } from './saw-tooth.ts';
import { deviate, pathScores } from './volatility.ts';

/** Everything the world's blocks are cut from; computed once for a run. */
export interface WorldSource {
  table: InputTable;
  events: readonly WorldEvent[];
  draws: Draws;
  lagNow: Float64Array;
  /** The trend under the lag's saw-tooth in each outlook, by draw. */
  lagTrend: Float64Array;
  lagVisible: Float64Array;
  releases: Float64Array;
  extraNow: Float64Array;
  event: (column: number) => Float64Array;
  path: (column: number) => Float64Array;
}

/** Prepares the run-wide columns; today's lag is the unconditional prior at the same rank as the outlook's. */
export function worldSource(
  catalogue: Catalogue,
  table: InputTable,
  draws: Draws,
  events: readonly WorldEvent[] = worldEvents,
): WorldSource {
  const now = (key: WorldKey, prior: string) =>
    spreadValues(priorSpread(catalogue, prior).all, table.ranks.get(`world.${key}`)!);
  const once = (drawn: (dimension: number, d: Draws) => Float64Array) => {
    const kept = new Map<number, Float64Array>();
    return (column: number): Float64Array => {
      let values = kept.get(column);
      if (!values) kept.set(column, (values = drawn(globalDimension(column), draws)));
      return values;
    };
  };
  const releases = priorSpread(catalogue, 'P23').all;
  const lag = priorSpread(catalogue, 'P20');
  const trends = (lag.byOutlook ?? [lag.all, lag.all, lag.all]).map((row) =>
    trendUnder(row, releases),
  );
  const ranks = table.ranks.get('world.lag')!;
  const byTrend = trends.map(({ spread }) => spreadValues(spread, ranks));
  return {
    table,
    events,
    draws,
    lagTrend: ranks.map((_, i) => byTrend[table.outlook[i]!]![i]!),
    lagVisible: Float64Array.from(table.outlook, (o) => trends[o]!.visible),
    releases: table.values.get('world.releases')!.map(perYearOf),
    lagNow: now('lag', 'P20'),
    extraNow: now('lagPrivate', 'P21'),
    event: once(uniforms),
    path: once(scores),
  };
}

/** The lag of one block of futures over `length` months, draw-major. */
export function lagBlock(source: WorldSource, block: number, length: number): Float64Array {
  const cut = (column: Float64Array) =>
    column.subarray(block * DRAWS_PER_BLOCK, (block + 1) * DRAWS_PER_BLOCK);
  const perYear = cut(source.releases);
  return lagSeries(
    {
      now: cut(source.lagNow),
      trend: cut(source.lagTrend),
      visible: cut(source.lagVisible),
      perYear,
      ages: releaseAges(perYear, source.draws.seed, block, length),
    },
    length,
  );
}

const spellOf = (events: readonly Happening[], id: string): Spell =>
  events.find((h) => h.event.id === id)?.spells[0] ?? {
    start: new Float64Array(DRAWS_PER_BLOCK).fill(Infinity),
    length: new Float64Array(DRAWS_PER_BLOCK),
  };

/** One block of futures. */
export function worldBlock(source: WorldSource, block: number): World {
  const from = block * DRAWS_PER_BLOCK;
  const to = from + DRAWS_PER_BLOCK;
  const { table } = source;
  const outlook = table.outlook.subarray(from, to);
  const get = (key: WorldKey) => table.values.get(`world.${key}`)!.subarray(from, to);
  const percent = (key: WorldKey) => get(key).map((g) => Math.max(0.05, 1 + g / 100));
  /** A price that drifts at a rate of its own and moves about that trend. */
  const drifting = (drift: WorldKey, volatility: WorldKey, path: keyof typeof pathColumns) =>
    deviate(
      yearly(percent(drift)),
      get(volatility).map((v) => log1p(v / 100)),
      Array.from({ length: pathScores }, (_, k) =>
        source.path(pathColumns[path] + k).subarray(from, to),
      ),
    );

  const uniform = (column: number) => source.event(column).subarray(from, to);
  const shocks = shocksOf(get, table.hazards.get('shock')!.periodMonths, uniform);
  const events = source.events.map((e) => {
    const chance = table.values.get(`world.${e.id}`)!.subarray(from, to);
    return happeningOf(e, table, get, chance, outlook, shocks, uniform);
  });

  return {
    draws: DRAWS_PER_BLOCK,
    outlook,
    lag: lagBlock(source, block, months),
    extraLag: reverting(source.extraNow.subarray(from, to), get('lagPrivate')),
    closedTier: drifting('closedTier', 'closedVolatility', 'closedTier'),
    closedHold: collected(get('closedHold')),
    openTier: drifting('openTier', 'openVolatility', 'openTier'),
    openHold: collected(get('openHold')),
    openSame: yearly(get('openSame')),
    rent: drifting('rentDrift', 'rentVolatility', 'rent'),
    events,
    openRestriction: spellOf(events, 'openRestriction'),
    originRestriction: spellOf(events, 'originRestriction'),
    hostLife: get('hostLife'),
    closedLife: get('closedLife'),
    gpuOverhead: get('gpuOverhead'),
    hostPremium: get('hostPremium'),
    gpuPrice: get('gpuPrice'),
    serverUplift: get('serverUplift'),
    hosting: get('hosting'),
  };
}
