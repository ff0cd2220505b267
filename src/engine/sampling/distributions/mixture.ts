import { type Distribution, fromQuantile } from './distribution.ts';

export interface Part {
  readonly weight: number;
  readonly of: Distribution;
}

/** One of several distributions, by weight (weights need not sum to 1). */
export function mixture(parts: readonly Part[]): Distribution {
  const total = parts.reduce((sum, part) => sum + part.weight, 0);
  const shares = parts.map((part) => part.weight / total);
  const over = (value: (of: Distribution) => number) =>
    parts.reduce((sum, part, i) => sum + (shares[i] as number) * value(part.of), 0);
  const cdf = (x: number) => over((of) => of.cdf(x));
  const quantile = (u: number) => {
    const values = parts.map((part) => part.of.quantile(u));
    let low = Math.min(...values);
    let high = Math.max(...values);
    // The smallest x with cdf(x) ≥ u; bisection, because parts may have jumps and gaps.
    if (cdf(low) >= u) return low;
    let middle = low + (high - low) / 2;
    while (middle > low && middle < high) {
      if (cdf(middle) >= u) high = middle;
      else low = middle;
      middle = low + (high - low) / 2;
    }
    return high;
  };
  const mean = over((of) => of.mean);
  const variance = over((of) => of.sd * of.sd + (of.mean - mean) * (of.mean - mean));
  return fromQuantile(quantile, cdf, { mean, sd: Math.sqrt(variance) });
}
