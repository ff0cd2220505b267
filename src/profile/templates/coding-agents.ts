import { assumed, given, published, template } from './template.ts';
import type { Draft } from './template.ts';
import { sources as s } from './sources.ts';

export const agentSources = [
  s.claudeCodeCosts,
  s.traceLabCost,
  s.traceLab,
  s.claudeCodeLog,
  s.gaiaIssue,
];

/** Agents that work in a repository, one request a model call (step). */
export const agents: Draft = {
  name: 'Coding agents for 250 engineers',
  answers: {
    archetype: given('coding-agents'),
    requests: published(
      { low: 340_000, high: 570_000 },
      [s.claudeCodeCosts, s.traceLabCost],
      'Spend is $150 to $250 a developer and month; a traced step costs $0.11. So 1,364 to 2,273 steps a developer, times 250. The 250 are an assumption.',
    ),
    tokensIn: published(
      { low: 78_000, high: 154_000 },
      [s.claudeCodeLog, s.traceLab],
      'Means of two logs: 100.3 M / 1,289 = 77,800 and 54.9 G / 357,161 = 153,700 tokens a step.',
    ),
    tokensOut: published(
      { low: 400, high: 800 },
      [s.claudeCodeLog, s.traceLab],
      'Means of two logs: 616 k / 1,289 = 478 and 186.9 M / 357,161 = 523 tokens a step; widened, since two logs are few.',
    ),
    repeated: published(
      { low: 0.78, high: 0.95 },
      [s.gaiaIssue, s.claudeCodeLog, s.traceLab],
      'Input read from cache: 969,744 / 1,249,838 = 78 %, 84.2 / 100.3 = 84 % and 52.6 / 54.9 = 96 %; the high end is rounded down.',
    ),
    today: given('closed-top'),
    todayModel: assumed(['anthropic/claude-opus-5-5'], 'a top-tier coding model; pick yours.'),
    dataPlace: given('anywhere'),
    failureCost: assumed(
      { low: 5, high: 80 },
      '3 to 30 minutes of rework at $111 to $167 an hour ($200,000 to $300,000 over 1,800 hours).',
    ),
    successToday: published(
      { low: 0.924, high: 0.982 },
      s.traceLabCost,
      'A developer’s request costs $0.97 and a step $0.11: 8.8 steps. A success of 50 to 85 % for each request, which is an assumption, is 92.4 to 98.2 % for each step.',
    ),
    ceiling: published(
      { low: 0.992, high: 0.999 },
      s.traceLabCost,
      'A ceiling of 93 to 99 % for each request, which is an assumption, over 8.8 steps.',
    ),
    shape: given('office'),
    latency: given('interactive'),
    users: assumed(250, 'the size of the situation; the requests scale with it.'),
  },
};

const completion: Draft = {
  name: 'Code completion in the editor',
  answers: {
    archetype: given('code-edits'),
    requests: published(
      { low: 1_000_000, high: 3_200_000 },
      s.cursorTab,
      'One editor answers 400 million requests a day. 200 to 600 a developer and day, which is an assumption (about 400 if it has a million users a day), times 250 developers and 21 days.',
    ),
    tokensIn: published(
      { low: 1_500, high: 5_200 },
      s.azureTrace,
      'Over 8,819 coding requests of 2023 the median prompt is 1,469 tokens, the mean 2,048 and nine in ten are below 5,186.',
    ),
    tokensOut: published(
      { low: 13, high: 55 },
      s.azureTrace,
      'Over the same requests the median answer is 13 tokens, the mean 28 and nine in ten are below 55.',
    ),
    today: given('closed-small'),
    todayModel: assumed(['openai/gpt-6-luna'], 'a small closed model; pick yours.'),
    dataPlace: given('anywhere'),
    failureCost: assumed(
      { low: 0.02, high: 0.5 },
      'a wrong suggestion that is taken costs seconds, now and then minutes, at $111 to $167 an hour.',
    ),
    noticedCost: assumed({ low: 0.005, high: 0.03 }, 'half a second to read it and type on.'),
    shape: given('office'),
    latency: given('interactive'),
    users: assumed(250, 'the same engineers.'),
  },
};

/** Coding agents: closed models against a router. */
export const codingAgents = template({
  id: 'coding-agents',
  title: 'Coding agents for 250 engineers',
  sentence:
    'Agents on a top closed model at $150 to $250 an engineer and month: keep paying, route the easy steps elsewhere, or move to open weights?',
  note: 'Spend and token counts come from a vendor’s documentation and public logs of Claude Code and Codex. A request is one model call, not one task; success and ceiling are converted accordingly.',
  sources: [...agentSources, s.cursorTab, s.azureTrace],
  organisation: {
    jurisdiction: given('us'),
    sector: given('private'),
  },
  workloads: [agents, completion],
});
