import type { Catalogue } from '#catalog/types/catalogue.ts';
import type { Offer } from '#catalog/types/offer.ts';
import type { CatalogueItem } from '../../controls/field.ts';

const kinds: Record<Offer['kind'], string> = {
  standard: '',
  peak: ', peak hours',
  'off-peak': ', off-peak hours',
  spot: ', spot',
  regional: ', regional',
};

/** Prices in dollars per million tokens, in and out. */
export const priceText = (offer: Pick<Offer, 'inputUsdPerMtok' | 'outputUsdPerMtok'>): string =>
  `$${offer.inputUsdPerMtok} in, $${offer.outputUsdPerMtok} out`;

/** The records a question lets one choose from, current ones first, then by name. */
export function itemsFor(
  table: 'offers' | 'models',
  catalogue: Catalogue | undefined,
): CatalogueItem[] {
  if (catalogue === undefined) return [];
  const byName = (a: CatalogueItem, b: CatalogueItem) => a.name.localeCompare(b.name, 'en');
  if (table === 'models') {
    return [...catalogue.openModels.values()]
      .map((model) => ({
        key: model.key,
        name: model.name,
        detail: `${model.lab}, ${model.originCountry}`,
        figure: model.paramsTotalB === null ? '' : `${model.paramsTotalB}bn parameters`,
      }))
      .sort(byName);
  }
  const offers = [...catalogue.offers.values()];
  const item = (offer: Offer): CatalogueItem => ({
    key: offer.key,
    name: offer.name,
    detail: `${offer.provider}${kinds[offer.kind]}${offer.current ? '' : ', older'}`,
    figure: `${priceText(offer)} per million`,
  });
  return [
    ...offers
      .filter((o) => o.current)
      .map(item)
      .sort(byName),
    ...offers
      .filter((o) => !o.current)
      .map(item)
      .sort(byName),
  ];
}
