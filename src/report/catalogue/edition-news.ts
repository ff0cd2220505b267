import type { Catalogue } from '#catalog/types/catalogue.ts';
import type { History } from '#catalog/types/history.ts';
import { listPrice } from '../prices.ts';

/** One dated line of what is new since an earlier edition. */
export interface NewsLine {
  date: string;
  what: string;
  /** Place on the catalogue's page, where there is one. */
  table?: string;
  key?: string;
}

export interface EditionNews {
  models: NewsLine[];
  prices: NewsLine[];
  events: NewsLine[];
  /** Prices that were read anew since then, whether they moved or not. */
  reread: number;
}

/**
 * What lies between an earlier edition's date and this one's: releases, dated changes of list prices
 * and events. Only what this edition dates can be told; the earlier edition itself is not needed.
 */
export function editionNews(since: string, catalogue: Catalogue, history: History): EditionNews {
  const isNew = (date: string | null): date is string =>
    date !== null && date > since && date <= catalogue.edition;
  const newest = (lines: NewsLine[]) => lines.sort((a, b) => (a.date < b.date ? 1 : -1));
  const released = [...catalogue.closedModels.values(), ...catalogue.openModels.values()];
  return {
    models: newest(
      released.flatMap(({ key, name, lab, releasedOn }) =>
        isNew(releasedOn)
          ? [{ date: releasedOn, what: `${name} (${lab})`, table: 'models', key }]
          : [],
      ),
    ),
    prices: newest(
      [...history.prices.values()]
        .filter((series) => series.quality !== 'correction')
        .flatMap(({ provider, model, points }) =>
          points.flatMap((point, i) => {
            const before = points[i - 1];
            if (!isNew(point.date) || before === undefined) return [];
            const from = `${listPrice(before.inputUsdPerMtok)}/${listPrice(before.outputUsdPerMtok)}`;
            const to = `${listPrice(point.inputUsdPerMtok)}/${listPrice(point.outputUsdPerMtok)}`;
            return from === to
              ? []
              : [{ date: point.date, what: `${model} at ${provider}: ${from} became ${to}` }];
          }),
        ),
    ),
    events: newest(
      [...history.events.values()].flatMap(({ key, date, actor, what }) =>
        isNew(date) ? [{ date, what: `${actor}: ${what}`, table: 'events', key }] : [],
      ),
    ),
    reread: [...catalogue.offers.values()].filter((offer) => isNew(offer.asOf)).length,
  };
}
