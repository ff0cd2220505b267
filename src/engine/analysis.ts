import type { OrganisationAnswers, Override, Workload } from '#profile/session.ts';
import type { Grade } from '#profile/question.ts';
import type { Explanation, Relaxation } from './explanation.ts';

/** What the engine is asked: answers, overrides, edition and seed; the same request gives the same bits. */
export interface AnalysisRequest {
  organisation: OrganisationAnswers;
  workloads: Workload[];
  overrides: Override[];
  edition: string;
  seed: number;
  /** Scrambles of 1,024 draws: 1 for a first frame, 8 for every number shown. */
  blocks: number;
}

export type OptionKind =
  | 'closed-top'
  | 'closed-small'
  | 'closed-tenancy'
  | 'hosted-open'
  | 'self-rented'
  | 'self-owned'
  | 'tuned'
  | 'router-closed'
  | 'router-open'
  | 'floor-spill';

/** How an option keeps up: newest model of its tier, same capability ever cheaper, same version, or renewed every nine months. */
export type UpgradePolicy = 'ride' | 'hold-capability' | 'hold-version' | 'renew';

/** One way to run one workload. Keys point into the catalogue. */
export interface Option {
  id: string;
  kind: OptionKind;
  policy: UpgradePolicy;
  /** Offer (price-list row) of the main model, and of the second one: what a router escalates to, or where peaks go. */
  offer?: string;
  escalation?: string;
  /** Model key of open weights, where the option uses any. */
  model?: string;
  gpu?: string;
  commitment?: 'on-demand' | '1-year' | '3-year' | 'owned';
  /** Names for people: the model and who serves it. */
  modelName: string;
  host: string;
  isToday: boolean;
  /** False where a constraint rules it out and it is shown only as the baseline. */
  eligible: boolean;
}

/** The parts that add up to an option's cost, discounted dollars over the period. */
export const costParts = [
  'tokens',
  'gpus',
  'people',
  'failures',
  'migration',
  'evaluation',
  'events',
  'preference',
] as const;
export type CostPart = (typeof costParts)[number];
export type CostBreakdown = Record<CostPart, number>;

/** Mean and quantiles of one quantity over all draws. */
export interface Summary {
  mean: number;
  p10: number;
  p25: number;
  p50: number;
  p75: number;
  p90: number;
}

/** Cumulative discounted cost at the end of months 0…36; index = month. */
export interface Fan {
  mean: number[];
  p10: number[];
  p25: number[];
  p50: number[];
  p75: number[];
  p90: number[];
}

/** Sizing of a self-hosted option at today's demand and median efficiency. */
export interface Sizing {
  gpu: string;
  gpusPerReplica: number;
  replicas: number;
  gpus: number;
  requestsPerSecondPerReplica: number;
  /** Derived: mean load over capacity of the whole fleet; never asked. */
  utilisation: number;
  usdPerGpuHour: number;
  people: number;
  basis: string;
  /** Output tokens a second for each GPU at that capacity. */
  tokensPerSecondPerGpu?: number;
  /** The measured row of the same model, GPU and format at lengths within a factor of two, where there is one. */
  measured?: MeasuredRow;
}

/** A row of the catalogue's measurements, which the sizing's speed leans on. */
export interface MeasuredRow {
  key: string;
  tokensIn: number;
  tokensOut: number;
  gpus: number;
  tokensPerSecondPerGpu: number;
  /** Requests at once; null where the row does not say, or offered all at once. */
  concurrency: number | null;
  measuredBy: string;
}

export interface OptionResult {
  option: Option;
  /** Discounted dollars over 36 months, failures and priced preferences in. */
  cost: Summary;
  /** The same without the cost of failures. */
  runCost: Summary;
  parts: CostBreakdown;
  /** Only for the leader, the runner-up and the way it runs today. */
  fan: Fan | null;
  /** Share of futures in which this option is cheapest, ties split, and its 95 % half-width. */
  share: number;
  shareError: number;
  /** Mean of what is lost in each future by not having taken the best there. */
  regret: number;
  /** Mean regret in the tenth of futures where it is highest; a high bill from success is no regret. */
  worstTenth: number;
  successNow: number;
  successEnd: number;
  /** Mean cost in each outlook. */
  byOutlook: [number, number, number];
  sizing?: Sizing;
}

export interface KindShare {
  kind: OptionKind;
  share: number;
  error: number;
}

/** Why an option or model is not among the candidates: the constraint, and what would have to be true. */
export interface RuledOut {
  kind: OptionKind;
  constraint:
    | 'data-place'
    | 'barred-origin'
    | 'licence'
    | 'context'
    | 'latency'
    | 'freeze'
    | 'capex'
    | 'monthly-cap'
    | 'people'
    | 'quality-bar'
    | 'no-model'
    | 'no-price'
    | 'does-not-fit'
    | 'shortlist'
    | 'no-tuning'
    | 'no-peaks'
    | 'pruned';
  /** Figures for the sentence: needed against allowed, or the name of the thing missing. */
  needed?: number | string;
  allowed?: number | string;
  candidates: number;
}

/** An uncertain input as it entered the draws. */
export interface InputRow {
  key: string;
  /** 'org', a workload id, or 'world'. */
  owner: string;
  question: string;
  label: string;
  unit: string;
  p10: number;
  p50: number;
  p90: number;
  by: 'you' | 'import' | 'template' | 'unknown' | 'default' | 'catalogue' | 'override';
  grade: Grade | null;
  source: string;
}

/** What knowing one input exactly would be worth to this choice, with its standard error. */
export interface Worth {
  key: string;
  usd: number;
  error: number;
  measurable: boolean;
}

/** Value of an input at which the leader changes, and the chance of being beyond it. */
export interface Flip {
  key: string;
  at: number;
  /** Which side takes the lead away. */
  side: 'above' | 'below';
  to: string;
  chance: number;
}

export interface Demand {
  requestsPerMonth: number;
  requestsPerSecondMean: number;
  requestsPerSecondPeak: number;
  tokensPerDay: number;
  usdPerMonthToday: number | null;
  usdPerUserMonth: number | null;
}

/**
 * A plan that starts one way and may change at months 12 and 24, decided by what both ways cost in the
 * quarter before. Option ids; discounted USD; shares of futures.
 */
export interface PlanResult {
  start: string;
  later: string;
  /** The best option that never changes, and what the plan saves against it, with its standard error. */
  static: string;
  usd: number;
  savingUsd: number;
  savingError: number;
  changedAt12: number;
  changedAt24: number;
  /** Changed at month 12 and back at month 24. */
  backAt24: number;
  /** The saving of the same plan with a build that is easy to move, and with one that is hard to: what portability is worth today. */
  savingIfLightUsd: number;
  savingIfDeepUsd: number;
}

export interface WorkloadResult {
  id: string;
  name: string;
  archetype: string;
  demand: Demand;
  options: OptionResult[];
  kinds: KindShare[];
  ruledOut: RuledOut[];
  /** The cheapest rule to relax first, then every other one that was tried; empty on a first frame. */
  relaxations: Relaxation[];
  /** Index into options, or null where nothing is left. */
  leader: number | null;
  runnerUp: number | null;
  today: number | null;
  /** The lead is below the indifference amount or inside its own error. */
  tooClose: boolean;
  /** When too close: the option that is easier to undo. */
  easierToUndo: number | null;
  /** The option recommended once all workloads are considered together; the leader unless a reason in the portfolio says otherwise. */
  pick: number | null;
  /** Cheapest in run cost alone, and cheapest under caution. */
  withoutFailures: number | null;
  cautious: number | null;
  /** The best plan that may change later; null where fewer than two ways could be changed between. */
  plan: PlanResult | null;
  /** Leader minus runner-up, mean and P10–P90 over draws (negative: the leader is cheaper). */
  lead: Summary | null;
  worth: Worth[];
  flips: Flip[];
  /** Null where nothing is left. */
  explanation: Explanation | null;
}

/** Why a workload runs on something else than its own leader. */
export type ChoiceReason = 'own-leader' | 'easier-to-undo' | 'shared-team' | 'pooled-gpus' | 'cap';

/** One option per workload, chosen for the least mean of the sum, future by future. */
export interface JointChoice {
  /** In the order of the workloads; those with nothing left are missing. */
  choices: { workload: string; option: string; own: string; reason: ChoiceReason }[];
  /** What one team and shared GPUs save against separate ones under this choice, mean USD. */
  sharedPeopleUsd: number;
  pooledGpusUsd: number;
  method: 'exact' | 'local-search';
  /** No other choice saves more than this; 0 where the search was exact. */
  boundUsd: number;
  caps: CapCheck[];
  /** True where no choice keeps every cap, so that the one nearest to keeping them is shown. */
  capsBroken: boolean;
}

/** One ceiling of the organisation under the choice. */
export interface CapCheck {
  cap: 'capex' | 'people' | 'monthly';
  /** Null for a ceiling on all workloads together. */
  workload: string | null;
  allowed: number;
  needed: Summary;
  /** Share of futures in which it is kept; a cap holds from 0.9 on. */
  chanceKept: number;
}

export interface PortfolioResult {
  choice: JointChoice;
  /** Sum over workloads of what is recommended, with what is shared counted once. */
  recommended: Summary;
  recommendedParts: CostBreakdown;
  recommendedFan: Fan;
  /** Sum over the workloads that run today, kept as they are; null when none does. */
  today: Summary | null;
  todayParts: CostBreakdown | null;
  todayFan: Fan | null;
  /** What the recommended mix costs on the workloads that have a baseline, part by part. */
  comparableParts: CostBreakdown | null;
  saving: Summary | null;
  /** Share of futures in which the mix costs less than staying as today. */
  betterThanToday: number | null;
  betterThanTodayError: number | null;
  /** Mean cost of the mix in each outlook. */
  byOutlook: [number, number, number];
}

export interface Analysis {
  engine: string;
  edition: string;
  seed: number;
  draws: number;
  months: number;
  /** Fingerprint of the request: equal hashes mean equal figures at equal draws. */
  requestHash: string;
  outlookShares: [number, number, number];
  workloads: WorkloadResult[];
  portfolio: PortfolioResult | null;
  inputs: InputRow[];
  /** Clear sentences about overrides or answers that could not be used. */
  problems: string[];
}

export interface Progress {
  done: number;
  of: number;
}
