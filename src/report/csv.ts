import type { Cell, Column } from './blocks.ts';

/** A table as it is saved. */
export interface SavedTable {
  columns: readonly Pick<Column, 'title'>[];
  rows: readonly (readonly Cell[])[];
}

/** What a spreadsheet would run as a formula; full-width signs count because some convert them. */
const formula = /^[=+\-@\t\r＝＋－＠]/;
const plainNumber = /^[+-]?\d[\d.,]*\s?%?$/;

/**
 * Text that a spreadsheet shows and never runs: an apostrophe goes before what begins as a formula
 * does and is no number.
 */
export const inertText = (text: string): string =>
  formula.test(text.trimStart()) && !plainNumber.test(text) ? `'${text}` : text;

/** A field of RFC 4180: quoted where it must be. */
function field(text: string): string {
  const inert = inertText(text.replaceAll('\u0000', ''));
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/**
 * A table as CSV (RFC 4180, lines end with CR LF) with a byte order mark, without which Excel reads
 * UTF-8 wrongly. Where any cell of a column has a second line, a column for those follows it.
 */
export function csvOf({ columns, rows }: SavedTable): string {
  const noted = columns.map((_, i) => rows.some((row) => row[i]?.note !== undefined));
  const line = (cells: readonly string[]): string => `${cells.map(field).join(',')}\r\n`;
  const head = columns.flatMap(({ title }, i) => (noted[i] ? [title, `${title}: note`] : [title]));
  const body = rows.map((row) =>
    columns.flatMap((_, i) => {
      const { text = '', note = '' } = row[i] ?? {};
      return noted[i] ? [text, note] : [text];
    }),
  );
  return `\ufeff${line(head)}${body.map(line).join('')}`;
}
