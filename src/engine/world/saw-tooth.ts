import { log } from '../numerics/log.ts';
import { exp } from '../numerics/exp.ts';
import { normalQuantile } from '../numerics/normal-quantile.ts';
import { spreadValues, type Spread } from '../inputs/spread.ts';
import { selectQuantiles } from '../results/quantiles.ts';
import { openUniform, threefry2x32 } from '../sampling/counter-generators.ts';
import { DRAWS_PER_BLOCK } from '../sampling/draw-table.ts';

/**
 * Share of the frontier's movement that open weights win back at visible releases; small ones win back
 * the rest month by month. With gaps of shape 2 at four releases a year a jump then has the quantiles
 * of prior P24 (0.4, 1.1 and 2.5 months).
 */
export const visibleShare = 0.43;

/** Most of the lag's variance that the saw-tooth may be; a narrower row is won back more silently. */
const mostVariance = 0.5;

const stream = 0x53415754;

/**
 * Months since the last visible release, draw-major by month. Gaps are Erlang of shape 2 with mean 12/rate:
 * releases come neither like clockwork nor in bursts. The first gap is the one that today falls into.
 */
export function releaseAges(
  perYear: Float64Array,
  seed: number,
  block: number,
  length: number,
): Float64Array {
  const ages = new Float64Array(perYear.length * length);
  for (let i = 0; i < perYear.length; i++) {
    const half = 6 / perYear[i]!;
    let index = 0;
    const pair = (): [number, number] => {
      const words = threefry2x32([block * DRAWS_PER_BLOCK + i, index++], [seed | 0, stream]);
      return [openUniform(words[0]), openUniform(words[1])];
    };
    const [u, v] = pair();
    const [w, place] = pair();
    // The gap around a given day is longer than others: of shape 3, and the day is anywhere in it.
    const around = -log(u * v * w) * half;
    let last = -place * around;
    let next = last + around;
    for (let t = 0; t < length; t++) {
      while (next <= t) {
        last = next;
        const [a, b] = pair();
        next -= log(a * b) * half;
      }
      ages[i * length + t] = t - last;
    }
  }
  return ages;
}

/** Mean age of the last release in gaps of shape 2, in parts of the mean gap. */
const meanAge = 0.75;

/** How far the lag stands from its trend at an age, before the visible share. */
export function aboveTrend(age: number, perYear: number): number {
  return age - (meanAge * 12) / perYear;
}

/** The trend under a saw-tooth. */
export interface Trend {
  spread: Spread;
  visible: number;
}

/**
 * The spread of the trend with which trend and saw-tooth together have the row's three quantiles. Found by
 * moving each quantile by what it misses; where the row is too narrow for that, less of the frontier's
 * movement is won back visibly.
 */
export function trendUnder(row: Spread, releases: Spread): Trend {
  const teeth = toothValues(releases);
  const width = (row.p90 - row.p10) / (2 * row.outer);
  let size = 0;
  for (const tooth of teeth) size += (tooth * tooth) / teeth.length;
  let visible = Math.min(visibleShare, Math.sqrt((mostVariance * width * width) / size));
  for (let tries = 0; visible > 0.02 && tries < 12; tries++) {
    const found = matched(row, teeth, visible);
    if (found) return { spread: found, visible };
    visible *= 0.8;
  }
  return { spread: row, visible: 0 };
}

const scoresOf = (count: number): Float64Array =>
  Float64Array.from({ length: count }, (_, i) => normalQuantile((i + 0.5) / count));

/** Evenly likely heights of the saw-tooth at full visibility, over rates and ages. */
function toothValues(releases: Spread): Float64Array {
  const rates = spreadValues(releases, scoresOf(4));
  const ages = Float64Array.from({ length: 16 }, (_, i) => ageAt((i + 0.5) / 16));
  return Float64Array.from({ length: rates.length * ages.length }, (_, at) => {
    const rate = perYearOf(rates[at % rates.length]!);
    return aboveTrend((ages[Math.floor(at / rates.length)]! * 12) / rate, rate);
  });
}

/** Releases a year, kept where a gap is between a fortnight and ten years. */
export const perYearOf = (rate: number): number => Math.min(24, Math.max(0.1, rate));

/** Quantile of the age in parts of the mean gap: the survival is (1 + a)·exp(−2a). */
function ageAt(p: number): number {
  let low = 0;
  let high = 20;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (1 - (1 + middle) * exp(-2 * middle) < p) low = middle;
    else high = middle;
  }
  return low;
}

const levels = [0.1, 0.5, 0.9];
const close = 1e-3;

function matched(row: Spread, teeth: Float64Array, visible: number): Spread | null {
  const trendScores = scoresOf(48);
  const sums = new Float64Array(trendScores.length * teeth.length);
  let trend = row;
  for (let round = 0; round < 40; round++) {
    const values = spreadValues(trend, trendScores);
    for (let i = 0; i < values.length; i++)
      for (let j = 0; j < teeth.length; j++)
        sums[i * teeth.length + j] = Math.abs(values[i]! + visible * teeth[j]!);
    const [p10, p50, p90] = selectQuantiles(sums, levels);
    const off = [row.p10 - p10!, row.p50 - p50!, row.p90 - p90!] as const;
    if (off.every((miss) => Math.abs(miss) < close * row.p50)) return trend;
    trend = {
      ...trend,
      p10: trend.p10 + off[0],
      p50: trend.p50 + off[1],
      p90: trend.p90 + off[2],
    };
    const lowest = row.scale === 'log' ? 0.02 * row.p50 : -Infinity;
    if (!(trend.p10 > lowest && trend.p50 > trend.p10 && trend.p90 > trend.p50)) return null;
  }
  return null;
}
