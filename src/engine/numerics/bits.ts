/** Exact powers of two, 2^k for k = −1074…1023, at index k + 1074. */
export const POWERS_OF_TWO = powersOfTwo();

/** One double and its two 32-bit halves: the scratch through which exponents are read. */
export const DOUBLE = new Float64Array(1);
export const HALVES = new Uint32Array(DOUBLE.buffer);

/** Which half of `HALVES` holds the sign and the exponent on this machine, and which the rest. */
export const HIGH = highHalf();
export const LOW = 1 - HIGH;

/** y·2^k for |y| in [½, 4) and any k, rounded once (twice only among subnormal results). */
export function scaled(y: number, k: number): number {
  if (k >= -1000 && k <= 1000) return y * (POWERS_OF_TWO[k + 1074] as number);
  if (k > 1000) return y * (POWERS_OF_TWO[2074] as number) * (POWERS_OF_TWO[k + 74] as number);
  if (k < -2000) return 0;
  return y * (POWERS_OF_TWO[k + 1074 + 1000] as number) * (POWERS_OF_TWO[74] as number);
}

function powersOfTwo(): Float64Array {
  const powers = new Float64Array(2098);
  let power = Number.MIN_VALUE;
  for (let i = 0; i < powers.length; i += 1) {
    powers[i] = power;
    power *= 2;
  }
  return powers;
}

function highHalf(): 0 | 1 {
  DOUBLE[0] = 1;
  return HALVES[1] === 0 ? 0 : 1;
}
