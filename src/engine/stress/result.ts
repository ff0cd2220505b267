import type { Quantiles } from '#catalog/types.ts';
import type { Option } from '../analysis.ts';
import type { StressCard } from './card.ts';

/** What a card does to one workload; costs are means over all draws in USD of today. */
export interface StressedWorkload {
  id: string;
  /** Option that leads without and with the card; null where nothing is left. */
  leader: string | null;
  leaderThen: string | null;
  /** Another option leads by more than the indifference amount and its own error. */
  changes: boolean;
  /** The leader without the card, with it, and the best way with it. */
  costBefore: number;
  costKept: number;
  costBest: number;
  /** Every option with the card, in the order of the analysis. */
  options: { id: string; before: number; then: number }[];
}

/** One card run against every workload, on the draws of the analysis. */
export interface StressResult {
  card: Pick<StressCard, 'id' | 'title' | 'happens' | 'touched'>;
  /** Chance that it happens within the period; null with the reason where nobody knows. */
  chance: Quantiles | null;
  chanceFrom: string;
  workloads: StressedWorkload[];
}

/** Of an analysis, which options are eligible: all that a stress test takes from it. */
export interface Eligible {
  workloads: readonly {
    options: readonly { option: Pick<Option, 'id' | 'eligible'> }[];
  }[];
}
