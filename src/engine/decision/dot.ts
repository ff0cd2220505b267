/** Sums of products of columns of equal length; every sum is taken in the order of the entries. */

export function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i += 1) sum += (x[i] as number) * (y[i] as number);
  return sum;
}

/** `x` with four columns at once: each sum waits for its own last step only, so four take little longer than one. */
function dotOfFour(
  x: Float64Array,
  [a, b, c, d]: readonly [Float64Array, Float64Array, Float64Array, Float64Array],
  out: Float64Array,
  at: number,
): void {
  let sumA = 0;
  let sumB = 0;
  let sumC = 0;
  let sumD = 0;
  for (let i = 0; i < x.length; i += 1) {
    const value = x[i] as number;
    sumA += value * (a[i] as number);
    sumB += value * (b[i] as number);
    sumC += value * (c[i] as number);
    sumD += value * (d[i] as number);
  }
  out[at] = sumA;
  out[at + 1] = sumB;
  out[at + 2] = sumC;
  out[at + 3] = sumD;
}

/** Products of `x` with the first `count` columns; the same bits as one by one. */
export function dots(
  x: Float64Array,
  columns: readonly Float64Array[],
  count: number,
): Float64Array {
  const out = new Float64Array(count);
  let j = 0;
  for (; j + 4 <= count; j += 4) {
    const [a, b, c, d] = columns.slice(j, j + 4);
    dotOfFour(x, [a!, b!, c!, d!], out, j);
  }
  for (; j < count; j += 1) out[j] = dot(x, columns[j]!);
  return out;
}

/** The symmetric matrix of products of all columns with each other. */
export function gramOf(columns: readonly Float64Array[]): Float64Array[] {
  const rows = columns.map((x, i) => {
    const row = new Float64Array(columns.length);
    row.set(dots(x, columns, i + 1));
    return row;
  });
  rows.forEach((row, i) => {
    for (let j = 0; j < i; j += 1) rows[j]![i] = row[j]!;
  });
  return rows;
}
