/** Sobol' points from the Joe–Kuo direction numbers, as 32-bit fractions, in Gray-code order. */
import { JOE_KUO_BITS, SOBOL_DIMENSIONS } from './joe-kuo.ts';

export { SOBOL_DIMENSIONS };

/** A dimension's primitive polynomial (degree s, inner coefficients a) and initial numbers m_1…m_s. */
export interface JoeKuoRow {
  readonly degree: number;
  readonly coefficients: number;
  readonly initial: readonly number[];
}

const rows: JoeKuoRow[] = [];

/** The row of the Joe–Kuo table for dimension d = 2…1,280 (dimension 1 has none). */
export function joeKuoRow(d: number): JoeKuoRow {
  if (rows.length === 0) decode();
  const row = rows[d - 2];
  if (row === undefined) throw new RangeError(`Sobol' rows exist for dimensions 2 to 1280: ${d}`);
  return row;
}

/** Direction numbers v_1…v_32 of a dimension counted from 0, as unsigned 32-bit fractions. */
export function directionNumbers(dimension: number): Uint32Array {
  const v = new Uint32Array(32);
  if (dimension === 0) {
    for (let i = 0; i < 32; i += 1) v[i] = 1 << (31 - i);
    return v;
  }
  const { degree, coefficients, initial } = joeKuoRow(dimension + 1);
  for (let i = 0; i < 32; i += 1) {
    if (i < degree) {
      v[i] = (initial[i] as number) << (31 - i);
      continue;
    }
    const back = v[i - degree] as number;
    let value = back ^ (back >>> degree);
    for (let k = 1; k < degree; k += 1) {
      if (((coefficients >>> (degree - 1 - k)) & 1) === 1) value ^= v[i - k] as number;
    }
    v[i] = value >>> 0;
  }
  return v;
}

/** The first `count` points of one dimension as unsigned 32-bit fractions, index 0 included. */
export function sobolColumn(dimension: number, count: number): Uint32Array {
  const v = directionNumbers(dimension);
  const column = new Uint32Array(count);
  let x = 0;
  for (let i = 1; i < count; i += 1) {
    x ^= v[31 - Math.clz32(i & -i)] as number;
    column[i] = x;
  }
  return column;
}

function decode(): void {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const text = JOE_KUO_BITS.replaceAll('\n', '');
  let position = 0;
  const take = (bits: number) => {
    let value = 0;
    for (let i = 0; i < bits; i += 1) {
      const sextet = alphabet.indexOf(text.charAt(Math.floor(position / 6)));
      value = value * 2 + ((sextet >> (5 - (position % 6))) & 1);
      position += 1;
    }
    return value;
  };
  for (let d = 2; d <= SOBOL_DIMENSIONS; d += 1) {
    const degree = take(4);
    const coefficients = take(degree - 1);
    const initial = [1];
    for (let i = 2; i <= degree; i += 1) initial.push(2 * take(i - 1) + 1);
    rows.push({ degree, coefficients, initial });
  }
}
