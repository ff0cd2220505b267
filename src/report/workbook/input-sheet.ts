import { hoursPerMonth } from '#engine/money/calendar.ts';
import type { MedianLeg, MedianOption, MedianRun, MedianWorkload } from '#engine/median-run.ts';
import { optionName, policyName } from '../names.ts';
import { figure, heads, text, worked, type CellLook, type Sheet, type SheetCell } from './sheet.ts';

/** Where an input stands, for formulas, and its value. */
export interface Reference {
  at: string;
  value: number;
}

/** The inputs of one option by what the monthly sheet multiplies them with. */
export interface OptionInputs {
  /** USD of one call of each leg at today's prices. */
  calls: Reference[];
  usdPerGpuHour: Reference | null;
  hardware: Reference | null;
  engineer: Reference;
  setup: Reference | null;
  independence: Reference;
}

export interface WorkloadInputs {
  volume: Reference;
  unnoticed: Reference;
  noticed: Reference;
  migration: Reference;
  evaluation: Reference;
  options: OptionInputs[];
}

export interface InputSheet {
  sheet: Sheet;
  discountRate: Reference;
  workloads: WorkloadInputs[];
}

export const inputSheetName = 'Inputs';

/** Hours of GPUs a month costs at the price of the first: the price's own path and idle hours are in. */
export const gpuHours = ({
  fleet,
}: MedianOption): { usdPerHour: number; hours: number[] } | null => {
  const first = fleet?.running.findIndex((usd) => usd > 0) ?? -1;
  if (!fleet || first < 0) return null;
  const usdPerHour = fleet.running[first]! / (Math.max(1, fleet.gpus[first]!) * hoursPerMonth);
  return { usdPerHour, hours: fleet.running.map((usd) => usd / usdPerHour) };
};

/** Every figure that a reader may change, one a row; the other sheets point here. */
export function inputSheet(run: MedianRun, offerName: (key: string) => string): InputSheet {
  const rows: SheetCell[][] = [
    [text('Inputs: change a figure on blue and every total follows', 'title')],
    [
      text(
        'Each stands at its median. Prices are the list prices read; the share paid counts batches and your discount. What is not here, such as how prices and failures move by month, stands in the sheet Monthly as the run had it.',
        'note',
      ),
    ],
    heads('Workload', 'Way', 'Input', 'Value', 'Unit'),
  ];
  const add = (
    where: [string, string],
    label: string,
    value: number,
    unit: string,
    look: CellLook = 'input',
    formula?: string,
  ): Reference => {
    const cell = formula === undefined ? figure(value, look) : worked(formula, value, look);
    rows.push([text(where[0]), text(where[1]), text(label), cell, text(unit)]);
    return { at: `${inputSheetName}!$D$${rows.length}`, value };
  };
  const discountRate = add(['All', ''], 'Discount rate', run.discountRate, 'a year');
  const workloads = run.workloads.map((w): WorkloadInputs => {
    const all: [string, string] = [w.name, 'every way'];
    const tokensIn = add(all, 'Input tokens', w.tokensIn, 'a request');
    const cached = add(all, 'Share of input read from cache', w.cachedShare, 'share');
    const tokensOut = add(all, 'Output tokens', w.tokensOut, 'a request');
    const size = { tokensIn, cached, tokensOut };
    return {
      volume: add(all, 'Volume against this run', 1, 'times'),
      unnoticed: add(all, 'Cost of a failure that nobody notices', w.unnoticedUsd, 'USD'),
      noticed: add(all, 'Cost of a failure that somebody notices', w.noticedUsd, 'USD'),
      migration: add(all, 'Moving to another model family', w.migrationUsd, 'USD'),
      evaluation: add(all, 'One evaluation', w.evaluationUsd, 'USD'),
      options: w.options.map((o) => optionInputs(w, o, size, add, offerName)),
    };
  });
  return {
    sheet: { name: inputSheetName, widths: [30, 44, 42, 16, 14], frozen: 3, rows },
    discountRate,
    workloads,
  };
}

type Add = (
  where: [string, string],
  label: string,
  value: number,
  unit: string,
  look?: CellLook,
  formula?: string,
) => Reference;

function optionInputs(
  w: MedianWorkload,
  o: MedianOption,
  size: Record<'tokensIn' | 'cached' | 'tokensOut', Reference>,
  add: Add,
  offerName: (key: string) => string,
): OptionInputs {
  const where: [string, string] = [w.name, wayName(o)];
  const calls = o.legs.map((leg) => {
    const name = leg.offer === null ? 'model' : offerName(leg.offer);
    return callPrice(leg, name, where, size, add);
  });
  const hours = gpuHours(o);
  const hasHardware = o.fleet?.bought.some((usd) => usd > 0) ?? false;
  return {
    calls,
    usdPerGpuHour: hours && add(where, 'GPU-hour, all in', hours.usdPerHour, 'USD'),
    hardware: hasHardware ? add(where, 'Hardware prices against this run', 1, 'times') : null,
    engineer: add(where, 'Engineer', w.engineerUsdPerYear, 'USD a year'),
    setup: o.setupUsd > 0 ? add(where, 'Set-up by engineers', o.setupUsd, 'USD once') : null,
    independence: add(
      where,
      'What independence from one vendor is worth to you',
      o.independenceUsdPerYear,
      'USD a year',
    ),
  };
}

/** The name of a way as it stands in every sheet. */
export const wayName = ({ option }: MedianOption): string =>
  `${optionName(option)}, ${policyName(option.policy)}`;

function callPrice(
  { prices }: MedianLeg,
  name: string,
  where: [string, string],
  { tokensIn, cached, tokensOut }: Record<'tokensIn' | 'cached' | 'tokensOut', Reference>,
  add: Add,
): Reference {
  const unit = 'USD per million tokens';
  const input = add(where, `${name}: input`, prices.input, unit);
  const read = add(where, `${name}: cached input`, prices.cached, unit);
  const output = add(where, `${name}: output`, prices.output, unit);
  const ofInput = add(where, `${name}: share of the input price paid`, prices.paidOfInput, 'share');
  const ofRead = add(
    where,
    `${name}: share of the cached price paid`,
    prices.paidOfCached,
    'share',
  );
  const ofOutput = add(
    where,
    `${name}: share of the output price paid`,
    prices.paidOfOutput,
    'share',
  );
  const value =
    (tokensIn.value *
      ((1 - cached.value) * input.value * ofInput.value +
        cached.value * read.value * ofRead.value) +
      tokensOut.value * output.value * ofOutput.value) /
    1e6;
  const here = (r: Reference): string => r.at.slice(r.at.indexOf('!') + 1);
  const formula = `(${here(tokensIn)}*((1-${here(cached)})*${here(input)}*${here(ofInput)}+${here(cached)}*${here(read)}*${here(ofRead)})+${here(tokensOut)}*${here(output)}*${here(ofOutput)})/1000000`;
  return add(where, `${name}: one call today`, value, 'USD', 'price', formula);
}
