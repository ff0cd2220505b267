/** Small dense symmetric matrices as rows of numbers. */

export type Matrix = readonly (readonly number[])[];

/** The lower factor L of L·Lᵀ = a, or `undefined` where a is not positive definite. */
export function cholesky(a: Matrix): number[][] | undefined {
  const n = a.length;
  const lower = Array.from({ length: n }, () => new Array<number>(n).fill(0));
  for (let j = 0; j < n; j += 1) {
    for (let i = j; i < n; i += 1) {
      let sum = at(a, i, j);
      for (let k = 0; k < j; k += 1) sum -= at(lower, i, k) * at(lower, j, k);
      if (i === j && !(sum > 0)) return undefined;
      set(lower, i, j, i === j ? Math.sqrt(sum) : sum / at(lower, j, j));
    }
  }
  return lower;
}

/** The determinant of a positive definite matrix from its Cholesky factor. */
export function determinantOf(lower: Matrix): number {
  return lower.reduce((product, row, i) => product * (row[i] as number) * (row[i] as number), 1);
}

function at(a: Matrix, i: number, j: number): number {
  return (a[i] as readonly number[])[j] as number;
}

function set(a: number[][], i: number, j: number, value: number): void {
  (a[i] as number[])[j] = value;
}
