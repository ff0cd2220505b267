import { assumed, given, published, template } from './template.ts';
import type { Draft } from './template.ts';
import { sources as s } from './sources.ts';

const staffAssistant: Draft = {
  name: 'Assistant for 15,000 staff',
  answers: {
    archetype: given('support'),
    requests: published(
      { low: 400_000, high: 2_850_000 },
      [s.newJersey, s.openRouter],
      'A state pays about $1 a user and month. At 6,000 in and 400 out, or 1,500 in and 150 out, for $2.50 / $10 a million tokens, that buys at most 53 or 190 requests. Times 15,000 users, which is an assumption; the low end is half of 53.',
    ),
    tokensIn: published(
      { low: 1_500, high: 6_000 },
      s.openRouter,
      'Average prompt of all traffic: about 1,500 tokens in early 2024, about 6,000 in late 2025.',
    ),
    tokensOut: published(
      { low: 150, high: 400 },
      s.openRouter,
      'Average completion of all traffic: about 150 tokens in early 2024, about 400 in late 2025.',
    ),
    today: given('closed-tenancy'),
    dataPlace: given('tenancy'),
    failureCost: published(
      { low: 0.5, high: 11 },
      s.blsCompensation,
      'State and local government pays $63.94 an hour. Half a minute to ten minutes lost on a wrong answer: $0.53 to $10.66. The minutes are an assumption.',
    ),
    shape: given('office'),
    users: assumed(15_000, 'the size of the situation; the requests scale with it.'),
  },
};

const letters: Draft = {
  name: 'Sorting of citizens’ letters',
  answers: {
    archetype: given('extraction'),
    requests: assumed({ low: 50_000, high: 300_000 }, 'the post of a mid-sized agency.'),
    tokensIn: published(
      { low: 2_000, high: 6_000 },
      s.pdfTokens,
      'Measured: a scanned page is 1,600 tokens. One to three pages and 400 to 1,200 of instructions, which is an assumption.',
    ),
    tokensOut: assumed({ low: 50, high: 250 }, 'a category, an addressee and a line of reason.'),
    today: given('none'),
    dataPlace: given('region'),
    failureCost: published(
      { low: 1, high: 32 },
      s.blsCompensation,
      'State and local government pays $63.94 an hour. One minute to half an hour until a misrouted letter finds its desk. The minutes are an assumption.',
    ),
    deferrable: given(1),
    latency: given('batch'),
  },
};

/** A public body that may not use models of Chinese origin. */
export const publicSector = template({
  id: 'public-sector',
  title: 'Public body with an origin rule',
  sentence:
    'Models of Chinese origin are barred, which removes most of the strongest open weights: is what remains good enough, or does the rule make the body a customer of closed labs?',
  note: 'US states began to bar DeepSeek on government devices in January 2025; the rule here is wider and covers every model trained in China. The spend of $1 a user is a published figure; numbers of users and letters are assumptions.',
  sources: [s.deepseekBans, s.newJersey, s.openRouter, s.pdfTokens, s.blsCompensation],
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
  workloads: [staffAssistant, letters],
});
