/**
 * A check that plain errors miss: among many inputs, a scrambled net can tie a useless one to a product of
 * others within a scramble, with a sign that changes from scramble to scramble. So a rule fitted on half
 * of the scrambles must earn its value on the other half.
 */
import { DRAWS_PER_BLOCK } from '../sampling/draw-table.ts';
import type { Cells } from './cells.ts';
import type { Decision, Rival } from './decision.ts';
import { overScrambles } from './error.ts';
import { mean } from './summary.ts';

type Halves = readonly [Decision, Decision];

const halves = new WeakMap<Decision, Halves>();

/**
 * Whether the mean gain on scrambles left out of the fit is above its own half-width; true where there are
 * fewer than 4 scrambles or an odd number. `choose` fits a decision and returns the option per cell.
 */
export function isConfirmed(
  decision: Decision,
  cells: Cells,
  choose: (half: Decision, cells: Cells) => Uint8Array,
): boolean {
  const blocks = decision.draws / DRAWS_PER_BLOCK;
  if (blocks < 4 || blocks % 2 !== 0) return true;
  let pair = halves.get(decision);
  if (pair === undefined) {
    pair = [halfOf(decision, 0), halfOf(decision, 1)];
    halves.set(decision, pair);
  }
  const choices = pair.map((half, parity) => choose(half, everyOther(cells, parity)));
  const byOption = new Array<Float64Array | undefined>(decision.options).fill(undefined);
  for (const { option, difference } of decision.rivals) byOption[option] = difference;
  const gains = Array.from({ length: blocks }, (_, b) => {
    const choice = choices[(b + 1) % 2] as Uint8Array;
    let gain = 0;
    for (let i = b * DRAWS_PER_BLOCK; i < (b + 1) * DRAWS_PER_BLOCK; i += 1) {
      const gains = byOption[choice[cells[i] as number] as number];
      if (gains !== undefined) gain += gains[i] as number;
    }
    return gain / DRAWS_PER_BLOCK;
  });
  const { value, halfWidth } = overScrambles(gains);
  return value > halfWidth;
}

/** The decision on every other scramble, judged from the same leader. */
function halfOf(decision: Decision, parity: number): Decision {
  const rivals: Rival[] = decision.rivals.map(({ option, difference }) => {
    const half = everyOther(difference, parity);
    let sumOfSquares = 0;
    for (let i = 0; i < half.length; i += 1) {
      sumOfSquares += (half[i] as number) * (half[i] as number);
    }
    return { option, difference: half, mean: mean(half), sumOfSquares };
  });
  return { ...decision, draws: decision.draws / 2, rivals };
}

/** Blocks 0, 2, 4… or 1, 3, 5… of a column. */
function everyOther<T extends Float64Array | Uint16Array>(column: T, parity: number): T {
  const half = column.slice(0, column.length / 2) as T;
  for (let b = 0; b * 2 * DRAWS_PER_BLOCK < column.length; b += 1) {
    const from = (2 * b + parity) * DRAWS_PER_BLOCK;
    half.set(column.subarray(from, from + DRAWS_PER_BLOCK), b * DRAWS_PER_BLOCK);
  }
  return half;
}
