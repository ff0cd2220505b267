import { threefry2x32 } from '../sampling/counter-generators.ts';

/**
 * The order of an input's draws in at most 1,024 cells of equal probability. Scrambled Sobol' puts one
 * draw of every block in each 1/1024, so a cell is the top ten bits of the uniform: no sorting.
 */

/** Draws per cell are equal or differ by one. */
export const MOST_CELLS = 1024;

/** The cell of every draw. */
export type Cells = Uint16Array;

/** Cells from an input's own uniforms; from their ranks where they are not stratified. */
export function cellsOfUniforms(u: Float64Array): Cells {
  const draws = u.length;
  if (draws % MOST_CELLS !== 0) return cellsOfRanks(u);
  const cells = new Uint16Array(draws);
  const counts = new Uint32Array(MOST_CELLS);
  for (let i = 0; i < draws; i += 1) {
    const cell = Math.floor((u[i] as number) * MOST_CELLS);
    cells[i] = cell;
    counts[cell] = (counts[cell] as number) + 1;
  }
  return counts.every((count) => count === draws / MOST_CELLS) ? cells : cellsOfRanks(u);
}

/** Cells from ranks of any column; equal values keep the order of the draws. */
export function cellsOfRanks(x: ArrayLike<number>): Cells {
  const draws = x.length;
  const order = Array.from({ length: draws }, (_, i) => i).sort(
    (i, j) => (x[i] as number) - (x[j] as number) || i - j,
  );
  const count = cellCount(draws);
  const cells = new Uint16Array(draws);
  order.forEach((draw, rank) => {
    cells[draw] = Math.floor((rank * count) / draws);
  });
  return cells;
}

const DUMMIES = 8;
const DUMMY_STREAM = 0x44554d4d;
const dummies = new Map<number, Cells[]>();

/** Cells of eight inputs that nothing depends on: random orders of the draws, kept. */
export function dummyCells(draws: number): readonly Cells[] {
  let made = dummies.get(draws);
  if (made === undefined) {
    made = Array.from({ length: DUMMIES }, (_, d) =>
      cellsOfRanks(
        Float64Array.from({ length: draws }, (__, i) => threefry2x32([i, d], [0, DUMMY_STREAM])[0]),
      ),
    );
    dummies.set(draws, made);
  }
  return made;
}

/** Cells used for a number of draws. */
export function cellCount(draws: number): number {
  return Math.min(MOST_CELLS, draws);
}

/** How many draws each cell holds. */
export function cellSizes(draws: number): Float64Array {
  const count = cellCount(draws);
  const sizes = new Float64Array(count);
  for (let rank = 0; rank < draws; rank += 1) {
    const cell = Math.floor((rank * count) / draws);
    sizes[cell] = (sizes[cell] as number) + 1;
  }
  return sizes;
}
