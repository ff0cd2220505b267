/** Where the choice flips: every root, in the unit of the user's question. */
import { normalCdf } from '../numerics/normal.ts';
import { root } from '../numerics/root.ts';
import type { Decision } from './decision.ts';
import type { InformationValue } from './information-value.ts';

/** One value of an input at which the best option changes. */
export interface FlipPoint {
  /** Normal score of the input, and the same in its own unit. */
  readonly score: number;
  readonly value: number;
  /** Best option just below and just above. */
  readonly below: number;
  readonly above: number;
  /** Probability that the truth is below the point. */
  readonly probabilityBelow: number;
}

export interface Flips {
  readonly points: readonly FlipPoint[];
  /** Probability that the truth lies where the leader is not best. */
  readonly probabilityLost: number;
}

/**
 * Flip points of an input from its fitted advantages (`evppi`) at the normal scores of the cells;
 * `atScore` gives the input's value at a normal score.
 */
export function flips(
  decision: Decision,
  information: InformationValue,
  scores: Float64Array,
  sizes: Float64Array,
  atScore: (z: number) => number,
): Flips {
  const points: FlipPoint[] = [];
  let lost = 0;
  const { choice } = information;
  for (let c = 0; c < choice.length; c += 1) {
    if (choice[c] !== decision.leader) lost += sizes[c] as number;
    const below = choice[c - 1];
    const above = choice[c] as number;
    if (below === undefined || below === above) continue;
    const before = advantage(decision, information, above, below, c - 1);
    const after = advantage(decision, information, above, below, c);
    const t = before === after ? 0.5 : -before / (after - before);
    const [low, high] = [scores[c - 1] as number, scores[c] as number];
    const score = low + Math.min(1, Math.max(0, t)) * (high - low);
    points.push({ score, value: atScore(score), below, above, probabilityBelow: normalCdf(score) });
  }
  return { points, probabilityLost: lost / decision.draws };
}

/** Volume at which a fixed cost is earned back; `undefined` where it never is. */
export function breakEven(
  fixedCost: number,
  perUnitWithout: number,
  perUnitWith: number,
): number | undefined {
  const saved = perUnitWithout - perUnitWith;
  return saved > 0 ? fixedCost / saved : undefined;
}

/** Real roots of a polynomial in rising order, highest coefficient first; double roots once. */
export function polynomialRoots(coefficients: readonly number[]): number[] {
  const first = coefficients.findIndex((c) => c !== 0);
  const c = first < 0 ? [] : coefficients.slice(first);
  if (c.length < 2) return [];
  if (c.length === 2) return [-(c[1] as number) / (c[0] as number) + 0];
  if (c.length === 3) return quadraticRoots(c[0] as number, c[1] as number, c[2] as number);
  // Between neighbouring turning points there is at most one root.
  const degree = c.length - 1;
  const slopes = c.slice(0, -1).map((value, i) => value * (degree - i));
  const reach = 1 + Math.max(...c.slice(1).map((value) => Math.abs(value / (c[0] as number))));
  const marks = [-reach, ...polynomialRoots(slopes), reach];
  const value = (x: number) => c.reduce((sum, a) => sum * x + a, 0);
  return rootsBetween(value, marks);
}

/** Every root of a continuous function between 2 + n marks that show each change of sign. */
export function rootsBetween(f: (x: number) => number, marks: readonly number[]): number[] {
  const roots: number[] = [];
  for (let i = 0; i < marks.length; i += 1) {
    const high = marks[i] as number;
    if (f(high) === 0) roots.push(high);
    const low = marks[i - 1];
    if (low === undefined || f(low) === 0 || f(high) === 0) continue;
    if (f(low) > 0 !== f(high) > 0) roots.push(root(f, low, high));
  }
  return [...new Set(roots)].sort((a, b) => a - b);
}

function quadraticRoots(a: number, b: number, c: number): number[] {
  const square = b * b - 4 * a * c;
  if (square < 0) return [];
  if (square === 0) return [-b / (2 * a) + 0];
  const q = -0.5 * (b + (b < 0 ? -1 : 1) * Math.sqrt(square));
  return [q / a + 0, (q === 0 ? 0 : c / q) + 0].sort((x, y) => x - y);
}

function advantage(
  decision: Decision,
  information: InformationValue,
  of: number,
  over: number,
  cell: number,
): number {
  const fit = (option: number) => {
    const index = decision.rivals.findIndex((rival) => rival.option === option);
    return index < 0 ? 0 : ((information.fits[index] as Float64Array)[cell] as number);
  };
  return fit(of) - fit(over);
}
