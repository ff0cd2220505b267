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

/** Eigenvalues in rising order; `vectors[i]` belongs to `values[i]`. Cyclic Jacobi. */
export function eigenSymmetric(a: Matrix): { values: number[]; vectors: number[][] } {
  const n = a.length;
  const m = a.map((row) => Float64Array.from(row));
  const v = Array.from({ length: n }, (_, i) => {
    const row = new Float64Array(n);
    row[i] = 1;
    return row;
  });
  const size = m.reduce((sum, row) => sum + row.reduce((s, x) => s + x * x, 0), 0);
  for (let sweep = 0; sweep < 60; sweep += 1) {
    let rest = 0;
    for (let p = 0; p < n; p += 1) {
      for (let q = p + 1; q < n; q += 1) {
        const value = (m[p] as Float64Array)[q] as number;
        rest += value * value;
        if (value !== 0) rotate(m, v, p, q);
      }
    }
    if (rest <= 1e-32 * size) break;
  }
  const order = m
    .map((row, i) => ({ value: row[i] as number, i }))
    .sort((x, y) => x.value - y.value || x.i - y.i);
  return {
    values: order.map(({ value }) => value),
    vectors: order.map(({ i }) => Array.from(v[i] as Float64Array)),
  };
}

/** One Jacobi rotation that clears m[p][q]; rows of v are the eigenvectors to be. */
function rotate(m: Float64Array[], v: Float64Array[], p: number, q: number): void {
  const rowP = m[p] as Float64Array;
  const rowQ = m[q] as Float64Array;
  const apq = rowP[q] as number;
  const theta = ((rowQ[q] as number) - (rowP[p] as number)) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  turn(rowP, rowQ, c, s);
  for (const row of m) {
    const x = row[p] as number;
    const y = row[q] as number;
    row[p] = c * x - s * y;
    row[q] = s * x + c * y;
  }
  turn(v[p] as Float64Array, v[q] as Float64Array, c, s);
}

function turn(rowP: Float64Array, rowQ: Float64Array, c: number, s: number): void {
  for (let k = 0; k < rowP.length; k += 1) {
    const x = rowP[k] as number;
    const y = rowQ[k] as number;
    rowP[k] = c * x - s * y;
    rowQ[k] = s * x + c * y;
  }
}

function at(a: Matrix, i: number, j: number): number {
  return (a[i] as readonly number[])[j] as number;
}

function set(a: number[][], i: number, j: number, value: number): void {
  (a[i] as number[])[j] = value;
}
