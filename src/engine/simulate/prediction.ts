/**
 * Least-squares prediction of `target` from a constant and the given columns, for each draw from the
 * other half of the draws (even ones from odd ones and the reverse), so that no draw predicts itself.
 */
export function predicted(target: Float64Array, columns: readonly Float64Array[]): Float64Array {
  const scaled = columns.map(standardised);
  const out = new Float64Array(target.length);
  for (const half of [0, 1]) {
    const weights = fitted(target, scaled, 1 - half);
    for (let i = half; i < out.length; i += 2) {
      let value = weights[0]!;
      for (let k = 0; k < scaled.length; k++) value += weights[k + 1]! * scaled[k]![i]!;
      out[i] = value;
    }
  }
  return out;
}

function standardised(column: Float64Array): Float64Array {
  const n = column.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += column[i]!;
  const centre = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (column[i]! - centre) * (column[i]! - centre);
  const scale = Math.sqrt(squares / n) || 1;
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) out[i] = (column[i]! - centre) / scale;
  return out;
}

/** Keeps a column that repeats another from blowing up its weight; far below any real correlation. */
const ridge = 1e-9;

/** Weights from every second draw, by elimination on the normal equations. */
function fitted(target: Float64Array, columns: readonly Float64Array[], from: number): number[] {
  const size = columns.length + 1;
  const rows = Array.from({ length: size }, () => new Float64Array(size + 1));
  const x = new Float64Array(size);
  for (let i = from; i < target.length; i += 2) {
    x[0] = 1;
    for (let k = 1; k < size; k++) x[k] = columns[k - 1]![i]!;
    for (let r = 0; r < size; r++) {
      const row = rows[r]!;
      const factor = x[r]!;
      for (let c = 0; c < size; c++) row[c]! += factor * x[c]!;
      row[size]! += factor * target[i]!;
    }
  }
  for (let r = 0; r < size; r++) rows[r]![r]! += ridge * target.length;
  for (let p = 0; p < size; p++)
    for (let r = p + 1; r < size; r++) {
      const factor = rows[r]![p]! / rows[p]![p]!;
      for (let c = p; c <= size; c++) rows[r]![c]! -= factor * rows[p]![c]!;
    }
  const weights = new Array<number>(size).fill(0);
  for (let r = size - 1; r >= 0; r--) {
    let value = rows[r]![size]!;
    for (let c = r + 1; c < size; c++) value -= rows[r]![c]! * weights[c]!;
    weights[r] = value / rows[r]![r]!;
  }
  return weights;
}
