/** One way to run one workload, what it costs, and why others are ruled out. */
import type { CostBreakdown, Fan, Summary } from './figures.ts';

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
  /** Mean of the cumulative cost by month as in a fan; only for the leader, the runner-up and the way it runs today. */
  path: number[] | null;
  /** Only for the option recommended, and not where figures only were asked for. */
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
