import deprecations from './data/deprecations.json' with { type: 'json' };
import events from './data/events.json' with { type: 'json' };
import gap from './data/gap-history.json' with { type: 'json' };
import prices from './data/price-history.json' with { type: 'json' };
import sources from './data/history-sources.json' with { type: 'json' };
import type { HistoryData } from './types/history.ts';

/** The lazy tables of the current edition: import this file dynamically, not from the worker. */
export const currentHistory: HistoryData = { sources, prices, events, deprecations, gap };
