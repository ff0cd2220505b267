/** A workload that some whole replicas serve as far as they reach, and an API beyond that. */
export interface FloorInput {
  /** Load by equal slices of time (hours of a week, or quantiles), tokens a second. */
  tokensPerSecond: readonly number[];
  replicaTokensPerSecond: number;
  replicaUsdPerMonth: number;
  apiUsdPerMillionTokens: number;
  hoursPerMonth: number;
}

/** Cost and split of a month at a number of replicas. */
export interface FloorPoint {
  replicas: number;
  usd: number;
  selfUsd: number;
  spillUsd: number;
  /** Share of all tokens that the replicas serve, and of the replicas' capacity that is used. */
  selfShare: number;
  utilisation: number;
}

/** A month with `replicas` always on: they take what they can of every slice, the rest is bought. */
export function floorAt(input: FloorInput, replicas: number): FloorPoint {
  const seconds = (input.hoursPerMonth * 3600) / input.tokensPerSecond.length;
  const reach = replicas * input.replicaTokensPerSecond;
  let served = 0;
  let total = 0;
  for (const rate of input.tokensPerSecond) {
    served += Math.min(rate, reach) * seconds;
    total += rate * seconds;
  }
  const selfUsd = replicas * input.replicaUsdPerMonth;
  const spillUsd = ((total - served) * input.apiUsdPerMillionTokens) / 1e6;
  const capacity = reach * input.hoursPerMonth * 3600;
  return {
    replicas,
    usd: selfUsd + spillUsd,
    selfUsd,
    spillUsd,
    selfShare: total === 0 ? 0 : served / total,
    utilisation: capacity === 0 ? 0 : served / capacity,
  };
}

/**
 * The cheapest number of always-on replicas. Each further replica is busy for less of the month, so
 * cost is convex in their number and the first that does not pay is the last to look at.
 */
export function cheapestFloor(input: FloorInput): FloorPoint {
  let best = floorAt(input, 0);
  for (;;) {
    const next = floorAt(input, best.replicas + 1);
    if (!(next.usd < best.usd)) return best;
    best = next;
  }
}

/** Load by `slices` equal slices of time from its quantiles, linear between them: [share of time below, tokens a second], shares from 0 to 1. */
export function loadFromQuantiles(
  quantiles: readonly (readonly [share: number, rate: number])[],
  slices = 1000,
): number[] {
  return Array.from({ length: slices }, (_, i) => {
    const share = (i + 0.5) / slices;
    const above = Math.max(
      1,
      quantiles.findIndex(([at]) => at >= share),
    );
    const a = quantiles[above - 1];
    const b = quantiles[above];
    if (!a || !b) throw new Error(`a load needs quantiles from 0 to 1, got ${quantiles.length}`);
    return a[1] + ((b[1] - a[1]) * (share - a[0])) / (b[0] - a[0]);
  });
}
