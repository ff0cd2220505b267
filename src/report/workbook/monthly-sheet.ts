import type { MedianOption, MedianRun, MedianWorkload } from '#engine/median-run.ts';
import type { InputSheet, OptionInputs, Reference, WorkloadInputs } from './input-sheet.ts';
import { gpuHours, wayName } from './input-sheet.ts';
import { columnName, figure, heads, text, worked, type Sheet, type SheetCell } from './sheet.ts';

export const monthlySheetName = 'Monthly';

/** Where an option's months stand and what they come to. */
export interface MonthRange {
  first: number;
  last: number;
  discountedUsd: number;
  /** Undiscounted USD by month. */
  monthlyUsd: number[];
}

export interface MonthlySheet {
  sheet: Sheet;
  /** By workload and option, as in the run. */
  ranges: MonthRange[][];
}

const titles = [
  'Workload',
  'Way',
  'Month',
  'Requests',
  'Tokens against today',
  'First model: calls',
  'First model: price against today',
  'Second model: calls',
  'Second model: price against today',
  'Failed unnoticed',
  'Failed noticed',
  'GPU-hours at the first month’s price',
  'People',
  'Hardware bought',
  'Value left of it at the end',
  'Share of a move',
  'Evaluations',
  'Tuning, and what a contract asks',
  'Events, discounted',
  'Discount factor',
  'Tokens, USD',
  'GPUs, USD',
  'People, USD',
  'Failed tasks, USD',
  'Moves, tuning and contract, USD',
  'Evaluation, USD',
  'Independence, USD',
  'Together, USD',
  'Discounted, USD',
];
const letter = Object.fromEntries(titles.map((title, i) => [title, columnName(i)]));
/** Letter of the column of what a month comes to, undiscounted and discounted. */
export const togetherColumn = letter['Together, USD']!;
export const discountedColumn = letter['Discounted, USD']!;

/** One row for each month of each way: quantities as the run had them, dollars as formulas over the inputs. */
export function monthlySheet(run: MedianRun, inputs: InputSheet): MonthlySheet {
  const rows: SheetCell[][] = [
    [
      text(
        'Month by month at median inputs: quantities of the run, and dollars worked out from the sheet Inputs',
        'title',
      ),
    ],
    heads(...titles),
  ];
  const ranges = run.workloads.map((w, i) => {
    const own = inputs.workloads[i]!;
    return w.options.map((o, k): MonthRange => {
      const first = rows.length + 1;
      const months = w.requests.map((_, t) =>
        monthRow(rows, { run, w, o, own, option: own.options[k]!, rate: inputs.discountRate }, t),
      );
      return {
        first,
        last: rows.length,
        discountedUsd: months.reduce((sum, m) => sum + m.discounted, 0),
        monthlyUsd: months.map((m) => m.together),
      };
    });
  });
  const widths = titles.map((_, i) => (i < 2 ? 30 : i === 2 ? 8 : 14));
  return { sheet: { name: monthlySheetName, widths, frozen: 2, rows }, ranges };
}

interface Month {
  run: MedianRun;
  w: MedianWorkload;
  o: MedianOption;
  own: WorkloadInputs;
  option: OptionInputs;
  rate: Reference;
}

/** Adds one row; every value beside a formula is worked out in the same order as the formula. */
function monthRow(
  rows: SheetCell[][],
  { run, w, o, own, option, rate }: Month,
  t: number,
): { together: number; discounted: number } {
  const n = rows.length + 1;
  const at = (title: string): string => `${letter[title]!}${n}`;
  const hours = gpuHours(o)?.hours[t] ?? 0;
  const people = (o.fleet?.people[t] ?? 0) / (w.engineerUsdPerYear / 12);
  const [a, b] = o.legs;
  const [callA, callB] = option.calls;
  const values = {
    requests: w.requests[t]!,
    growth: w.tokenGrowth[t]!,
    bought: o.fleet?.bought[t] ?? 0,
    residual: o.fleet?.residual[t] ?? 0,
    tuning: (o.fleet?.tuning[t] ?? 0) + o.owed[t]!,
    discount: run.discount[t]!,
    end: run.discount[run.discount.length - 1]!,
  };
  const volume = values.requests * own.volume.value;
  const perRequest =
    (a && callA ? a.calls[t]! * a.index[t]! * callA.value : 0) +
    (b && callB ? b.calls[t]! * b.index[t]! * callB.value : 0);
  const tokens = volume * values.growth * perRequest * (1 + o.noticed[t]!);
  const gpus = hours * (option.usdPerGpuHour?.value ?? 0);
  const setup = t === 0 && option.setup ? option.setup.value : 0;
  const staff = (people * option.engineer.value) / 12 + setup;
  const failures =
    volume * (o.unnoticed[t]! * own.unnoticed.value + o.noticed[t]! * own.noticed.value);
  const moves = o.migration[t]! * own.migration.value + values.tuning;
  const evaluation = o.evaluations[t]! * own.evaluation.value;
  const independence = option.independence.value / 12;
  const hardware = option.hardware?.value ?? 1;
  const together =
    tokens + gpus + staff + failures + moves + evaluation + independence + values.bought * hardware;
  const discounted =
    together * values.discount - values.residual * hardware * values.end + o.events[t]!;
  const times = (terms: (string | null)[]): string => terms.filter((x) => x !== null).join('*');
  const legs = [
    callA && times([at('First model: calls'), at('First model: price against today'), callA.at]),
    callB && times([at('Second model: calls'), at('Second model: price against today'), callB.at]),
  ].filter(Boolean);
  const requests = `${at('Requests')}*${own.volume.at}`;
  const factor = option.hardware?.at ?? '1';
  rows.push([
    text(w.name),
    text(wayName(o)),
    figure(t + 1, 'count'),
    figure(values.requests, 'count'),
    figure(values.growth, 'factor'),
    figure(a ? a.calls[t]! : null, 'factor'),
    figure(a ? a.index[t]! : null, 'factor'),
    figure(b ? b.calls[t]! : null, 'factor'),
    figure(b ? b.index[t]! : null, 'factor'),
    figure(o.unnoticed[t]!, 'share'),
    figure(o.noticed[t]!, 'share'),
    figure(hours, 'count'),
    figure(people, 'factor'),
    figure(values.bought),
    figure(values.residual),
    figure(o.migration[t]!, 'factor'),
    figure(o.evaluations[t]!, 'factor'),
    figure(values.tuning),
    figure(o.events[t]!),
    worked(`(1+${rate.at})^(-(${at('Month')}-0.5)/12)`, values.discount, 'factor'),
    worked(
      legs.length === 0
        ? '0'
        : `${requests}*${at('Tokens against today')}*(${legs.join('+')})*(1+${at('Failed noticed')})`,
      tokens,
    ),
    worked(
      option.usdPerGpuHour
        ? `${at('GPU-hours at the first month’s price')}*${option.usdPerGpuHour.at}`
        : '0',
      gpus,
    ),
    worked(
      `${at('People')}*${option.engineer.at}/12${t === 0 && option.setup ? `+${option.setup.at}` : ''}`,
      staff,
    ),
    worked(
      `${requests}*(${at('Failed unnoticed')}*${own.unnoticed.at}+${at('Failed noticed')}*${own.noticed.at})`,
      failures,
    ),
    worked(
      `${at('Share of a move')}*${own.migration.at}+${at('Tuning, and what a contract asks')}`,
      moves,
    ),
    worked(`${at('Evaluations')}*${own.evaluation.at}`, evaluation),
    worked(`${option.independence.at}/12`, independence),
    worked(
      `SUM(${at('Tokens, USD')}:${at('Independence, USD')})+${at('Hardware bought')}*${factor}`,
      together,
    ),
    worked(
      `${at('Together, USD')}*${at('Discount factor')}-${at('Value left of it at the end')}*${factor}*(1+${rate.at})^-${(run.discount.length - 1) / 12}+${at('Events, discounted')}`,
      discounted,
    ),
  ]);
  return { together, discounted };
}
