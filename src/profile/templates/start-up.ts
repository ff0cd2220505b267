import { assumed, given, published, template } from './template.ts';
import type { Draft } from './template.ts';
import { sources as s } from './sources.ts';

const product: Draft = {
  name: 'The product’s own assistant',
  answers: {
    archetype: given('open-ended'),
    requests: published(
      { low: 10_000, high: 45_000 },
      [s.startUpBudget, s.startUpScenarios],
      'Low end: 10,000 calls a month for an early product. High end: 500 users with 3 requests a day. Both are guides’ examples, not measurements.',
    ),
    tokensIn: published(
      { low: 2_000, high: 6_000 },
      [s.startUpBudget, s.openRouter],
      'A system prompt of 2,000 tokens with examples; the average prompt of all traffic is about 6,000.',
    ),
    tokensOut: published(
      { low: 400, high: 1_500 },
      s.openRouter,
      'The average completion of all traffic is about 400 tokens; the high end leaves room for reasoning.',
    ),
    today: given('closed-top'),
    todayModel: assumed(['anthropic/claude-sonnet-5-5'], 'a strong default; pick yours.'),
    dataPlace: given('anywhere'),
    failureCost: assumed(
      { low: 0.5, high: 20 },
      'a trial user who leaves after a bad answer; nobody has measured it yet.',
    ),
    growth: assumed(
      { low: 0.5, high: 10 },
      'before product-market fit the volume may halve or grow tenfold.',
    ),
    coupling: given('light'),
  },
};

/** Low volume, few people, unknown growth. */
export const startUp = template({
  id: 'start-up',
  title: 'Start-up before product-market fit',
  sentence:
    'A few ten thousand calls a month, two engineers and a volume that may grow tenfold or vanish: when, if ever, does anything but a closed API pay?',
  note: 'Calls, prompt and spend follow published budget guides, which are weak evidence. Growth and the cost of a bad answer are assumptions.',
  sources: [s.startUpBudget, s.startUpScenarios, s.openRouter],
  organisation: {
    jurisdiction: given('us'),
    sector: given('private'),
    platformPeople: given(0, 'both engineers build the product.'),
    capexCap: given(0, 'no hardware is bought.'),
    indifference: assumed(10_000, 'two weeks of one engineer.'),
  },
  workloads: [product],
});
