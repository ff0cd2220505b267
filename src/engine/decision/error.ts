/** How far a number from draws may be off. */
import { studentTQuantile } from '../numerics/student-t.ts';
import { mean, standardDeviation } from './summary.ts';

export interface WithError {
  readonly value: number;
  /** Standard error of the value. */
  readonly standardError: number;
  /** Half of the 95 % interval. */
  readonly halfWidth: number;
}

/** The t quantile for `scrambles` independent scrambles and a two-sided level. */
export function scrambleT(scrambles: number, level = 0.95): number {
  return studentTQuantile(0.5 + level / 2, scrambles - 1);
}

/** The mean of one value per scramble with its error, t·s/√R (L'Ecuyer & Lemieux 2002). */
export function overScrambles(values: readonly number[], level = 0.95): WithError {
  const scrambles = values.length;
  const standardError = standardDeviation(values) / Math.sqrt(scrambles);
  const t = scrambles === 8 && level === 0.95 ? T_OF_8 : scrambleT(scrambles, level);
  return { value: mean(values), standardError, halfWidth: t * standardError };
}

const T_OF_8 = scrambleT(8);

/** Wilson's interval for a share of k in n independent draws (Wilson 1927). */
export function wilsonInterval(
  k: number,
  n: number,
  z = 1.959963984540054,
): { low: number; high: number } {
  const p = k / n;
  const square = (z * z) / n;
  const centre = (p + square / 2) / (1 + square);
  const half = (z * Math.sqrt((p * (1 - p)) / n + square / (4 * n))) / (1 + square);
  return { low: k === 0 ? 0 : centre - half, high: k === n ? 1 : centre + half };
}
