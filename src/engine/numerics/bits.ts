/** Exact powers of two, 2^k for k = −1074…1023, at index k + 1074. */
export const POWERS_OF_TWO = powersOfTwo();

/** Which 32-bit half of a double holds its sign and exponent on this machine. */
export const HIGH_HALF = highHalf();

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
  const halves = new Int32Array(Float64Array.of(1).buffer);
  return halves[1] === 0 ? 0 : 1;
}
