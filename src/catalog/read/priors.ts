import { isRow, quantilesOf, readerOf, rowsOf, type Reader } from '../fields.ts';
import type { Quantiles } from '../types/common.ts';
import type { Correlation, Outlook, OutlookPrior, Prior } from '../types/prior.ts';
import type { Context, Table } from './table.ts';
import { fileOf, readTable, sourcedOf, withReasons } from './table.ts';

export const OUTLOOKS: readonly Outlook[] = ['open', 'tiered', 'closed'];

function byOutlook<T>(
  reader: Reader,
  name: string,
  read: (value: unknown) => T | null,
): Readonly<Record<Outlook, T>> | null {
  const value = reader.row[name];
  if (value === undefined || value === null) return null;
  const row = isRow(value) ? value : {};
  const [open, tiered, closed] = OUTLOOKS.map((outlook) => read(row[outlook]));
  if (open == null || tiered == null || closed == null) {
    reader.problems.push(`${name} needs rising values for each of ${OUTLOOKS.join(', ')}`);
    return null;
  }
  return { open, tiered, closed };
}

function outlookPriorOf(value: unknown): OutlookPrior | null {
  if (isRow(value) && typeof value['factor'] === 'number') return { factor: value['factor'] };
  return quantilesOf(value);
}

function variantsOf(reader: Reader): Readonly<Record<string, Quantiles>> {
  const variants: Record<string, Quantiles> = {};
  const listed = reader.row['variants'];
  if (!isRow(listed)) return variants;
  for (const [name, value] of Object.entries(listed)) {
    const quantiles = quantilesOf(value);
    if (quantiles === null) reader.problems.push(`the variant ${name} is not three rising numbers`);
    else variants[name] = quantiles;
  }
  return variants;
}

function numbersOf(value: unknown): Readonly<Record<string, number | readonly number[]>> {
  const numbers: Record<string, number | readonly number[]> = {};
  if (!isRow(value)) return numbers;
  for (const [name, each] of Object.entries(value)) {
    if (typeof each === 'number') numbers[name] = each;
    if (Array.isArray(each) && each.every((part) => typeof part === 'number')) numbers[name] = each;
  }
  return numbers;
}

function periodsOf(value: unknown): Readonly<Record<string, number>> {
  const periods: Record<string, number> = {};
  if (isRow(value))
    for (const [name, months] of Object.entries(value))
      if (typeof months === 'number') periods[name] = months;
  return periods;
}

/** Priors; quantiles rise, and a probability stays inside 0 and 1. */
export function readPriors(value: unknown, context: Context): Table<Prior> {
  const { file } = fileOf(value);
  const build = (reader: Reader): Prior => {
    const unit = reader.choice('unit', [
      'timesCheaperPerYear',
      'factorPerYear',
      'percentPerYear',
      'percent',
      'percentagePoints',
      'probability',
      'fraction',
      'ratio',
      'months',
      'monthsPerYear',
      'perYear',
      'logOddsPerMonth',
      'fte',
      'usd',
      'callsPerDay',
    ]);
    const limit = unit === 'probability' || unit === 'fraction' ? 1 : 1e9;
    const quantile = (name: string): number | null => reader.numberOrNull(name, -limit, limit);
    const prior: Prior = {
      id: reader.text('id'),
      name: reader.text('name'),
      unit,
      distribution: reader.choice('distribution', [
        'split-lognormal',
        'split-normal',
        'beta',
        'gamma',
        'dirichlet',
        'mixture',
        'derived',
      ]),
      p10: quantile('p10'),
      p50: quantile('p50'),
      p90: quantile('p90'),
      byOutlook: byOutlook(reader, 'byOutlook', outlookPriorOf),
      outlookPct: byOutlook(reader, 'outlookPct', quantilesOf),
      variants: variantsOf(reader),
      constants: numbersOf(reader.row['constants']),
      periodMonths: reader.numberOrNull('periodMonths', 1, 120),
      period: reader.textOrNull('period'),
      variantPeriodMonths: periodsOf(reader.row['variantPeriodMonths']),
      grade: reader.choice('grade', ['A', 'B', 'C', 'D']),
      role: reader.choice('role', ['used', 'context', 'derived']),
      roleReason: reader.text('roleReason'),
      own: reader.flag('own'),
      claims: reader.texts('claims'),
      ...sourcedOf(reader, context),
    };
    if (prior.outlookPct === null) {
      const { p10, p50, p90 } = prior;
      if (p50 === null) reader.problems.push('p50 is missing');
      else if ((p10 ?? p50) > p50 || p50 > (p90 ?? p50))
        reader.problems.push(`quantiles do not rise: ${p10}, ${p50}, ${p90}`);
      else if (prior.distribution !== 'derived' && (p10 === null || p90 === null))
        reader.problems.push('a sampled prior needs p10 and p90');
    }
    return withReasons(prior, reader, {}, []);
  };
  return readTable('priors', file['rows'], (reader) => reader.text('id'), build);
}

/** Known rank correlations between priors; a pair with an unknown prior is left out. */
export function readCorrelations(
  value: unknown,
  priorIds: ReadonlySet<string>,
): readonly Correlation[] {
  return rowsOf(fileOf(value).file['correlations']).flatMap((row) => {
    const reader = readerOf(row);
    const pair = { a: reader.text('a'), b: reader.text('b'), rank: reader.number('rank', -1, 1) };
    return reader.problems.length === 0 && priorIds.has(pair.a) && priorIds.has(pair.b)
      ? [pair]
      : [];
  });
}
