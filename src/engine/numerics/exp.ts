/**
 * e^x and e^x − 1 from + − × ÷ alone, so that every engine gives the same bits. Table of 2^(j/64)
 * and a short series (Tang 1989, ACM TOMS 15:144); error below 0.6 ulp for exp, 2 ulp for expm1.
 */
import { POWERS_OF_TWO, scaled } from './bits.ts';
import { EXP_TABLE } from './exp-table.ts';

// Local, not imported: engines read a module's own constants faster than another's.
const TABLE = EXP_TABLE;
const POWERS = POWERS_OF_TWO;
const STEPS_PER_UNIT = 92.33248261689366;
const STEP_HIGH = 0.010830424696223417;
const STEP_LOW = 2.572804622327669e-14;
const OVERFLOW = 709.782712893384;
const UNDERFLOW = -745.1332191019412;
/** Adding and taking off 1.5·2⁵² rounds to the nearest whole number. */
const ROUNDER = 6755399441055744;

/** e^x. */
export function exp(x: number): number {
  if (!(x > -708 && x < 709)) return +expAtTheEdge(x);
  const n = x * STEPS_PER_UNIT + ROUNDER - ROUNDER;
  const r = x - n * STEP_HIGH - n * STEP_LOW;
  const i = n | 0;
  const high = TABLE[(i & 63) << 1] as number;
  const low = TABLE[((i & 63) << 1) | 1] as number;
  const y = high + (low + high * series(r));
  return y * (POWERS[(i >> 6) + 1074] as number);
}

/** e^(high + low) for |low| far below |high|: what a power needs. */
export function expOfPair(high: number, low: number): number {
  if (!(high >= UNDERFLOW && high <= OVERFLOW)) return expAtTheEdge(high);
  const n = high * STEPS_PER_UNIT + ROUNDER - ROUNDER;
  return assembled(n | 0, high - n * STEP_HIGH + (low - n * STEP_LOW));
}

/** e^x − 1, exact to the last places also near 0. */
export function expm1(x: number): number {
  if (!(x > -40)) return x === x ? -1 : x;
  if (x > 40) return exp(x);
  const n = x * STEPS_PER_UNIT + ROUNDER - ROUNDER;
  const r = x - n * STEP_HIGH - n * STEP_LOW;
  const i = n | 0;
  if (i === 0) return series(r);
  const power = POWERS[(i >> 6) + 1074] as number;
  const high = (TABLE[(i & 63) << 1] as number) * power;
  const low = (TABLE[((i & 63) << 1) | 1] as number) * power;
  if (high > 64) return high + (low + high * series(r) - 1);
  return high - 1 + (low + high * series(r));
}

/** e^r − 1 for |r| ≤ ln 2 / 128. */
function series(r: number): number {
  return (
    r +
    r *
      r *
      (0.5 +
        r *
          (0.16666666666666666 +
            r * (0.041666666666666664 + r * (0.008333333333333333 + r * 0.001388888888888889))))
  );
}

function expAtTheEdge(x: number): number {
  if (x !== x) return x;
  if (x > OVERFLOW) return Infinity;
  if (x < UNDERFLOW) return 0;
  const n = x * STEPS_PER_UNIT + ROUNDER - ROUNDER;
  return assembled(n | 0, x - n * STEP_HIGH - n * STEP_LOW);
}

function assembled(i: number, r: number): number {
  const high = TABLE[(i & 63) << 1] as number;
  const low = TABLE[((i & 63) << 1) | 1] as number;
  return scaled(high + (low + high * series(r)), i >> 6);
}
