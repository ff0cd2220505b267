/** The beta distribution. */
import { exp } from './exp.ts';
import { logGamma } from './gamma.ts';
import { log, log1p } from './log.ts';

/** ln B(a, b). */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/** I_x(a, b): the distribution function of a beta, by its continued fraction (Lentz). */
export function betaCdf(x: number, a: number, b: number): number {
  if (!(x > 0)) return x !== x ? NaN : 0;
  if (x >= 1) return 1;
  return regularised(x, 1 - x, a, b, logBeta(a, b));
}

/** The quantile of a beta for 0 < p < 1. */
export function betaQuantile(p: number, a: number, b: number): number {
  return 1 / (1 + exp(-betaQuantileLogit(p, a, b)));
}

/** ln(x / (1 − x)) of the beta quantile x: keeps its digits at both ends. */
export function betaQuantileLogit(p: number, a: number, b: number, start = log(a / b)): number {
  if (p <= 0) return -Infinity;
  if (p >= 1) return Infinity;
  const logB = logBeta(a, b);
  // Newton on the logit against the logarithm of the smaller tail, where it cannot run away.
  const lower = p <= tailAt(log(a / b), a, b, logB, true);
  const target = lower ? p : 1 - p;
  let y = start;
  for (let i = 0; i < 80; i += 1) {
    const tail = tailAt(y, a, b, logB, lower);
    const logDensity = -a * softplus(-y) - b * softplus(y) - logB;
    const step = (lower ? 1 : -1) * log(tail / target) * exp(log(tail) - logDensity);
    const limit = 2 + Math.abs(y);
    const bounded = Math.max(-limit, Math.min(limit, step));
    y -= bounded;
    if (Math.abs(bounded) < 1e-8) break;
  }
  return y;
}

function tailAt(y: number, a: number, b: number, logB: number, lower: boolean): number {
  const x = 1 / (1 + exp(-y));
  const rest = 1 / (1 + exp(y));
  return lower ? regularised(x, rest, a, b, logB) : regularised(rest, x, b, a, logB);
}

/** ln(1 + e^y). */
function softplus(y: number): number {
  return y > 0 ? y + log1p(exp(-y)) : log1p(exp(y));
}

function regularised(x: number, rest: number, a: number, b: number, logB: number): number {
  const power = exp(a * log(x) + b * log(rest) - logB);
  if (x < (a + 1) / (a + b + 2)) return (power * continued(x, a, b)) / a;
  return 1 - (power * continued(rest, b, a)) / b;
}

function continued(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < 20000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    const factor = d * c;
    h *= factor;
    if (Math.abs(factor - 1) < 2e-16) break;
  }
  return h;
}
