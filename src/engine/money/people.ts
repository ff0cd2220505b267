/** Engineers who run self-hosting, full-time equivalents at P10, P50 and P90. */
export interface PeopleBand {
  /** Largest fleet of the band, GPUs. */
  upToGpus: number;
  p10: number;
  p50: number;
  p90: number;
}

/** Steps by fleet size (prior P17 of the catalogue, grade C); one team for all workloads together. */
export const peopleBands: readonly PeopleBand[] = [
  { upToGpus: 8, p10: 0.8, p50: 1.4, p90: 3 },
  { upToGpus: 64, p10: 2, p50: 4, p90: 7 },
  { upToGpus: 300, p10: 4, p50: 7, p90: 14 },
];

/** The band for a fleet, and whether the fleet is larger than anything the bands were read from. */
export interface People extends PeopleBand {
  beyond: boolean;
}

/**
 * Full-time equivalents that a fleet of `gpus` needs, in steps and not per GPU. No GPUs, no people.
 * Beyond the largest band the band grows in proportion to the fleet and says so.
 */
export function peopleNeeded(gpus: number, bands: readonly PeopleBand[] = peopleBands): People {
  if (gpus <= 0) return { upToGpus: 0, p10: 0, p50: 0, p90: 0, beyond: false };
  for (const band of bands) if (gpus <= band.upToGpus) return { ...band, beyond: false };
  const last = bands[bands.length - 1];
  if (!last) throw new Error('peopleNeeded needs at least one band, got none');
  const factor = gpus / last.upToGpus;
  return {
    upToGpus: gpus,
    p10: last.p10 * factor,
    p50: last.p50 * factor,
    p90: last.p90 * factor,
    beyond: true,
  };
}

/** The middle of what a fleet needs (`peopleNeeded`) by itself, for loops over futures. */
export function medianPeople(gpus: number, bands: readonly PeopleBand[]): number {
  if (gpus <= 0) return 0;
  for (let b = 0; b < bands.length; b++) if (gpus <= bands[b]!.upToGpus) return bands[b]!.p50;
  return peopleNeeded(gpus, bands).p50;
}

/**
 * Full-time equivalents of one team for several fleets: the step of the pooled fleet, or the separate
 * teams together where the pooled fleet has only just passed a step.
 */
export function teamOf(gpus: ArrayLike<number>, bands: readonly PeopleBand[]): number {
  let total = 0;
  let apart = 0;
  for (let i = 0; i < gpus.length; i++) {
    total += gpus[i]!;
    apart += medianPeople(gpus[i]!, bands);
  }
  return Math.min(medianPeople(total, bands), apart);
}

/** One team shared by several workloads (`teamOf`), split in proportion to GPUs, in the order given. */
export function sharedPeople(
  gpusByWorkload: readonly number[],
  bands: readonly PeopleBand[] = peopleBands,
): number[] {
  const total = gpusByWorkload.reduce((sum, gpus) => sum + gpus, 0);
  const team = teamOf(gpusByWorkload, bands);
  return gpusByWorkload.map((gpus) => (total === 0 ? 0 : (team * gpus) / total));
}

/** Monthly USD of a team at a loaded yearly cost for each full-time equivalent. */
export function peopleMonthlyUsd(fullTimeEquivalents: number, loadedUsdPerYear: number): number {
  return (fullTimeEquivalents * loadedUsdPerYear) / 12;
}
