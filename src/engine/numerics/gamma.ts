/** The gamma function's logarithm and the gamma distribution. */
import { exp } from './exp.ts';
import { log } from './log.ts';
import { normalQuantile } from './normal-quantile.ts';

const HALF_LOG_2PI = 0.9189385332046727;

/** ln Γ(x) for x > 0 by Stirling's series from x = 12 on; absolute error below 1e-14·max(1, |result|). */
export function logGamma(x: number): number {
  if (!(x > 0)) return NaN;
  let product = 1;
  let y = x;
  while (y < 12) {
    product *= y;
    y += 1;
  }
  const t = 1 / (y * y);
  const series =
    (0.08333333333333333 -
      t *
        (0.002777777777777778 -
          t *
            (0.0007936507936507937 -
              t *
                (0.0005952380952380953 -
                  t *
                    (0.0008417508417508417 -
                      t * (0.0019175269175269176 - t * 0.00641025641025641)))))) /
    y;
  return (y - 0.5) * log(y) - y + HALF_LOG_2PI + series - log(product);
}

/** P(a, x): the distribution function of a gamma with shape a and scale 1. */
export function gammaCdf(x: number, shape: number): number {
  if (!(x > 0)) return 0;
  return x < shape + 1 ? lowerSeries(x, shape) : 1 - upperFraction(x, shape);
}

/** The quantile of a gamma with the given shape and scale 1, for 0 < p < 1. */
export function gammaQuantile(p: number, shape: number): number {
  // Newton on ln x against the logarithm of the smaller tail, which is concave there.
  const lower = p <= gammaCdf(shape, shape);
  const z = normalQuantile(p);
  const c = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
  let y = c > 0.1 ? log(shape * c * c * c) : (log(p) + logGamma(shape + 1)) / shape;
  const target = lower ? p : 1 - p;
  for (let i = 0; i < 60; i += 1) {
    const x = exp(y);
    const tail = lower ? gammaCdf(x, shape) : upperTail(x, shape);
    const density = exp(shape * y - x - logGamma(shape));
    const step = ((lower ? 1 : -1) * tail * log(tail / target)) / density;
    const bounded = Math.max(-2, Math.min(2, step));
    y -= bounded;
    if (Math.abs(bounded) < 1e-8) break;
  }
  return exp(y);
}

function upperTail(x: number, shape: number): number {
  return x < shape + 1 ? 1 - lowerSeries(x, shape) : upperFraction(x, shape);
}

function lowerSeries(x: number, shape: number): number {
  let term = 1 / shape;
  let sum = term;
  for (let n = 1; n < 10000; n += 1) {
    term *= x / (shape + n);
    sum += term;
    if (term < sum * 1e-17) break;
  }
  return sum * exp(shape * log(x) - x - logGamma(shape));
}

function upperFraction(x: number, shape: number): number {
  let b = x + 1 - shape;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < 10000; i += 1) {
    const a = -i * (i - shape);
    b += 2;
    d = 1 / (a * d + b);
    c = b + a / c;
    const factor = d * c;
    h *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return h * exp(shape * log(x) - x - logGamma(shape));
}
