import type { UpgradePolicy } from '../analysis.ts';
import { secondsPerMonth } from '../money/calendar.ts';
import type { PeopleBand } from '../money/people.ts';
import { capacityAt, type ReplicaSizing } from '../serving/replica.ts';
import { months } from '../world/period.ts';
import type { World } from '../world/world.ts';
import { failureRate } from './failure-rate.ts';
import { sizeFloor, type Floor } from './floor-fleet.ts';
import { fillFailures, oddsOf } from './failures.ts';
import {
  emptyFleet,
  holdFleet,
  splitLognormalAt,
  splitLognormalOf,
  type Holding,
} from './holding.ts';
import { openGap, testShift } from './leg.ts';
import type { Lag } from './policy.ts';
import { emptyRows, openRows } from './rows.ts';
import { fleetYears, partIndex, pay, type Run } from './run.ts';
import { failureUsd } from './settle.ts';
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

/** Simulates one self-hosted model for one tile: whole replicas for the peak, idle hours paid. */
export function simulateSelfHosted(
  s: SelfHosting,
  w: WorkloadDraws,
  world: World,
  discount: Float64Array,
  run: Run,
): void {
  const rows = emptyRows();
  const odds = oddsOf(w, world, true);
  const fleet = emptyFleet();
  const gpus = new Float64Array(months);
  const failure = new Float64Array(months);
  const { bills, failures } = run;
  const { volume, load } = w;
  const { running, bought, residual } = fleet;
  const staff = new Float64Array(s.peopleBands.length);
  const toRps = s.peakToMean / secondsPerMonth;
  const end = discount[months]!;
  const rent = s.holding.kind === 'rented' ? splitLognormalOf(s.holding) : null;
  const bands = s.peopleBands.map(splitLognormalOf);
  const { redundancy } = s;
  const { gpusPerReplica } = s.sizing;
  const owned = s.holding.kind === 'owned';
  const floor = s.floor && run.floor ? run.floor : null;
  const years = run.fleet;
  run.isOwnFleet = true;
  let gpuUsd = 0;
  let peopleUsd = 0;
  let failed = 0;
  let migration = 0;
  for (let i = 0; i < w.draws; i++) {
    const from = i * months;
    const gap = openGap(s.lag, w, world, i);
    openRows(rows, s.policy, world, i, gap, w.privateWork, s.origin, true, null);
    rows.shift = testShift(w, world, i);
    fillFailures(rows, w, odds, i, failure, 0);
    if (s.tuning && w.tuningLuck[i]! >= s.tuning.noGainShare) tune(failure, w, i);
    run.successNow += 1 - failure[0]!;
    run.successEnd += 1 - failure[months - 1]!;

    const noticed = w.noticed[i]!;
    const capacity = capacityOf(s, w, i);
    const perLoad = toRps / capacity;
    if (s.floor && floor) {
      floor.failure.set(failure, from);
      const { served } = floor;
      sizeFloor(s.floor, load, failure, noticed, capacity, gpusPerReplica, from, gpus, served);
    } else
      for (let t = 0; t < months; t++) {
        const busy = load[from + t]! * (1 + noticed * failure[t]!) * perLoad;
        gpus[t] = busy > 0 ? (Math.ceil(busy - 1e-9) + redundancy) * gpusPerReplica : 0;
      }
    holdFleet(s.holding, rent, gpus, w, world, i, s.inPlace, fleet);

    const perFailure = failureUsd(w, i);
    const salary = w.engineerUsdPerYear[i]! / 12;
    for (let b = 0; b < staff.length; b++)
      staff[b] = splitLognormalAt(bands[b]!, w.peopleScore[i]!) * salary;
    const move = w.migrationUsd[i]!;
    const { change } = rows;
    if (i === 0 && run.trace) {
      const people = gpus.map((n) => staffCost(s.peopleBands, staff, n));
      const tuning = gpus.map((_, t) =>
        s.tuning && t % s.tuning.refreshMonths === 0 ? w.tuningCycleUsd[i]! : 0,
      );
      run.trace = {
        gpus: [...gpus],
        running: [...running],
        people: [...people],
        bought: [...bought],
        residual: [...residual],
        failure: [...failure.subarray(0, months)],
        change: [...change],
        tuning: [...tuning],
      };
    }
    let peak = 0;
    let hardwareUsd = 0;
    let people = 0;
    let staffed = -1;
    const first = i * fleetYears;
    for (let year = first; year < first + fleetYears; year++)
      years.gpus[year] = years.peopleUsd[year] = years.gpuUsd[year] = 0;
    for (let t = 0; t < months; t++) {
      const year = first + ((t / 12) | 0);
      const d = discount[t]!;
      const needed = gpus[t]!;
      if (needed !== staffed) people = staffCost(s.peopleBands, staff, (staffed = needed));
      const monthly = running[t]!;
      if (monthly + people > peak) peak = monthly + people;
      if (floor) floor.monthlyUsd[from + t] = monthly + people;
      const moved = change[t]! * move * d;
      const loss = volume[from + t]! * failure[t]! * perFailure * d;
      bills[from + t] = (monthly + people) * d + moved;
      failures[from + t] = loss;
      years.gpus[year]! += needed / 12;
      years.peopleUsd[year]! += people * d;
      years.gpuUsd[year]! += monthly * d;
      gpuUsd += monthly * d;
      peopleUsd += people * d;
      failed += loss;
      migration += moved;
    }
    if (owned)
      for (let t = 0; t < months; t++) {
        const hardware = bought[t]! * discount[t]! - residual[t]! * end;
        hardwareUsd += bought[t]!;
        bills[from + t]! += hardware;
        gpuUsd += hardware;
        years.gpuUsd[first + ((t / 12) | 0)]! += hardware;
      }
    if (s.tuning)
      for (let t = 0; t < months; t += s.tuning.refreshMonths) {
        const cycle = w.tuningCycleUsd[i]! * discount[t]!;
        bills[from + t]! += cycle;
        migration += cycle;
      }
    run.peakMonthUsd[i] = peak;
    run.hardwareUsd[i] = hardwareUsd;
    if (!s.inPlace) pay(run, i, 0, 'people', w.setupUsd[i]! * discount[0]!);
  }
  run.parts[partIndex.gpus]! += gpuUsd;
  run.parts[partIndex.people]! += peopleUsd;
  run.parts[partIndex.failures]! += failed;
  run.parts[partIndex.migration]! += migration;
}

/** Takes the gain of fine-tuning off one draw's failures; no model passes the ceiling. */
function tune(failure: Float64Array, w: WorkloadDraws, draw: number): void {
  const gain = w.tuningGain[draw]! / 100;
  const least = failureRate(w.ceiling[draw]!);
  for (let t = 0; t < months; t++) {
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

/** Monthly USD of the people a fleet needs, in steps; beyond the last band in proportion. */
function staffCost(bands: readonly PeopleBand[], staff: Float64Array, gpus: number): number {
  if (gpus <= 0) return 0;
  for (let b = 0; b < staff.length; b++) if (gpus <= bands[b]!.upToGpus) return staff[b]!;
  const last = staff.length - 1;
  return (staff[last]! * gpus) / bands[last]!.upToGpus;
}
