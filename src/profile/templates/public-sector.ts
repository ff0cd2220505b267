import { assumed, given, published, template } from './template.ts';
import type { Draft } from './template.ts';
import { sources as s } from './sources.ts';
import { chatTokens, contactCosts } from './customer-chat.ts';

const citizens: Draft = {
  name: 'Answers to citizens on the official site',
  answers: {
    archetype: given('support'),
    requests: published(
      { low: 370_000, high: 3_700_000 },
      [s.govukTraffic, s.govukChat],
      'A national site has 11 million users a week; pilot users asked 26,000 / 10,000 = 2.6 questions. If 0.3 to 3 % of users ask, which is an assumption: 11 M x 4.35 x 2.6 x share.',
    ),
    ...chatTokens,
    today: given('closed-tenancy'),
    todayModel: assumed(
      ['amazon-bedrock/anthropic.claude-opus-5-5'],
      'a closed model in the body’s own cloud tenancy; pick yours.',
    ),
    dataPlace: given('tenancy'),
    ...contactCosts,
    successToday: published(
      { low: 0.76, high: 0.9 },
      s.govukChat,
      'Accuracy of answers by the service’s own scoring: 76 % at the first benchmark, 90 % in the latest.',
    ),
    shape: given('consumer'),
    latency: given('interactive'),
  },
};

const consultations: Draft = {
  name: 'Sorting answers to public consultations',
  answers: {
    archetype: given('extraction'),
    requests: published(
      { low: 50_000, high: 500_000 },
      [s.consult, s.consultScotland],
      'One request is one answer to one question. Low end: 50,000 responses to one review in a month. High end: about 500 consultations a year x 2,000 responses x 6 open questions / 12.',
    ),
    tokensIn: published(
      { low: 1_000, high: 4_000 },
      s.consult,
      '£240 for 50,000 responses is about $0.0064 each. At $2.50 and $10 a million tokens with 150 out, about 2,000 go in; half and double as the range. Price and exchange rate are assumptions.',
    ),
    tokensOut: assumed({ low: 50, high: 250 }, 'one or more themes with a line of reason.'),
    today: given('closed-small'),
    todayModel: assumed(['openai/gpt-5.4-mini'], 'a small closed model; pick yours.'),
    dataPlace: given('premises'),
    failureCost: assumed(
      { low: 0.02, high: 1 },
      'a response counted under the wrong theme; rarely, a point that no one reads.',
    ),
    noticedCost: published(
      { low: 0.01, high: 0.06 },
      [s.consult, s.blsCompensation],
      '22 hours to check 50,000 responses at $63.94 an hour (US state and local government) is $0.028 each; about a third and double as the range.',
    ),
    successToday: published(
      { low: 0.76, high: 0.83 },
      [s.consultScotland, s.consult],
      'Agreement with experts: F1 of 0.76 in the first trial, 83 % of cases in the latest. Two groups of experts agreed with each other in 55 %.',
    ),
    deferrable: given(1, 'results are needed in days, not minutes.'),
    latency: given('batch'),
  },
};

/** A public body that may not use models of Chinese origin. */
export const publicSector = template({
  id: 'public-sector',
  title: 'Public body with an origin rule',
  sentence:
    'Models of Chinese origin are barred, which removes most of the strongest open weights: is what remains good enough, or does the rule make the body a customer of closed labs?',
  note: 'US states began to bar DeepSeek on government devices in January 2025; the rule here is wider and covers every model trained in China. Sizes and accuracy are those of two published UK services; the share of users who ask is an assumption.',
  sources: [
    s.deepseekBans,
    s.govukTraffic,
    s.govukChat,
    s.consult,
    s.consultScotland,
    s.azureTrace,
    s.openRouter,
    s.gartnerContact,
    s.blsCompensation,
  ],
  organisation: {
    jurisdiction: given('us'),
    sector: given('public'),
    barredOrigins: published(
      ['CN'],
      s.deepseekBans,
      'The states named bar one app; barring every model of Chinese origin is this situation’s own, wider rule.',
    ),
    platformPeople: assumed(3, 'what an agency could assign.'),
  },
  workloads: [citizens, consultations],
});
