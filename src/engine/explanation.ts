import type { CostPart, OptionKind, RuledOut, Summary } from './analysis.ts';

/** What explains the answer on one workload, as data; sentences are made elsewhere. Options are named by their id. */
export interface Explanation {
  /** From today's way to the option recommended; null where nothing runs today. */
  againstToday: Waterfall | null;
  /** From the runner-up to the leader; null where there is no rival. */
  againstRunnerUp: Waterfall | null;
  outlooks: OutlookRegret;
  /** Every value of an input at which the best option changes; likeliest to matter first. */
  flips: FlipRoots[];
  tripwires: Tripwire[];
  /** Null where figures only were asked for; `flips` and the inputs' tripwires are empty then. */
  inquiry: Inquiry | null;
  leaders: Leaders;
  gaps: QualityGap[];
  /** What drives the spread of the lead; null on a first frame or where there is no rival. */
  drivers: Driver[] | null;
}

/** What changes on the way from one option to another, part by part; parts that do not differ are left out. */
export interface Waterfall {
  from: string;
  to: string;
  fromUsd: number;
  toUsd: number;
  /** Largest saving first; the steps add up to `toUsd − fromUsd`. */
  steps: { part: CostPart; usd: number }[];
}

/** Roots of one input: where the best option changes as its value rises, others staying uncertain. */
export interface FlipRoots {
  key: string;
  points: { at: number; below: string; above: string; chanceBelow: number }[];
  /** Chance that the truth lies where the leader is not best. */
  chanceLost: number;
}

/** Mean regret of each eligible option within each outlook, and what that says about the choice. */
export interface OutlookRegret {
  rows: { option: string; usd: [number, number, number]; worst: number }[];
  /** The option whose worst outlook costs least regret; for any weights of the outlooks too, because regret is convex in them. */
  minimax: string;
  /** Lowest mean under each preset of weights and the user's own where stated. */
  presets: { name: 'article' | 'evidence' | 'own'; weights: number[]; leader: string }[];
  /** Share of all possible weights under which the leader stays the cheapest. */
  leaderHolds: number;
}

/** Something to watch for on a date: a quantity, the value that reopens the decision, and where to read it. */
export interface Tripwire {
  kind: 'input' | 'quality-gap' | 'retirement' | 'price-change' | 'overspend';
  /** Key of the input, price-list entry or option that is watched. */
  key: string;
  /** Null where the day itself is the event. */
  threshold: number | null;
  unit: string;
  direction: 'above' | 'below' | null;
  /** Who would lead then; null where that is open. */
  to: string | null;
  /** Chance by our figures that it is crossed; null where it has none. */
  chance: number | null;
  /** ISO day on which to look. */
  on: string;
  /** Where the figure is read: the user's own bills or tests, a price list by name, or a prior. */
  source: { kind: 'own-figures' | 'own-test' | 'price-list' | 'prior'; name: string };
}

/** What can be found out about this choice, what it would be worth, and whether to stop. */
export interface Inquiry {
  questions: Question[];
  groups: GroupWorth[];
  /** Value of everything that can be known, and its standard error. */
  everything: { usd: number; error: number };
  /** Value of perfect information: the leader's mean regret. */
  evpiUsd: number;
  stop: {
    reason: 'nothing-open' | 'costs-more-than-worth' | 'regret-below-indifference' | null;
    /** The best open question, even when it is to stop; null where none is measurable. */
    best: string | null;
  };
}

/** One question about an input; money is what the answer is worth to this choice. */
export interface Question {
  key: string;
  /** An exact answer (EVPPI) with its standard error. */
  exactUsd: number;
  exactError: number;
  /** The answer that can be had (EVSI): correlation with the truth, worth and error. */
  quality: number;
  roughUsd: number;
  roughError: number;
  /** The other question it is worth most together with, and their joint value; null where no pair was measured. */
  pair: { with: string; usd: number; error: number } | null;
  /** How it would be found out, and what that costs. */
  means: 'own-records' | 'own-test' | 'pilot' | 'quote' | 'ask-around' | 'wait';
  costUsd: number;
  /** Worth less cost. */
  netUsd: number;
}

/** Inputs that are about one thing. */
export const inputGroups = [
  'demand',
  'quality',
  'failures',
  'prices',
  'gpus',
  'people',
  'moving',
  'events',
  'outlook',
] as const;
export type InputGroup = (typeof inputGroups)[number];

export interface GroupWorth {
  group: InputGroup;
  usd: number;
  error: number;
  measurable: boolean;
}

/**
 * Share of the variance of the lead that goes with a group, alone or together with others (total effect),
 * and the half-width of its 95 % interval; `chance` is what no input explains.
 */
export interface Driver {
  group: InputGroup | 'chance';
  total: number;
  error: number;
}

/** Whoever leads by three readings of failures; the same id three times means that they do not matter. */
export interface Leaders {
  failuresPriced: string | null;
  /** Lowest run cost among those that reach the bar, and the bar: the user's, or the leader's own success. */
  atQualityBar: string | null;
  qualityBar: number;
  noFailureCost: string | null;
}

/** A pair of options: failures in 1,000 that the price difference pays for, those expected, and the items that would settle it. */
export interface QualityGap {
  /** What the second option is to the first, the leader; the first of these that fits. */
  role: 'runner-up' | 'other-kind' | 'cheapest-to-run';
  option: string;
  against: string;
  /** More failures in 1,000 that `against` may make until both cost the same; null where a failure costs the same on both. */
  paysUpTo: number | null;
  expected: number;
  /** Share of futures in which `against` costs less. */
  chanceCheaper: number;
  /** Items of an own test on each side; null where no number settles it. */
  items: number | null;
  /** Share of the difference in cost that failures make, as amounts. */
  failureShare: number;
}

/** One rule, and what the best option behind it would save if it were relaxed. */
export interface Relaxation {
  constraint: RuledOut['constraint'];
  /** Kinds that come back. */
  kinds: OptionKind[];
  /** The best of them by simulation. */
  option: string;
  modelName: string;
  host: string;
  /** Mean saving against the leader and its range (negative: it would cost more); null where nothing else is left. */
  saving: Summary | null;
  costUsd: number;
}
