/**
 * Natural logarithms from + − × ÷ alone (table of 128 cells and a short series, after Tang 1990,
 * ACM TOMS 16:378). log errs by less than 0.6 ulp, log1p by less than 2.
 */
import { DOUBLE, HALVES, HIGH, LOW } from './bits.ts';
import { LOG_TABLE } from './log-table.ts';

const LN2_HIGH = 0.6931471805598903;
const LN2_LOW = 5.497923018708371e-14;
const TWO_54 = 18014398509481984;

/** ln x; −Infinity at 0, NaN below. */
export function log(x: number): number {
  DOUBLE[0] = x;
  let top = HALVES[HIGH] as number;
  let k = 0;
  if (top < 0x00100000 || top >= 0x7ff00000) {
    if (x === 0) return -Infinity;
    if (!(x > 0)) return NaN;
    if (x === Infinity) return x;
    DOUBLE[0] = x * TWO_54;
    top = HALVES[HIGH] as number;
    k = -54;
  }
  const cell = (top >>> 13) & 127;
  k += (top >>> 20) - (cell < 48 ? 1023 : 1022);
  HALVES[HIGH] = (top & 0xfffff) | 0x3ff00000;
  const m = DOUBLE[0] as number;
  HALVES[LOW] = 0;
  const mTop = DOUBLE[0] as number;
  const reciprocal = LOG_TABLE[cell * 3] as number;
  const z = mTop * reciprocal - 1 + (m - mTop) * reciprocal;
  const w = k * LN2_HIGH + (LOG_TABLE[cell * 3 + 1] as number);
  const high = w + z;
  const low = w - high + z + (k * LN2_LOW + (LOG_TABLE[cell * 3 + 2] as number));
  return high + (low + z * z * tail(z));
}

/** ln(1 + x), exact to the last places also near 0. */
export function log1p(x: number): number {
  if (x > -0.0078125 && x < 0.0078125) return x + x * x * tail(x);
  const u = 1 + x;
  if (!(u > 0) || u === Infinity) return log(u);
  return log(u) + (x < 1 ? x - (u - 1) : 1 - (u - x)) / u;
}

/** ln x for normal x > 0 as an unevaluated sum of two doubles, good to about 2⁻⁶⁸. */
export function logPair(x: number, pair: Float64Array): void {
  let k = 0;
  DOUBLE[0] = x;
  if ((HALVES[HIGH] as number) < 0x00100000) {
    DOUBLE[0] = x * TWO_54;
    k = -54;
  }
  const top = HALVES[HIGH] as number;
  const cell = (top >>> 13) & 127;
  k += (top >>> 20) - (cell < 48 ? 1023 : 1022);
  HALVES[HIGH] = (top & 0xfffff) | 0x3ff00000;
  const m = DOUBLE[0] as number;
  HALVES[LOW] = 0;
  const mTop = DOUBLE[0] as number;
  const reciprocal = LOG_TABLE[cell * 3] as number;
  const a = mTop * reciprocal - 1;
  const b = (m - mTop) * reciprocal;
  const z = a + b;
  const zLow = b - (z - a);
  DOUBLE[0] = z;
  HALVES[LOW] = 0;
  const zTop = DOUBLE[0] as number;
  const zRest = z - zTop + zLow;
  // z²/2 as zTop²/2, exact in 42 bits, and the cross terms.
  const square = 0.5 * zTop * zTop;
  const squareRest = zTop * zRest + 0.5 * zRest * zRest;
  const w = k * LN2_HIGH + (LOG_TABLE[cell * 3 + 1] as number);
  const first = w + z;
  const firstLow = w === 0 ? 0 : w - first + z;
  const second = first - square;
  const secondLow = first - second - square;
  const rest =
    firstLow +
    secondLow +
    (zLow -
      squareRest +
      (k * LN2_LOW + (LOG_TABLE[cell * 3 + 2] as number)) +
      z * z * z * cubic(z));
  pair[0] = second + rest;
  pair[1] = second - (pair[0] as number) + rest;
}

/** The logarithm to base 2 of x. */
export function log2(x: number): number {
  return log(x) * 1.4426950408889634;
}

/** The logarithm to base 10 of x. */
export function log10(x: number): number {
  return log(x) * 0.4342944819032518;
}

/** (ln(1 + z) − z) / z² for |z| ≤ 2⁻⁷. */
function tail(z: number): number {
  return -0.5 + z * cubic(z);
}

function cubic(z: number): number {
  return (
    0.3333333333333333 +
    z * (-0.25 + z * (0.2 + z * (-0.16666666666666666 + z * (0.14285714285714285 - z * 0.125))))
  );
}
