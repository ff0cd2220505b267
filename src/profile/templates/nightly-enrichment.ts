import { assumed, given, published, template } from './template.ts';
import type { Draft } from './template.ts';
import { sources as s } from './sources.ts';

/** Attributes and categories for products, all in one run at night. */
export const catalogueRun: Draft = {
  name: 'Nightly enrichment of a product catalogue',
  answers: {
    archetype: given('extraction'),
    requests: published(
      { low: 6_000_000, high: 24_000_000 },
      s.shopify,
      'Shopify makes 40 million calls a day. A hundredth of it x 30.44 days = 12.2 million a month; half and double as the range. The hundredth is an assumption.',
    ),
    tokensIn: published(
      { low: 250, high: 1_200 },
      s.shopify,
      '16 billion tokens over 40 million calls = 400 a call, images and output included; up to three times where descriptions are long, which is an assumption.',
    ),
    tokensOut: assumed({ low: 40, high: 200 }, 'a category and five to twenty attributes.'),
    today: given('hosted-open'),
    todayModel: assumed(['groq/openai/gpt-oss-20b'], 'a small open model at a host; pick yours.'),
    dataPlace: given('anywhere'),
    failureCost: assumed(
      { low: 0.005, high: 0.2 },
      'a wrong attribute hides a product from a few searches until the next run.',
    ),
    noticedCost: assumed({ low: 0.001, high: 0.02 }, 'rejected by a rule and run again.'),
    shape: given('nightly'),
    latency: given('batch'),
    deferrable: given(1),
    tuning: given('yes'),
  },
};

/** Work that can all wait: batch prices against GPUs for a few hours a night. */
export const nightlyEnrichment = template({
  id: 'nightly-enrichment',
  title: 'Nightly batch enrichment',
  sentence:
    'Twelve million short calls a month that can all wait until morning: batch price lists, a small open model at a host, or GPUs for a few hours a night?',
  note: 'Volume and tokens are a hundredth of a published product catalogue. What a wrong attribute costs is an assumption.',
  sources: [s.shopify],
  organisation: {
    jurisdiction: given('us'),
    sector: given('private'),
    platformPeople: assumed(4, 'a data platform team that could take it on.'),
  },
  workloads: [catalogueRun],
});
