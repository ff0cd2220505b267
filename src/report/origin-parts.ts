import type { CostPart, OptionKind } from '#engine/analysis.ts';

/** How one part of a cost is worked out, and the ids of the inputs that enter it. */
export interface PartOrigin {
  how: string;
  inputs: readonly string[];
}

const volume = ['requests', 'growth', 'tokensIn', 'tokensOut', 'tokenGrowth', 'repeated'] as const;

/** One entry a part, in the order of the sum. A test holds them against the inputs that the engine draws. */
export const partOrigins: Record<CostPart, PartOrigin> = {
  tokens: {
    how: 'Requests × tokens in and out × price per token, month by month: repeated input at the price for cached reads, what can wait at the batch price, your discount taken off, and prices moving as drawn.',
    inputs: [
      ...volume,
      'closedTier',
      'closedHold',
      'closedVolatility',
      'openTier',
      'openHold',
      'openSame',
      'openVolatility',
      'hostPremium',
      'routedShare',
      'misrouted',
      'falseAlarms',
    ],
  },
  gpus: {
    how: 'Whole replicas that carry the busiest hour within the latency target, with one spare, × the rent an hour or the price, power and hosting of own servers.',
    inputs: [
      ...volume,
      'rentDrift',
      'rentVolatility',
      'gpuOverhead',
      'gpuPrice',
      'serverUplift',
      'hosting',
      'powerPrice',
      'hardwareLife',
    ],
  },
  people: {
    how: 'Engineers in steps of the fleet’s size × what one costs a year, and the weeks of setting up at the start.',
    inputs: ['people', 'setupWeeks', 'engineerCost'],
  },
  failures: {
    how: 'Requests × share that fails × cost of a failure, noticed and unnoticed ones apart. The share that fails follows from your success today, the ceiling, and how far the model is ahead or behind.',
    inputs: [
      'requests',
      'growth',
      'successToday',
      'ceiling',
      'taskMoves',
      'qualityLoss',
      'lag',
      'lagPrivate',
      'releases',
      'hostShortfall',
      'tuningGain',
      'misrouted',
      'noticed',
      'noticedCost',
      'failureCost',
    ],
  },
  migration: {
    how: 'Each move to another model family costs one migration: at the start where it does not run there today, and whenever a version is retired or dropped.',
    inputs: ['migration', 'closedLife', 'hostLife', 'tuningCycle'],
  },
  evaluation: {
    how: 'The first evaluation, and upkeep of it every month.',
    inputs: ['evaluationCost', 'engineerCost'],
  },
  events: {
    how: 'Withheld access, restrictions and hosts that fall away, each with its chance a year; while one lasts, requests go to the fallback or are lost at your cost of a day without it.',
    inputs: [
      'shock',
      'gatingGivenShock',
      'restrictionGivenShock',
      'gating',
      'gatingWorkhorse',
      'gatingWeeks',
      'openRestriction',
      'originRestriction',
      'restrictionScope',
      'hostDrop',
      'outage',
    ],
  },
  preference: {
    how: 'What you said independence from one vendor is worth, counted against the ways that do not give it.',
    inputs: ['independence'],
  },
};

const openOnly = new Set([
  'openTier',
  'openHold',
  'openSame',
  'openVolatility',
  'hostPremium',
  'hostShortfall',
]);
const closedOnly = new Set(['closedTier', 'closedHold', 'closedVolatility']);
const routerOnly = new Set(['routedShare', 'misrouted', 'falseAlarms']);
const tunedOnly = new Set(['tuningGain', 'tuningCycle']);

/** Whether an input of a part enters an option of this kind. */
export function entersKind(id: string, kind: OptionKind): boolean {
  const isRouter = kind.startsWith('router');
  const isClosed = kind.startsWith('closed') || kind === 'router-closed';
  const isOpen = !kind.startsWith('closed') && kind !== 'router-closed';
  if (openOnly.has(id)) return isOpen;
  if (closedOnly.has(id)) return isClosed || isRouter;
  if (routerOnly.has(id)) return isRouter;
  return tunedOnly.has(id) ? kind === 'tuned' : true;
}
