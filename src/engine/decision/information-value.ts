/** The value of an answer, from the choice it leads to in every cell, and how far it may be off. */
import type { Decision } from './decision.ts';

/** What knowing an input (or several) is worth, in the unit of the net benefit. */
export interface InformationValue {
  readonly value: number;
  readonly standardError: number;
  /** Whether scrambles that had no part in the fit agree (see confirmation.ts); true where not checked. */
  readonly confirmed: boolean;
  /** Option chosen in every cell (or category). */
  readonly choice: Uint8Array;
  /** Fitted advantage over the leader per cell: one column per rival, in the decision's order. */
  readonly fits: readonly Float64Array[];
}

/**
 * mean max_k g_k − max_k mean g_k with g = 0 for the leader, and SE = sd(c)/√N, c = NB of the choice
 * − NB of the leader, the rule held fixed (an envelope argument).
 */
export function valueOfChoice(
  decision: Decision,
  cells: ArrayLike<number>,
  sizes: ArrayLike<number>,
  fits: readonly Float64Array[],
): InformationValue {
  const count = sizes.length;
  const choice = new Uint8Array(count).fill(decision.leader);
  const rival = new Int16Array(count).fill(-1);
  let gained = 0;
  for (let c = 0; c < count; c += 1) {
    let best = 0;
    for (let k = 0; k < fits.length; k += 1) {
      const g = (fits[k] as Float64Array)[c] as number;
      if (g > best) {
        best = g;
        rival[c] = k;
      }
    }
    const index = rival[c] as number;
    if (index >= 0) choice[c] = (decision.rivals[index] as { option: number }).option;
    gained += (sizes[c] as number) * best;
  }
  const means = decision.rivals.map((r) => r.mean);
  return {
    value: Math.max(0, gained / decision.draws - Math.max(0, ...means)),
    standardError: errorOfRule(decision, cells, rival),
    confirmed: true,
    choice,
    fits,
  };
}

/**
 * Whether a value is above what chance gives: two standard errors, the value of dummy inputs, and
 * agreement between scrambles. Where not, say "no measurable value".
 */
export function isMeasurable(information: InformationValue, noiseFloor = 0): boolean {
  const { value, standardError, confirmed } = information;
  return value > 2 * standardError && value > noiseFloor && confirmed;
}

function errorOfRule(decision: Decision, cells: ArrayLike<number>, rival: Int16Array): number {
  const { draws, rivals } = decision;
  const differences = rivals.map((r) => r.difference);
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < draws; i += 1) {
    const k = rival[cells[i] as number] as number;
    if (k < 0) continue;
    const c = (differences[k] as Float64Array)[i] as number;
    sum += c;
    squares += c * c;
  }
  const variance = (squares - (sum * sum) / draws) / (draws - 1);
  return Math.sqrt(Math.max(0, variance) / draws);
}

/** The same where every draw has a fit of its own. */
export function valueByDraw(decision: Decision, fits: readonly Float64Array[]): InformationValue {
  const { draws } = decision;
  const each = new Uint32Array(draws);
  for (let i = 0; i < draws; i += 1) each[i] = i;
  return valueOfChoice(decision, each, new Float64Array(draws).fill(1), fits);
}
