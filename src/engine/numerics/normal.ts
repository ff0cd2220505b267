/** The standard normal: density, distribution function and unit loss integral. */
import { expOfPair } from './exp.ts';
import { MILLS_TABLE } from './mills-table.ts';

const DENSITY_AT_0 = 0.3989422804014327;
const DENSITY_AT_0_LOW = -2.49232720227773e-17;
const TABLE = MILLS_TABLE;
const TABLE_END = 8.5;
const TERMS = 12;

/** φ(z). */
export function normalPdf(z: number): number {
  const e = exponential(Math.abs(z));
  return e * DENSITY_AT_0 + e * DENSITY_AT_0_LOW;
}

/** Φ(z), within 2 ulp from z = −8.5 on (uniforms of 32 bits reach ∓6.34), within 3 down to −37. */
export function normalCdf(z: number): number {
  const y = Math.abs(z);
  if (z !== z) return NaN;
  const tail = y < TABLE_END ? exponential(y) * scaledTail(y) : farTail(y);
  return z > 0 ? 1 - tail : tail;
}

/** L(z) = φ(z) − z·(1 − Φ(z)): what a normal quantity is expected to exceed z by (Raiffa & Schlaifer); errs as Φ. */
export function normalLoss(z: number): number {
  if (z < 0) return -z + normalLoss(-z);
  if (z < TABLE_END) return exponential(z) * scaledLoss(z);
  return normalPdf(z) / (z * fraction(z, 2) + 1);
}

/** φ(y)·√(2π) = e^(−y²/2), with the rounding error of y² carried along. */
function exponential(y: number): number {
  if (!(y < 39)) return y !== y ? NaN : 0;
  const top = Math.fround(y);
  const rest = y - top;
  const half = 0.5 * y * y;
  return expOfPair(-half, half - 0.5 * top * top - top * rest - 0.5 * rest * rest);
}

/** N(y) = e^(y²/2)·Φ(−y): the table's value and Taylor's series; N' = −K, and N⁽ⁿ⁺¹⁾ = y·N⁽ⁿ⁾ + n·N⁽ⁿ⁻¹⁾. */
function scaledTail(y: number): number {
  const row = Math.round(y * 8);
  const node = row / 8;
  const t = y - node;
  let before = TABLE[4 * row] as number;
  let slope = -(TABLE[4 * row + 2] as number);
  let power = t;
  let sum = power * slope;
  for (let n = 1; n < TERMS; n += 1) {
    const next = node * slope + n * before;
    before = slope;
    slope = next;
    power *= t / (n + 1);
    sum += power * slope;
  }
  return (TABLE[4 * row] as number) + ((TABLE[4 * row + 1] as number) + sum);
}

/** K(y) = e^(y²/2)·L(y), the same way: no difference of like numbers is left to cancel. */
function scaledLoss(y: number): number {
  const row = Math.round(y * 8);
  const node = row / 8;
  const t = y - node;
  let before = TABLE[4 * row] as number;
  let slope = -(TABLE[4 * row + 2] as number);
  let power = 1;
  let sum = 0;
  for (let n = 1; n < TERMS; n += 1) {
    const next = node * slope + n * before;
    before = slope;
    slope = next;
    power *= t / n;
    sum += power * slope;
  }
  return (TABLE[4 * row + 2] as number) + ((TABLE[4 * row + 3] as number) - sum);
}

function farTail(y: number): number {
  return y > 39 ? 0 : normalPdf(y) / (y + 1 / fraction(y, 2));
}

/** y + k/(y + (k + 1)/(y + …)): the tail of Laplace's continued fraction of Mills' ratio. */
function fraction(y: number, k: number): number {
  let value = y;
  for (let j = 20 + Math.ceil(420 / (y * y)); j >= k; j -= 1) value = y + j / value;
  return value;
}
