import type { UpgradePolicy } from '../analysis.ts';
import { secondsPerMonth } from '../money/calendar.ts';
import type { PeopleBand } from '../money/people.ts';
import { capacityAt, type ReplicaSizing } from '../serving/replica.ts';
import { months, renewalMonths } from '../world/period.ts';
import type { World } from '../world/world.ts';
import { accounts, pay, sumIndex, sumsEach } from './accounts.ts';
import { demand } from './demand.ts';
import { failureRate } from './failure-rate.ts';
import { fillFailures } from './failures.ts';
import { sizeFloor, type Floor } from './floor-fleet.ts';
import { heldFleet, holdFleet, type Holding, type SplitLognormal } from './holding.ts';
import { openGap, testShift } from './leg.ts';
import { models } from './models.ts';
import { book, bookHardware } from './own-fleet.ts';
import type { Lag } from './policy.ts';
import { emptyRows, openRows } from './rows.ts';
import { payChanges } from './settle.ts';
import { slotOf, slots } from './slots.ts';
import { fillStaff } from './staffing.ts';
import type { WorkloadDraws } from './workload-draws.ts';

/** Fine-tuning on top of the base: gain and cost of a cycle come from the workload's draws. */
export interface Tuning {
  refreshMonths: number;
  noGainShare: number;
}

/** One self-hosted model as the simulation needs it. */
export interface SelfHosting {
  policy: UpgradePolicy;
  /** Capacity at a pessimistic efficiency that still keeps the latency target; worse draws do not go below it. */
  leastRps: number;
  origin: string | null;
  lag: Lag;
  sizing: ReplicaSizing;
  /** Seconds of a replica for one request at the sized shape, and its slope in tokens in and out. */
  work: {
    atShape: number;
    perTokenIn: number;
    perTokenOut: number;
    tokensIn: number;
    tokensOut: number;
  };
  /** Busiest minute of the week over the mean. */
  peakToMean: number;
  redundancy: number;
  peopleBands: readonly PeopleBand[];
  holding: Holding;
  tuning: Tuning | null;
  /** In use already: no set-up. */
  inPlace: boolean;
  /** Carries the trough alone; null: the peak. */
  floor: Floor | null;
}

/** Written and read within one call only, so that no two analyses meet in it. */
const rows = emptyRows();
const { gpus } = heldFleet;
const { failure, change } = models;
const { sized, discount } = demand;
const { sums } = accounts;
// Local, not imported: engines read a module's own constants faster than another's.
const row = months;
const rhythm = renewalMonths;

/** Fills the months of own weights in one draw into their row. */
export function fillWeights(
  s: SelfHosting,
  model: number,
  w: WorkloadDraws,
  world: World,
  draw: number,
): void {
  const gap = openGap(s.lag, w, world, draw);
  openRows(rows, s.policy, world, draw, gap, w.privateWork, s.origin, true, null);
  rows.shift = testShift(w, world, draw);
  fillFailures(rows, w, draw, model);
  const from = model * row;
  if (s.tuning && w.tuningLuck[draw]! >= s.tuning.noGainShare) tune(from, w, draw);
  // Own weights change in the common rhythm only.
  if (draw < slots) change.fill(0, from, from + row);
  for (let t = 0; t < row; t += rhythm) change[from + t] = rows.change[t]!;
}

/**
 * Simulates one self-hosted model in one draw: whole replicas for the peak, idle hours paid. Its weights
 * stand in row `model`; `rentToday` is the spread of a GPU's rent where it is rented.
 */
export function simulateSelfHosted(
  s: SelfHosting,
  model: number,
  rentToday: SplitLognormal | null,
  w: WorkloadDraws,
  world: World,
  draw: number,
  account: number,
): void {
  const capacity = capacityOf(s, w, draw);
  const { gpusPerReplica } = s.sizing;
  const noticed = w.noticed[draw]!;
  if (s.floor) sizeFloor(s.floor, model, noticed, capacity, gpusPerReplica, draw);
  else sizePeak(s, model, noticed, capacity, draw);
  holdFleet(s.holding, rentToday, w, world, draw, s.inPlace);
  fillStaff(s.peopleBands, w, draw);
  book(model, draw, account);
  if (s.holding.kind === 'owned') bookHardware(account);
  payChanges(model, w, draw, rhythm, account);
  if (s.tuning) payTuning(s.tuning, w.tuningCycleUsd[draw]!, account);
  if (!s.inPlace) pay(account, 0, sumIndex.people, w.setupUsd[draw]! * discount[0]!);
  const of = account * sumsEach;
  sums[of + sumIndex.successNow]! += 1 - failure[model * row]!;
  sums[of + sumIndex.successEnd]! += 1 - failure[model * row + row - 1]!;
}

/** GPUs by month: whole replicas for the busiest minute, and what runs beside them. */
function sizePeak(
  s: SelfHosting,
  model: number,
  noticed: number,
  capacity: number,
  draw: number,
): void {
  const from = model * row;
  const at = slotOf(draw) * row;
  // Halves on the way: engines take a rounded number for a whole one, and convert it to and fro in every month.
  const spare = s.redundancy - 0.5;
  const { gpusPerReplica } = s.sizing;
  const perLoad = s.peakToMean / secondsPerMonth / capacity;
  for (let t = 0; t < row; t++) {
    const busy = sized[at + t]! * (1 + noticed * failure[from + t]!) * perLoad;
    gpus[t] = busy > 0 ? (Math.ceil(busy - 1e-9) + 0.5 + spare) * gpusPerReplica : 0;
  }
}

/** Books the cycles of fine-tuning in one draw. */
function payTuning({ refreshMonths }: Tuning, cycleUsd: number, account: number): void {
  for (let t = 0; t < months; t += refreshMonths)
    pay(account, t, sumIndex.migration, cycleUsd * discount[t]!);
}

/** Takes the gain of fine-tuning off one draw's failures; no model passes the ceiling. */
function tune(from: number, w: WorkloadDraws, draw: number): void {
  const gain = w.tuningGain[draw]! / 100;
  const least = failureRate(w.ceiling[draw]!);
  for (let at = from; at < from + row; at++) {
    const rate = failure[at]! - gain;
    failure[at] = rate < least ? Math.min(least, failure[at]!) : Math.min(1, rate);
  }
}

/** Requests a second that a replica carries in one draw: its efficiency there, and the size of requests. */
function capacityOf(s: SelfHosting, w: WorkloadDraws, draw: number): number {
  const seconds =
    s.work.atShape +
    s.work.perTokenIn * (w.tokensIn[draw]! - s.work.tokensIn) +
    s.work.perTokenOut * (w.tokensOut[draw]! - s.work.tokensOut);
  const relative = Math.max(0.02, seconds / s.work.atShape);
  const capacity = capacityAt(s.sizing, w.efficiencyScore[draw]!);
  return (capacity > s.leastRps ? capacity : s.leastRps) / relative;
}
