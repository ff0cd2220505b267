import { betaCdf, betaQuantile } from '../../numerics/beta.ts';
import { exp } from '../../numerics/exp.ts';
import { log } from '../../numerics/log.ts';
import { type Distribution, endScores, type Ends, fromQuantile } from './distribution.ts';
import { expit, logit } from './logit-normal.ts';

/** A beta between two limits (0 and 1 unless given). */
export function beta(alpha: number, betaShape: number, min = 0, max = 1): Distribution {
  const width = max - min;
  const total = alpha + betaShape;
  return fromQuantile(
    (u) => min + width * betaQuantile(u, alpha, betaShape),
    (x) => betaCdf((x - min) / width, alpha, betaShape),
    {
      mean: min + (width * alpha) / total,
      sd: (width * Math.sqrt((alpha * betaShape) / (total + 1))) / total,
    },
  );
}

/** Beta-PERT between hard limits; `weight` of the mode is 4 by custom. */
export function pertShapes(
  min: number,
  mode: number,
  max: number,
  weight = 4,
): { alpha: number; beta: number } {
  return {
    alpha: 1 + (weight * (mode - min)) / (max - min),
    beta: 1 + (weight * (max - mode)) / (max - min),
  };
}

/** Shapes of the beta on (0, 1) through two quantiles, by Newton on the logarithms of the shapes. */
export function betaThrough(
  low: number,
  high: number,
  ends: Ends,
): { alpha: number; beta: number } {
  const [zLow, zHigh] = endScores(ends);
  const spread = (logit(high) - logit(low)) / (zHigh - zLow);
  const middle = expit(logit(low) - zLow * spread);
  const size = 1 / (spread * spread * middle * (1 - middle));
  let p = log(middle * size);
  let q = log((1 - middle) * size);
  const misfit = (x: number, target: number, a: number, b: number) => {
    const cdf = betaCdf(x, exp(a), exp(b));
    return logit(Math.min(1 - 1e-15, Math.max(1e-300, cdf))) - logit(target);
  };
  for (let i = 0; i < 100; i += 1) {
    const f = misfit(low, ends[0], p, q);
    const g = misfit(high, ends[1], p, q);
    const h = 1e-6;
    const fp = (misfit(low, ends[0], p + h, q) - f) / h;
    const fq = (misfit(low, ends[0], p, q + h) - f) / h;
    const gp = (misfit(high, ends[1], p + h, q) - g) / h;
    const gq = (misfit(high, ends[1], p, q + h) - g) / h;
    const determinant = fp * gq - fq * gp;
    const dp = (f * gq - g * fq) / determinant;
    const dq = (g * fp - f * gp) / determinant;
    const damping = Math.min(1, 1 / Math.max(Math.abs(dp), Math.abs(dq)));
    p -= damping * dp;
    q -= damping * dq;
    if (Math.abs(dp) + Math.abs(dq) < 1e-12) break;
  }
  return { alpha: exp(p), beta: exp(q) };
}
