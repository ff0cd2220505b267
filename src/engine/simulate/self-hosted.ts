import type { UpgradePolicy } from '../analysis.ts';
import { secondsPerMonth } from '../money/calendar.ts';
import type { PeopleBand } from '../money/people.ts';
import { capacityAt, type ReplicaSizing } from '../serving/replica.ts';
import { months, renewalMonths } from '../world/period.ts';
import type { World } from '../world/world.ts';
import { fillDemand } from './demand.ts';
import { failureRate } from './failure-rate.ts';
import { fillFailures, fillOdds, reckoned } from './failures.ts';
import { sizeFloor, type Floor } from './floor-fleet.ts';
import { heldFleet, holdFleet, splitLognormalOf, type Holding } from './holding.ts';
import { openGap, testShift } from './leg.ts';
import { book, bookHardware, monthlyUsd, traceOf } from './own-fleet.ts';
import type { Lag } from './policy.ts';
import { emptyRows, openRows } from './rows.ts';
import { partIndex, pay, type Run } from './run.ts';
import { payChanges } from './settle.ts';
import { staffOf } from './staffing.ts';
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
const { failure } = reckoned;

/** Simulates one self-hosted model for one tile: whole replicas for the peak, idle hours paid. */
export function simulateSelfHosted(
  s: SelfHosting,
  w: WorkloadDraws,
  world: World,
  discount: Float64Array,
  run: Run,
): void {
  fillOdds(w, world, true);
  fillDemand(w, discount);
  const { peopleBands: bands } = s;
  const staff = staffOf(bands, w);
  const rent = s.holding.kind === 'rented' ? splitLognormalOf(s.holding) : null;
  const floor = s.floor && run.floor;
  let now = 0;
  let end = 0;
  for (let i = 0; i < w.draws; i++) {
    const from = i * months;
    const gap = openGap(s.lag, w, world, i);
    openRows(rows, s.policy, world, i, gap, w.privateWork, s.origin, true, null);
    rows.shift = testShift(w, world, i);
    fillFailures(rows, w, i);
    if (s.tuning && w.tuningLuck[i]! >= s.tuning.noGainShare) tune(w, i);
    now += 1 - failure[0]!;
    end += 1 - failure[months - 1]!;
    const capacity = capacityOf(s, w, i);
    if (s.floor && floor) {
      floor.failure.set(failure, from);
      sizeFloor(s.floor, w, i, capacity, s.sizing.gpusPerReplica, floor.served);
    } else sizePeak(s, w, i, capacity);
    holdFleet(s.holding, rent, w, world, i, s.inPlace);
    if (i === 0 && run.trace) run.trace = traceOf(s, rows.change, w.tuningCycleUsd[0]!, staff);

    book(bands, staff, i, run);
    if (floor) floor.monthlyUsd.set(monthlyUsd, from);
    if (s.holding.kind === 'owned') bookHardware(i, run);
    payChanges(w, i, discount, rows.change, 0, renewalMonths, run);
    if (s.tuning) payTuning(s.tuning, w.tuningCycleUsd[i]!, discount, i, run);
    if (!s.inPlace) pay(run, i, 0, partIndex.people, w.setupUsd[i]! * discount[0]!);
  }
  run.isOwnFleet = true;
  run.successNow += now;
  run.successEnd += end;
}

/** GPUs of one draw by month: whole replicas for the busiest minute, and what runs beside them. */
function sizePeak(
  s: SelfHosting,
  { load, noticed }: WorkloadDraws,
  draw: number,
  capacity: number,
): void {
  const { redundancy } = s;
  const { gpusPerReplica } = s.sizing;
  const again = noticed[draw]!;
  const perLoad = s.peakToMean / secondsPerMonth / capacity;
  const from = draw * months;
  const end = from + months;
  for (let at = from, t = 0; at < end; at++, t++) {
    const busy = load[at]! * (1 + again * failure[t]!) * perLoad;
    gpus[t] = busy > 0 ? (Math.ceil(busy - 1e-9) + redundancy) * gpusPerReplica : 0;
  }
}

/** Books the cycles of fine-tuning in one draw. */
function payTuning(
  { refreshMonths }: Tuning,
  cycleUsd: number,
  discount: Float64Array,
  draw: number,
  run: Run,
): void {
  for (let t = 0; t < months; t += refreshMonths)
    pay(run, draw, t, partIndex.migration, cycleUsd * discount[t]!);
}

/** Takes the gain of fine-tuning off one draw's failures; no model passes the ceiling. */
function tune(w: WorkloadDraws, draw: number): void {
  const gain = w.tuningGain[draw]! / 100;
  const least = failureRate(w.ceiling[draw]!);
  for (let t = 0; t < failure.length; t++) {
    const rate = failure[t]! - gain;
    failure[t] = rate < least ? Math.min(least, failure[t]!) : Math.min(1, rate);
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
