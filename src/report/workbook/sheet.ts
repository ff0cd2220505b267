/** How a cell looks and what its number is. */
export type CellLook =
  'title' | 'head' | 'text' | 'note' | 'input' | 'usd' | 'price' | 'count' | 'share' | 'factor';

/** A value, and the formula that gives it where it is worked out in the sheet. */
export interface SheetCell {
  value: string | number | null;
  /** Without the leading equals sign. */
  formula?: string;
  look: CellLook;
}

export interface Sheet {
  name: string;
  /** Column widths in characters. */
  widths: number[];
  /** Rows that stay in view. */
  frozen: number;
  rows: SheetCell[][];
}

/** A workbook as data; every formula carries the value it gives. */
export interface Workbook {
  title: string;
  description: string;
  /** ISO date written into the file; never the clock, so that bytes repeat. */
  date: string;
  sheets: Sheet[];
}

/** What a cell may hold; longer text is cut by spreadsheets themselves, with a repair prompt. */
const longestText = 32_000;

/** Text as it stands, never a formula; characters that XML forbids are left out. */
export const text = (value: string, look: CellLook = 'text'): SheetCell => ({
  value: value
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .slice(0, longestText),
  look,
});

/** A figure; one that is not known is left empty. */
export const figure = (value: number | null | undefined, look: CellLook = 'usd'): SheetCell => ({
  value: value !== null && value !== undefined && Number.isFinite(value) ? value : null,
  look,
});

/** A figure worked out in the sheet, with the value it has now. */
export const worked = (formula: string, value: number, look: CellLook = 'usd'): SheetCell => ({
  value,
  formula,
  look,
});

export const heads = (...titles: string[]): SheetCell[] => titles.map((t) => text(t, 'head'));

/** Letters of a column counted from 0: 0 is A, 26 is AA. */
export function columnName(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return `${rest >= 0 ? columnName(rest) : ''}${String.fromCharCode(65 + (index % 26))}`;
}
