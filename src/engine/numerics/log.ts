/**
 * Natural logarithms from + − × ÷ alone (table of 128 cells and a short series, after Tang 1990,
 * ACM TOMS 16:378). log errs by less than 0.6 ulp, log1p by less than 2.
 */
import { HIGH_HALF, POWERS_OF_TWO } from './bits.ts';
import { LOG_TABLE } from './log-table.ts';

const LN2_HIGH = 0.6931471805598903;
const LN2_LOW = 5.497923018708371e-14;
const TWO_54 = 18014398509481984;

// Local, not imported: engines read a module's own constants ten times faster than another's.
const TABLE = LOG_TABLE;
const POWERS = POWERS_OF_TWO;
const DOUBLE = new Float64Array(1);
const HALVES = new Int32Array(DOUBLE.buffer);
const HIGH = HIGH_HALF;

/** ln x; −Infinity at 0, NaN below. */
export function log(x: number): number {
  DOUBLE[0] = x;
  let top = HALVES[HIGH] as number;
  let y = x;
  let k = 0;
  if (top < 0x00100000 || top >= 0x7ff00000) {
    if (x === 0) return -Infinity;
    if (!(x > 0)) return NaN;
    if (x === Infinity) return x;
    y = x * TWO_54;
    DOUBLE[0] = y;
    top = HALVES[HIGH] as number;
    k = -54;
  }
  const cell = (top >> 13) & 127;
  const exponent = (top >> 20) - 1023;
  k += exponent + ((cell + 80) >> 7);
  // Not through the halves: a half write before a whole read stalls the processor.
  const m = y * (POWERS[1074 - exponent] as number);
  const mTop = Math.fround(m);
  const reciprocal = TABLE[cell * 3] as number;
  const z = mTop * reciprocal - 1 + (m - mTop) * reciprocal;
  const w = k * LN2_HIGH + (TABLE[cell * 3 + 1] as number);
  const high = w + z;
  const low = w - high + z + (k * LN2_LOW + (TABLE[cell * 3 + 2] as number));
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
  let y = x;
  if (x < 2.2250738585072014e-308) {
    y = x * TWO_54;
    k = -54;
  }
  DOUBLE[0] = y;
  const top = HALVES[HIGH] as number;
  const cell = (top >> 13) & 127;
  const exponent = (top >> 20) - 1023;
  k += exponent + ((cell + 80) >> 7);
  // Not through the halves: a half write before a whole read stalls the processor.
  const m = y * (POWERS[1074 - exponent] as number);
  const mTop = Math.fround(m);
  const reciprocal = TABLE[cell * 3] as number;
  const a = mTop * reciprocal - 1;
  const b = (m - mTop) * reciprocal;
  const z = a + b;
  const zLow = b - (z - a);
  const zTop = Math.fround(z);
  const zRest = z - zTop + zLow;
  // z²/2 as zTop²/2, exact in 48 bits, and the cross terms.
  const square = 0.5 * zTop * zTop;
  const squareRest = zTop * zRest + 0.5 * zRest * zRest;
  const w = k * LN2_HIGH + (TABLE[cell * 3 + 1] as number);
  const first = w + z;
  const firstLow = w === 0 ? 0 : w - first + z;
  const second = first - square;
  const secondLow = first - second - square;
  const rest =
    firstLow +
    secondLow +
    (zLow - squareRest + (k * LN2_LOW + (TABLE[cell * 3 + 2] as number)) + z * z * z * cubic(z));
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
