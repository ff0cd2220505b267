import type { Catalogue, Gpu, Offer, Sourced } from '#catalog/types.ts';
import { rentOf } from '#catalog/rent-of.ts';
import type { OptionResult } from '#engine/analysis.ts';
import { dayText, monthText } from './dates.ts';
import { money, notKnown } from './numbers.ts';

/** A price behind an option: what is paid for, how much, the day it was read and where. */
export interface PriceRow {
  key: string;
  name: string;
  price: string;
  /** Further prices of the same row, or empty. */
  more: string;
  date: string;
  source: string;
}

/** The price-list entries and GPU prices that these options stand on, each once, in their order. */
export function priceRows(options: readonly OptionResult[], catalogue: Catalogue): PriceRow[] {
  const rows = new Map<string, PriceRow>();
  for (const result of options) {
    const { option } = result;
    for (const key of [option.offer, option.escalation]) {
      const offer = key === undefined ? undefined : catalogue.offers.get(key);
      if (offer && !rows.has(offer.key)) rows.set(offer.key, offerRow(offer, catalogue));
    }
    const gpu = option.gpu === undefined ? undefined : catalogue.gpus.get(option.gpu);
    const row = gpu && gpuRow(result, gpu, catalogue);
    if (row && !rows.has(row.key)) rows.set(row.key, row);
  }
  return [...rows.values()];
}

function offerRow(offer: Offer, catalogue: Catalogue): PriceRow {
  const cached = offer.cachedInputUsdPerMtok;
  const [batchIn, batchOut] = [offer.batchInputUsdPerMtok, offer.batchOutputUsdPerMtok];
  const more = [
    cached === null ? '' : `${listPrice(cached)} for cached input`,
    batchIn === null || batchOut === null
      ? ''
      : `${listPrice(batchIn)} and ${listPrice(batchOut)} in batches`,
  ];
  return {
    key: offer.key,
    name: `${offer.name} at ${offer.provider}`,
    price: `${listPrice(offer.inputUsdPerMtok)} in, ${listPrice(offer.outputUsdPerMtok)} out per million tokens`,
    more: more.filter(Boolean).join('; '),
    ...from(offer, catalogue),
  };
}

const rented = {
  'on-demand': { commitment: 'on-demand', words: 'rented on demand' },
  '1-year': { commitment: 'reserved', words: 'rented for a year' },
  '3-year': { commitment: 'three-year', words: 'rented for three years' },
} as const;

function gpuRow({ option, sizing }: OptionResult, gpu: Gpu, catalogue: Catalogue): PriceRow | null {
  const { commitment } = option;
  if (!sizing || commitment === undefined) return null;
  const hour = `${money(sizing.usdPerGpuHour)} a GPU-hour`;
  const key = `${gpu.key}/${commitment}`;
  if (commitment === 'owned')
    return {
      key,
      name: `${gpu.name}, bought`,
      price: gpu.streetPriceUsd === null ? notKnown : `${money(gpu.streetPriceUsd)} a GPU`,
      more: `${hour} with server, power and rack`,
      ...from(gpu, catalogue),
    };
  const { commitment: term, words } = rented[commitment];
  const rent = rentOf(catalogue, gpu.key, term, { withoutCommunity: true });
  if (rent.usdPerGpuHour === null) return null;
  return {
    key,
    name: `${gpu.name}, ${words}`,
    price: hour,
    more: `the middle of ${rent.providers === 1 ? 'one provider' : `${rent.providers} providers`}, with overhead`,
    ...(rent.own
      ? { date: 'given by you', source: 'your own figure' }
      : { date: dateText(rent.newest), source: sourceText(rent.sources, catalogue) }),
  };
}

/** A list price as printed, never rounded: "$2.50", "$0.075", "$10". */
export function listPrice(usd: number): string {
  const exact = String(Number(usd.toFixed(6)));
  const [, part = ''] = exact.split('.');
  return `$${part.length === 1 ? usd.toFixed(2) : exact}`;
}

/** No finer than the source: "10 November 2026", "November 2026", "2026". */
function dateText(iso: string | null): string {
  if (iso === null) return notKnown;
  return iso.length > 7 ? dayText(iso) : iso.length > 4 ? (monthText(iso) ?? iso) : iso;
}

/** Day and source; a figure of the user's own has neither in the catalogue. */
function from(record: Sourced, catalogue: Catalogue): Pick<PriceRow, 'date' | 'source'> {
  if (record.overridden)
    return { date: 'given by you', source: record.note ?? 'your own figure, no reason stated' };
  return { date: dateText(record.asOf), source: sourceText(record.sources, catalogue) };
}

/** The first source by its title; the number of others. */
function sourceText(refs: readonly string[], catalogue: Catalogue): string {
  const titles = refs.map((ref) => {
    const [id = ref] = ref.split('#');
    return catalogue.sources.get(id)?.title ?? id;
  });
  const [first, ...others] = [...new Set(titles)];
  if (first === undefined) return notKnown;
  if (others.length === 0) return first;
  return `${first} and ${others.length === 1 ? 'one other' : `${others.length} others`}`;
}
