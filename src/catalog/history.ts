import { readDeprecations, readEvents } from './read/events.ts';
import { readGap } from './read/gap.ts';
import { readPriceHistory, readRemovals } from './read/price-history.ts';
import { readSources } from './read/sources.ts';
import type { Context } from './read/table.ts';
import type { Catalogue, Rejected } from './types/catalogue.ts';
import type { History, HistoryData } from './types/history.ts';

/** Reads the tables that only some pages need, by the same rules; they may cite the catalogue's sources. */
export function readHistory(
  data: HistoryData,
  catalogue: Pick<Catalogue, 'edition' | 'sources'>,
): { readonly history: History; readonly rejected: readonly Rejected[] } {
  const own = readSources(data.sources);
  const sources = new Map([...catalogue.sources, ...own.kept]);
  const context: Context = { edition: catalogue.edition, sourceIds: new Set(sources.keys()) };
  const prices = readPriceHistory(data.prices, context);
  const removals = readRemovals(data.prices, context);
  const events = readEvents(data.events, context);
  const deprecations = readDeprecations(data.deprecations, context);
  const gap = readGap(data.gap, context, 'gapHistory');
  return {
    history: {
      sources,
      prices: prices.kept,
      events: events.kept,
      deprecations: deprecations.kept,
      removals: [...removals.kept.values()],
      gap: gap.kept,
    },
    rejected: [own, prices, removals, events, deprecations, gap].flatMap((table) => table.rejected),
  };
}
