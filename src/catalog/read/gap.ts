import { readerOf, type Reader } from '../fields.ts';
import type { GapPoint, GapSeries } from '../types/gap.ts';
import type { Context, Table } from './table.ts';
import { checkSource, dateOf, dateOrNull, fileOf, readTable, sourcesOf } from './table.ts';

function pointOf(reader: Reader, context: Context): GapPoint {
  const source = reader.textOrNull('source');
  if (source !== null && !source.startsWith('https://')) checkSource(reader, source, context);
  const number = (name: string): number | null => reader.numberOrNull(name, -1e5, 1e5);
  return {
    date: dateOf(reader, 'date', context),
    model: reader.textOrNull('model'),
    lab: reader.textOrNull('lab'),
    value: number('value'),
    open: reader.textOrNull('open'),
    openValue: number('openValue'),
    closed: reader.textOrNull('closed'),
    closedValue: number('closedValue'),
    closedOn: dateOrNull(reader, 'closedOn', context),
    days: number('days'),
    gap: number('gap'),
    source,
    note: reader.textOrNull('note'),
  };
}

/** Series of the gap between open and closed models; a series whose points cite their own sources needs none. */
export function readGap(
  value: unknown,
  context: Context,
  table: 'gap' | 'gapHistory' = 'gap',
): Table<GapSeries> {
  const build = (reader: Reader): GapSeries => {
    const points = reader
      .rows('points')
      .map((row) => pointOf(readerOf(row, reader.problems, 'points'), context));
    const cited = points.length > 0 && points.every((point) => point.source !== null);
    return {
      key: reader.text('key'),
      name: reader.text('name'),
      unit: reader.choice('unit', ['indexPoints', 'days', 'elo', 'percent']),
      kind: reader.choice('kind', ['open', 'closed', 'lag', 'gap']),
      asOf: dateOf(reader, 'asOf', context),
      sources: cited ? reader.texts('sources') : sourcesOf(reader, context),
      note: reader.textOrNull('note'),
      points,
    };
  };
  return readTable(table, fileOf(value).file['series'], (reader) => reader.text('key'), build);
}
