/** One option in the median future, month by month. */
import type { Option } from '../analysis.ts';
import { optionKinds } from '../options/option-kinds.ts';
import { account, accounts } from '../simulate/accounts.ts';
import { simulateOwn } from '../simulate/draw.ts';
import { applyEvents } from '../simulate/events.ts';
import { failedIn } from '../simulate/floor-spill.ts';
import type { Lane, Lanes } from '../simulate/lanes.ts';
import { modelRow, models, rowOf } from '../simulate/models.ts';
import { payOwed } from '../simulate/owed.ts';
import { evaluationUpkeep } from '../simulate/workload-block.ts';
import { months } from '../world/period.ts';
import { fleetMonths, type FleetMonths } from './fleet.ts';
import { legsOf, type MedianLeg } from './legs.ts';
import { constant } from './months.ts';

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

/** One option of a workload in the first draw, once that is begun. */
export function medianOption(lane: Lane, all: Lanes): MedianOption {
  const { sim: s } = lane;
  const { w, discount } = all.block;
  simulateOwn(lane, all, 0);
  const own = paid();
  const hosting = 'hosting' in s.engine ? s.engine.hosting : null;
  const fleet = hosting && fleetMonths(hosting, lane.own, w, 0);
  const { failure, noticed } = failuresOf(lane, w.noticed[0]!);
  const legs = legsOf(lane, w);
  if (s.owed?.isCredited) payOwed(s.owed);
  const before = paid();
  for (const struck of lane.struck) applyEvents(struck, all.strikes, w, 0);
  const struck = paid();
  const events = struck.map((usd, t) => usd - before[t]!);
  if (s.owed && !s.owed.isCredited) payOwed(s.owed);
  const owed = paid().map((usd, t) => (usd - struck[t]! + before[t]! - own[t]!) / discount[t]!);
  const migration = changesOf(lane).map((share, t) => share + (t === 0 ? s.moving : 0));
  const evaluations = constant(evaluationUpkeep);
  if (s.evaluating) evaluations[0]! += 1;
  const independenceUsdPerYear = optionKinds[s.option.kind].tied ? w.independenceUsdPerYear[0]! : 0;
  const once = (s.moving > 0 ? s.moving * w.migrationUsd[0]! : 0) * discount[0]!;
  const evaluated = evaluations.reduce((sum, n, t) => sum + n * discount[t]!, 0);
  const discounted = discount.subarray(0, months).reduce((sum, d) => sum + d, 0);
  const total = paid().reduce((sum, usd) => sum + usd, 0);
  return {
    option: s.option,
    legs,
    fleet,
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

/** Discounted USD of the own account by month, failures in. */
function paid(): number[] {
  const failed = rowOf(accounts.failures, account.own);
  return rowOf(accounts.bills, account.own).map((usd, t) => usd + failed[t]!);
}

/** The row that an option's failures and changes stand in. */
function rowIn({ kind, first, own }: Lane): number {
  if (kind === 'self-hosted') return own;
  return kind === 'hosted' ? first : modelRow.mixed;
}

/** Failure rates of an option as it is settled: all of them, and those that are seen. */
function failuresOf(lane: Lane, seen: number): { failure: number[]; noticed: number[] } {
  const { kind, own, first } = lane;
  const failure =
    kind === 'floor-spill'
      ? Array.from({ length: months }, (_, t) => failedIn(t, own, first))
      : rowOf(models.failure, rowIn(lane));
  const noticed = failure.map((rate, t) =>
    kind === 'cascade' ? rate - models.unnoticed[t]! : rate * seen,
  );
  return { failure, noticed };
}

/** Share of a migration that an option pays by month, before the first move. */
function changesOf(lane: Lane): number[] {
  if (lane.kind !== 'floor-spill') return rowOf(models.change, rowIn(lane));
  const api = rowOf(models.change, lane.first);
  return rowOf(models.change, lane.own).map((share, t) => share + api[t]!);
}
