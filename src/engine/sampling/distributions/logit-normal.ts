import { exp } from '../../numerics/exp.ts';
import { log } from '../../numerics/log.ts';
import { normalCdf } from '../../numerics/normal.ts';
import { type Distribution, endScores, type Ends, fromScores } from './distribution.ts';
import { splitScore } from './normal.ts';

/** ln(p / (1 − p)). */
export function logit(p: number): number {
  return log(p / (1 - p));
}

/** 1 / (1 + e^−y). */
export function expit(y: number): number {
  return 1 / (1 + exp(-y));
}

/**
 * A share whose log-odds are normal with their own standard deviation on each side of the median: it
 * meets three quantiles exactly, which a beta cannot.
 */
export function splitLogitNormal(
  low: number,
  median: number,
  high: number,
  ends: Ends,
): Distribution {
  const [zLow, zHigh] = endScores(ends);
  const centre = logit(median);
  const below = (logit(low) - centre) / zLow;
  const above = (logit(high) - centre) / zHigh;
  return fromScores(
    (z) => expit(centre + z * (z < 0 ? below : above)),
    (x) => {
      if (!(x > 0 && x < 1)) return x >= 1 ? 1 : 0;
      return normalCdf(splitScore(logit(x) - centre, below, above));
    },
  );
}
