import { daysBetween } from '../dates.ts';
import type { Reader } from '../fields.ts';
import type { Deprecation, VendorEvent } from '../types/history.ts';
import type { Context, Table } from './table.ts';
import { dateOf, dateOrNull, fileOf, readTable, sourcesOf } from './table.ts';

/** Types whose day may lie after the edition. */
const ANNOUNCED: readonly string[] = ['shutdown-planned', 'price-rise-announced'];

/** Events of vendors and states; only announced ones may lie in the future. */
export function readEvents(value: unknown, context: Context): Table<VendorEvent> {
  const keyOf = (reader: Reader): string =>
    [reader.text('date'), reader.text('type'), reader.text('actor'), reader.text('what')]
      .join(' ')
      .slice(0, 90);
  const build = (reader: Reader): VendorEvent => {
    const type = reader.text('type');
    const date = dateOf(reader, 'date', context, ANNOUNCED.includes(type));
    return {
      key: keyOf(reader),
      date,
      type,
      actor: reader.text('actor'),
      what: reader.text('what'),
      effectForBuyer: reader.textOrNull('effectForBuyer'),
      noticeDays: reader.numberOrNull('noticeDays', 0, 2000),
      sourceGrade: reader.choice('sourceGrade', ['A', 'B', 'C', 'D']),
      planned: (daysBetween(context.edition, date) ?? 0) > 0,
      asOf: context.edition,
      sources: sourcesOf(reader, context),
      note: null,
      reasons: {},
    };
  };
  return readTable('events', fileOf(value).file['events'], keyOf, build);
}

/** Ends of API models; what is said to have ended may not lie in the future. */
export function readDeprecations(value: unknown, context: Context): Table<Deprecation> {
  const keyOf = (reader: Reader): string => `${reader.text('provider')}/${reader.text('model')}`;
  const build = (reader: Reader): Deprecation => {
    const meaning = reader.choice('meaning', ['ended', 'planned', 'not sooner than']);
    const listed = reader.row['stillListed'];
    return {
      key: keyOf(reader),
      provider: reader.text('provider'),
      model: reader.text('model'),
      date: dateOf(reader, 'date', context, meaning !== 'ended'),
      meaning,
      stillListed: typeof listed === 'boolean' ? listed : null,
      idDate: dateOrNull(reader, 'idDate', context),
      lifespanDays: reader.numberOrNull('lifespanDays', 1, 5000),
    };
  };
  return readTable('deprecations', fileOf(value).file['rows'], keyOf, build);
}
