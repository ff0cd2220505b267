import type { Catalogue } from '#catalog/types/catalogue.ts';
import type { Offer } from '#catalog/types/offer.ts';
import { citationOf } from '#catalog/citations.ts';
import { notKnown } from '../numbers.ts';
import { listPrice } from '../prices.ts';
import { dateText, exact, number, text, usd } from './field.ts';
import { tableOf } from './list.ts';
import type { ColumnOf } from './list.ts';

const providers = {
  'closed-lab': 'the lab itself',
  hyperscaler: 'hyperscaler',
  'lab-own-api': 'open lab’s own API',
  'open-host': 'host of open weights',
} as const;

const kinds = {
  standard: 'list price',
  peak: 'peak hours',
  'off-peak': 'off-peak hours',
  spot: 'interruptible',
  regional: 'bound to a region',
} as const;

const price = (title: string, of: (offer: Offer) => number | null): ColumnOf<Offer> => ({
  title,
  align: 'right',
  fr: 1,
  text: (offer) => {
    const usdPerMtok = of(offer);
    return usdPerMtok === null ? '–' : listPrice(usdPerMtok);
  },
  sort: of,
});

const inOwn = { own: 'in own records' } as const;

const modelChoices = ({ openModels, closedModels }: Catalogue) =>
  [...closedModels.values(), ...openModels.values()].map(({ key, name }) => [key, name] as const);

const perMillion = 'per million tokens';

function secondSources({ crossChecks }: Offer, catalogue: Catalogue): string[] {
  return crossChecks.map((check) => {
    const title = citationOf(catalogue.sources, check.source)?.source.title ?? check.source;
    if (check.agrees) return `${title} agrees (${dateText(check.asOf)}).`;
    const prices = [check.inputUsdPerMtok, check.outputUsdPerMtok].map((usdPerMtok) =>
      usdPerMtok === null ? notKnown : listPrice(usdPerMtok),
    );
    return `${title} differs (${dateText(check.asOf)}): ${prices.join(' in, ')} out.`;
  });
}

function steps({ contextTiers, priceChange }: Offer): string[] {
  return [
    ...contextTiers.map(
      (tier) =>
        `Above ${exact(tier.aboveInputTokens)} tokens of input the whole request costs ${listPrice(tier.inputUsdPerMtok)} in and ${listPrice(tier.outputUsdPerMtok)} out ${perMillion}.`,
    ),
    ...(priceChange === null
      ? []
      : [
          `Announced for ${dateText(priceChange.on)}: ${listPrice(priceChange.inputUsdPerMtok)} in and ${listPrice(priceChange.outputUsdPerMtok)} out ${perMillion}.`,
        ]),
  ];
}

/** Price lists: one model at one provider. */
export const offers = tableOf<Offer>({
  id: 'prices',
  title: 'Prices',
  one: 'price',
  lead: 'One model at one provider, in dollars per million tokens as listed.',
  records: ({ catalogue }) => catalogue.offers.values(),
  key: (offer) => offer.key,
  name: (offer) => `${offer.name} at ${offer.provider}`,
  columns: [
    {
      title: 'Model',
      align: 'left',
      fr: 2.6,
      text: (offer) => offer.name,
      note: (offer) =>
        offer.kind === 'standard' ? offer.provider : `${offer.provider}, ${kinds[offer.kind]}`,
    },
    price('Input', (offer) => offer.inputUsdPerMtok),
    price('Output', (offer) => offer.outputUsdPerMtok),
    price('Cached', (offer) => offer.cachedInputUsdPerMtok),
    price('Batch in', (offer) => offer.batchInputUsdPerMtok),
    price('Batch out', (offer) => offer.batchOutputUsdPerMtok),
    {
      title: 'Context',
      align: 'right',
      fr: 1.1,
      text: (offer) => exact(offer.contextTokens),
      sort: (offer) => offer.contextTokens,
    },
  ],
  facets: [
    { label: 'Served by', of: (offer) => providers[offer.providerClass] },
    { label: 'Provider', of: (offer) => offer.provider },
    { label: 'Weights', of: (offer) => (offer.weights === 'open' ? 'open' : 'closed') },
  ],
  also: (offer) => `${offer.apiModelId} ${offer.lab ?? ''} ${providers[offer.providerClass]}`,
  ages: 'price',
  overrides: 'offers',
  fields: [
    usd('inputUsdPerMtok', 'Input', perMillion),
    usd('outputUsdPerMtok', 'Output', perMillion),
    usd('cachedInputUsdPerMtok', 'Input read from the cache', perMillion),
    usd('cacheWriteUsdPerMtok', 'Input written to the cache', perMillion),
    usd('batchInputUsdPerMtok', 'Input in batches', perMillion),
    usd('batchOutputUsdPerMtok', 'Output in batches', perMillion),
    number('contextTokens', 'Context', 'tokens'),
    number('maxOutputTokens', 'Longest output', 'tokens'),
    text('name', 'Name', inOwn),
    text('provider', 'Provider', inOwn),
    text('providerHq', 'Seat of the provider', { own: true }),
    text('apiModelId', 'Name in the API', inOwn),
    text('modelKey', 'Model in this catalogue', { ...inOwn, choices: modelChoices }),
    text('tier', 'Tier', { fixed: 'model', when: (offer) => offer.tier !== null }),
    text('retiresOn', 'Retires', { fixed: 'model', when: (offer) => offer.retiresOn !== null }),
    text('supersededBy', 'Superseded by', {
      fixed: 'derived',
      when: (offer) => offer.supersededBy !== null,
    }),
  ],
  remarks: (offer, { catalogue }) => [...steps(offer), ...secondSources(offer, catalogue)],
});
