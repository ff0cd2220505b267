/** The answer for all workloads together. */
import type { CostBreakdown, Fan, Summary } from './figures.ts';

/** Why a workload runs on something else than its own leader. */
export type ChoiceReason =
  'own-leader' | 'easier-to-undo' | 'shared-team' | 'pooled-gpus' | 'commitment' | 'cap';

/** One option per workload, chosen for the least mean of the sum, future by future. */
export interface JointChoice {
  /** In the order of the workloads; those with nothing left are missing. */
  choices: { workload: string; option: string; own: string; reason: ChoiceReason }[];
  /** What one team and shared GPUs save against separate ones under this choice, mean USD. */
  sharedPeopleUsd: number;
  pooledGpusUsd: number;
  /** Null where no spend is promised over all workloads. */
  committed: CommittedSpend | null;
  method: 'exact' | 'local-search';
  /** No other choice saves more than this; 0 where the search was exact. */
  boundUsd: number;
  caps: CapCheck[];
  /** True where no choice keeps every cap, so that the one nearest to keeping them is shown. */
  capsBroken: boolean;
}

/** A least spend promised to one provider, and how the choice uses it; money is discounted, the yearly minimum is not. */
export interface CommittedSpend {
  provider: string;
  usdPerYear: number;
  /** Months that it runs from today. */
  months: number;
  /** The minimum of all contract years within the period. */
  promisedUsd: number;
  /** What is paid for nothing: the minimum less what is billed, settled year by year. */
  unused: Summary;
  /** Mean share of the minimum that is used, and share of futures in which some is not. */
  usedShare: number;
  chanceUnused: number;
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
  /** Its mean by month, as in a fan. */
  todayPath: number[] | null;
  /** What the recommended mix costs on the workloads that have a baseline, part by part. */
  comparableParts: CostBreakdown | null;
  saving: Summary | null;
  /** Share of futures in which the mix costs less than staying as today. */
  betterThanToday: number | null;
  betterThanTodayError: number | null;
  /** Mean cost of the mix in each outlook. */
  byOutlook: [number, number, number];
}
