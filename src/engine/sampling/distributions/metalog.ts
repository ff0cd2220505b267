import { exp } from '../../numerics/exp.ts';
import { log } from '../../numerics/log.ts';
import { type Distribution, fromQuantile, momentsOfScores } from './distribution.ts';
import { normalCdf } from '../../numerics/normal.ts';
import { expit, logit } from './logit-normal.ts';

/** Beyond this |a3| / a2 the quantile function falls somewhere: no distribution (Keelin 2016). */
export const METALOG_LIMIT = 1.66711;

export interface MetalogTerms {
  readonly a: readonly [number, number, number];
  readonly feasible: boolean;
}

/** The three terms through the quantiles at `tail`, ½ and 1 − `tail` (Keelin 2016, Decision Analysis 13(4)). */
export function metalogTerms(
  low: number,
  median: number,
  high: number,
  tail: number,
): MetalogTerms {
  const span = log((1 - tail) / tail);
  const a2 = (high - low) / (2 * span);
  const a3 = (low + high - 2 * median) / ((1 - 2 * tail) * span);
  return { a: [median, a2, a3], feasible: a2 > 0 && Math.abs(a3) / a2 < METALOG_LIMIT };
}

/** M(u) = a1 + a2·logit u + a3·(u − ½)·logit u. */
export function metalogQuantile(a: readonly [number, number, number], u: number): number {
  const odds = logit(u);
  return a[0] + a[1] * odds + a[2] * (u - 0.5) * odds;
}

/** Limits between which a metalog must stay: none, one (its logarithm is taken) or both (log-odds). */
export interface Limits {
  readonly lower?: number;
  readonly upper?: number;
}

/** A feasible three-term metalog, log-metalog (one limit) or logit-metalog (two) through three quantiles. */
export function metalog(
  low: number,
  median: number,
  high: number,
  tail: number,
  limits: Limits = {},
): Distribution {
  const { to, from } = scaleOf(limits);
  const [first, last] = [to(low), to(high)];
  const { a, feasible } = metalogTerms(first, to(median), last, tail);
  if (!feasible) {
    throw new RangeError(
      `likely is too close to one end for a metalog: ${low}, ${median}, ${high}`,
    );
  }
  const quantile = (u: number) => from(metalogQuantile(a, u));
  const oneLimit = (limits.lower === undefined) !== (limits.upper === undefined);
  // The tail of a log-metalog is a power: from 1 on it has no mean.
  const heavy = oneLimit && a[1] + (limits.lower === undefined ? -a[2] : a[2]) / 2 >= 1;
  const moments = heavy
    ? { mean: limits.lower === undefined ? -Infinity : Infinity, sd: Infinity }
    : momentsOfScores((z) => quantile(normalCdf(z)));
  if (limits.lower === undefined && limits.upper === undefined) moments.mean = a[0] + a[2] / 2;
  return fromQuantile(quantile, (x) => probabilityOf(to(x), a), moments);
}

/** u with M(u) = value, by bisection on the log-odds. */
function probabilityOf(value: number, a: readonly [number, number, number]): number {
  if (value !== value) return NaN;
  let low = -60;
  let high = 60;
  for (let i = 0; i < 70; i += 1) {
    const middle = (low + high) / 2;
    const u = expit(middle);
    if (a[0] + a[1] * middle + a[2] * (u - 0.5) * middle <= value) low = middle;
    else high = middle;
  }
  return expit((low + high) / 2);
}

function scaleOf({ lower, upper }: Limits): {
  to: (x: number) => number;
  from: (y: number) => number;
} {
  if (lower !== undefined && upper !== undefined) {
    return {
      to: (x) => (x <= lower ? -Infinity : x >= upper ? Infinity : log((x - lower) / (upper - x))),
      from: (y) => lower + (upper - lower) * expit(y),
    };
  }
  if (lower !== undefined) {
    return {
      to: (x) => (x <= lower ? -Infinity : log(x - lower)),
      from: (y) => lower + exp(y),
    };
  }
  if (upper !== undefined) {
    return {
      to: (x) => (x >= upper ? Infinity : -log(upper - x)),
      from: (y) => upper - exp(-y),
    };
  }
  return { to: (x) => x, from: (y) => y };
}
