/** Sums of products of columns of equal length; every sum is taken in the order of the entries. */

export function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i += 1) sum += (x[i] as number) * (y[i] as number);
  return sum;
}

/**
 * Products of `x` with every column, four at a time: each sum waits for its own last step only; the same
 * bits as one by one. The last four may take in columns that were done before, which costs less than one by one.
 */
export function dots(x: Float64Array, columns: readonly Float64Array[]): Float64Array {
  const out = new Float64Array(columns.length);
  const lastFour = columns.length - 4;
  if (lastFour < 0) return out.map((_, j) => dot(x, columns[j]!));
  for (let from = 0; from < columns.length; from += 4) {
    const j = Math.min(from, lastFour);
    const [a, b, c, d] = [columns[j]!, columns[j + 1]!, columns[j + 2]!, columns[j + 3]!];
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
    out[j] = sumA;
    out[j + 1] = sumB;
    out[j + 2] = sumC;
    out[j + 3] = sumD;
  }
  return out;
}

/** Draws that are worked through before the next pair of columns, so that all columns stay in the cache. */
const together = 512;

/** The symmetric matrix of products of all columns with each other; the same bits as one by one. */
export function gramOf(columns: readonly Float64Array[]): Float64Array[] {
  const size = columns.length;
  const draws = columns[0]?.length ?? 0;
  const rows = columns.map(() => new Float64Array(size));
  for (let from = 0; from < draws; from += together) {
    const to = Math.min(draws, from + together);
    for (let i = 0; i < size; i += 2) {
      let j = i;
      if (i + 1 < size) for (; j + 4 <= size; j += 4) addEight(rows, columns, i, j, from, to);
      for (let k = i; k < Math.min(i + 2, size); k += 1)
        for (let rest = j; rest < size; rest += 1)
          addOne(rows[k]!, columns[k]!, columns, rest, from, to);
    }
  }
  for (let i = 0; i < size; i += 1) for (let j = 0; j < i; j += 1) rows[i]![j] = rows[j]![i]!;
  return rows;
}

function addOne(
  out: Float64Array,
  x: Float64Array,
  columns: readonly Float64Array[],
  at: number,
  from: number,
  to: number,
): void {
  const y = columns[at] as Float64Array;
  let sum = out[at] as number;
  for (let i = from; i < to; i += 1) sum += (x[i] as number) * (y[i] as number);
  out[at] = sum;
}

/**
 * Carries on the products of columns `row` and `row + 1` with four columns from `at` on. Each sum waits
 * for its own last step only, so eight take little longer than one, and no entry is read twice.
 */
function addEight(
  out: readonly Float64Array[],
  columns: readonly Float64Array[],
  row: number,
  at: number,
  from: number,
  to: number,
): void {
  const [x, y] = [columns[row]!, columns[row + 1]!];
  const [a, b, c, d] = [columns[at]!, columns[at + 1]!, columns[at + 2]!, columns[at + 3]!];
  const [p, q] = [out[row]!, out[row + 1]!];
  let xa = p[at] as number;
  let xb = p[at + 1] as number;
  let xc = p[at + 2] as number;
  let xd = p[at + 3] as number;
  let ya = q[at] as number;
  let yb = q[at + 1] as number;
  let yc = q[at + 2] as number;
  let yd = q[at + 3] as number;
  for (let i = from; i < to; i += 1) {
    const u = x[i] as number;
    const v = y[i] as number;
    const first = a[i] as number;
    const second = b[i] as number;
    const third = c[i] as number;
    const fourth = d[i] as number;
    xa += u * first;
    xb += u * second;
    xc += u * third;
    xd += u * fourth;
    ya += v * first;
    yb += v * second;
    yc += v * third;
    yd += v * fourth;
  }
  p[at] = xa;
  p[at + 1] = xb;
  p[at + 2] = xc;
  p[at + 3] = xd;
  q[at] = ya;
  q[at + 1] = yb;
  q[at + 2] = yc;
  q[at + 3] = yd;
}

/** A constant and the weighted sum of columns, five of them in one pass; the same bits as one by one. */
export function weightedSum(
  columns: readonly Float64Array[],
  weights: ArrayLike<number>,
  start = 0,
): Float64Array {
  const sum = new Float64Array(columns[0]?.length ?? 0).fill(start);
  let j = 0;
  for (; j + 5 <= columns.length; j += 5) {
    const [a, b, c] = [columns[j]!, columns[j + 1]!, columns[j + 2]!];
    const [d, e] = [columns[j + 3]!, columns[j + 4]!];
    const [p, q, r] = [weights[j]!, weights[j + 1]!, weights[j + 2]!];
    const [s, t] = [weights[j + 3]!, weights[j + 4]!];
    for (let i = 0; i < sum.length; i += 1)
      sum[i] = sum[i]! + p * a[i]! + q * b[i]! + r * c[i]! + s * d[i]! + t * e[i]!;
  }
  for (; j < columns.length; j += 1) addTo(sum, columns[j]!, weights[j]!);
  return sum;
}

function addTo(sum: Float64Array, column: Float64Array, weight: number): void {
  for (let i = 0; i < sum.length; i += 1) sum[i] = sum[i]! + weight * column[i]!;
}
