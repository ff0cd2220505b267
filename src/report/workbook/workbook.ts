import {
  costParts,
  type Analysis,
  type OptionResult,
  type WorkloadResult,
} from '#engine/analysis.ts';
import type { MedianRun } from '#engine/median-run.ts';
import type { Source } from '#catalog/types.ts';
import { giverName, optionName, outlookNames, partName, policyName } from '../names.ts';
import { chosen, optionAt } from '../verdict.ts';
import { inputSheet, wayName } from './input-sheet.ts';
import {
  discountedColumn,
  monthlySheet,
  monthlySheetName,
  togetherColumn,
  type MonthRange,
} from './monthly-sheet.ts';
import {
  columnName,
  figure,
  heads,
  text,
  worked,
  type Sheet,
  type SheetCell,
  type Workbook,
} from './sheet.ts';

export interface WorkbookInput {
  sessionName: string;
  scenarioName: string;
  analysis: Analysis;
  median: MedianRun;
  /** Names of offers by key. */
  offerNames: Readonly<Record<string, string>>;
  sources: readonly Source[];
  /** ISO date of the session. */
  date: string;
}

/** Ids of the ways that the workbook works out month by month: recommended, leader, runner-up and today's of each workload. */
export function wantedOptions(analysis: Analysis): Record<string, string[]> {
  return Object.fromEntries(
    analysis.workloads.map((w) => {
      const others = [w.leader, w.runnerUp, w.today].map((i) => optionAt(w, i)?.option.id);
      const picks = [chosen(w)?.option.id, ...others];
      return [w.id, [...new Set(picks.filter((id) => id !== undefined))]];
    }),
  );
}

/** The run at median inputs as a workbook with live formulas, beside the means of all futures. */
export function workbookOf(input: WorkbookInput): Workbook {
  const { analysis, median, sessionName, scenarioName } = input;
  const inputs = inputSheet(median, (key) => input.offerNames[key] ?? key);
  const monthly = monthlySheet(median, inputs);
  return {
    title: `${sessionName}: ${scenarioName}`,
    description: `Catalogue edition ${analysis.edition}, seed ${analysis.seed}, engine ${analysis.engine}, ${analysis.draws} futures`,
    date: input.date,
    sheets: [
      summarySheet(input, monthly.ranges),
      inputs.sheet,
      byMonthSheet(median, monthly.ranges),
      monthly.sheet,
      optionSheet(analysis),
      assumptionSheet(analysis),
      sourceSheet(input.sources),
    ],
  };
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

function summarySheet(
  { analysis, median, sessionName, scenarioName }: WorkbookInput,
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
  const n = rows.length + 1;
  if (recommended.length > 0)
    rows.push([
      text('All recommended together', 'head'),
      text('', 'head'),
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

/** Undiscounted dollars of every way by month. */
function byMonthSheet(median: MedianRun, ranges: readonly (readonly MonthRange[])[]): Sheet {
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

/** Every way that was reckoned, as the mean of all futures. */
function optionSheet(analysis: Analysis): Sheet {
  const row = (w: WorkloadResult, o: OptionResult): SheetCell[] => [
    text(w.name),
    text(`${optionName(o.option)}, ${policyName(o.option.policy)}`),
    text(o.option.eligible ? 'yes' : 'no'),
    ...[o.cost.mean, o.cost.p10, o.cost.p50, o.cost.p90].map((x) => figure(x)),
    figure(o.share, 'share'),
    figure(o.regret),
    figure(o.worstTenth),
    figure(o.successNow, 'share'),
    figure(o.successEnd, 'share'),
    ...costParts.map((part) => figure(o.parts[part])),
  ];
  return {
    name: 'Ways',
    widths: [30, 52, 10, ...Array.from({ length: 9 + costParts.length }, () => 15)],
    frozen: 2,
    rows: [
      [
        text(
          `Every way reckoned: discounted USD over ${analysis.months} months in ${analysis.draws} futures`,
          'title',
        ),
      ],
      heads(
        'Workload',
        'Way',
        'Allowed',
        'Mean',
        'One in ten below',
        'Half below',
        'One in ten above',
        'Cheapest, share of futures',
        'Regret',
        'Regret in the worst tenth',
        'Right today',
        'Right at the end',
        ...costParts.map((part) => `${partName(part)}, mean`),
      ),
      ...analysis.workloads.flatMap((w) => w.options.map((o) => row(w, o))),
    ],
  };
}

/** Every uncertain input with its range, giver and source. */
function assumptionSheet(analysis: Analysis): Sheet {
  const names = new Map(analysis.workloads.map((w) => [w.id, w.name]));
  const owner = (id: string): string =>
    names.get(id) ?? (id === 'world' ? 'the world' : id === 'org' ? 'the organisation' : id);
  return {
    name: 'Assumptions',
    widths: [30, 46, 22, 14, 14, 14, 22, 8, 70],
    frozen: 2,
    rows: [
      [text('Uncertain inputs as they entered the futures', 'title')],
      heads(
        'Of',
        'Input',
        'Unit',
        'One in ten below',
        'Half below',
        'One in ten above',
        'Said by',
        'Grade',
        'Source',
      ),
      ...analysis.inputs.map((r): SheetCell[] => [
        text(owner(r.owner)),
        text(r.label),
        text(r.unit),
        ...[r.p10, r.p50, r.p90].map((x) => figure(x, 'factor')),
        text(giverName(r.by)),
        text(r.grade ?? ''),
        text(r.source === '' ? 'no source stated' : r.source),
      ]),
    ],
  };
}

const sourceSheet = (sources: readonly Source[]): Sheet => ({
  name: 'Sources',
  widths: [80, 60, 14, 30],
  frozen: 2,
  rows: [
    [text('What prices, GPUs, models and priors of this run were read from', 'title')],
    heads('Source', 'Address', 'Date', 'Licence'),
    ...sources.map((s) => [
      text(s.title),
      text(s.url ?? ''),
      text(s.date ?? ''),
      text(s.licence ?? ''),
    ]),
  ],
});
