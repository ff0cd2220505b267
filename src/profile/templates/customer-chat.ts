import { assumed, given, published, template } from './template.ts';
import type { Draft } from './template.ts';
import { sources as s } from './sources.ts';

export const chatSources = [s.klarna, s.azureTrace, s.openRouter, s.gartnerContact];

/** Prompt and answer lengths of chat with consumers, from two public sources of all traffic. */
export const chatTokens = {
  tokensIn: published(
    { low: 1_150, high: 6_000 },
    [s.azureTrace, s.openRouter],
    'Means of two sources: 1,155 tokens over 19,366 chat requests of 2023; about 6,000 over all traffic of late 2025.',
  ),
  tokensOut: published(
    { low: 210, high: 400 },
    [s.azureTrace, s.openRouter],
    'Means of the same sources: 211 tokens in 2023, about 400 in late 2025.',
  ),
} satisfies Draft['answers'];

/** What an answer that fails costs, from the price of a live contact. */
export const contactCosts = {
  failureCost: published(
    { low: 0.8, high: 8 },
    s.gartnerContact,
    'A wrong answer nobody notices leads to a live contact at $8.01, in one case in ten (low) or every time (high). The share is an assumption.',
  ),
  noticedCost: published(
    { low: 4, high: 8 },
    s.gartnerContact,
    'Someone who is not helped is handed to a person: $8.01 on average over live channels; half of it where the assistant has prepared the case, which is an assumption.',
  ),
} satisfies Draft['answers'];

/** Answers to consumers, one request an answer of the assistant. */
export const consumerChat: Draft = {
  name: 'Customer chat',
  answers: {
    archetype: given('support'),
    requests: published(
      { low: 6_900_000, high: 25_000_000 },
      s.klarna,
      '2.3 million conversations in the first month, times 3 to 11 answers in each: 6.9 to 25.3 million. The answers to a conversation are an assumption.',
    ),
    ...chatTokens,
    today: given('closed-top'),
    todayModel: assumed(['openai/gpt-6-sol'], 'a top-tier model at list price; pick yours.'),
    dataPlace: given('anywhere'),
    ...contactCosts,
    successToday: published(
      { low: 0.87, high: 0.96 },
      s.klarna,
      'Two thirds of all chats were handled by the assistant. Spread over 3 to 11 answers: 0.667^(1/3) = 0.874 and 0.667^(1/11) = 0.964 for each answer.',
    ),
    shape: given('consumer'),
    latency: given('interactive'),
  },
};

/** Consumer chat at volume: top tier against small tier and hosted open weights. */
export const customerChat = template({
  id: 'customer-chat',
  title: 'Customer chat',
  sentence:
    'Millions of consumer conversations on a top-tier model: is the dearer model worth its price in contacts that never reach a person?',
  note: 'The volume is that of a published assistant in its first month; scale it to yours. The cost of a live contact is from 2019 and the answers to a conversation are an assumption.',
  sources: chatSources,
  organisation: {
    jurisdiction: given('eu'),
    sector: given('private'),
  },
  workloads: [consumerChat],
});
