import { normalCdf, normalPdf } from '../../numerics/normal.ts';
import { normalQuantile } from '../../numerics/normal-quantile.ts';

/** An uncertain number. Everything is in the unit of the number itself. */
export interface Distribution {
  /** The value with probability u below it, 0 < u < 1. */
  quantile(u: number): number;
  /** The same at a normal score z = Φ⁻¹(u): the faster way where columns of normals are at hand. */
  atScore(z: number): number;
  /** Probability of x or less. */
  cdf(x: number): number;
  readonly mean: number;
  readonly sd: number;
}

/** Probabilities of a range's two ends: P10 and P90 unless said otherwise. */
export type Ends = readonly [number, number];

export const P10_P90: Ends = [0.1, 0.9];
export const P5_P95: Ends = [0.05, 0.95];

/** Normal scores of two ends. */
export function endScores(ends: Ends): [number, number] {
  return [normalQuantile(ends[0]), normalQuantile(ends[1])];
}

/** A distribution given by its quantile at a normal score. */
export function fromScores(
  atScore: (z: number) => number,
  cdf: (x: number) => number,
  moments: { mean: number; sd: number } = momentsOfScores(atScore),
): Distribution {
  return { quantile: (u) => atScore(normalQuantile(u)), atScore, cdf, ...moments };
}

/** A distribution given by its quantile at a probability. */
export function fromQuantile(
  quantile: (u: number) => number,
  cdf: (x: number) => number,
  moments?: { mean: number; sd: number },
): Distribution {
  const atScore = (z: number) => quantile(normalCdf(z));
  return { quantile, atScore, cdf, ...(moments ?? momentsOfScores(atScore)) };
}

/**
 * Mean and standard deviation as integrals over the normal score, Gauss–Legendre with 10 points on
 * panels of width ½ from −8 to 8 (a panel ends at 0, where split kinds have their kink).
 */
export function momentsOfScores(atScore: (z: number) => number): { mean: number; sd: number } {
  const middle = atScore(0);
  let first = 0;
  let second = 0;
  for (let panel = -16; panel < 16; panel += 1) {
    for (let i = 0; i < 10; i += 1) {
      const side = i < 5 ? -1 : 1;
      const node = side * (NODES[i % 5] as number);
      const z = 0.5 * panel + 0.25 + 0.25 * node;
      const weight = 0.25 * (WEIGHTS[i % 5] as number) * normalPdf(z);
      const x = atScore(z) - middle;
      first += weight * x;
      second += weight * x * x;
    }
  }
  return { mean: middle + first, sd: Math.sqrt(Math.max(0, second - first * first)) };
}

const NODES = [
  0.14887433898163122, 0.4333953941292472, 0.6794095682990244, 0.8650633666889845,
  0.9739065285171717,
];
const WEIGHTS = [
  0.29552422471475287, 0.26926671930999635, 0.21908636251598204, 0.1494513491505806,
  0.06667134430868814,
];
