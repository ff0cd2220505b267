import { assumed, given, template } from './template.ts';
import type { Draft } from './template.ts';
import { agentSources, agents } from './coding-agents.ts';
import { chatSources, consumerChat } from './customer-chat.ts';
import { documentSources, documents } from './document-extraction.ts';
import { catalogueRun, catalogueSources } from './nightly-enrichment.ts';

/** A changed copy; a changed way of running today takes its own model or none. */
function variant(draft: Draft, name: string, changes: Draft['answers']): Draft {
  const answers = { ...draft.answers, ...changes };
  if (changes.today && !changes.todayModel) delete answers.todayModel;
  return { name, answers };
}

/** Eight workloads of every archetype and place, for measuring speed; not a real situation. */
export const benchmark = template({
  id: 'benchmark-eight',
  kind: 'benchmark',
  title: 'Benchmark: eight workloads',
  sentence: 'A load for measuring the speed of the analysis; it describes no real situation.',
  note: 'Variants of the templates, chosen to reach every kind of work and every kind of option.',
  sources: [...documentSources, ...chatSources, ...agentSources, ...catalogueSources],
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
      todayModel: assumed(['amazon-bedrock/openai.gpt-6-sol'], 'a closed model in a tenancy.'),
    }),
    variant(consumerChat, 'Small edits of code on our own premises', {
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
