import type { InputRow } from '#engine/analysis.ts';
import { quantity, quantityRange } from './numbers.ts';

/** A value of an input in its unit. */
export const inputValue = ({ unit }: InputRow, x: number): string => quantity(x, unit);

/** The range of an input from P10 to P90, the unit said once. */
export const inputRange = ({ p10, p90, unit }: InputRow): string => quantityRange(p10, p90, unit);

/** The label of an input inside a sentence: "the growth of volume", "GPU rent today", "the yearly drift of GPU rent". */
export function inputNoun({ label, unit }: InputRow): string {
  const [, what, change] = /^(.+), (yearly [a-z]+)$/.exec(label) ?? [];
  const isBareCost = unit.startsWith('USD') && !/cost|price|rent|worth/i.test(label);
  const noun =
    what && change
      ? `${change} of ${/ (?:of|for) /.test(what) ? 'the ' : ''}${lower(what)}`
      : `${isBareCost ? 'cost of ' : ''}${lower(label)}`;
  return / of /.test(noun) ? `the ${noun}` : noun;
}

const lower = (text: string): string =>
  /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
