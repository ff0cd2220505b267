import { months } from '../world/period.ts';
import type { World } from '../world/world.ts';
import { emptyFloorMonths } from './floor-fleet.ts';
import type { LegSeries } from './leg.ts';
import { clearRun, emptyRun, partIndex, type Run } from './run.ts';
import { simulateSelfHosted, type SelfHosting } from './self-hosted.ts';
import { failureUsd, payChanges } from './settle.ts';
import type { WorkloadDraws } from './workload-draws.ts';

/** Both legs of a floor with spill, each with its own bills and failures, and the share of requests that it answers by draw and month. */
export interface FloorLegs {
  floor: { run: Run; calls: Float64Array };
  spill: { run: Run; calls: Float64Array };
}

export function emptyFloorLegs(draws: number): FloorLegs {
  const floor = emptyFloorMonths(draws);
  return {
    floor: { run: { ...emptyRun(draws), floor }, calls: floor.served },
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
  if (run.trace) floor.run.trace = run.trace;
  simulateSelfHosted(hosting, w, world, discount, floor.run);
  if (floor.run.trace) run.trace = floor.run.trace;
  delete floor.run.trace;
  const { served, failure: own, monthlyUsd } = floor.run.floor!;
  const { volume, load } = w;
  let tokens = 0;
  let failed = 0;
  let sent = 0;
  for (let i = 0; i < w.draws; i++) {
    const noticed = w.noticed[i]!;
    const perFailure = failureUsd(w, i);
    let peak = 0;
    const first = i * months;
    for (let t = 0; t < months; t++) {
      const at = first + t;
      const d = discount[t]!;
      const here = served[at]!;
      const away = 1 - here;
      const q = series.failure[at]!;
      const bill = load[at]! * away * series.usd[at]! * (1 + noticed * q);
      const loss = volume[at]! * away * q * perFailure * d;
      const kept = floor.run.failures[at]! * here;
      if (bill + monthlyUsd[at]! > peak) peak = bill + monthlyUsd[at]!;
      spill.calls[at] = away;
      spill.run.bills[at] = bill * d;
      spill.run.failures[at] = loss;
      floor.run.failures[at] = kept;
      tokens += bill * d;
      sent += loss;
      failed += kept;
    }
    payChanges(w, i, discount, series.change, first, spill.run);
    run.peakMonthUsd[i] = peak;
    const last = first + months - 1;
    const success = (at: number) =>
      1 - served[at]! * own[at]! - (1 - served[at]!) * series.failure[at]!;
    run.successNow += success(first);
    run.successEnd += success(last);
  }
  for (let at = 0; at < w.draws * months; at++) {
    run.bills[at] = floor.run.bills[at]! + spill.run.bills[at]!;
    run.failures[at] = floor.run.failures[at]! + spill.run.failures[at]!;
  }
  for (const part of ['gpus', 'people', 'migration'] as const)
    run.parts[partIndex[part]]! +=
      floor.run.parts[partIndex[part]]! + spill.run.parts[partIndex[part]]!;
  run.parts[partIndex.tokens]! += tokens;
  run.parts[partIndex.failures]! += failed + sent;
  run.isOwnFleet = true;
  run.fleet.gpus.set(floor.run.fleet.gpus);
  run.fleet.peopleUsd.set(floor.run.fleet.peopleUsd);
  run.fleet.gpuUsd.set(floor.run.fleet.gpuUsd);
}
