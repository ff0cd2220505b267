import type { Catalogue } from './types/catalogue.ts';
import type { ProviderClass } from './types/offer.ts';

/** Who sends the bill for offers of the price list, and how many current ones there are. */
export interface Provider {
  readonly key: string;
  readonly name: string;
  readonly class: ProviderClass;
  readonly hq: string;
  readonly offers: number;
}

/** Every provider of the price list by key, in the order of the list. */
export function providersOf(catalogue: Catalogue): ReadonlyMap<string, Provider> {
  const found = new Map<string, Provider>();
  for (const {
    providerKey: key,
    provider: name,
    providerClass,
    providerHq: hq,
    current,
  } of catalogue.offers.values()) {
    const offers = (found.get(key)?.offers ?? 0) + (current ? 1 : 0);
    found.set(key, { key, name, class: providerClass, hq, offers });
  }
  return found;
}
