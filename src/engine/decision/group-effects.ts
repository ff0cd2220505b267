/** What groups of inputs move, from draws at hand: no further run of the model is needed. */
import { decisionOf } from './decision.ts';
import { overScrambles, type WithError } from './error.ts';
import { gramOf } from './dot.ts';
import { termsOf } from './hermite-terms.ts';
import { centre, ridge } from './ridge.ts';

/** Shares of a result's variance; the error is that between four parts of the draws. */
export interface GroupEffects {
  /** Per group: what varies with it, alone or together with others (total effect). */
  readonly total: WithError[];
  /** Per group: what varies with it alone (first order, its own pairs included). */
  readonly first: WithError[];
  /** What no term explains: chance events, and dependence on three or more inputs at once. */
  readonly unexplained: WithError;
}

const PARTS = 4;

/**
 * Grouped effects on `y` (one entry a draw, for instance the difference of two options) of independent
 * inputs given by their normal scores; `groups[j]` is the group of input j (0, 1, …). From a regression on
 * Hermite terms and products of pairs (Sudret 2008, RESS 93(7)); `strengths` order inputs for products.
 */
export function groupEffects(
  y: Float64Array,
  scores: readonly Float64Array[],
  groups: readonly number[],
  strengths?: readonly number[],
): GroupEffects {
  const terms = termsOf(scores, strengths);
  const of = terms.map(({ inputs }) => inputs.map((i) => groups[i] as number));
  const count = Math.max(-1, ...groups) + 1;
  const length = Math.floor(y.length / PARTS);
  const sharesOver = (from: number, to: number) =>
    sharesOf(
      y.subarray(from, to),
      terms.map(({ column }) => centre(column.slice(from, to))),
      of,
      count,
    );
  const whole = sharesOver(0, y.length);
  const parts = Array.from({ length: PARTS }, (_, p) => sharesOver(p * length, (p + 1) * length));
  const over = (share: (s: Shares) => number): WithError => ({
    ...overScrambles(parts.map(share)),
    value: share(whole),
  });
  return {
    total: whole.total.map((_, g) => over((s) => s.total[g] as number)),
    first: whole.first.map((_, g) => over((s) => s.first[g] as number)),
    unexplained: over((s) => s.unexplained),
  };
}

interface Shares {
  readonly total: number[];
  readonly first: number[];
  readonly unexplained: number;
}

/** `groups[j]` are the groups of the inputs of term j. */
function sharesOf(
  y: Float64Array,
  terms: readonly Float64Array[],
  groups: readonly (readonly number[])[],
  count: number,
): Shares {
  const decision = decisionOf([y, new Float64Array(y.length)]);
  const rival = decision.rivals[0] as (typeof decision.rivals)[number];
  const variance = rival.sumOfSquares / y.length - rival.mean * rival.mean;
  const gram = gramOf(terms);
  const weight = ridge(decision, terms, gram)[0] as readonly number[];
  // The variance that some terms carry, from their products with each other: no draw is read again.
  const share = (counts: (inGroups: readonly number[]) => boolean) => {
    if (!(variance > 0)) return 0;
    const own = groups.flatMap((of, j) => (counts(of) ? [j] : []));
    let squares = 0;
    for (const i of own)
      for (const j of own) squares += weight[i]! * weight[j]! * (gram[i] as Float64Array)[j]!;
    return squares / y.length / variance;
  };
  const each = Array.from({ length: count }, (_, g) => g);
  return {
    total: each.map((g) => share((of) => of.includes(g))),
    first: each.map((g) => share((of) => of.every((own) => own === g))),
    unexplained: variance > 0 ? Math.max(0, 1 - share(() => true)) : 0,
  };
}
