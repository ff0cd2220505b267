import { gammaCdf, gammaQuantile } from '../../numerics/gamma.ts';
import { exp } from '../../numerics/exp.ts';
import { log } from '../../numerics/log.ts';
import { root } from '../../numerics/root.ts';
import { type Distribution, type Ends, fromQuantile } from './distribution.ts';

/** A gamma distribution. */
export function gamma(shape: number, scale: number): Distribution {
  return fromQuantile(
    (u) => scale * gammaQuantile(u, shape),
    (x) => gammaCdf(x / scale, shape),
    { mean: shape * scale, sd: Math.sqrt(shape) * scale },
  );
}

/**
 * Shape and scale of the gamma through two positive quantiles. Two parameters cannot meet a third: of
 * P10, P50 and P90 the ends are kept and the median comes out.
 */
export function gammaThrough(
  low: number,
  high: number,
  ends: Ends,
): { shape: number; scale: number } {
  const target = log(high / low);
  const gap = (y: number) =>
    log(gammaQuantile(ends[1], exp(y)) / gammaQuantile(ends[0], exp(y))) - target;
  const shape = exp(root(gap, -3, 14, 1e-13));
  return { shape, scale: low / gammaQuantile(ends[0], shape) };
}
