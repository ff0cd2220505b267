import type {
  Analysis,
  CostBreakdown,
  Fan,
  InputRow,
  Option,
  OptionKind,
  OptionResult,
  PortfolioResult,
  Summary,
  WorkloadResult,
} from '#engine/analysis.ts';
import type { Explanation } from '#engine/explanation.ts';
import { qualityGap } from '#engine/results/quality-gap.ts';
import type { Scenario, Workload } from '#profile/session.ts';

/** Invented figures for the tests of this folder: no result of the engine and no fact. */
export const none: CostBreakdown = {
  tokens: 0,
  gpus: 0,
  people: 0,
  failures: 0,
  migration: 0,
  evaluation: 0,
  events: 0,
  preference: 0,
};

export const total = (parts: CostBreakdown): number =>
  Object.values(parts).reduce((sum, x) => sum + x, 0);

/** A right-skewed summary around a mean: P10 at 0.7 and P90 at 1.35 of it. */
export function summary(mean: number): Summary {
  return {
    mean,
    p10: mean * 0.7,
    p25: mean * 0.82,
    p50: mean * 0.96,
    p75: mean * 1.15,
    p90: mean * 1.35,
  };
}

/** A fan that grows a little faster than linearly to a summary's values. */
export function fan(end: Summary): Fan {
  const at = (x: number, late: number): number[] =>
    Array.from({ length: 37 }, (_, m) => (x * (m + (late * m * m) / 36)) / (36 * (1 + late)));
  return {
    mean: at(end.mean, 0.3),
    p10: at(end.p10, 0.1),
    p25: at(end.p25, 0.2),
    p50: at(end.p50, 0.3),
    p75: at(end.p75, 0.4),
    p90: at(end.p90, 0.6),
  };
}

export function option(kind: OptionKind, over: Partial<Option> = {}): Option {
  return {
    id: `${kind}/test`,
    kind,
    policy: 'ride',
    modelName: `Model ${kind}`,
    host: 'Host',
    isToday: false,
    eligible: true,
    ...over,
  };
}

export function optionResult(
  kind: OptionKind,
  parts: Partial<CostBreakdown>,
  over: Partial<OptionResult> & { option?: Option } = {},
): OptionResult {
  const whole = { ...none, ...parts };
  const cost = summary(total(whole));
  return {
    option: option(kind),
    cost,
    runCost: summary(cost.mean - whole.failures),
    parts: whole,
    path: fan(cost).mean,
    fan: fan(cost),
    share: 0.2,
    shareError: 0.009,
    regret: cost.mean * 0.05,
    worstTenth: cost.mean * 1.6,
    successNow: 0.96,
    successEnd: 0.97,
    byOutlook: [cost.mean * 0.9, cost.mean, cost.mean * 1.2],
    ...over,
  };
}

/** What explains a result made up here: the gap of the leader to the best of another kind, by the engine's own sum. */
function explained(options: readonly OptionResult[], leader: number | null): Explanation | null {
  const lead = options[leader ?? -1];
  const [rival] = options
    .filter((o) => o.option.eligible && o.option.kind !== lead?.option.kind)
    .sort((a, b) => a.cost.mean - b.cost.mean);
  if (!lead || !rival) return null;
  return {
    againstToday: null,
    againstRunnerUp: null,
    outlooks: { rows: [], minimax: lead.option.id, presets: [], leaderHolds: 1 },
    flips: [],
    tripwires: [],
    inquiry: {
      questions: [],
      groups: [],
      everything: { usd: 0, error: 0 },
      evpiUsd: 0,
      stop: { reason: 'nothing-open', best: null },
    },
    leaders: {
      failuresPriced: lead.option.id,
      atQualityBar: lead.option.id,
      qualityBar: 0.9,
      noFailureCost: lead.option.id,
    },
    gaps: [qualityGap('other-kind', lead, rival, 0.3)],
    drivers: null,
  };
}

export function workloadResult(over: Partial<WorkloadResult> = {}): WorkloadResult {
  const options = [
    optionResult(
      'hosted-open',
      { tokens: 520_000, failures: 240_000, people: 60_000, migration: 80_000 },
      {
        option: option('hosted-open', { modelName: 'GLM-5.3-Flash', host: 'Together' }),
        share: 0.71,
        regret: 40_000,
      },
    ),
    optionResult(
      'closed-small',
      { tokens: 900_000, failures: 180_000, evaluation: 60_000 },
      { option: option('closed-small', { modelName: 'GPT-6 Nano', host: 'OpenAI' }), share: 0.2 },
    ),
    optionResult(
      'closed-top',
      { tokens: 2_600_000, failures: 90_000 },
      {
        option: option('closed-top', {
          modelName: 'GPT-6 Astra',
          host: 'OpenAI',
          isToday: true,
          offer: 'openai/gpt-6-astra',
        }),
        share: 0.04,
      },
    ),
    optionResult(
      'self-rented',
      { gpus: 1_400_000, people: 700_000, failures: 200_000, migration: 120_000 },
      {
        option: option('self-rented', { modelName: 'GLM-5.3-Flash', host: 'H100, 1-year rent' }),
        share: 0.05,
        sizing: {
          gpu: 'h100-sxm',
          gpusPerReplica: 2,
          replicas: 3,
          gpus: 6,
          requestsPerSecondPerReplica: 4,
          utilisation: 0.18,
          usdPerGpuHour: 2.35,
          people: 1,
          basis: 'measured row 12',
        },
      },
    ),
  ];
  return {
    id: 'w1',
    name: 'Claims extraction',
    archetype: 'extraction',
    demand: {
      requestsPerMonth: 93e6,
      requestsPerSecondMean: 35,
      requestsPerSecondPeak: 150,
      tokensPerDay: 5e9,
      usdPerMonthToday: 61_000,
      usdPerUserMonth: null,
    },
    options,
    kinds: [
      { kind: 'hosted-open', share: 0.71, error: 0.01 },
      { kind: 'closed-small', share: 0.2, error: 0.009 },
      { kind: 'self-rented', share: 0.05, error: 0.005 },
      { kind: 'closed-top', share: 0.04, error: 0.004 },
    ],
    ruledOut: [
      { kind: 'self-owned', constraint: 'capex', needed: 1_900_000, allowed: 0, candidates: 3 },
      { kind: 'tuned', constraint: 'no-tuning', candidates: 1 },
    ],
    relaxations: [],
    leader: 0,
    runnerUp: 1,
    today: 2,
    tooClose: false,
    easierToUndo: null,
    pick: over.pick ?? over.easierToUndo ?? (over.leader === undefined ? 0 : over.leader),
    withoutFailures: 0,
    cautious: 0,
    plan: null,
    lead: {
      mean: -240_000,
      p10: -610_000,
      p25: -400_000,
      p50: -220_000,
      p75: -60_000,
      p90: 90_000,
    },
    worth: [{ key: 'w1.failureCost', usd: 120_000, error: 6_000, measurable: true }],
    flips: [
      { key: 'w1.requests', at: 1.25e9, side: 'above', to: 'self-rented/test', chance: 0.03 },
    ],
    explanation: explained(over.options ?? options, over.leader === undefined ? 0 : over.leader),
    ...over,
  };
}

export function inputRow(over: Partial<InputRow> = {}): InputRow {
  return {
    key: 'w1.requests',
    owner: 'w1',
    question: 'requests',
    label: 'Requests',
    unit: 'requests a month',
    p10: 60e6,
    p50: 104e6,
    p90: 180e6,
    by: 'you',
    grade: null,
    source: 'Usage log of October',
    ...over,
  };
}

export function portfolio(over: Partial<PortfolioResult> = {}): PortfolioResult {
  const parts = {
    ...none,
    tokens: 2_300_000,
    failures: 1_100_000,
    people: 300_000,
    migration: 400_000,
    evaluation: 100_000,
    events: 100_000,
  };
  const todayParts = {
    ...none,
    tokens: 5_300_000,
    failures: 600_000,
    people: 100_000,
    evaluation: 200_000,
    events: 200_000,
  };
  return {
    choice: {
      choices: [],
      sharedPeopleUsd: 0,
      pooledGpusUsd: 0,
      committed: null,
      method: 'exact',
      boundUsd: 0,
      caps: [],
      capsBroken: false,
    },
    recommended: summary(4.3e6),
    recommendedParts: parts,
    recommendedFan: fan(summary(4.3e6)),
    today: summary(6.4e6),
    todayParts,
    todayPath: fan(summary(6.4e6)).mean,
    comparableParts: parts,
    saving: { mean: 2.1e6, p10: 0.9e6, p25: 1.4e6, p50: 2.0e6, p75: 2.7e6, p90: 3.4e6 },
    betterThanToday: 0.97,
    betterThanTodayError: 0.004,
    byOutlook: [3.9e6, 4.3e6, 4.9e6],
    ...over,
  };
}

export function analysis(over: Partial<Analysis> = {}): Analysis {
  return {
    engine: '0.1.0',
    edition: '2026-11-24',
    seed: 20261124,
    draws: 8192,
    months: 36,
    requestHash: 'c0ffee',
    outlookShares: [0.2, 0.65, 0.15],
    workloads: [workloadResult(), codingResult()],
    portfolio: portfolio(),
    inputs: [
      inputRow(),
      inputRow({
        key: 'w1.failureCost',
        question: 'failureCost',
        label: 'Cost of an unnoticed failure',
        unit: 'USD a failure',
        p10: 0.05,
        p50: 0.3,
        p90: 2,
        by: 'default',
        grade: 'D',
        source: 'Minutes of a person to put it right',
      }),
      inputRow({
        key: 'world.P02',
        owner: 'world',
        question: 'P02',
        label: 'Fall of closed prices at the same capability',
        unit: 'x a year',
        p10: 1.6,
        p50: 3,
        p90: 7,
        by: 'catalogue',
        grade: 'B',
        source: 'Price histories to November 2026',
      }),
    ],
    problems: [],
    ...over,
  };
}

/** Coding agents that run closed today and stay so. */
export function codingResult(over: Partial<WorkloadResult> = {}): WorkloadResult {
  const today = optionResult(
    'closed-top',
    { tokens: 1_500_000, failures: 650_000, events: 50_000 },
    {
      option: option('closed-top', {
        modelName: 'Claude Opus 5',
        host: 'Anthropic',
        isToday: true,
        offer: 'anthropic/claude-opus-5',
      }),
      share: 0.75,
      regret: 210_000,
      successNow: 0.74,
      successEnd: 0.76,
    },
  );
  const router = optionResult(
    'router-open',
    { tokens: 1_200_000, failures: 1_050_000, migration: 150_000 },
    {
      option: option('router-open', { modelName: 'GLM-5.3 then Claude Opus 5', host: 'Together' }),
      share: 0.25,
      successNow: 0.66,
      successEnd: 0.69,
    },
  );
  return workloadResult({
    id: 'w2',
    name: 'Coding agents',
    archetype: 'coding-agents',
    options: [today, router],
    kinds: [
      { kind: 'closed-top', share: 0.75, error: 0.009 },
      { kind: 'router-open', share: 0.25, error: 0.009 },
    ],
    ruledOut: [
      { kind: 'hosted-open', constraint: 'quality-bar', needed: 0.7, allowed: 0.61, candidates: 4 },
    ],
    leader: 0,
    runnerUp: 1,
    today: 0,
    withoutFailures: 1,
    lead: {
      mean: -200_000,
      p10: -500_000,
      p25: -330_000,
      p50: -190_000,
      p75: -60_000,
      p90: 70_000,
    },
    worth: [],
    flips: [],
    ...over,
  });
}

export function workload(id: string, name: string, over: Partial<Workload> = {}): Workload {
  return { id, name, slot: 0, answers: {}, ...over };
}

export function scenario(over: Partial<Scenario> = {}): Scenario {
  return {
    id: 's1',
    name: 'Base case',
    note: '',
    organisation: {},
    workloads: [workload('w1', 'Claims extraction'), workload('w2', 'Coding agents', { slot: 1 })],
    overrides: [],
    drafts: {},
    ...over,
  };
}
