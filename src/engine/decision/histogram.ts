/** Quantiles of many draws block by block, without sorting: additive counts in equal bins. */

export interface Histogram {
  readonly low: number;
  readonly high: number;
  readonly counts: Float64Array;
}

/** An empty histogram; values outside its ends count in the outermost bins. */
export function histogram(low: number, high: number, bins = 4096): Histogram {
  return { low, high, counts: new Float64Array(bins) };
}

/** Adds a column of draws. */
export function addDraws(h: Histogram, x: Float64Array): void {
  const last = h.counts.length - 1;
  const scale = h.high > h.low ? h.counts.length / (h.high - h.low) : 0;
  for (let i = 0; i < x.length; i += 1) {
    const bin = Math.floor(((x[i] as number) - h.low) * scale);
    const held = bin < 0 ? 0 : bin > last ? last : bin;
    h.counts[held] = (h.counts[held] as number) + 1;
  }
}

/** The quantile, linear within its bin; off by at most one bin's width. */
export function histogramQuantile(h: Histogram, probability: number): number {
  const total = h.counts.reduce((sum, count) => sum + count, 0);
  const width = (h.high - h.low) / h.counts.length;
  let before = 0;
  for (let bin = 0; bin < h.counts.length; bin += 1) {
    const count = h.counts[bin] as number;
    if (count > 0 && before + count >= probability * total) {
      return h.low + width * (bin + (probability * total - before) / count);
    }
    before += count;
  }
  return h.high;
}
