/** One option in the median future, month by month. */
import type { Option } from '../analysis.ts';
import { optionKinds } from '../options/option-kinds.ts';
import {
  exposuresOf,
  seriesOf,
  simulate,
  type BlockContext,
  type SimOption,
} from '../options/sim-option.ts';
import { applyEvents, type Fallbacks } from '../simulate/events.ts';
import { payOwed } from '../simulate/owed.ts';
import { emptyRun, type FleetMonths, type Run } from '../simulate/run.ts';
import { evaluationUpkeep } from '../simulate/workload-block.ts';
import { months } from '../world/period.ts';
import { floorFailures } from './floor.ts';
import { legsOf, type MedianLeg } from './legs.ts';
import { constant, firstDraw } from './months.ts';

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

export function medianOption(s: SimOption, c: BlockContext, fallbacks: Fallbacks): MedianOption {
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
