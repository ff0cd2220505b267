import { normalCdf } from '../../numerics/normal.ts';
import { type Distribution, endScores, type Ends, fromScores } from './distribution.ts';

/** The normal distribution. */
export function normal(mean: number, sd: number): Distribution {
  return fromScores(
    (z) => mean + sd * z,
    (x) => normalCdf((x - mean) / sd),
    { mean, sd },
  );
}

/** Mean and standard deviation of the normal through two quantiles. */
export function normalThrough(low: number, high: number, ends: Ends): { mean: number; sd: number } {
  const [zLow, zHigh] = endScores(ends);
  const width = zHigh - zLow;
  return { mean: low * (zHigh / width) - high * (zLow / width), sd: (high - low) / width };
}

/** Normal with its own standard deviation on each side of the median ("split normal"), through three quantiles. */
export function splitNormal(low: number, median: number, high: number, ends: Ends): Distribution {
  const [zLow, zHigh] = endScores(ends);
  const below = (low - median) / zLow;
  const above = (high - median) / zHigh;
  return fromScores(
    (z) => median + z * (z < 0 ? below : above),
    (x) => normalCdf(splitScore(x - median, below, above)),
  );
}

/** The normal score of a deviation from the median; a side of width 0 holds nothing. */
export function splitScore(deviation: number, below: number, above: number): number {
  const width = deviation < 0 ? below : above;
  if (width === 0) return deviation < 0 ? -Infinity : Infinity;
  return deviation / width;
}
