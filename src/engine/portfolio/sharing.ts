import { medianPeople, teamOf, type PeopleBand } from '../money/people.ts';
import { fleetYears } from '../simulate/own-fleet.ts';
import type { Finalist, OwnFleet } from './finalist.ts';

/** What one team and shared spares save, by draw, and the largest team of each future. */
export interface Sharing {
  peopleUsd: Float64Array;
  gpuUsd: Float64Array;
  /** Full-time equivalents in the year that needs most. */
  team: Float64Array;
}

/** The own fleets among some finalists. */
export const fleetsOf = (finalists: readonly Finalist[]): OwnFleet[] =>
  finalists.flatMap((f) => (f.fleet ? [f.fleet] : []));

/**
 * Own fleets run by one team: in each year of each future the team is that of the pooled fleet, at the
 * middle of its step, and saves its share of what separate teams cost there. Fleets of the same model on
 * the same GPUs held alike need the spare replicas of one of them only; rounding up to whole replicas is
 * left as it is, so the saving is a lower bound.
 */
export function sharing(
  fleets: readonly OwnFleet[],
  draws: number,
  bands: readonly PeopleBand[],
): Sharing {
  const shared: Sharing = {
    peopleUsd: new Float64Array(draws),
    gpuUsd: new Float64Array(draws),
    team: new Float64Array(draws),
  };
  if (fleets.length === 0) return shared;
  const spare = sparesSaved(fleets);
  const gpus = new Float64Array(fleets.length);
  const { peopleUsd, gpuUsd, team: largest } = shared;
  for (let i = 0; i < draws; i++) {
    for (let year = i * fleetYears; year < (i + 1) * fleetYears; year++) {
      let apart = 0;
      let people = 0;
      for (let f = 0; f < gpus.length; f++) {
        const fleet = fleets[f]!;
        const own = fleet.gpus[year]!;
        const saved = Math.min(spare[f]!, own);
        if (saved > 0) gpuUsd[i]! += (fleet.gpuUsd[year]! * saved) / own;
        apart += medianPeople(own, bands);
        people += fleet.peopleUsd[year]!;
        gpus[f] = own - saved;
      }
      const team = teamOf(gpus, bands);
      if (team > largest[i]!) largest[i] = team;
      if (gpus.length > 1 && apart > team) peopleUsd[i]! += people * (1 - team / apart);
    }
  }
  return shared;
}

/** GPUs that each fleet need not hold: the spares of all but the one with the most in each pool. */
function sparesSaved(fleets: readonly OwnFleet[]): number[] {
  const keeper = new Map<string, OwnFleet>();
  for (const fleet of fleets) {
    const held = keeper.get(fleet.pool);
    const more = held ? fleet.spareGpus - held.spareGpus : 1;
    // Of equal ones the cheapest keeps them, whatever the order of the workloads.
    if (!held || more > 0 || (more === 0 && fleet.meanGpuUsd < held.meanGpuUsd))
      keeper.set(fleet.pool, fleet);
  }
  return fleets.map((fleet) => (keeper.get(fleet.pool) === fleet ? 0 : fleet.spareGpus));
}
