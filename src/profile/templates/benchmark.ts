import { assumed, given, template } from './template.ts';
import { sources as s } from './sources.ts';
import { agents } from './coding-agents.ts';
import { consumerChat } from './customer-chat.ts';
import { documents } from './document-extraction.ts';
import { catalogueRun } from './nightly-enrichment.ts';
import type { Draft } from './template.ts';

const variant = (draft: Draft, name: string, answers: Draft['answers']): Draft => ({
  name,
  answers: { ...draft.answers, ...answers },
});

/** Eight workloads of every archetype and place, for measuring speed; not a real situation. */
export const benchmark = template({
  id: 'benchmark-eight',
  kind: 'benchmark',
  title: 'Benchmark: eight workloads',
  sentence: 'A load for measuring the speed of the analysis; it describes no real situation.',
  note: 'Variants of the templates, chosen to reach every kind of work and every kind of option.',
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
    s.shopify,
  ],
  organisation: { jurisdiction: given('us') },
  workloads: [
    documents,
    consumerChat,
    agents,
    catalogueRun,
    variant(documents, 'Documents in a region', { dataPlace: given('region') }),
    variant(consumerChat, 'Chat in a tenancy', {
      dataPlace: given('tenancy'),
      today: given('closed-tenancy'),
    }),
    variant(consumerChat, 'Small edits of code', {
      archetype: given('code-edits'),
      shape: given('office-world'),
      dataPlace: given('premises'),
      today: given('self-owned'),
    }),
    variant(documents, 'Open-ended analysis without a network', {
      archetype: given('open-ended'),
      requests: assumed({ low: 2_000, high: 20_000 }, 'a small load for the benchmark.'),
      dataPlace: given('air-gapped'),
      today: given('none'),
    }),
  ],
});
