/** Student's t distribution. */
import { betaCdf, betaQuantileLogit } from './beta.ts';
import { exp } from './exp.ts';

/** P(T ≤ t) with the given degrees of freedom. */
export function studentTCdf(t: number, degrees: number): number {
  const tail = 0.5 * betaCdf(degrees / (degrees + t * t), degrees / 2, 0.5);
  return t > 0 ? 1 - tail : tail;
}

/** t with P(T ≤ t) = p. */
export function studentTQuantile(p: number, degrees: number): number {
  if (p === 0.5) return 0;
  const tail = p < 0.5 ? p : 1 - p;
  const logit = betaQuantileLogit(2 * tail, degrees / 2, 0.5);
  const t = Math.sqrt(degrees * exp(-logit));
  return p < 0.5 ? -t : t;
}
