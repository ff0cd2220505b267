import { assumed, given, published, template } from './template.ts';
import type { Draft } from './template.ts';
import { sources as s } from './sources.ts';

export const catalogueSources = [s.shopify, s.shopifyQuality];

/** Attributes and categories for products, all in one run at night. */
export const catalogueRun: Draft = {
  name: 'Nightly enrichment of a product catalogue',
  answers: {
    archetype: given('extraction'),
    requests: published(
      { low: 60_000_000, high: 240_000_000 },
      s.shopify,
      'One marketplace makes 40 million calls a day. A tenth of it x 30.44 days = 122 million a month; half and double as the range. The tenth is an assumption.',
    ),
    tokensIn: published(
      { low: 300, high: 1_000 },
      s.shopify,
      '16 billion tokens over 40 million calls = 400 a call, output included; the high end for longer descriptions is an assumption.',
    ),
    tokensOut: assumed({ low: 40, high: 150 }, 'a category and five to fifteen attributes.'),
    today: given('hosted-open'),
    todayModel: assumed(['groq/openai/gpt-oss-20b'], 'a small open model at a host; pick yours.'),
    dataPlace: given('anywhere'),
    failureCost: assumed(
      { low: 0.0005, high: 0.02 },
      'a wrong attribute hides a product from a few searches until the next run.',
    ),
    noticedCost: assumed({ low: 0.0001, high: 0.002 }, 'rejected by a rule and run again.'),
    successToday: published(
      { low: 0.85, high: 0.98 },
      s.shopifyQuality,
      'Merchants accept 85 % of the predicted categories; less than 2 % of the outputs need mending by rule. A merchant’s refusal is not always an error.',
    ),
    shape: given('nightly'),
    latency: given('batch'),
    deferrable: given(1, 'everything can wait until morning.'),
    tuning: given('yes'),
  },
};

/** Work that can all wait: batch prices against GPUs for a few hours a night. */
export const nightlyEnrichment = template({
  id: 'nightly-enrichment',
  title: 'Nightly batch enrichment',
  sentence:
    'A hundred million short calls a month that can all wait until morning: batch price lists, a small open model at a host, or GPUs for a few hours a night?',
  note: 'Volume and tokens are a tenth of a published product catalogue, which itself runs small tuned open models. What a wrong attribute costs is an assumption.',
  sources: catalogueSources,
  organisation: {
    jurisdiction: given('us'),
    sector: given('private'),
    platformPeople: assumed(4, 'a data platform team that could take it on.'),
  },
  workloads: [catalogueRun],
});
