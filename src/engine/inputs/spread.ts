import { exp } from '../numerics/exp.ts';
import { log } from '../numerics/log.ts';

/** The normal score of P90. */
const z90 = 1.2815515655446004;

/**
 * A spread through three quantiles: normal in the scale named, with its own standard deviation on
 * each side of the median ("split" lognormal, normal or logit-normal of the prior table). Linear where
 * P10 is 0 on a log scale, because a logarithm cannot reach it; clipped at `least` and `most`.
 */
export interface Spread {
  scale: 'log' | 'linear' | 'logit';
  p10: number;
  p50: number;
  p90: number;
  least: number;
  most: number;
}

/** Values of a spread at normal scores. */
export function spreadValues(s: Spread, scores: Float64Array): Float64Array {
  const to = s.scale === 'log' ? log : s.scale === 'logit' ? logit : same;
  const middle = to(s.p50);
  const below = (middle - to(s.p10)) / z90;
  const above = (to(s.p90) - middle) / z90;
  const values = new Float64Array(scores.length);
  for (let i = 0; i < scores.length; i++) {
    const z = scores[i]!;
    const x = middle + z * (z < 0 ? below : above);
    const value = s.scale === 'log' ? exp(x) : s.scale === 'logit' ? 1 / (1 + exp(-x)) : x;
    values[i] = value < s.least ? s.least : value > s.most ? s.most : value;
  }
  return values;
}

/** A spread from three quantiles and the kind of quantity they describe. */
export function spread(
  kind: 'positive' | 'share' | 'signed',
  p10: number,
  p50: number,
  p90: number,
): Spread {
  if (kind === 'share') {
    const open = p10 > 0 && p90 < 1;
    return { scale: open ? 'logit' : 'linear', p10, p50, p90, least: 0, most: 1 };
  }
  if (kind === 'positive')
    return { scale: p10 > 0 ? 'log' : 'linear', p10, p50, p90, least: 0, most: Infinity };
  return { scale: 'linear', p10, p50, p90, least: -Infinity, most: Infinity };
}

const logit = (p: number): number => log(p / (1 - p));
const same = (x: number): number => x;
