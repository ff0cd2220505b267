import { assumed, given, published, template } from './template.ts';
import type { Draft } from './template.ts';
import { sources as s } from './sources.ts';

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
    tokensIn: published(
      { low: 1_500, high: 6_000 },
      s.openRouter,
      'Average prompt of all traffic: about 1,500 tokens in early 2024, about 6,000 in late 2025. Chat is taken to lie between them.',
    ),
    tokensOut: published(
      { low: 150, high: 400 },
      s.openRouter,
      'Average completion of all traffic: about 150 tokens in early 2024, about 400 in late 2025.',
    ),
    today: given('closed-top'),
    todayModel: assumed(['openai/gpt-6-sol'], 'a top-tier model at list price; pick yours.'),
    dataPlace: given('anywhere'),
    failureCost: published(
      { low: 0.8, high: 8 },
      s.gartnerContact,
      'A wrong answer nobody notices leads to a live contact at $8.01, in one case in ten (low) or every time (high). The share is an assumption.',
    ),
    noticedCost: published(
      { low: 4, high: 8 },
      s.gartnerContact,
      'A customer who is not helped is handed to a person: $8.01 on average over live channels; half of it where the assistant has prepared the case, which is an assumption.',
    ),
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
  sources: [s.klarna, s.openRouter, s.gartnerContact],
  organisation: {
    jurisdiction: given('eu'),
    sector: given('private'),
  },
  workloads: [consumerChat],
});
