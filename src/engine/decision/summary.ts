/** Means, quantiles and tails of a column of draws. */

/** The mean, summed in order. */
export function mean(x: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < x.length; i += 1) sum += x[i] as number;
  return sum / x.length;
}

/** The standard deviation with n − 1. */
export function standardDeviation(x: ArrayLike<number>): number {
  const centre = mean(x);
  let squares = 0;
  for (let i = 0; i < x.length; i += 1) {
    const d = (x[i] as number) - centre;
    squares += d * d;
  }
  return Math.sqrt(squares / (x.length - 1));
}

/** Quantiles by linear interpolation between order statistics (Hyndman & Fan's type 7, as NumPy and R). */
export function quantiles(x: ArrayLike<number>, probabilities: readonly number[]): number[] {
  const sorted = Float64Array.from(x).sort();
  return probabilities.map((p) => {
    const position = p * (sorted.length - 1);
    const i = Math.min(Math.floor(position), sorted.length - 1);
    const low = sorted[i] as number;
    const high = sorted[Math.min(i + 1, sorted.length - 1)] as number;
    return low + (position - i) * (high - low);
  });
}

/** Mean of the highest values: the ceil((1 − level)·n) worst of n costs or regrets (CVaR). */
export function tailMean(x: ArrayLike<number>, level: number): number {
  const sorted = Float64Array.from(x).sort();
  // (1 − 0.9)·20 must count 2 draws, not 3.
  const count = Math.max(1, Math.ceil((1 - level) * sorted.length - 1e-9));
  return mean(sorted.subarray(sorted.length - count));
}

/** Mean of `values` over the draws where `by` is highest: attributes a tail to its parts. */
export function tailMeanBy(values: Float64Array, by: Float64Array, level: number): number {
  const order = Array.from(by.keys()).sort(
    (i, j) => (by[j] as number) - (by[i] as number) || i - j,
  );
  const count = Math.max(1, Math.ceil((1 - level) * by.length - 1e-9));
  return mean(order.slice(0, count).map((i) => values[i] as number));
}

/** The mean per block of equal length: what the error between scrambles is made of. */
export function blockMeans(x: Float64Array, blocks: number): number[] {
  const length = x.length / blocks;
  return Array.from({ length: blocks }, (_, b) => mean(x.subarray(b * length, (b + 1) * length)));
}
