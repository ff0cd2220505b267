import type { Analysis, WorkloadResult } from '#engine/analysis.ts';
import type { MedianRun } from '#engine/median-run.ts';
import { outlookNames } from '../names.ts';
import { chosen, optionAt } from '../verdict.ts';
import { wayName } from './input-sheet.ts';
import { discountedColumn, monthlySheetName, type MonthRange } from './monthly-sheet.ts';
import { figure, heads, text, worked, type Sheet, type SheetCell } from './sheet.ts';

/** What the summary is made from. */
export interface SummaryInput {
  sessionName: string;
  scenarioName: string;
  analysis: Analysis;
  median: MedianRun;
}

function roleOf(result: WorkloadResult, id: string): string {
  const is = (index: number | null) => optionAt(result, index)?.option.id === id;
  return [
    chosen(result)?.option.id === id ? 'recommended' : '',
    is(result.leader) ? 'leads by itself' : '',
    is(result.runnerUp) ? 'runner-up' : '',
    is(result.today) ? 'as today' : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/** Each way that is worked out month by month: its sum at median inputs, live, beside the mean of all futures. */
export function summarySheet(
  { analysis, median, sessionName, scenarioName }: SummaryInput,
  ranges: readonly (readonly MonthRange[])[],
): Sheet {
  const rows: SheetCell[][] = [
    [text(`${sessionName}: ${scenarioName}`, 'title')],
    [
      text(
        `Recomputed at median inputs: one future in which every uncertain input stands at its median, in the outlook ${outlookNames[median.outlook] ?? ''}, where no event of less than even odds happens. The recommendation rests on the mean of ${analysis.draws} futures, which is higher or lower wherever a bad turn costs more than a good one saves; the gap is shown. Dollars discounted over ${analysis.months} months.`,
        'note',
      ),
    ],
    heads(
      'Workload',
      'Way',
      'Role',
      'At median inputs',
      'Mean of all futures',
      'Gap to the mean',
      'One in ten below',
      'One in ten above',
      'Cheapest, share of futures',
    ),
  ];
  const recommended: { row: number; usd: number }[] = [];
  median.workloads.forEach((w, i) => {
    const result = analysis.workloads.find(({ id }) => id === w.id);
    if (!result) return;
    if (w.options.length === 0) {
      rows.push([text(w.name), text('Every way to run it is ruled out.')]);
      return;
    }
    w.options.forEach((o, k) => {
      const range = ranges[i]![k]!;
      const found = result.options.find(({ option }) => option.id === o.option.id);
      const role = roleOf(result, o.option.id);
      const n = rows.length + 1;
      if (role.startsWith('recommended')) recommended.push({ row: n, usd: range.discountedUsd });
      rows.push([
        text(w.name),
        text(wayName(o)),
        text(role),
        worked(
          `SUM(${monthlySheetName}!${discountedColumn}${range.first}:${discountedColumn}${range.last})`,
          range.discountedUsd,
        ),
        figure(found?.cost.mean),
        worked(`E${n}-D${n}`, (found?.cost.mean ?? 0) - range.discountedUsd),
        figure(found?.cost.p10),
        figure(found?.cost.p90),
        figure(found?.share, 'share'),
      ]);
    });
  });
  const total = recommended.reduce((sum, r) => sum + r.usd, 0);
  const mean = analysis.portfolio?.recommended;
  const committed = analysis.portfolio?.choice.committed;
  const n = rows.length + 1;
  if (recommended.length > 0)
    rows.push([
      text('All recommended together', 'head'),
      text(committed ? 'The mean holds what is promised and not used' : '', 'head'),
      text('', 'head'),
      worked(recommended.map((r) => `D${r.row}`).join('+'), total),
      figure(mean?.mean),
      worked(`E${n}-D${n}`, (mean?.mean ?? 0) - total),
      figure(mean?.p10),
      figure(mean?.p90),
      text(''),
    ]);
  else rows.push([text('There is nothing to add up: no workload has a way to run it.')]);
  return { name: 'Summary', widths: [32, 52, 20, 18, 18, 18, 18, 18, 14], frozen: 3, rows };
}
