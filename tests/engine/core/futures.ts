import type { Leg } from '#engine/simulate/leg.ts';
import type { WorkloadDraws } from '#engine/simulate/workload-draws.ts';
import type { Happening, Spell } from '#engine/world/happenings.ts';
import { worldEvents } from '#engine/world/world-events.ts';
import type { World } from '#engine/world/world.ts';
import { months } from '#engine/world/period.ts';

/** A figure that is the same in every draw and month, or one by month. */
type Path = number | ((month: number) => number);

const steady = {
  lag: 5,
  extraLag: 2,
  closedTier: 1,
  closedHold: 1,
  openTier: 1,
  openHold: 1,
  openSame: 1,
  rent: 1,
};

const column = {
  closedLife: 12,
  hostLife: 9,
  gpuOverhead: 1,
  hostPremium: 1,
  gpuPrice: 1,
  serverUplift: 1,
  hosting: 0,
};

type Times = { start: number; length: number; barsUse?: 0 | 1 };
const never: Times = { start: Infinity, length: 0 };

export type WorldFigures = { [K in keyof typeof steady]?: Path } & Partial<typeof column> & {
    draws?: number;
    gating?: Times | readonly Times[];
    gatingWorkhorse?: Times;
    openRestriction?: Times;
    originRestriction?: Times;
    hostDrop?: number;
  };

const spread = (path: Path, draws: number): Float64Array =>
  Float64Array.from({ length: draws * months }, (_, at) =>
    typeof path === 'number' ? path : path(at % months),
  );

const filled = (value: number, draws: number) => new Float64Array(draws).fill(value);

function spell(happening: Times, draws: number): Spell {
  return { start: filled(happening.start, draws), length: filled(happening.length, draws) };
}

/** The shipped events, each held when the figures say so. */
function happenings(figures: WorldFigures, draws: number): Happening[] {
  const { gating, gatingWorkhorse, openRestriction, originRestriction, hostDrop } = figures;
  const drops = hostDrop === undefined ? undefined : { start: hostDrop, length: 0 };
  const held = { gating, gatingWorkhorse, openRestriction, originRestriction, hostDrop: drops };
  return worldEvents.map((event) => {
    const times: Times[] = [held[event.id as keyof typeof held] ?? never].flat();
    const bars = times[0]?.barsUse ?? 0;
    return {
      event,
      spells: times.map((each) => spell(each, draws)),
      counts: event.scope === undefined ? null : new Uint8Array(draws).fill(bars),
    };
  });
}

/** A world in which nothing moves and nothing happens but what is said. */
export function worldOf(figures: WorldFigures = {}): World {
  const draws = figures.draws ?? 1;
  const series = (key: keyof typeof steady) => spread(figures[key] ?? steady[key], draws);
  const one = (key: keyof typeof column) => filled(figures[key] ?? column[key], draws);
  return {
    draws,
    outlook: new Uint8Array(draws),
    lag: series('lag'),
    extraLag: series('extraLag'),
    closedTier: series('closedTier'),
    closedHold: series('closedHold'),
    openTier: series('openTier'),
    openHold: series('openHold'),
    openSame: series('openSame'),
    rent: series('rent'),
    events: happenings(figures, draws),
    openRestriction: spell(figures.openRestriction ?? never, draws),
    originRestriction: spell(figures.originRestriction ?? never, draws),
    closedLife: one('closedLife'),
    hostLife: one('hostLife'),
    gpuOverhead: one('gpuOverhead'),
    hostPremium: one('hostPremium'),
    gpuPrice: one('gpuPrice'),
    serverUplift: one('serverUplift'),
    hosting: one('hosting'),
  };
}

const scalars = {
  tokensIn: 1000,
  tokensOut: 200,
  repeated: 0,
  reference: 2,
  ceiling: 20,
  qualityLoss: 0.1,
  taskMoves: 0,
  noticed: 0,
  unnoticedUsd: 0,
  noticedUsd: 0,
  migrationUsd: 0,
  evaluationUsd: 0,
  outageUsdPerDay: 0,
  hostShortfall: 0,
  routedShare: 0.5,
  misrouted: 0,
  falseAlarms: 0,
  tuningGain: 0,
  tuningLuck: 1,
  tuningCycleUsd: 0,
  setupUsd: 0,
  engineerUsdPerYear: 0,
  independenceUsdPerYear: 0,
  powerUsdPerKwh: 0,
  efficiencyScore: 0,
  peopleScore: 0,
  closedTopScore: 0,
  closedSmallScore: 0,
  openScore: 0,
  rentScore: 0,
};

export type WorkloadFigures = Partial<typeof scalars> & {
  draws?: number;
  volume?: Path;
  tokenGrowth?: Path;
  deferrable?: number;
  testedOpen?: number;
  privateWork?: boolean;
};

/** A workload whose every cost is zero but what is said: 1,000 requests a month of 1,000 tokens in and 200 out. */
export function workOf(figures: WorkloadFigures = {}): WorkloadDraws {
  const draws = figures.draws ?? 1;
  const columns = Object.fromEntries(
    Object.entries({ ...scalars, ...figures })
      .filter(([key]) => key in scalars)
      .map(([key, value]) => [key, filled(Number(value), draws)]),
  ) as Record<keyof typeof scalars, Float64Array>;
  const volume = spread(figures.volume ?? 1000, draws);
  return {
    ...columns,
    draws,
    volume,
    load: spread(figures.tokenGrowth ?? 1, draws).map((growth, at) => growth * volume[at]!),
    deferrable: figures.deferrable ?? 0,
    testedOpen: figures.testedOpen === undefined ? null : filled(figures.testedOpen, draws),
    testedLag: { low: 6, likely: 6, high: 6 },
    privateWork: figures.privateWork ?? false,
    runsToday: false,
  };
}

/** List prices of the hand calculations: $2 in, $0.50 cached, $8 out for a million tokens. */
export const listPrices = {
  inputUsdPerMillionTokens: 2,
  outputUsdPerMillionTokens: 8,
  cacheReadUsdPerMillionTokens: 0.5,
  cacheWriteUsdPerMillionTokens: null,
  batchInputUsdPerMillionTokens: 1,
  batchOutputUsdPerMillionTokens: 4,
  tiers: [],
};

/** A closed model at the frontier that is ridden, at those prices. */
export const closedLeg: Leg = {
  kind: 'closed-top',
  open: false,
  origin: null,
  policy: 'ride',
  prices: listPrices,
  lag: { low: 0, likely: 0, high: 0 },
  floorShare: 0,
  discount: 0,
  regional: false,
  firstLife: Infinity,
  successor: null,
};

/** How far two numbers are apart, relative to the larger one. */
export const apart = (a: number, b: number): number =>
  a === b ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
