/**
 * Eigenvalues and vectors of a symmetric matrix: Householder's reduction to three diagonals, then QL
 * with implicit shifts (Bowdler, Martin, Reinsch & Wilkinson 1968, as in EISPACK's tred2 and tql2).
 */

export interface Eigen {
  /** In rising order. */
  values: number[];
  /** `vectors[i]` belongs to `values[i]`; of the two possible signs, the one that makes the last entry positive. */
  vectors: Float64Array[];
}

export function eigenSymmetric(a: readonly ArrayLike<number>[]): Eigen {
  const n = a.length;
  // Columns of the matrix, and of the turn that is built up in their place.
  const z = a.map((row) => Float64Array.from(row));
  const diagonal = new Float64Array(n);
  const beside = new Float64Array(n);
  if (n > 0) {
    toThreeDiagonals(z, diagonal, beside);
    toOneDiagonal(z, diagonal, beside);
    for (const vector of z)
      if (vector[n - 1]! < 0) for (let k = 0; k < n; k += 1) vector[k] = -vector[k]!;
  }
  const order = Array.from(diagonal, (value, i) => ({ value, i })).sort(
    (x, y) => x.value - y.value || x.i - y.i,
  );
  return { values: order.map(({ value }) => value), vectors: order.map(({ i }) => z[i]!) };
}

/** Leaves the three diagonals in `d` and `e` and the turn in `z`; reads one triangle of `z`. */
function toThreeDiagonals(z: Float64Array[], d: Float64Array, e: Float64Array): void {
  const n = d.length;
  for (let j = 0; j < n; j += 1) d[j] = z[j]![n - 1]!;
  for (let i = n - 1; i > 0; i -= 1) {
    let scale = 0;
    for (let k = 0; k < i; k += 1) scale += Math.abs(d[k]!);
    if (scale === 0) {
      e[i] = d[i - 1]!;
      for (let j = 0; j < i; j += 1) {
        d[j] = z[j]![i - 1]!;
        z[j]![i] = z[i]![j] = 0;
      }
      d[i] = 0;
      continue;
    }
    d[i] = reflect(z, d, e, i, scale);
  }
  for (let i = 0; i < n - 1; i += 1) {
    z[i]![n - 1] = z[i]![i]!;
    z[i]![i] = 1;
    const next = z[i + 1]!;
    const h = d[i + 1]!;
    if (h !== 0) {
      for (let k = 0; k <= i; k += 1) d[k] = next[k]! / h;
      for (let j = 0; j <= i; j += 1) {
        const column = z[j]!;
        let g = 0;
        for (let k = 0; k <= i; k += 1) g += next[k]! * column[k]!;
        for (let k = 0; k <= i; k += 1) column[k]! -= g * d[k]!;
      }
    }
    next.fill(0, 0, i + 1);
  }
  for (let j = 0; j < n; j += 1) {
    d[j] = z[j]![n - 1]!;
    z[j]![n - 1] = 0;
  }
  z[n - 1]![n - 1] = 1;
  e[0] = 0;
}

/** One reflection that clears row `i` up to its last entry but one; gives half its squared length. */
function reflect(
  z: Float64Array[],
  d: Float64Array,
  e: Float64Array,
  i: number,
  scale: number,
): number {
  let h = 0;
  for (let k = 0; k < i; k += 1) {
    d[k]! /= scale;
    h += d[k]! * d[k]!;
  }
  const last = d[i - 1]!;
  const length = last > 0 ? -Math.sqrt(h) : Math.sqrt(h);
  e[i] = scale * length;
  h -= last * length;
  d[i - 1] = last - length;
  e.fill(0, 0, i);
  for (let j = 0; j < i; j += 1) {
    const column = z[j]!;
    const f = d[j]!;
    z[i]![j] = f;
    let g = e[j]! + column[j]! * f;
    for (let k = j + 1; k < i; k += 1) {
      g += column[k]! * d[k]!;
      e[k]! += column[k]! * f;
    }
    e[j] = g;
  }
  let along = 0;
  for (let j = 0; j < i; j += 1) {
    e[j]! /= h;
    along += e[j]! * d[j]!;
  }
  const half = along / (h + h);
  for (let j = 0; j < i; j += 1) e[j]! -= half * d[j]!;
  for (let j = 0; j < i; j += 1) {
    const column = z[j]!;
    const f = d[j]!;
    const g = e[j]!;
    for (let k = j; k < i; k += 1) column[k]! -= f * e[k]! + g * d[k]!;
    d[j] = column[i - 1]!;
    column[i] = 0;
  }
  return h;
}

/** Turns the three diagonals into the values in `d`, and `z` with them. */
function toOneDiagonal(z: Float64Array[], d: Float64Array, e: Float64Array): void {
  const n = d.length;
  e.copyWithin(0, 1);
  e[n - 1] = 0;
  let shift = 0;
  let largest = 0;
  for (let l = 0; l < n; l += 1) {
    largest = Math.max(largest, Math.abs(d[l]!) + Math.abs(e[l]!));
    const least = Number.EPSILON * largest;
    let m = l;
    while (m < n - 1 && Math.abs(e[m]!) > least) m += 1;
    while (m > l && Math.abs(e[l]!) > least) {
      const first = d[l]!;
      const p = (d[l + 1]! - first) / (2 * e[l]!);
      const r = p < 0 ? -Math.sqrt(p * p + 1) : Math.sqrt(p * p + 1);
      d[l] = e[l]! / (p + r);
      d[l + 1] = e[l]! * (p + r);
      const moved = first - d[l]!;
      for (let i = l + 2; i < n; i += 1) d[i]! -= moved;
      shift += moved;
      sweep(z, d, e, l, m);
    }
    d[l]! += shift;
    e[l] = 0;
  }
}

/** One implicit QL step on the entries `l…m`. */
function sweep(z: Float64Array[], d: Float64Array, e: Float64Array, l: number, m: number): void {
  const [second, beside] = [d[l + 1]!, e[l + 1]!];
  let p = d[m]!;
  let [c, c2, c3, s, s2] = [1, 1, 1, 0, 0];
  for (let i = m - 1; i >= l; i -= 1) {
    c3 = c2;
    c2 = c;
    s2 = s;
    const g = c * e[i]!;
    const h = c * p;
    const r = Math.sqrt(p * p + e[i]! * e[i]!);
    e[i + 1] = s * r;
    s = e[i]! / r;
    c = p / r;
    p = c * d[i]! - s * g;
    d[i + 1] = h + s * (c * g + s * d[i]!);
    turn(z[i]!, z[i + 1]!, c, s);
  }
  p = (-s * s2 * c3 * beside * e[l]!) / second;
  e[l] = s * p;
  d[l] = c * p;
}

function turn(a: Float64Array, b: Float64Array, c: number, s: number): void {
  for (let k = 0; k < a.length; k += 1) {
    const x = a[k]!;
    const y = b[k]!;
    a[k] = c * x - s * y;
    b[k] = s * x + c * y;
  }
}
