import { assumed, given, published, template } from './template.ts';
import type { Draft } from './template.ts';
import { sources as s } from './sources.ts';
import { chatTokens, contactCosts } from './customer-chat.ts';

const bankChat: Draft = {
  name: 'Customer chat in the bank’s app',
  answers: {
    archetype: given('support'),
    requests: published(
      { low: 1_100_000, high: 4_100_000 },
      s.ingChat,
      '85,000 customer contacts a week in one country x 4.35 weeks = 370,000 conversations a month, times 3 to 11 answers in each. The answers to a conversation are an assumption.',
    ),
    ...chatTokens,
    today: given('closed-tenancy'),
    todayModel: assumed(
      ['amazon-bedrock/openai.gpt-6-sol'],
      'a closed model in the bank’s own cloud tenancy; pick yours.',
    ),
    dataPlace: given('tenancy'),
    ...contactCosts,
    shape: given('consumer'),
    latency: given('interactive'),
  },
};

const creditFiles: Draft = {
  name: 'Summaries of credit files',
  answers: {
    archetype: given('open-ended'),
    requests: assumed(
      { low: 5_000, high: 40_000 },
      'a business-lending desk of some hundred people, a few files a day each.',
    ),
    tokensIn: published(
      { low: 12_000, high: 70_000 },
      s.pdfTokens,
      'Measured: 2,347 tokens to a PDF page of text. 5 to 30 pages to a file, which is an assumption.',
    ),
    tokensOut: assumed({ low: 800, high: 3_000 }, 'a memo of one to four pages.'),
    today: given('none'),
    dataPlace: given('region'),
    freeze: given('yes'),
    failureCost: assumed(
      { low: 20, high: 400 },
      'a quarter of an hour to half a day of an analyst who finds the slip later; a bad loan is not in it.',
    ),
    coupling: given('deep'),
    latency: given('relaxed'),
  },
};

/** A supervised bank: data in region or tenancy, validated versions. */
export const euBank = template({
  id: 'eu-bank',
  title: 'Bank under EU supervision',
  sentence:
    'Customer chat must stay in the bank’s tenancy and credit files in the region on a frozen version: what does each rule cost, and does it favour weights the bank holds?',
  note: 'The chat volume is that of one country at a large European bank. The lending desk is an assumption throughout. Region and tenancy must be confirmed with each vendor.',
  sources: [s.ingChat, s.azureTrace, s.openRouter, s.gartnerContact, s.pdfTokens],
  organisation: {
    jurisdiction: given('eu'),
    sector: given('private'),
    licences: given('standard'),
    caution: given('high'),
    platformPeople: assumed(6, 'a platform team that a bank could assign.'),
  },
  workloads: [bankChat, creditFiles],
});
