import { assumed, given, published, template } from './template.ts';
import type { Draft } from './template.ts';
import { sources as s } from './sources.ts';
import { agentSources, agents } from './coding-agents.ts';
import { chatSources, consumerChat } from './customer-chat.ts';
import { documentSources, documents } from './document-extraction.ts';

const research: Draft = {
  name: 'Research in policies and case files',
  answers: {
    archetype: given('open-ended'),
    requests: published(
      { low: 150_000, high: 500_000 },
      s.netskope,
      'A user of an assistant sends 6 prompts a day. Times 21 days and 4,000 specialists, of whom 30 to 100 % use it on a day: 151,000 to 504,000. Specialists and shares are assumptions.',
    ),
    tokensIn: published(
      { low: 6_000, high: 25_000 },
      [s.openRouter, s.pdfTokens],
      'Low end: the average prompt of all traffic, about 6,000 tokens. High end: ten PDF pages at 2,347 each and instructions; the pages are an assumption.',
    ),
    tokensOut: published(
      { low: 400, high: 2_000 },
      s.openRouter,
      'The average completion of all traffic is about 400 tokens; the high end leaves room for reasoning.',
    ),
    today: given('closed-tenancy'),
    todayModel: assumed(
      ['amazon-bedrock/openai.gpt-6-sol'],
      'a closed model in the firm’s own cloud tenancy; pick yours.',
    ),
    dataPlace: given('region'),
    failureCost: published(
      { low: 4, high: 45 },
      s.blsCompensation,
      'US private industry pays $45.65 an hour. 5 minutes to an hour on a wrong lead: $3.80 to $45.65. The minutes are an assumption.',
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
  note: 'No company is described. Each workload takes its inputs from publications about real services of its kind; the sizes are theirs, put together here. Every answer names its source, shows the arithmetic and says which part is an assumption.',
  sources: [...documentSources, ...chatSources, ...agentSources, s.netskope],
  organisation: {
    jurisdiction: given('us'),
    sector: given('private'),
  },
  workloads: [{ ...documents, name: 'Claims documents' }, consumerChat, agents, research],
});
