import type { MedianRun } from '#engine/median-run.ts';
import { wayName } from './input-sheet.ts';
import { monthlySheetName, togetherColumn, type MonthRange } from './monthly-sheet.ts';
import { columnName, figure, heads, text, worked, type Sheet, type SheetCell } from './sheet.ts';

/** Undiscounted dollars of every way by month. */
export function byMonthSheet(median: MedianRun, ranges: readonly (readonly MonthRange[])[]): Sheet {
  const columns = median.workloads.flatMap((w, i) =>
    w.options.map((o, k) => ({ title: `${w.name}: ${wayName(o)}`, range: ranges[i]![k]! })),
  );
  const months = median.discount.length - 1;
  const rows: SheetCell[][] = [
    [text('Cost of each way by month at median inputs, USD, not discounted', 'title')],
    heads('Month', ...columns.map((c) => c.title)),
    ...Array.from({ length: columns.length > 0 ? months : 0 }, (_, t): SheetCell[] => [
      figure(t + 1, 'count'),
      ...columns.map(({ range }) =>
        worked(`${monthlySheetName}!${togetherColumn}${range.first + t}`, range.monthlyUsd[t]!),
      ),
    ]),
  ];
  if (columns.length > 0)
    rows.push([
      text('Together', 'head'),
      ...columns.map(({ range }, i) => {
        const letter = columnName(i + 1);
        return worked(
          `SUM(${letter}3:${letter}${months + 2})`,
          range.monthlyUsd.reduce((a, b) => a + b, 0),
        );
      }),
    ]);
  return { name: 'By month', widths: [10, ...columns.map(() => 26)], frozen: 2, rows };
}
