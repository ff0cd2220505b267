import type { Estimate } from '#profile/question.ts';
import { exp } from '../numerics/exp.ts';
import { log } from '../numerics/log.ts';

/** Normal scores of P90 and P95. */
const z90 = 1.2815515655446004;
const z95 = 1.6448536269514722;

/**
 * A spread through three quantiles: normal in the scale named, with its own standard deviation on
 * each side of the median ("split" lognormal, normal or logit-normal of the prior table). Linear where
 * P10 is 0 on a log scale, because a logarithm cannot reach it; clipped at `least` and `most`.
 */
export interface Spread {
  scale: 'log' | 'linear' | 'logit' | 'growth';
  p10: number;
  p50: number;
  p90: number;
  least: number;
  most: number;
  /** Normal score of the outer quantiles: 1.2816 for P10 and P90, 1.6449 for P5 and P95. */
  outer: number;
}

/** Values of a spread at normal scores. */
export function spreadValues(s: Spread, scores: Float64Array): Float64Array {
  const to = scales[s.scale].to;
  const back = scales[s.scale].back;
  const middle = to(s.p50);
  const below = (middle - to(s.p10)) / s.outer;
  const above = (to(s.p90) - middle) / s.outer;
  const values = new Float64Array(scores.length);
  for (let i = 0; i < scores.length; i++) {
    const z = scores[i]!;
    const x = middle + z * (z < 0 ? below : above);
    const value = back(x);
    values[i] = value < s.least ? s.least : value > s.most ? s.most : value;
  }
  return values;
}

/** A spread from three quantiles and the kind of quantity they describe. */
export function spread(
  kind: 'positive' | 'share' | 'signed' | 'growth',
  p10: number,
  p50: number,
  p90: number,
): Spread {
  if (kind === 'share') {
    const open = p10 > 0 && p90 < 1;
    return { scale: open ? 'logit' : 'linear', p10, p50, p90, least: 0, most: 1, outer: z90 };
  }
  if (kind === 'positive')
    return {
      scale: p10 > 0 ? 'log' : 'linear',
      p10,
      p50,
      p90,
      least: 0,
      most: Infinity,
      outer: z90,
    };
  if (kind === 'growth')
    return { scale: 'growth', p10, p50, p90, least: -95, most: Infinity, outer: z90 };
  return { scale: 'linear', p10, p50, p90, least: -Infinity, most: Infinity, outer: z90 };
}

/**
 * An answer as a spread: lognormal through the two ends of a positive quantity, logit-normal for a
 * share, normal where an end is 0. A likely value becomes the median and refits through the same ends.
 * Scores instead of a beta's quantile, so that an edit costs one pass over one kept column.
 */
export function answerSpread(
  e: Estimate,
  kind: 'positive' | 'share',
  limits: readonly [number, number],
  calibrated: boolean,
): Spread {
  const ends = spread(kind, e.low, e.low, e.high);
  const middle =
    e.likely ??
    (ends.scale === 'log'
      ? Math.sqrt(e.low * e.high)
      : ends.scale === 'logit'
        ? 1 / (1 + exp(-(logit(e.low) + logit(e.high)) / 2))
        : (e.low + e.high) / 2);
  return {
    ...ends,
    p50: middle,
    least: limits[0],
    most: limits[1],
    outer: calibrated ? z95 : z90,
  };
}

/** Quantile of a spread at a normal score. */
export function spreadAt(s: Spread, score: number): number {
  return spreadValues(s, Float64Array.of(score))[0]!;
}

const logit = (p: number): number => log(p / (1 - p));
const same = (x: number): number => x;

/** Scales in which a spread is normal; `growth` is percent a year, lognormal on 1 + g. */
const scales = {
  log: { to: log, back: exp },
  linear: { to: same, back: same },
  logit: { to: logit, back: (x: number) => 1 / (1 + exp(-x)) },
  growth: { to: (g: number) => log(1 + g / 100), back: (x: number) => 100 * (exp(x) - 1) },
};
