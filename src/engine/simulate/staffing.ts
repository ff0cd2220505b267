import type { PeopleBand } from '../money/people.ts';
import { splitLognormalAt, splitLognormalOf } from './holding.ts';
import type { WorkloadDraws } from './workload-draws.ts';

/** Monthly USD of the people for a fleet in each band, draw-major by band. */
type Staff = Float64Array;

const kept = new WeakMap<WorkloadDraws, { bands: readonly PeopleBand[]; staff: Staff }>();

/** What people cost in one tile, reckoned once for all options with the same bands. */
export function staffOf(bands: readonly PeopleBand[], w: WorkloadDraws): Staff {
  const known = kept.get(w);
  if (known?.bands === bands) return known.staff;
  const spreads = bands.map(splitLognormalOf);
  const staff = new Float64Array(w.draws * bands.length);
  for (let i = 0; i < w.draws; i++) {
    const salary = w.engineerUsdPerYear[i]! / 12;
    for (let b = 0; b < bands.length; b++)
      staff[i * bands.length + b] = splitLognormalAt(spreads[b]!, w.peopleScore[i]!) * salary;
  }
  kept.set(w, { bands, staff });
  return staff;
}

/** Monthly USD of the people that `gpus` need in one draw, in steps; beyond the last band in proportion. */
export function staffUsd(
  bands: readonly PeopleBand[],
  staff: Staff,
  draw: number,
  gpus: number,
): number {
  if (gpus <= 0) return 0;
  const first = draw * bands.length;
  for (let b = 0; b < bands.length; b++) if (gpus <= bands[b]!.upToGpus) return staff[first + b]!;
  const last = bands.length - 1;
  return (staff[first + last]! * gpus) / bands[last]!.upToGpus;
}
