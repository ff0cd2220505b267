import type { InputRow } from '#engine/analysis.ts';
import { isShare } from '#profile/check.ts';
import { count, quantity, quantityRange } from './numbers.ts';

/** World inputs in percent are stored in percent; answers to questions are stored as fractions. */
const inPercent = ({ owner, unit }: InputRow): boolean => owner === 'world' && isShare(unit);

/** A value of an input in its unit. */
export const inputValue = (row: InputRow, x: number): string =>
  inPercent(row) ? `${count(x)}\u00a0${row.unit}` : quantity(x, row.unit);

/** The range of an input from P10 to P90, the unit said once. */
export const inputRange = (row: InputRow): string =>
  inPercent(row)
    ? `${count(row.p10)} to ${count(row.p90)}\u00a0${row.unit}`
    : quantityRange(row.p10, row.p90, row.unit);

/** The label of an input inside a sentence: "growth of volume", "GPU rent today". */
export const inputNoun = ({ label }: InputRow): string =>
  /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
