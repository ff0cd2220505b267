/** Replicas that run besides those the peak needs, so that one may fail or be upgraded. */
export type Redundancy = number;

/** Whole replicas for a peak of requests a second, plus redundancy; 0 for no load. */
export function replicasNeeded(
  peakRps: number,
  capacityRps: number,
  redundancy: Redundancy,
): number {
  if (peakRps <= 0) return 0;
  if (capacityRps <= 0) return Infinity;
  return Math.ceil(peakRps / capacityRps - 1e-9) + redundancy;
}

/** A fleet against a week of load. Utilisation is a result: mean load over what the fleet could carry. */
export interface Fleet {
  replicas: number;
  peakReplicas: number;
  troughReplicas: number;
  utilisation: number;
  /** Mean replicas running if the fleet follows the load hour by hour. */
  meanReplicas: number;
}

/**
 * Fleet for `meanRps` spread over the week by hourly weights (mean 1) with a factor for the worst
 * minutes of an hour. Always-on pays `replicas`; a fleet that scales with the hour pays `meanReplicas`.
 */
export function fleetFor(
  meanRps: number,
  weights: readonly number[],
  withinHour: number,
  capacityRps: number,
  redundancy: Redundancy,
): Fleet {
  let peak = 0;
  let trough = Infinity;
  let hours = 0;
  for (const weight of weights) {
    const needed = replicasNeeded(meanRps * weight * withinHour, capacityRps, redundancy);
    peak = Math.max(peak, needed);
    trough = Math.min(trough, needed);
    hours += needed;
  }
  return {
    replicas: peak,
    peakReplicas: peak,
    troughReplicas: weights.length === 0 ? 0 : trough,
    utilisation: peak === 0 ? 0 : meanRps / (peak * capacityRps),
    meanReplicas: weights.length === 0 ? 0 : hours / weights.length,
  };
}

/** Whether a fleet may scale to zero: a request that finds it cold must still meet its first-token target. */
export function mayScaleToZero(
  coldStartSeconds: number,
  ttftTargetSeconds: number | null,
): boolean {
  return ttftTargetSeconds === null || coldStartSeconds <= ttftTargetSeconds;
}
