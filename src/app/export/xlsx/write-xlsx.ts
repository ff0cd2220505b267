import { writeXlsx as write, type Cell, type CellStyle, type WriteSheet } from 'hucre/xlsx';
import type { CellLook, Sheet, SheetCell, Workbook } from '#report/workbook/sheet.ts';

/** The one place that knows the workbook library: a workbook as XLSX bytes, the same for the same workbook. */
export function writeXlsx(workbook: Workbook): Promise<Uint8Array> {
  const created = new Date(`${workbook.date}T00:00:00Z`);
  return write({
    sheets: workbook.sheets.map(sheetOf),
    properties: {
      title: workbook.title,
      description: workbook.description,
      creator: 'Weighbridge',
      created,
      modified: created,
    },
    defaultFont: { name: 'Calibri', size: 11 },
  });
}

const fill = (rgb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } }) as const;

/** Blue on a pale ground is what a reader may change; formulas are black. */
const looks: Record<CellLook, CellStyle> = {
  title: { font: { bold: true, size: 14 } },
  head: { font: { bold: true }, alignment: { wrapText: true, vertical: 'top' } },
  text: { alignment: { vertical: 'top' } },
  note: { font: { italic: true, color: { rgb: '4A5662' } } },
  input: { font: { color: { rgb: '0B5A8F' } }, fill: fill('DBE8F6'), numFmt: '#,##0.######' },
  usd: { numFmt: '#,##0' },
  price: { numFmt: '0.000000' },
  count: { numFmt: '#,##0.##' },
  share: { numFmt: '0.0%' },
  factor: { numFmt: '0.0000' },
};

function sheetOf({ name, widths, frozen, rows }: Sheet): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  rows.forEach((row, r) => row.forEach((cell, c) => cells.set(`${r},${c}`, cellOf(cell))));
  return {
    name,
    columns: widths.map((width) => ({ width })),
    rows: rows.map((row) => row.map(({ value }) => value)),
    cells,
    freezePane: { rows: frozen },
  };
}

/** A text stays a text whatever it begins with: only what the workbook calls a formula becomes one. */
function cellOf({ value, formula, look }: SheetCell): Partial<Cell> {
  const style = looks[look];
  if (formula !== undefined)
    return { type: 'formula', value, formula, formulaResult: value, style };
  if (value === null) return { type: 'empty', value, style };
  return { type: typeof value === 'number' ? 'number' : 'string', value, style };
}
