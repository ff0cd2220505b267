import type { AnalysisRequest } from '../analysis.ts';
import { futuresOf, type Futures } from '../futures.ts';
import type { World } from '../world/world.ts';
import { months } from '../world/period.ts';
import { selectQuantiles } from './quantiles.ts';

/** What the world model lets move month by month. */
export const worldSeries = [
  'lag',
  'extraLag',
  'closedTier',
  'closedHold',
  'openTier',
  'openHold',
  'openSame',
  'rent',
] as const;
export type WorldSeries = (typeof worldSeries)[number];

/** What may happen on a day. */
export const worldEvents = [
  'gating',
  'gatingWorkhorse',
  'openRestriction',
  'openUseBarred',
  'originRestriction',
  'hostDrop',
  'closedLife',
] as const;
export type WorldEvent = (typeof worldEvents)[number];

/** Quantiles of one series over all futures at `at`, and the median in each outlook; months, or factors of today's price. */
export interface SeriesSummary {
  key: WorldSeries;
  p10: number[];
  p25: number[];
  p50: number[];
  p75: number[];
  p90: number[];
  /** Open majority, tiered coexistence, closed consolidation; null for an outlook without futures. */
  byOutlook: (number[] | null)[];
}

/** Share of futures in which an event has begun by the months `by`, over all and in each outlook. */
export interface EventSummary {
  key: WorldEvent;
  share: number[];
  /** Half-width of the 95 % interval of the last share, were the draws independent. */
  error: number;
  byOutlook: (number[] | null)[];
}

export interface WorldSummary {
  draws: number;
  outlookShares: number[];
  /** Months from now at which the series are read. */
  at: number[];
  series: SeriesSummary[];
  by: number[];
  events: EventSummary[];
}

/** Every third month, and the last one. */
const at = [...Array.from({ length: months / 3 }, (_, i) => i * 3), months - 1];
const by = [12, 24, 36];
const levels = [0.1, 0.25, 0.5, 0.75, 0.9];

/** The futures of a request without any workload: how lag, prices and rents move, and what happens by when. */
export function worldSummary(request: AnalysisRequest): WorldSummary {
  const futures = futuresOf(request);
  const counts = [0, 1, 2].map((o) => futures.outlook.filter((each) => each === o).length);
  const draws = futures.outlook.length;
  return {
    draws,
    outlookShares: counts.map((count) => count / draws),
    at,
    series: worldSeries.map((key) => seriesOf(key, futures, counts)),
    by,
    events: worldEvents.map((key) => eventOf(key, futures, counts)),
  };
}

function seriesOf(key: WorldSeries, futures: Futures, counts: readonly number[]): SeriesSummary {
  const all = at.map((month) => {
    const values = joined(futures, (world, i) => world[key][i * months + month]!);
    const medians = counts.map((count, o) =>
      count === 0
        ? null
        : selectQuantiles(
            values.filter((_, i) => futures.outlook[i] === o),
            [0.5],
          )[0]!,
    );
    return { quantiles: selectQuantiles(values, levels), medians };
  });
  const level = (i: number) => all.map(({ quantiles }) => quantiles[i]!);
  return {
    key,
    p10: level(0),
    p25: level(1),
    p50: level(2),
    p75: level(3),
    p90: level(4),
    byOutlook: counts.map((count, o) =>
      count === 0 ? null : all.map(({ medians }) => medians[o]!),
    ),
  };
}

function eventOf(key: WorldEvent, futures: Futures, counts: readonly number[]): EventSummary {
  const starts = joined(futures, (world, i) => startOf(key, world, i));
  const shares = by.map((month) => {
    const begun = [0, 0, 0];
    for (let i = 0; i < starts.length; i++)
      if (starts[i]! <= month) begun[futures.outlook[i]!]! += 1;
    return begun;
  });
  const share = shares.map((begun) => begun.reduce((a, b) => a + b, 0) / starts.length);
  const last = share[share.length - 1]!;
  return {
    key,
    share,
    error: 1.96 * Math.sqrt((last * (1 - last)) / starts.length),
    byOutlook: counts.map((count, o) =>
      count === 0 ? null : shares.map((begun) => begun[o]! / count),
    ),
  };
}

/** Month in which an event first begins in one future; Infinity where it never does. */
function startOf(key: WorldEvent, world: World, i: number): number {
  if (key === 'closedLife') return world.closedLife[i]!;
  const id = key === 'openUseBarred' ? 'openRestriction' : key;
  const happening = world.events.find((h) => h.event.id === id);
  if (key === 'openUseBarred' && happening?.counts?.[i] !== 1) return Infinity;
  return happening?.spells[0]?.start[i] ?? Infinity;
}

/** One value a draw, block after block. */
function joined(futures: Futures, valueOf: (world: World, draw: number) => number): Float64Array {
  const values = new Float64Array(futures.outlook.length);
  let from = 0;
  for (const world of futures.blocks) {
    for (let i = 0; i < world.draws; i++) values[from + i] = valueOf(world, i);
    from += world.draws;
  }
  return values;
}
