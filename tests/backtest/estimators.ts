/** A distribution by three of its quantiles. */
export interface Three {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

/** A yearly drift in logs, seen over `months`; `weight` counts it in independent looks of `horizon` months. */
export interface Drift {
  readonly series: string;
  readonly perYear: number;
  readonly months: number;
  readonly weight: number;
}

/** One value of a series at a time in months. */
export interface Step {
  readonly month: number;
  readonly value: number;
}

/** The middle of the 36 months that the engine looks ahead with one rate per future. */
export const horizon = 18;

/** Old rows count as this many observations, so thin data move a prior and cannot replace it. */
export const pseudoCount = 10;

/** Below this many effective observations nothing is claimed about coverage, and no band is narrowed. */
export const fewestForCoverage = 20;

/** Quantile of weighted values: where the cumulated weight, taken at the middle of each value's share, passes `share`. */
export function weightedQuantile(
  rows: readonly { readonly value: number; readonly weight: number }[],
  share: number,
): number {
  const sorted = [...rows].sort((a, b) => a.value - b.value);
  const total = sorted.reduce((sum, row) => sum + row.weight, 0);
  let before = 0;
  let last: { at: number; value: number } | null = null;
  for (const row of sorted) {
    const at = (before + row.weight / 2) / total;
    if (at >= share)
      return last === null
        ? row.value
        : last.value + ((share - last.at) / (at - last.at)) * (row.value - last.value);
    last = { at, value: row.value };
    before += row.weight;
  }
  return last?.value ?? NaN;
}

/** Value of a step path at a month, or null before its first step. */
export function valueAt(path: readonly Step[], month: number): number | null {
  let value: number | null = null;
  for (const step of path) if (step.month <= month) value = step.value;
  return value;
}

/**
 * Drifts of a step path up to month `end`. A path of 18 months or more gives every window of 18 months,
 * a month apart, which together weigh as many looks as fit without overlap. A shorter one gives its whole
 * length, with the rate damped by the root of length over 18, as for a random walk: the engine keeps a
 * drawn rate for years, and a burst of weeks is no rate for years.
 */
export function drifts(series: string, path: readonly Step[], end: number): Drift[] {
  const first = path[0];
  if (first === undefined || end <= first.month) return [];
  const span = end - first.month;
  const drift = (from: number, to: number, weight: number): Drift[] => {
    const a = valueAt(path, from);
    const b = valueAt(path, to);
    if (a === null || b === null) return [];
    const months = to - from;
    const damping = Math.sqrt(Math.min(1, months / horizon));
    return [{ series, perYear: ((12 * Math.log(b / a)) / months) * damping, months, weight }];
  };
  if (span < horizon) return drift(first.month, end, span / horizon);
  const count = Math.floor(span - horizon) + 1;
  return Array.from({ length: count }, (_, i) =>
    drift(end - i - horizon, end - i, span / horizon / count),
  ).flat();
}

/** Quantiles of drifts, and the number of independent looks they hold. */
export function driftQuantiles(found: readonly Drift[]): { three: Three; n: number } {
  const rows = found.map(({ perYear, weight }) => ({ value: perYear, weight }));
  return {
    three: {
      p10: weightedQuantile(rows, 0.1),
      p50: weightedQuantile(rows, 0.5),
      p90: weightedQuantile(rows, 0.9),
    },
    n: rows.reduce((sum, row) => sum + row.weight, 0),
  };
}

/**
 * The new row in the scale in which the prior is normal: every quantile moves from the old one by
 * n/(n+10) of the way to the data's. With fewer than 20 looks the outer ones move outward only.
 */
export function shrunk(old: Three, seen: Three, n: number): Three {
  const share = n / (n + pseudoCount);
  const mix = (a: number, b: number) => a + share * (b - a);
  const p50 = mix(old.p50, seen.p50);
  const low = mix(old.p10, seen.p10);
  const high = mix(old.p90, seen.p90);
  const thin = n < fewestForCoverage;
  return {
    p10: Math.min(p50, thin ? Math.min(old.p10, low) : low),
    p50,
    p90: Math.max(p50, thin ? Math.max(old.p90, high) : high),
  };
}

/** Moves an outlook's row by as much, quantile by quantile, as the unconditional row moved. */
export function moved(row: Three, from: Three, to: Three): Three {
  const p50 = row.p50 + to.p50 - from.p50;
  return {
    p10: Math.min(p50, row.p10 + to.p10 - from.p10),
    p50,
    p90: Math.max(p50, row.p90 + to.p90 - from.p90),
  };
}

/** Three quantiles in another scale. */
export function scaled(three: Three, to: (value: number) => number): Three {
  return { p10: to(three.p10), p50: to(three.p50), p90: to(three.p90) };
}

/** Life of something in months: until `months`, seen to end or not. */
export interface Life {
  readonly months: number;
  readonly ended: boolean;
}

/** Kaplan and Meier's estimate: share still alive after each month at which one ended. */
export function survival(lives: readonly Life[]): Step[] {
  const ends = [...new Set(lives.filter((life) => life.ended).map((life) => life.months))];
  let alive = 1;
  return ends
    .sort((a, b) => a - b)
    .map((month) => {
      const atRisk = lives.filter((life) => life.months >= month).length;
      const died = lives.filter((life) => life.ended && life.months === month).length;
      alive *= 1 - died / atRisk;
      return { month, value: alive };
    });
}

/** Months after which `share` of them have ended, or null where fewer ended. */
export function lifeQuantile(curve: readonly Step[], share: number): number | null {
  return curve.find((step) => step.value <= 1 - share)?.month ?? null;
}

/**
 * Quantile of a yearly rate seen `count` times in `years`, with Jeffreys' half event added: a gamma
 * distribution by Wilson and Hilferty's cube, good to a percent from a count of 2.
 */
export function rateQuantile(count: number, years: number, score: number): number {
  const shape = count + 0.5;
  const root = 1 - 1 / (9 * shape) + score / (3 * Math.sqrt(shape));
  return (shape * root * root * root) / years;
}
