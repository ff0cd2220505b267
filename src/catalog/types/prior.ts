import type { Grade, Quantiles, Sourced } from './common.ts';

export type Outlook = 'open' | 'tiered' | 'closed';

export type DistributionKind =
  'split-lognormal' | 'split-normal' | 'beta' | 'gamma' | 'dirichlet' | 'mixture' | 'derived';

export type PriorUnit =
  | 'timesCheaperPerYear'
  | 'factorPerYear'
  | 'percentPerYear'
  | 'percent'
  | 'percentagePoints'
  | 'probability'
  | 'fraction'
  | 'ratio'
  | 'months'
  | 'monthsPerYear'
  | 'perYear'
  | 'logOddsPerMonth'
  | 'fte'
  | 'usd'
  | 'callsPerDay';

/** Within an outlook a prior takes other quantiles, or its hazard a factor. */
export type OutlookPrior = Quantiles | { readonly factor: number };

export interface Prior extends Sourced {
  readonly id: string;
  readonly name: string;
  readonly unit: PriorUnit;
  readonly distribution: DistributionKind;
  /** Null for a derived prior without a spread and for the outlook weights. */
  readonly p10: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly byOutlook: Readonly<Record<Outlook, OutlookPrior>> | null;
  /** Quantiles of each outlook's weight in percent; only P50 has them. */
  readonly outlookPct: Readonly<Record<Outlook, Quantiles>> | null;
  readonly variants: Readonly<Record<string, Quantiles>>;
  readonly constants: Readonly<Record<string, number | readonly number[]>>;
  /** Months over which a probability holds; null for what is not a hazard. */
  readonly periodMonths: number | null;
  /** Where a probability holds per something other than months. */
  readonly period: string | null;
  readonly variantPeriodMonths: Readonly<Record<string, number>>;
  readonly grade: Grade;
  /** Used: read by draws or stress cards. Context: shown beside them. Derived: a result of others. */
  readonly role: 'used' | 'context' | 'derived';
  /** What reads it, or why nothing does. */
  readonly roleReason: string;
  /** True where it is this catalogue's own calibration. */
  readonly own: boolean;
  readonly claims: readonly string[];
}

export interface Correlation {
  readonly a: string;
  readonly b: string;
  /** Spearman's rank correlation. */
  readonly rank: number;
}
