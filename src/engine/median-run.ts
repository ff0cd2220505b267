import type { AnalysisRequest, Option } from './analysis.ts';
import { medianFutures } from './futures.ts';
import { workloadTable } from './inputs/input-table.ts';
import { priceCoefficients } from './money/api-bill.ts';
import { pricesAt } from './money/token-prices.ts';
import { assemble } from './options/assemble.ts';
import { optionKinds } from './options/option-kinds.ts';
import {
  exposuresOf,
  seriesOf,
  simulate,
  workbench,
  type BlockContext,
  type SimOption,
} from './options/sim-option.ts';
import { situationOf } from './options/situation.ts';
import { applyEvents, fallbackKinds, type Fallbacks } from './simulate/events.ts';
import { payOwed } from './simulate/owed.ts';
import type { FloorLegs } from './simulate/floor-spill.ts';
import type { Leg } from './simulate/leg.ts';
import { emptyRun, type FleetMonths, type Run } from './simulate/run.ts';
import { tilesOf } from './simulate/tiles.ts';
import { evaluationUpkeep, workloadSource } from './simulate/workload-block.ts';
import type { WorkloadDraws } from './simulate/workload-draws.ts';
import { months } from './world/period.ts';

/** List prices in USD per million tokens and the share of each that is paid after batches and discount. */
export interface MedianPrices {
  input: number;
  cached: number;
  output: number;
  paidOfInput: number;
  paidOfCached: number;
  paidOfOutput: number;
}

/** One API model of an option: its price today, and by month its price against today and its calls per request. */
export interface MedianLeg {
  offer: string | null;
  prices: MedianPrices;
  index: number[];
  calls: number[];
}

/** One option in the future in which every input stands at its median; arrays are by month, USD undiscounted. */
export interface MedianOption {
  option: Option;
  legs: MedianLeg[];
  fleet: FleetMonths | null;
  /** Shares of requests that fail, unseen and seen. */
  unnoticed: number[];
  noticed: number[];
  /** Share of a full migration paid, the first move included. */
  migration: number[];
  evaluations: number[];
  /** People who set the fleet up, USD at the start. */
  setupUsd: number;
  independenceUsdPerYear: number;
  /** What today’s contract asks for beside the bill, USD. */
  owed: number[];
  /** What events add, discounted USD. */
  events: number[];
  /** Discounted USD of the whole, as the engine adds it up. */
  costUsd: number;
}

export interface MedianWorkload {
  id: string;
  name: string;
  requests: number[];
  /** Tokens of a request against today. */
  tokenGrowth: number[];
  tokensIn: number;
  tokensOut: number;
  cachedShare: number;
  unnoticedUsd: number;
  noticedUsd: number;
  migrationUsd: number;
  evaluationUsd: number;
  engineerUsdPerYear: number;
  options: MedianOption[];
}

/** The run at median inputs: one future, not the mean of all. */
export interface MedianRun {
  /** 0 open majority, 1 tiered coexistence, 2 closed consolidation. */
  outlook: number;
  discountRate: number;
  /** Share of an evaluation that keeping it up costs each month. */
  evaluationUpkeep: number;
  /** Present value of a dollar by month, and at the end of the period as the last entry. */
  discount: number[];
  workloads: MedianWorkload[];
}

/**
 * Reckons the options named by id for each workload in the one future in which every uncertain input
 * stands at its median, with the quantities and prices by month from which anyone can add it up again.
 */
export function medianRun(
  request: AnalysisRequest,
  wanted: Readonly<Record<string, readonly string[]>>,
): MedianRun {
  const f = medianFutures(request);
  return {
    outlook: f.outlook[0]!,
    discountRate: f.org.discountRate.value ?? 0,
    evaluationUpkeep,
    discount: [...f.discount],
    workloads: request.workloads.map((workload): MedianWorkload => {
      const s = situationOf(workload, f.org, f.catalogue);
      const { options } = assemble(s);
      const table = workloadTable(f.catalogue, workload, s.values, f.calibrated, f.table, f.draws);
      const block = workloadSource(workload, s.values, table, f.table, s.testedLag, f.draws).block(
        0,
      );
      const w = tilesOf(block)[0]!;
      const context: BlockContext = {
        w,
        world: tilesOf(f.blocks[0]!)[0]!,
        discount: f.discount,
        bench: workbench(),
        legs: new Map(),
      };
      const fallbacks = fallbacksOf(options, context);
      const ids = wanted[workload.id] ?? [];
      return {
        id: workload.id,
        name: workload.name,
        requests: firstDraw(w.volume),
        tokenGrowth: firstDraw(w.load).map((load, t) => load / w.volume[t]!),
        tokensIn: w.tokensIn[0]!,
        tokensOut: w.tokensOut[0]!,
        cachedShare: w.repeated[0]!,
        unnoticedUsd: w.unnoticedUsd[0]!,
        noticedUsd: w.noticedUsd[0]!,
        migrationUsd: w.migrationUsd[0]!,
        evaluationUsd: w.evaluationUsd[0]!,
        engineerUsdPerYear: w.engineerUsdPerYear[0]!,
        options: ids.flatMap((id) => {
          const found = options.find((o) => o.option.id === id);
          return found ? [medianOption(found, context, fallbacks)] : [];
        }),
      };
    }),
  };
}

const firstDraw = (series: Float64Array): number[] => [...series.subarray(0, months)];
/** The ways others can fall back on, simulated without events. */
function fallbacksOf(options: readonly SimOption[], c: BlockContext): Fallbacks {
  const fallbacks: Fallbacks = {};
  for (const kind of fallbackKinds) {
    const option = options.find((o) => o.option.kind === kind && o.option.policy === 'ride');
    if (!option) continue;
    const run = emptyRun(c.w.draws);
    simulate(option, c, run);
    fallbacks[kind] = run;
  }
  return fallbacks;
}

const constant = (value: number): number[] => Array.from({ length: months }, () => value);

function medianOption(s: SimOption, c: BlockContext, fallbacks: Fallbacks): MedianOption {
  const { w, world, discount } = c;
  const run = emptyRun(w.draws);
  run.trace = emptyFleetMonths();
  simulate(s, c, run);
  const own = paid(run);
  if (s.owed?.isCredited) payOwed(s.owed, w.draws, discount, run);
  const before = paid(run);
  for (const exposure of exposuresOf(s, w, c.bench))
    applyEvents(exposure, fallbacks, w, world, discount, run);
  const struck = paid(run);
  const events = struck.map((usd, t) => usd - before[t]!);
  if (s.owed && !s.owed.isCredited) payOwed(s.owed, w.draws, discount, run);
  const owed = paid(run).map((usd, t) => (usd - struck[t]! + before[t]! - own[t]!) / discount[t]!);
  const { failure, noticed } = failuresOf(s, c, run.trace ?? emptyFleetMonths());
  const changes = monthsOf(s, c, run.trace ?? emptyFleetMonths());
  const migration = changes.map((share, t) => share + (t === 0 ? s.moving : 0));
  const evaluations = constant(evaluationUpkeep);
  if (s.evaluating) evaluations[0]! += 1;
  const independenceUsdPerYear = optionKinds[s.option.kind].tied ? w.independenceUsdPerYear[0]! : 0;
  const hosting = 'hosting' in s.engine ? s.engine.hosting : null;
  const once = (s.moving > 0 ? s.moving * w.migrationUsd[0]! : 0) * discount[0]!;
  const evaluated = evaluations.reduce((sum, n, t) => sum + n * discount[t]!, 0);
  const discounted = discount.subarray(0, months).reduce((sum, d) => sum + d, 0);
  const total = paid(run).reduce((sum, usd) => sum + usd, 0);
  return {
    option: s.option,
    legs: legsOf(s, c),
    fleet: hosting ? run.trace : null,
    unnoticed: failure.map((rate, t) => rate - noticed[t]!),
    noticed,
    migration,
    evaluations,
    setupUsd: !hosting || hosting.inPlace ? 0 : w.setupUsd[0]!,
    independenceUsdPerYear,
    owed,
    events,
    costUsd:
      total + once + evaluated * w.evaluationUsd[0]! + (independenceUsdPerYear / 12) * discounted,
  };
}

const emptyFleetMonths = (): FleetMonths => ({
  gpus: [],
  running: [],
  people: [],
  bought: [],
  residual: [],
  failure: [],
  change: [],
  tuning: [],
});

/** Discounted USD of the first draw by month, failures in. */
const paid = (run: Run): number[] =>
  Array.from({ length: months }, (_, t) => run.bills[t]! + run.failures[t]!);

/** The legs of an option with their calls per request. */
function legsOf(s: SimOption, c: BlockContext): MedianLeg[] {
  const e = s.engine;
  const { w } = c;
  switch (e.kind) {
    case 'self-hosted':
      return [];
    case 'floor-spill': {
      // Only the spilled requests run again at the API; the sheet runs all requests of a way again alike.
      const seen = w.noticed[0]!;
      const all = floorFailures(e.spill, c);
      const q = firstDraw(seriesOf(e.spill, c).failure);
      const away = firstDraw(legsKept(c).spill.calls);
      const calls = away.map((share, t) => (share * (1 + seen * q[t]!)) / (1 + seen * all[t]!));
      return [medianLeg(e.spill, s.option.escalation, c, calls)];
    }
    case 'hosted':
      return [medianLeg(e.leg, s.option.offer, c, constant(1))];
    case 'pre-router': {
      const routed = w.routedShare[0]!;
      return [
        medianLeg(e.open, s.option.offer, c, constant(routed)),
        medianLeg(e.closed, s.option.escalation, c, constant(1 - routed)),
      ];
    }
    case 'cascade': {
      const q = firstDraw(seriesOf(e.cheap, c).failure);
      const [seen, alarms] = [w.noticed[0]!, w.falseAlarms[0]!];
      return [
        medianLeg(e.cheap, s.option.offer, c, constant(1)),
        medianLeg(
          e.better,
          s.option.escalation,
          c,
          q.map((rate) => seen * rate + alarms * (1 - rate)),
        ),
      ];
    }
    default:
      return e satisfies never;
  }
}

function legsKept(c: BlockContext): FloorLegs {
  const { floorLegs } = c.bench;
  if (!floorLegs) throw new Error('a floor with spill was not simulated');
  return floorLegs;
}

/** Failure rates of a floor with spill: each leg's by the share of requests that it answers. */
function floorFailures(spill: Leg, c: BlockContext): number[] {
  const { floor } = legsKept(c);
  const q = firstDraw(seriesOf(spill, c).failure);
  return firstDraw(floor.run.floor!.failure).map(
    (own, t) => floor.calls[t]! * own + (1 - floor.calls[t]!) * q[t]!,
  );
}

function medianLeg(
  leg: Leg,
  offer: string | undefined,
  c: BlockContext,
  calls: number[],
): MedianLeg {
  const { w } = c;
  const prices = medianPrices(leg, w);
  const fresh = w.tokensIn[0]! * (1 - w.repeated[0]!) * prices.input * prices.paidOfInput;
  const cached = w.tokensIn[0]! * w.repeated[0]! * prices.cached * prices.paidOfCached;
  const today = (fresh + cached + w.tokensOut[0]! * prices.output * prices.paidOfOutput) / 1e6;
  const usd = firstDraw(seriesOf(leg, c).usd);
  const index = usd.map((x) => (today > 0 ? x / today : 0));
  return { offer: offer ?? null, prices, index, calls };
}

function medianPrices(leg: Leg, w: WorkloadDraws): MedianPrices {
  const tokens = w.tokensIn[0]!;
  const list = pricesAt(leg.prices, tokens);
  const terms = { batchShare: w.deferrable, discount: leg.discount };
  const fresh = priceCoefficients(leg.prices, { ...terms, cacheReadShare: 0 }, tokens);
  const read = priceCoefficients(leg.prices, { ...terms, cacheReadShare: 1 }, tokens);
  const share = (perToken: number, listed: number): number =>
    listed > 0 ? (perToken * 1e6) / listed : 1;
  return {
    input: list.input,
    cached: list.cacheRead,
    output: list.output,
    paidOfInput: share(fresh.usdPerInputToken, list.input),
    paidOfCached: share(read.usdPerInputToken, list.cacheRead),
    paidOfOutput: share(fresh.usdPerOutputToken, list.output),
  };
}

/** Failure rates of an option as it is settled: all of them, and those that are seen. */
function failuresOf(
  s: SimOption,
  c: BlockContext,
  fleet: FleetMonths,
): { failure: number[]; noticed: number[] } {
  const e = s.engine;
  const seen = c.w.noticed[0]!;
  const { mixed, unnoticed } = c.bench;
  if (e.kind === 'cascade') {
    const failure = firstDraw(mixed.failure);
    return { failure, noticed: failure.map((rate, t) => rate - unnoticed[t]!) };
  }
  const failure =
    e.kind === 'self-hosted'
      ? fleet.failure
      : e.kind === 'floor-spill'
        ? floorFailures(e.spill, c)
        : firstDraw((e.kind === 'hosted' ? seriesOf(e.leg, c) : mixed).failure);
  return { failure, noticed: failure.map((rate) => rate * seen) };
}

/** Share of a migration that an option pays by month, before the first move. */
function monthsOf(s: SimOption, c: BlockContext, fleet: FleetMonths): number[] {
  const e = s.engine;
  if (e.kind === 'self-hosted') return fleet.change;
  if (e.kind === 'floor-spill') {
    const api = firstDraw(seriesOf(e.spill, c).change);
    return fleet.change.map((share, t) => share + api[t]!);
  }
  return firstDraw((e.kind === 'hosted' ? seriesOf(e.leg, c) : c.bench.mixed).change);
}
