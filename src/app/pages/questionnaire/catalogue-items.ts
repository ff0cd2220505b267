import type { Catalogue } from '#catalog/types/catalogue.ts';
import { providersOf } from '#catalog/providers.ts';
import type { Offer } from '#catalog/types/offer.ts';
import type { CatalogueQuestion } from '#profile/question.ts';
import { listPrice } from '#report/prices.ts';
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
  `${listPrice(offer.inputUsdPerMtok)} in, ${listPrice(offer.outputUsdPerMtok)} out`;

/** The records a question lets one choose from: those of the weights in use first, then current ones, then by name. */
export function itemsFor(
  table: CatalogueQuestion['table'],
  catalogue: Catalogue | undefined,
  weights: 'open' | 'closed' = 'closed',
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
  if (table === 'providers') {
    return [...providersOf(catalogue).values()]
      .map(({ key, name, hq, offers }) => ({
        key,
        name,
        detail: `seat in ${hq}`,
        figure: `${offers} current ${offers === 1 ? 'offer' : 'offers'}`,
      }))
      .sort(byName);
  }
  const offers = [...catalogue.offers.values()];
  const isIn = (offer: Offer) => (offer.weights === 'open') === (weights === 'open');
  const item = (offer: Offer): CatalogueItem => ({
    key: offer.key,
    name: offer.name,
    detail: `${offer.provider}${kinds[offer.kind]}${offer.current ? '' : ', older'}`,
    figure: `${priceText(offer)} per million`,
  });
  const groups = [
    (o: Offer) => isIn(o) && o.current,
    (o: Offer) => isIn(o) && !o.current,
    (o: Offer) => !isIn(o) && o.current,
    (o: Offer) => !isIn(o) && !o.current,
  ];
  return groups.flatMap((group) => offers.filter(group).map(item).sort(byName));
}
