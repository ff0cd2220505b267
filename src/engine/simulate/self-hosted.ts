import type { UpgradePolicy } from '../analysis.ts';
import { exp } from '../numerics/exp.ts';
import { log } from '../numerics/log.ts';
import { hoursPerMonth, secondsPerMonth } from '../money/calendar.ts';
import type { PeopleBand } from '../money/people.ts';
import { replicasNeeded } from '../serving/fleet.ts';
import { capacityAt, type ReplicaSizing } from '../serving/replica.ts';
import { months } from '../world/period.ts';
import type { World } from '../world/world.ts';
import { failureUsd, newReleasesBarred, type Lag } from './hosted.ts';
import { failureRate } from './failure-rate.ts';
import { candidateLag, emptyCourse, openCourse, openDistance, successLogit } from './policy.ts';
import { partIndex, pay, type Run } from './run.ts';
import type { WorkloadDraws } from './workload-draws.ts';

/** How the GPUs are held. Rent quantiles in USD an hour; purchase price in USD for a GPU. */
export type Holding =
  | {
      kind: 'rented';
      commitment: 'on-demand' | '1-year' | '3-year';
      p10: number;
      p50: number;
      p90: number;
    }
  | {
      kind: 'owned';
      usdPerGpu: number;
      kilowatts: number;
      lifeMonths: number;
    };

/** Fine-tuning on top of the base: gain and cost of a cycle come from the workload's draws. */
export interface Tuning {
  refreshMonths: number;
  noGainShare: number;
}

/** One self-hosted model as the simulation needs it. */
export interface SelfHosting {
  policy: UpgradePolicy;
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

/** Power usage effectiveness of a small modern hall; the rack price of `hosting` includes its cooling plant. */
const powerUsageEffectiveness = 1.3;
/** Spare parts and support contract, share of the purchase price in a year; judgement, grade D. */
const sparesShare = 0.05;

/** Simulates one self-hosted model for one block: whole replicas for the peak, idle hours paid. */
export function simulateSelfHosted(
  s: SelfHosting,
  w: WorkloadDraws,
  world: World,
  discount: Float64Array,
  run: Run,
): void {
  const course = emptyCourse();
  let gpuUsd = 0;
  let peopleUsd = 0;
  let failed = 0;
  let migration = 0;
  for (let i = 0; i < w.draws; i++) {
    const hidden = w.privateWork;
    const gap = candidateLag(s.lag, w.openScore[i]!) - world.lag[i * months]!;
    const field = {
      gap,
      private: hidden,
      barred: (t: number) => newReleasesBarred(world, s.origin, i, t),
    };
    openCourse(course, s.policy, world, i, field, true);
    const shift = w.testedOpen
      ? w.testedOpen[i]! -
        (w.reference[i]! - w.qualityLoss[i]! * (openDistance(world, i, 0, hidden) + gap))
      : 0;
    const gain = s.tuning && w.tuningLuck[i]! >= s.tuning.noGainShare ? w.tuningGain[i]! / 100 : 0;
    const least = failureRate(w.ceiling[i]!);
    const perRequest =
      s.work.atShape +
      s.work.perTokenIn * (w.tokensIn[i]! - s.work.tokensIn) +
      s.work.perTokenOut * (w.tokensOut[i]! - s.work.tokensOut);
    const relative = Math.max(0.02, perRequest / s.work.atShape);
    const capacity = capacityAt(s.sizing, w.efficiencyScore[i]!) / relative;
    const perFailure = failureUsd(w, i);
    const noticed = w.noticed[i]!;
    const holdings = enterHolding(s.holding, w, world, i);
    const bands = bandPeople(s.peopleBands, w.peopleScore[i]!);
    if (!s.inPlace) pay(run, i, 0, 'people', w.setupUsd[i]! * discount[0]!);
    let peak = 0;
    for (let t = 0; t < months; t++) {
      const at = i * months + t;
      const d = discount[t]!;
      const volume = w.volume[at]!;
      let q = failureRate(successLogit(w, i, t, course.capability[t]!, shift));
      if (gain > 0) q = Math.max(least, q - gain);
      const rps =
        (volume * (1 + noticed * q) * w.tokenGrowth[at]! * s.peakToMean) / secondsPerMonth;
      const gpus = replicasNeeded(rps, capacity, s.redundancy) * s.sizing.gpusPerReplica;
      const fleet = holdings(t, gpus);
      const staff = (peopleFor(s.peopleBands, bands, gpus) * w.engineerUsdPerYear[i]!) / 12;
      const change = course.change[t]! * w.migrationUsd[i]! * d;
      const cycle = s.tuning && t % s.tuning.refreshMonths === 0 ? w.tuningCycleUsd[i]! * d : 0;
      const bill = fleet.usd + staff;
      if (bill > peak) peak = bill;
      run.hardwareUsd[i]! += fleet.boughtUsd;
      const hardware = fleet.boughtUsd * d - fleet.residualUsd * discount[months]!;
      const loss = volume * q * perFailure * d;
      run.bills[at]! += bill * d + hardware + change + cycle;
      run.failures[at]! += loss;
      gpuUsd += fleet.usd * d + hardware;
      peopleUsd += staff * d;
      failed += loss;
      migration += change + cycle;
      if (t === 0) run.successNow += 1 - q;
      else if (t === months - 1) run.successEnd += 1 - q;
    }
    run.peakMonthUsd[i] = peak;
  }
  run.parts[partIndex.gpus]! += gpuUsd;
  run.parts[partIndex.people]! += peopleUsd;
  run.parts[partIndex.failures]! += failed;
  run.parts[partIndex.migration]! += migration;
}

interface FleetMonth {
  usd: number;
  boughtUsd: number;
  residualUsd: number;
}

/** Starts one draw's fleet: call it month by month with the GPUs needed. */
function enterHolding(
  holding: Holding,
  w: WorkloadDraws,
  world: World,
  draw: number,
): (month: number, gpus: number) => FleetMonth {
  const from = draw * months;
  if (holding.kind === 'rented') {
    const score = w.rentScore[draw]!;
    const side = score < 0 ? holding.p50 / holding.p10 : holding.p90 / holding.p50;
    const rent = holding.p50 * exp((score * log(side)) / 1.2815515655446004);
    const perGpu = rent * world.gpuOverhead[draw]! * hoursPerMonth;
    const term = { 'on-demand': 1, '1-year': 12, '3-year': 36 }[holding.commitment];
    let committed = 0;
    return (month, gpus) => {
      if (month % term === 0) committed = 0;
      committed = term === 1 ? gpus : Math.max(committed, gpus);
      const priced = world.rent[from + month - (month % term)]!;
      return { usd: committed * perGpu * priced, boughtUsd: 0, residualUsd: 0 };
    };
  }
  const price = holding.usdPerGpu * world.gpuPrice[draw]! * world.serverUplift[draw]!;
  const running =
    holding.kilowatts *
      (powerUsageEffectiveness * hoursPerMonth * w.powerUsdPerKwh[draw]! + world.hosting[draw]!) +
    (price * sparesShare) / 12;
  let owned = 0;
  return (month, gpus) => {
    const bought = Math.max(0, gpus - owned);
    owned += bought;
    const left = Math.max(0, 1 - (months - month) / holding.lifeMonths);
    return {
      usd: owned * running,
      boughtUsd: bought * price,
      residualUsd: bought * price * left,
    };
  };
}

/** People of each band for one draw: split lognormal around the band's median. */
function bandPeople(bands: readonly PeopleBand[], score: number): number[] {
  return bands.map((band) => {
    const side = score < 0 ? band.p50 / band.p10 : band.p90 / band.p50;
    return band.p50 * exp((score * log(side)) / 1.2815515655446004);
  });
}

function peopleFor(bands: readonly PeopleBand[], people: readonly number[], gpus: number): number {
  if (gpus <= 0) return 0;
  for (let b = 0; b < bands.length; b++) if (gpus <= bands[b]!.upToGpus) return people[b]!;
  const last = bands.length - 1;
  return (people[last]! * gpus) / bands[last]!.upToGpus;
}
