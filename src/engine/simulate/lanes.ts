import { optionKinds } from '../options/option-kinds.ts';
import { exposuresOf, legsOf, type SimOption } from '../options/sim-option.ts';
import { renewalMonths } from '../world/period.ts';
import type { World } from '../world/world.ts';
import { account } from './accounts.ts';
import { requestUsdToday } from './api-leg.ts';
import type { Counted } from './committed-bills.ts';
import { struckBy, type Fallbacks, type Struck } from './events.ts';
import { fallbackKinds } from './fallback-kinds.ts';
import { splitLognormalOf, type SplitLognormal } from './holding.ts';
import { isInRhythm, type Leg } from './leg.ts';
import { modelRow, mostRows } from './models.ts';
import type { Owed } from './owed.ts';
import type { SelfHosting } from './self-hosted.ts';
import { slots } from './slots.ts';
import { strikesOf, type Strikes } from './strikes.ts';
import { hostingOf, keyOf, weightsOf, type Weights } from './weights.ts';
import type { WorkloadDraws } from './workload-draws.ts';

/** One workload in a block of futures. */
export interface Block {
  w: WorkloadDraws;
  world: World;
  /** Present value of a dollar by month, and at the end of the period. */
  discount: Float64Array;
}

/** An API model that options use: the first of the rows that its months stand in, one for each slot, and a request at today's prices by draw. */
export interface Model {
  leg: Leg;
  row: number;
  usdToday: Float64Array;
}

/**
 * An option made ready for a block. All that each draw asks for stands in the lane itself, because options
 * are objects of many shapes and engines read those slowly.
 */
export interface Lane {
  sim: SimOption;
  kind: SimOption['engine']['kind'];
  /** First rows of its API models, and of its own weights. */
  first: number;
  second: number;
  own: number;
  /** Months between those in which its API models may change. */
  step: number;
  hosting: SelfHosting | null;
  rentToday: SplitLognormal | null;
  struck: readonly Struck[];
  /** One bit for each event that touches it. */
  touched: number;
  /** The account that it is simulated in. */
  account: number;
  /** Shares of a migration and of an evaluation paid at the start. */
  moving: number;
  evaluating: number;
  /** Depends on one vendor. */
  isTied: boolean;
  /** Buys its hardware. */
  isOwned: boolean;
  owed: Owed | null;
  counted: Counted | null;
}

/** All options of a workload in a block. */
export interface Lanes {
  block: Block;
  models: readonly Model[];
  weights: readonly Weights[];
  /** Months between those in which an option asks how good the best open weights are; 0: none does. */
  fieldStep: number;
  lanes: readonly Lane[];
  /** The lanes that others fall back on. */
  fallbacks: readonly Lane[];
  strikes: Strikes;
}

/** Makes the options of one workload ready for a block. */
export function lanesOf(options: readonly SimOption[], block: Block): Lanes {
  const { w, world } = block;
  const legs = [...new Set(options.flatMap((o) => legsOf(o.engine)))];
  const weights = weightsOf(options, modelRow.first + legs.length * slots);
  if (modelRow.first + (legs.length + weights.size) * slots > mostRows)
    throw new Error(`${legs.length + weights.size} models are more than the simulation holds`);
  const models = legs.map((leg, i): Model => ({
    leg,
    row: modelRow.first + i * slots,
    usdToday: requestUsdToday(leg.prices, w, leg.discount),
  }));
  const rowOf = new Map(models.map(({ leg, row }) => [leg, row]));
  const accounts = new Map<SimOption, number>();
  const fallbacks: Fallbacks = {};
  for (const [i, kind] of fallbackKinds.entries()) {
    const option = options.find((o) => o.option.kind === kind && o.option.policy === 'ride');
    if (!option) continue;
    accounts.set(option, (fallbacks[kind] = account.firstFallback + i * slots));
  }
  const lanes = options.map((sim): Lane => {
    const own = legsOf(sim.engine);
    const [first = modelRow.mixed, second = first] = own.map((leg) => rowOf.get(leg)!);
    const hosting = hostingOf(sim);
    const struck = exposuresOf(sim).map((e) => struckBy(e, world.events, fallbacks));
    return {
      sim,
      kind: sim.engine.kind,
      first,
      second,
      own: hosting ? weights.get(keyOf(hosting))!.row : modelRow.mixed,
      step: own.every(isInRhythm) ? renewalMonths : 1,
      hosting,
      rentToday: hosting?.holding.kind === 'rented' ? splitLognormalOf(hosting.holding) : null,
      struck,
      touched: touchedBy(struck),
      account: accounts.get(sim) ?? account.own,
      moving: sim.moving,
      evaluating: sim.evaluating ? 1 : 0,
      isTied: optionKinds[sim.option.kind].tied,
      isOwned: hosting?.holding.kind === 'owned',
      owed: sim.owed ?? null,
      counted: sim.counted ?? null,
    };
  });
  return {
    block,
    models,
    weights: [...weights.values()],
    fieldStep: fieldStep(legs, [...weights.values()]),
    lanes,
    fallbacks: lanes.filter((lane) => lane.account !== account.own),
    strikes: strikesOf(world),
  };
}

/** One bit for each event that does something to an exposure. */
function touchedBy(struck: readonly Struck[]): number {
  let bits = 0;
  for (const { blows } of struck)
    blows.forEach((blow, event) => {
      if (blow) bits |= 1 << event;
    });
  return bits;
}

/** Who rides follows the best open weights every month, who renews own weights in the common rhythm. */
function fieldStep(legs: readonly Leg[], weights: readonly Weights[]): number {
  const rides = ({ policy }: Leg | SelfHosting): boolean => policy === 'ride';
  if (legs.some((leg) => leg.open && rides(leg)) || weights.some((x) => rides(x.hosting))) return 1;
  return weights.length > 0 ? renewalMonths : 0;
}
