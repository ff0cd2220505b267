import { months, renewalMonths } from '../world/period.ts';
import type { World } from '../world/world.ts';
import { demand, fillDemand } from './demand.ts';
import { emptyFloorMonths } from './floor-fleet.ts';
import type { LegSeries } from './leg.ts';
import { clearRun, emptyRun, partIndex, type Run } from './run.ts';
import { simulateSelfHosted, type SelfHosting } from './self-hosted.ts';
import { payChanges } from './settle.ts';
import type { WorkloadDraws } from './workload-draws.ts';

const { load, losses, inverse } = demand;

/** Both legs of a floor with spill, each with its own bills and failures, and the share of requests that it answers by draw and month. */
export interface FloorLegs {
  floor: { run: Run; calls: Float64Array };
  spill: { run: Run; calls: Float64Array };
}

export function emptyFloorLegs(draws: number): FloorLegs {
  const run = emptyRun(draws);
  const floor = (run.floor = emptyFloorMonths(draws));
  return {
    floor: { run, calls: floor.served },
    spill: { run: emptyRun(draws), calls: new Float64Array(draws * months) },
  };
}

/**
 * Simulates own GPUs for the trough and an API for the peaks: requests above what the fleet carries in an
 * hour of the week go to the API. Each leg runs its own noticed failures once more, both models are kept
 * up, and idle GPUs are paid. `legs` keeps both apart, because events strike one of them.
 */
export function simulateFloorSpill(
  hosting: SelfHosting,
  series: LegSeries,
  w: WorkloadDraws,
  world: World,
  discount: Float64Array,
  run: Run,
  legs: FloorLegs,
): void {
  const { floor, spill } = legs;
  for (const leg of [floor.run, spill.run]) clearRun(leg);
  floor.run.trace = run.trace;
  simulateSelfHosted(hosting, w, world, discount, floor.run);
  run.trace = floor.run.trace;
  const { served, failure: own, monthlyUsd } = floor.run.floor!;
  fillDemand(w, discount);
  const { both, failure, change, inRhythm } = series;
  const { usd } = run;
  const ofFloor = floor.run.usd;
  const ofSpill = spill.run.usd;
  const away = spill.calls;
  const prices = both.length >> 1;
  const failures = usd.length >> 1;
  let tokens = 0;
  let failed = 0;
  for (let i = 0; i < w.draws; i++) {
    const noticed = w.noticed[i]!;
    const first = i * months;
    const end = first + months;
    const last = end - 1;
    let peak = 0;
    for (let at = first; at < end; at++) {
      const here = served[at]!;
      const rest = 1 - here;
      const q = both[at]!;
      const paid = load[at]! * rest * both[prices + at]! * (1 + noticed * q);
      const loss = losses[at]! * rest * q;
      const monthly = paid * inverse[at - first]! + monthlyUsd[at]!;
      if (monthly > peak) peak = monthly;
      away[at] = rest;
      ofSpill[at] = paid;
      ofSpill[failures + at] = loss;
      const kept = ofFloor[failures + at]! * here;
      ofFloor[failures + at] = kept;
      tokens += paid;
      failed += loss + kept;
    }
    payChanges(
      w,
      i,
      discount,
      change,
      inRhythm ? 0 : first,
      inRhythm ? renewalMonths : 1,
      spill.run,
    );
    for (let at = first; at < end; at++) {
      usd[at] = ofFloor[at]! + ofSpill[at]!;
      usd[failures + at] = ofFloor[failures + at]! + ofSpill[failures + at]!;
    }
    run.peakMonthUsd[i] = peak;
    run.successNow += 1 - served[first]! * own[first]! - away[first]! * failure[first]!;
    run.successEnd += 1 - served[last]! * own[last]! - away[last]! * failure[last]!;
  }
  for (const part of ['gpus', 'people', 'migration'] as const)
    run.parts[partIndex[part]]! +=
      floor.run.parts[partIndex[part]]! + spill.run.parts[partIndex[part]]!;
  run.parts[partIndex.tokens]! += tokens;
  run.parts[partIndex.failures]! += failed;
  run.isOwnFleet = true;
  run.fleet.gpus.set(floor.run.fleet.gpus);
  run.fleet.peopleUsd.set(floor.run.fleet.peopleUsd);
  run.fleet.gpuUsd.set(floor.run.fleet.gpuUsd);
}
