import type { Grade } from '#profile/question.ts';

/** Facts about the asking organisation that choose a prior's variant. */
export interface Circumstances {
  jurisdiction: 'us' | 'eu' | 'other';
  sector: 'private' | 'public' | 'us-federal';
}

/** A judgement of ours that no catalogue prior covers: P10, P50 and P90 with the reason. */
export interface Judgement {
  p10: number;
  p50: number;
  p90: number;
  shape: 'positive' | 'share' | 'signed';
  grade: Grade;
  why: string;
}

/** An uncertain input of the world, shared by all workloads and options; `column` never changes. */
export interface WorldInput {
  label: string;
  unit: string;
  column: number;
  from: { prior: string; variant?: (c: Circumstances) => string | undefined } | Judgement;
  /** An earlier input it goes with, and Spearman's rank correlation between the two. */
  goesWith?: { key: string; rank: number };
}

/** Columns 32 to 95 of the global block, shared with the chances of events. Organisation questions own 0 to 31, times 96 onward. */
export const worldInputs = {
  closedHold: input('Closed price for a fixed capability, yearly fall', 'x a year', 32, 'P02'),
  closedTier: input('Price of a closed tier, yearly drift', '% a year', 33, 'P03'),
  openTier: input('Price of hosted open flagships, yearly drift', '% a year', 35, 'P08'),
  openHold: {
    ...input('Hosted open price for a fixed capability, yearly fall', 'x a year', 36, 'P09'),
    goesWith: { key: 'closedHold', rank: 0.5 },
  },
  rentDrift: input('GPU rent, yearly drift', '% a year', 37, 'P13'),
  /** Dearer GPUs make dearer hosting. */
  openSame: {
    ...input('Hosted price of the same open model, yearly factor', 'x a year', 34, 'P07'),
    goesWith: { key: 'rentDrift', rank: 0.4 },
  },
  gpuOverhead: input('Overhead on the GPU bill', 'x', 38, 'P14'),
  lag: input('Lag of open weights on public tests', 'months', 39, 'P20'),
  releases: input('Open releases that visibly narrow the gap', 'a year', 64, 'P23'),
  lagPrivate: {
    ...input('Extra lag on work no public test has seen', 'months', 40, 'P21'),
    goesWith: { key: 'lag', rank: 0.3 },
  },
  hostPremium: input('Premium of hosts in a named region', 'x', 41, 'P11'),
  shock: input('Public safety incident with a political reaction', 'chance a year', 61, 'P37'),
  restrictionGivenShock: {
    ...input('Such an incident restricts open weights', 'chance', 62, 'P37'),
    from: { prior: 'P37', variant: () => 'restrictionGivenShock' },
  },
  gatingGivenShock: {
    ...input('Such an incident cuts off closed models', 'chance', 63, 'P37'),
    from: { prior: 'P37', variant: () => 'gatingGivenShock' },
  },
  gatingWeeks: {
    ...input('How long access stays cut', 'weeks', 44, 'P38'),
    from: { prior: 'P38', variant: () => 'durationWeeks' },
  },
  closedLife: {
    ...input('Life of a closed version after adoption', 'months', 45, 'P40'),
    from: { prior: 'P40', variant: () => 'lifeMonths' },
  },
  gpuPrice: {
    label: 'Street price of a GPU against the catalogue',
    unit: 'x',
    column: 53,
    from: {
      p10: 0.8,
      p50: 1,
      p90: 1.3,
      shape: 'positive',
      grade: 'C',
      why: 'The price list is a round estimate, to be read as −20 % to +30 %',
    },
  },
  serverUplift: {
    label: 'Server, network and installation over the GPU price',
    unit: 'x',
    column: 54,
    from: {
      p10: 1.25,
      p50: 1.4,
      p90: 1.65,
      shape: 'positive',
      grade: 'D',
      why: 'Judgement; with power and hosting it reproduces a published all-in ownership cost of $1.69 an hour for an H100',
    },
  },
  hosting: {
    label: 'Rack space and connection',
    unit: 'USD a kW and month',
    column: 55,
    from: {
      p10: 110,
      p50: 150,
      p90: 220,
      shape: 'positive',
      grade: 'D',
      why: 'Judgement about colocation, checked as the line above',
    },
  },
  closedVolatility: {
    ...input('Price of a closed tier, move within a month', '% a month', 58, 'P03'),
    from: { prior: 'P03', variant: () => 'monthlyVolatilityPct' },
  },
  openVolatility: {
    ...input('Price of open flagships, move within a month', '% a month', 59, 'P08'),
    from: { prior: 'P08', variant: () => 'monthlyVolatilityPct' },
  },
  rentVolatility: {
    ...input('GPU rent, move within a month', '% a month', 60, 'P13'),
    from: { prior: 'P13', variant: () => 'monthlyVolatilityPct' },
  },
  hostLife: {
    ...input('Months until a host drops a version', 'months', 57, 'P55'),
    from: { prior: 'P55', variant: () => 'lifeMonths' },
  },
  restrictionScope: {
    label: 'A restriction also bars use, not only new releases',
    unit: 'chance',
    column: 56,
    from: {
      p10: 0.15,
      p50: 0.35,
      p90: 0.65,
      shape: 'share',
      grade: 'D',
      why: 'Judgement: rules so far aim at release and procurement more than at weights already held',
    },
  },
} as const satisfies Record<string, WorldInput>;

export type WorldKey = keyof typeof worldInputs;

/**
 * Uncertainty about the candidate that an option chose: a normal score each, shared by all options of
 * the kind, because the doubt about (say) the open field's distance is one doubt. The quantiles come
 * from the catalogue record of the model or GPU.
 */
export const candidateInputs = {
  closedTopLag: {
    label: 'Distance of closed top models from the frontier',
    unit: 'months',
    column: 49,
  },
  closedSmallLag: {
    label: 'Distance of small closed models from the frontier',
    unit: 'months',
    column: 50,
  },
  gpuRent: { label: 'GPU rent today', unit: 'USD an hour', column: 52 },
} as const;

/** First of the five columns of each path of deviations from a trend. */
export const pathColumns = { closedTier: 128, openTier: 133, rent: 138 } as const;

/** Column of the uniform that picks the outlook. The times of events have their columns in their records. */
export const outlookColumn = 96;

function input(label: string, unit: string, column: number, prior: string): WorldInput {
  return { label, unit, column, from: { prior } };
}
