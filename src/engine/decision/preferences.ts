/** Priced preferences: swing weights, value functions on fixed scales, additive scores, caution. */
import { exp } from '../numerics/exp.ts';
import { log } from '../numerics/log.ts';
import { mean } from './summary.ts';

/** Weights from swing points, summing to 1 (Edwards & Barron 1994). */
export function swingWeights(points: readonly number[]): number[] {
  const total = points.reduce((sum, p) => sum + p, 0);
  return points.map((p) => p / total);
}

/** Σ weight·value per option. Values are on scales that do not depend on which options are compared. */
export function additiveScores(
  values: readonly (readonly number[])[],
  weights: readonly number[],
): number[] {
  return values.map((row) => row.reduce((sum, v, i) => sum + v * (weights[i] as number), 0));
}

/** A value on a fixed scale from `worst` (0) to `best` (1), not clipped. */
export function fixedScale(x: number, worst: number, best: number): number {
  return (x - worst) / (best - worst);
}

/** Rank 1 for the highest score; equal scores share the better rank. */
export function ranks(scores: readonly number[]): number[] {
  return scores.map((own) => 1 + scores.filter((other) => other > own).length);
}

/** A piecewise linear value function; beyond its cut-offs the end value, or the last line carried on. */
export function piecewiseValue(
  x: number,
  cutoffs: readonly number[],
  values: readonly number[],
  beyond: 'clip' | 'extend' = 'clip',
): number {
  const last = cutoffs.length - 1;
  if (beyond === 'clip') {
    if (x <= (cutoffs[0] as number)) return values[0] as number;
    if (x >= (cutoffs[last] as number)) return values[last] as number;
  }
  let i = 0;
  while (i < last - 1 && x > (cutoffs[i + 1] as number)) i += 1;
  const [a, b] = [cutoffs[i] as number, cutoffs[i + 1] as number];
  const [low, high] = [values[i] as number, values[i + 1] as number];
  return low + ((x - a) / (b - a)) * (high - low);
}

/** Certain money worth as much as a normal gamble to someone with risk tolerance R: μ − σ²/(2R). */
export function certaintyEquivalentNormal(mu: number, sigma: number, tolerance: number): number {
  return mu - (sigma * sigma) / (2 * tolerance);
}

/** The same from draws under exponential utility: −R ln mean e^(−x/R), free of overflow. */
export function certaintyEquivalent(x: ArrayLike<number>, tolerance: number): number {
  let least = Infinity;
  for (let i = 0; i < x.length; i += 1) least = Math.min(least, x[i] as number);
  const weights = Array.from(x, (value) => exp((least - value) / tolerance));
  return least - tolerance * log(mean(weights));
}

/** The cautious figure: (1 − caution)·mean + caution·mean of the worst tail, both in cost. */
export function cautiousCost(meanCost: number, tailCost: number, caution = 0.1): number {
  return (1 - caution) * meanCost + caution * tailCost;
}

/** Mean weights under which each option wins (central weights), ties split; null for one that never does. */
export function centralWeights(
  scores: readonly Float64Array[],
  weights: readonly Float64Array[],
): (number[] | null)[] {
  const sums = scores.map(() => new Array<number>(weights.length).fill(0));
  const counts = scores.map(() => 0);
  const draws = scores[0]?.length ?? 0;
  for (let i = 0; i < draws; i += 1) {
    const best = Math.max(...scores.map((column) => column[i] as number));
    const tied = scores.filter((column) => column[i] === best).length;
    scores.forEach((column, k) => {
      if (column[i] !== best) return;
      counts[k] = (counts[k] as number) + 1 / tied;
      weights.forEach((w, j) => {
        const row = sums[k] as number[];
        row[j] = (row[j] as number) + (w[i] as number) / tied;
      });
    });
  }
  return sums.map((row, k) => {
    const count = counts[k] as number;
    return count > 0 ? row.map((sum) => sum / count) : null;
  });
}

/** Shannon entropy of shares in bits: how open a choice is. */
export function entropyBits(shares: readonly number[]): number {
  return shares.reduce((sum, p) => (p > 0 ? sum - (p * log(p)) / 0.6931471805599453 : sum), 0);
}
