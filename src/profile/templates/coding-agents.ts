import { assumed, given, published, template } from './template.ts';
import type { Draft } from './template.ts';
import { sources as s } from './sources.ts';

/** Agents that work in a repository, one request a model call (step). */
export const agents: Draft = {
  name: 'Coding agents for 250 engineers',
  answers: {
    archetype: given('coding-agents'),
    requests: published(
      { low: 330_000, high: 550_000 },
      [s.claudeCodeCosts, s.traceLabCost],
      'Spend is $150 to $250 a developer and month. A traced step cost $40,431 / (99.1 % of 357,161) = $0.114. So 1,313 to 2,189 steps a developer, times 250. The 250 are an assumption.',
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
      { low: 0.78, high: 0.96 },
      [s.gaiaIssue, s.claudeCodeLog, s.traceLab],
      'Input read from cache: 969,744 / 1,249,838 = 78 %, 84.2 / 100.3 = 84 % and 52.6 / 54.9 = 96 %.',
    ),
    today: given('closed-top'),
    todayModel: assumed(['anthropic/claude-opus-5-5'], 'a top-tier coding model; pick yours.'),
    dataPlace: given('anywhere'),
    failureCost: assumed(
      { low: 5, high: 80 },
      '3 to 30 minutes of rework at $111 to $167 an hour ($200,000 to $300,000 over 1,800 hours).',
    ),
    successToday: published(
      { low: 0.93, high: 0.985 },
      s.traceLab,
      'A user’s request took 357,161 / 33,960 = 10.5 steps. A success of 50 to 85 % for each request, which is an assumption, is 93.6 to 98.5 % for each step.',
    ),
    ceiling: published(
      { low: 0.993, high: 0.999 },
      s.traceLab,
      'A ceiling of 93 to 99 % for each request, which is an assumption, over 10.5 steps.',
    ),
    shape: given('office'),
    latency: given('interactive'),
    users: assumed(250, 'the size of the situation; the requests scale with it.'),
  },
};

/** Coding agents: closed models against a router. */
export const codingAgents = template({
  id: 'coding-agents',
  title: 'Coding agents for 250 engineers',
  sentence:
    'Agents on a top closed model at $150 to $250 an engineer and month: keep paying, route the easy steps elsewhere, or move to open weights?',
  note: 'Spend and token counts come from a vendor’s documentation and two public logs of Claude Code and Codex. A request is one model call, not one task; success and ceiling are converted accordingly.',
  sources: [s.claudeCodeCosts, s.traceLabCost, s.traceLab, s.claudeCodeLog, s.gaiaIssue],
  organisation: {
    jurisdiction: given('us'),
    sector: given('private'),
  },
  workloads: [agents],
});
