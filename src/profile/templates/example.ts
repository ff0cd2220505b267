import { assumed, given, published, template } from './template.ts';
import type { Draft } from './template.ts';
import { sources as s } from './sources.ts';
import { agents } from './coding-agents.ts';
import { consumerChat } from './customer-chat.ts';
import { documents } from './document-extraction.ts';

const knowledge: Draft = {
  name: 'Research in policies and case files',
  answers: {
    archetype: given('open-ended'),
    requests: assumed(
      { low: 60_000, high: 400_000 },
      '4,000 specialists, 15 to 100 questions a month each.',
    ),
    tokensIn: published(
      { low: 6_000, high: 25_000 },
      [s.openRouter, s.pdfTokens],
      'Low end: the average prompt of all traffic, about 6,000 tokens. High end: ten PDF pages at 2,347 each and instructions. The pages are an assumption.',
    ),
    tokensOut: published(
      { low: 400, high: 2_000 },
      s.openRouter,
      'The average completion of all traffic is about 400 tokens; the high end leaves room for reasoning.',
    ),
    today: given('closed-tenancy'),
    dataPlace: given('region'),
    failureCost: published(
      { low: 4, high: 45 },
      s.blsCompensation,
      'US private industry pays $45.65 an hour. 5 minutes to an hour on a wrong lead. The minutes are an assumption.',
    ),
    users: assumed(4_000, 'the size of the situation; the requests scale with it.'),
  },
};

/** The finished example: four workloads of an insurer-sized firm. */
export const example = template({
  id: 'worked-example',
  kind: 'example',
  title: 'Worked example: an insurer-sized mix from published figures',
  sentence:
    'Claims documents, customer chat, coding agents and research in one firm, with inputs that can be looked up: what should run where?',
  note: 'No company is described. Each workload takes its inputs from publications about one real service of its kind; the sizes are theirs, put together here.',
  sources: [
    s.ricoh,
    s.claraDocuments,
    s.pdfTokens,
    s.blsCompensation,
    s.klarna,
    s.openRouter,
    s.gartnerContact,
    s.claudeCodeCosts,
    s.traceLabCost,
    s.traceLab,
    s.claudeCodeLog,
    s.gaiaIssue,
  ],
  organisation: {
    jurisdiction: given('eu'),
    sector: given('private'),
  },
  workloads: [{ ...documents, name: 'Claims documents' }, consumerChat, agents, knowledge],
});
