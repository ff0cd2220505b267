import type { EfficiencyFit, FitErrors } from '#engine/serving/efficiency-fit.ts';
import type { Cell, Column } from '../blocks.ts';
import { plural, percent } from '../numbers.ts';

/** What the leave-one-out errors of the throughput model say, in a sentence. */
export function calibrationClaim({ leaveOneOut, rows, configurations }: EfficiencyFit): string {
  const all = leaveOneOut.filter((each) => each.regime === 'all regimes');
  const parts = all.map(
    (each) =>
      `${each.models} models: half of the errors below ${percent(each.medianError)}, the 80 % band held ${percent(each.coverage)} of ${each.rows} rows`,
  );
  return `${plural(rows, 'measured row')} of ${plural(configurations, 'configuration')}, each predicted by a fit that had not seen its configuration. ${parts.join('; ')}.`;
}

/** Error and coverage by regime and class of model. */
export function calibrationTable(errors: readonly FitErrors[]): {
  columns: Column[];
  rows: Cell[][];
} {
  const right = (title: string): Column => ({ title, align: 'right', width: 0.15 });
  return {
    columns: [
      { title: 'Regime and class', align: 'left', width: 0.4 },
      right('Rows'),
      right('Median error'),
      right('Roofline alone'),
      right('Band of 80 % held'),
    ],
    rows: errors.map((each): Cell[] => [
      { text: each.regime, note: `${each.models} models` },
      { text: String(each.rows), note: plural(each.configurations, 'configuration') },
      { text: percent(each.medianError) },
      { text: percent(each.medianErrorOfRoofline) },
      { text: each.coverage === null ? 'too few rows' : percent(each.coverage) },
    ]),
  };
}
