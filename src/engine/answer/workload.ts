/** The answer for one workload. */
import type { Explanation, Relaxation } from '../explanation.ts';
import type { Summary } from './figures.ts';
import type { KindShare, OptionResult, RuledOut } from './option.ts';

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
  /** The best plan that may change later; null where fewer than two ways could be changed between, and on a first frame. */
  plan: PlanResult | null;
  /** Leader minus runner-up, mean and P10–P90 over draws (negative: the leader is cheaper). */
  lead: Summary | null;
  worth: Worth[];
  flips: Flip[];
  /** Null where nothing is left. */
  explanation: Explanation | null;
}
