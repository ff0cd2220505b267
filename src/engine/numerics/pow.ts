/** Powers from + − × ÷ alone, through a logarithm of double length; error below 1 ulp. */
import { expOfPair } from './exp.ts';
import { logPair } from './log.ts';

const SPLITTER = 134217729;
const pair = new Float64Array(2);

/** x^y with the special cases of IEEE 754 (1^NaN is 1, as in C). */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (x !== x || y !== y) return NaN;
  if (x > 0 && x < Infinity && y > -Infinity && y < Infinity) return positivePower(x, y);
  return specialPower(x, y);
}

function positivePower(x: number, y: number): number {
  logPair(x, pair);
  const l = pair[0] as number;
  const rest = pair[1] as number;
  const product = y * l;
  if (!(product < 800 && product > -800)) return product > 0 ? Infinity : 0;
  if (!(y < 1e290 && y > -1e290)) return expOfPair(product, 0);
  // Dekker's product: y·l without rounding error.
  let c = SPLITTER * y;
  const yHigh = c - (c - y);
  const yLow = y - yHigh;
  c = SPLITTER * l;
  const lHigh = c - (c - l);
  const lLow = l - lHigh;
  const error = yLow * lLow - (product - yHigh * lHigh - yLow * lHigh - yHigh * lLow);
  return expOfPair(product, error + y * rest);
}

function specialPower(x: number, y: number): number {
  const size = Math.abs(x);
  if (y === Infinity || y === -Infinity) {
    if (size === 1) return 1;
    return size > 1 === y > 0 ? Infinity : 0;
  }
  const whole = Math.floor(y) === y;
  const odd = whole && Math.abs(y) < 9007199254740992 && y % 2 !== 0;
  const negative = x < 0 || Object.is(x, -0);
  if (size === 0 || size === Infinity) {
    const power = (size === 0) === y < 0 ? Infinity : 0;
    return negative && odd ? -power : power;
  }
  if (!whole) return NaN;
  const power = positivePower(size, y);
  return odd ? -power : power;
}
