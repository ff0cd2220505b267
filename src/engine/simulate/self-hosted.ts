import type { UpgradePolicy } from '../analysis.ts';
import { secondsPerMonth } from '../money/calendar.ts';
import type { PeopleBand } from '../money/people.ts';
import { replicasNeeded } from '../serving/fleet.ts';
import { capacityAt, type ReplicaSizing } from '../serving/replica.ts';
import { months } from '../world/period.ts';
import type { World } from '../world/world.ts';
import { failureRate } from './failure-rate.ts';
import { emptyFleet, holdFleet, splitLognormal, type Holding } from './holding.ts';
import { fillFailures, openGap, testShift } from './leg.ts';
import { emptyCourse, openCourse, type Lag } from './policy.ts';
import { partIndex, pay, type Run } from './run.ts';
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
}

/** Simulates one self-hosted model for one block: whole replicas for the peak, idle hours paid. */
export function simulateSelfHosted(
  s: SelfHosting,
  w: WorkloadDraws,
  world: World,
  discount: Float64Array,
  run: Run,
): void {
  const course = emptyCourse();
  const fleet = emptyFleet();
  const gpus = new Float64Array(months);
  const failure = new Float64Array(w.draws * months);
  const staff = new Float64Array(s.peopleBands.length);
  let gpuUsd = 0;
  let peopleUsd = 0;
  let failed = 0;
  let migration = 0;
  for (let i = 0; i < w.draws; i++) {
    const from = i * months;
    const gap = openGap(s.lag, w, world, i);
    openCourse(course, s.policy, world, i, gap, w.privateWork, s.origin, true, null);
    fillFailures(course, w, i, testShift(w, world, i), 0, failure);
    if (s.tuning && w.tuningLuck[i]! >= s.tuning.noGainShare) tune(failure, w, i);

    const noticed = w.noticed[i]!;
    const capacity = capacityOf(s, w, i);
    const toRps = s.peakToMean / secondsPerMonth;
    for (let t = 0; t < months; t++) {
      const load =
        w.volume[from + t]! * (1 + noticed * failure[from + t]!) * w.tokenGrowth[from + t]!;
      gpus[t] = replicasNeeded(load * toRps, capacity, s.redundancy) * s.sizing.gpusPerReplica;
    }
    holdFleet(s.holding, gpus, w, world, i, s.inPlace, fleet);

    const perFailure = failureUsd(w, i);
    const salary = w.engineerUsdPerYear[i]! / 12;
    for (let b = 0; b < staff.length; b++)
      staff[b] = splitLognormal(s.peopleBands[b]!, w.peopleScore[i]!) * salary;
    let peak = 0;
    let hardwareUsd = 0;
    for (let t = 0; t < months; t++) {
      const d = discount[t]!;
      const running = fleet.running[t]!;
      const people = staffCost(s.peopleBands, staff, gpus[t]!);
      if (running + people > peak) peak = running + people;
      const hardware = fleet.bought[t]! * d - fleet.residual[t]! * discount[months]!;
      hardwareUsd += fleet.bought[t]!;
      const cycle = s.tuning && t % s.tuning.refreshMonths === 0 ? w.tuningCycleUsd[i]! : 0;
      const change = (course.change[t]! * w.migrationUsd[i]! + cycle) * d;
      const loss = w.volume[from + t]! * failure[from + t]! * perFailure * d;
      run.bills[from + t] = (running + people) * d + hardware + change;
      run.failures[from + t] = loss;
      gpuUsd += running * d + hardware;
      peopleUsd += people * d;
      failed += loss;
      migration += change;
    }
    run.peakMonthUsd[i] = peak;
    run.hardwareUsd[i] = hardwareUsd;
    run.successNow += 1 - failure[from]!;
    run.successEnd += 1 - failure[from + months - 1]!;
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
  for (let at = draw * months; at < (draw + 1) * months; at++) {
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

/** Monthly USD of the people a fleet needs, in steps; beyond the last band in proportion. */
function staffCost(bands: readonly PeopleBand[], staff: Float64Array, gpus: number): number {
  if (gpus <= 0) return 0;
  for (let b = 0; b < staff.length; b++) if (gpus <= bands[b]!.upToGpus) return staff[b]!;
  const last = staff.length - 1;
  return (staff[last]! * gpus) / bands[last]!.upToGpus;
}
