/** From an answer (low, high, likely) or a prior's P10, P50 and P90 to a distribution. */
import { type Distribution, type Ends, P10_P90, P5_P95 } from './distribution.ts';
import { METALOG_LIMIT, metalogTerms } from './metalog.ts';
import { log } from '../../numerics/log.ts';
import { expit, logit } from './logit-normal.ts';
import { type DistributionSpec, distributionOf } from './spec.ts';

/** A user's range; `likely` is the median and refits through the same ends. */
export interface RangeAnswer {
  readonly low: number;
  readonly high: number;
  readonly likely?: number;
}

/** What kind of quantity it is. Shares lie between the limits (0 and 1, or 0 and 100 for percent). */
export interface Quantity {
  readonly shape: 'positive' | 'share' | 'signed';
  readonly limits: readonly [number, number];
  /** Calibrated users give P5 and P95, all others P10 and P90. */
  readonly calibrated: boolean;
}

/** Why an answer is impossible, in the user's words; `undefined` where it can be used. */
export function estimateRefusal(answer: RangeAnswer, quantity: Quantity): string | undefined {
  const { low, high, likely } = answer;
  const [least, most] = quantity.limits;
  for (const value of [low, high, likely ?? low]) {
    if (!Number.isFinite(value)) return `a range needs plain numbers: ${low} to ${high}`;
  }
  if (low > high) return `low must be below high: ${low} to ${high}`;
  if (likely !== undefined && (likely < low || likely > high)) {
    return `likely must lie between low and high: ${likely} in ${low} to ${high}`;
  }
  if (low < least) return `low must not be below ${least}: ${low}`;
  if (high > most) return `high must not be above ${most}: ${high}`;
  if (quantity.shape === 'positive' && low < 0) return `low must not be below 0: ${low}`;
  return undefined;
}

/** The distribution an answer means; throws the refusal as a RangeError. */
export function estimateDistribution(answer: RangeAnswer, quantity: Quantity): Distribution {
  const reason = estimateRefusal(answer, quantity);
  if (reason !== undefined) throw new RangeError(reason);
  return distributionOf(held(estimateSpec(answer, quantity), quantity));
}

/**
 * The kind of distribution behind an answer, before the limits hold it. Positive: lognormal, or a
 * log-metalog through a likely value. Share: beta, or a logit-metalog. Signed: normal, or a metalog.
 * Where a metalog cannot bend that far: the split kind. Where an end sits on a limit that the scale
 * cannot reach: split normal, floored or capped there.
 */
export function estimateSpec(answer: RangeAnswer, quantity: Quantity): DistributionSpec {
  const { low, high, likely } = answer;
  const ends: Ends = quantity.calibrated ? P5_P95 : P10_P90;
  const tail = ends[0];
  const [least, most] = quantity.limits;
  const onLimit =
    (quantity.shape !== 'signed' && low <= (quantity.shape === 'share' ? least : 0)) ||
    (quantity.shape === 'share' && high >= most);
  if (onLimit || (quantity.shape === 'signed' && likely === undefined)) {
    const median = likely ?? (low + high) / 2;
    return { kind: 'split-normal', low, median, high, ends };
  }
  if (quantity.shape === 'signed') {
    return bends(low, likely as number, high, tail)
      ? { kind: 'metalog', low, median: likely as number, high, ends }
      : { kind: 'split-normal', low, median: likely as number, high, ends };
  }
  if (quantity.shape === 'positive') {
    if (likely === undefined) return { kind: 'lognormal-through', low, high, ends };
    return bends(log(low), log(likely), log(high), tail)
      ? { kind: 'metalog', low, median: likely, high, ends, lower: 0 }
      : { kind: 'split-lognormal', low, median: likely, high, ends };
  }
  const odds = (x: number) => logit((x - least) / (most - least));
  // Beyond these spreads the shapes of a beta run off, and the log-odds serve as well.
  const width = odds(high) - odds(low);
  if (likely === undefined && least === 0 && most === 1 && width > 0.05 && width < 8) {
    return { kind: 'beta-through', low, high, ends };
  }
  const halfway = least + (most - least) * expit((odds(low) + odds(high)) / 2);
  const median = likely ?? Math.min(high, Math.max(low, halfway));
  return bends(odds(low), odds(median), odds(high), tail)
    ? { kind: 'metalog', low, median, high, ends, lower: least, upper: most }
    : { kind: 'split-normal', low, median, high, ends };
}

/**
 * The distribution of a prior from its kind's name and P10, P50 and P90. A beta cannot meet three
 * quantiles, so shares become split logit-normal; a split lognormal or share with P10 at 0 becomes a
 * split normal floored at 0 (a tenth of the draws sit at 0); a gamma keeps P10 and P90.
 */
export function priorDistribution(
  kind: 'split lognormal' | 'split normal' | 'beta' | 'gamma',
  p10: number,
  p50: number,
  p90: number,
): Distribution {
  return distributionOf(priorSpec(kind, p10, p50, p90));
}

/** The spec behind `priorDistribution`. */
export function priorSpec(
  kind: 'split lognormal' | 'split normal' | 'beta' | 'gamma',
  p10: number,
  p50: number,
  p90: number,
): DistributionSpec {
  const points = { low: p10, median: p50, high: p90 };
  if (kind === 'split normal') return { kind: 'split-normal', ...points };
  if (kind === 'gamma') return { kind: 'gamma-through', low: p10, high: p90 };
  const onLimit = p10 === 0 || (kind === 'beta' && p90 === 1);
  if (onLimit) {
    const of = { kind: 'split-normal', ...points } as const;
    return { kind: 'clipped', of, least: 0, most: kind === 'beta' ? 1 : Infinity };
  }
  return { kind: kind === 'beta' ? 'split-logit-normal' : 'split-lognormal', ...points };
}

function held(of: DistributionSpec, quantity: Quantity): DistributionSpec {
  const [least, most] = quantity.limits;
  const floor = quantity.shape === 'signed' ? least : Math.max(0, least);
  return { kind: 'clipped', of, least: floor, most };
}

function bends(low: number, median: number, high: number, tail: number): boolean {
  const { a } = metalogTerms(low, median, high, tail);
  return Math.abs(a[2]) / a[1] < 0.999 * METALOG_LIMIT;
}
