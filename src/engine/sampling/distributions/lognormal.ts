import { exp, expm1 } from '../../numerics/exp.ts';
import { log } from '../../numerics/log.ts';
import { normalCdf } from '../../numerics/normal.ts';
import { type Distribution, endScores, type Ends, fromScores } from './distribution.ts';
import { normalThrough, splitScore } from './normal.ts';

/** e^X for normal X with mean mu and standard deviation sigma. */
export function lognormal(mu: number, sigma: number): Distribution {
  const mean = exp(mu + (sigma * sigma) / 2);
  return fromScores(
    (z) => exp(mu + sigma * z),
    (x) => (x > 0 ? normalCdf((log(x) - mu) / sigma) : 0),
    { mean, sd: mean * Math.sqrt(expm1(sigma * sigma)) },
  );
}

/** mu and sigma of the lognormal through two positive quantiles. */
export function lognormalThrough(
  low: number,
  high: number,
  ends: Ends,
): { mu: number; sigma: number } {
  const { mean, sd } = normalThrough(log(low), log(high), ends);
  return { mu: mean, sigma: sd };
}

/** Lognormal with its own sigma on each side of the median ("split lognormal"), through three positive quantiles. */
export function splitLognormal(
  low: number,
  median: number,
  high: number,
  ends: Ends,
): Distribution {
  const [zLow, zHigh] = endScores(ends);
  const mu = log(median);
  const below = (log(low) - mu) / zLow;
  const above = (log(high) - mu) / zHigh;
  const moment = (k: number) =>
    exp(k * mu) *
    (exp((k * k * below * below) / 2) * normalCdf(-k * below) +
      exp((k * k * above * above) / 2) * normalCdf(k * above));
  const mean = moment(1);
  return fromScores(
    (z) => exp(mu + z * (z < 0 ? below : above)),
    (x) => (x > 0 ? normalCdf(splitScore(log(x) - mu, below, above)) : 0),
    { mean, sd: Math.sqrt(Math.max(0, moment(2) - mean * mean)) },
  );
}
