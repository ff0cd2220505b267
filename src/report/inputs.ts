import type { InputRow } from '#engine/analysis.ts';
import { quantity, quantityRange } from './numbers.ts';

/** A value of an input in its unit. */
export const inputValue = ({ unit }: InputRow, x: number): string => quantity(x, unit);

/** The range of an input from P10 to P90, the unit said once. */
export const inputRange = ({ p10, p90, unit }: InputRow): string => quantityRange(p10, p90, unit);

/** The label of an input inside a sentence: "growth of volume", "GPU rent today". */
export const inputNoun = ({ label }: InputRow): string =>
  /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
