import { isRow, readerOf, rowsOf, type Reader, type Row } from '../fields.ts';
import type { PricePoint, PriceSeries, Removal } from '../types/history.ts';
import type { Context, Table } from './table.ts';
import { dateOf, dateOrNull, fileOf, readTable, sourcesOf } from './table.ts';

function pointOf(reader: Reader, context: Context): PricePoint {
  const price = (name: string): number => reader.number(name, 0.0001, 1000);
  return {
    date: dateOrNull(reader, 'date', context, true),
    inputUsdPerMtok: price('inputUsdPerMtok'),
    outputUsdPerMtok: price('outputUsdPerMtok'),
    cachedInputUsdPerMtok: reader.numberOrNull('cachedInputUsdPerMtok', 0.0001, 1000),
    dateKind: reader.choice('dateKind', ['commit', 'effective', 'snapshot', 'before']),
    sources: sourcesOf(reader, context),
    note: reader.textOrNull('note'),
  };
}

function keyOf(reader: Reader): string {
  return `${reader.text('provider')}/${reader.text('model')}`;
}

/** Price series by provider and model; dates rise, and a last one may be planned. */
export function readPriceHistory(value: unknown, context: Context): Table<PriceSeries> {
  const build = (reader: Reader): PriceSeries => {
    const points = reader
      .rows('points')
      .map((row) => pointOf(readerOf(row, reader.problems, 'points'), context));
    const dates = points.flatMap((point) => (point.date === null ? [] : [point.date]));
    if (dates.some((date, index) => date < (dates[index - 1] ?? date)))
      reader.problems.push(`dates do not rise: ${dates.join(', ')}`);
    return {
      key: keyOf(reader),
      provider: reader.text('provider'),
      model: reader.text('model'),
      quality: reader.choice('quality', ['confirmed', 'volunteer-list', 'snapshots', 'correction']),
      weights: reader.choice('weights', ['open', 'closed']),
      points,
      note: reader.textOrNull('note'),
    };
  };
  return readTable('priceHistory', fileOf(value).file['series'], keyOf, build);
}

function flat(removals: unknown): readonly Row[] {
  const byProvider = isRow(removals) ? removals['byProvider'] : undefined;
  if (!isRow(byProvider)) return [];
  return Object.entries(byProvider).flatMap(([provider, rows]) =>
    Array.isArray(rows)
      ? rows.map((row: unknown) => {
          const [model, date, commit]: readonly unknown[] = Array.isArray(row) ? row : [];
          return { provider, model, date, commit };
        })
      : [],
  );
}

/** Models dropped from a volunteers' list; the same name may be dropped more than once. */
export function readRemovals(value: unknown, context: Context): Table<Removal> {
  const build = (reader: Reader): Removal => ({
    provider: reader.text('provider'),
    model: reader.text('model'),
    date: dateOf(reader, 'date', context),
    commit: reader.text('commit'),
  });
  const key = (reader: Reader): string =>
    `${keyOf(reader)}@${reader.text('date')}@${reader.text('commit')}`;
  return readTable('removals', rowsOf(flat(fileOf(value).file['removals'])), key, build);
}
