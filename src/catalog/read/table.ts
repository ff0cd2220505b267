import { dayNumber } from '../dates.ts';
import { isRow, readerOf, rowsOf, type Reader, type Row } from '../fields.ts';
import type { IsoDate, Reasons, Sourced } from '../types/common.ts';
import type { Rejected } from '../types/catalogue.ts';

/** What reading a record needs to know beside the record. */
export interface Context {
  readonly edition: IsoDate;
  readonly sourceIds: ReadonlySet<string>;
}

export interface Table<T> {
  readonly kept: ReadonlyMap<string, T>;
  readonly rejected: readonly Rejected[];
  readonly read: number;
}

/** Reads rows one by one; a row with any problem, or a key seen before, is kept out and listed. */
export function readTable<T>(
  table: Rejected['table'],
  value: unknown,
  keyOf: (reader: Reader) => string,
  build: (reader: Reader) => T,
): Table<T> {
  const kept = new Map<string, T>();
  const rejected: Rejected[] = [];
  const rows = rowsOf(value);
  const stray = Array.isArray(value) ? value.length - rows.length : 0;
  if (!Array.isArray(value)) rejected.push({ table, key: '*', reasons: ['the table is missing'] });
  if (stray > 0) rejected.push({ table, key: '*', reasons: [`${stray} entries are no objects`] });
  for (const row of rows) {
    const reader = readerOf(row);
    const key = keyOf(reader);
    const record = build(reader);
    if (kept.has(key)) reader.problems.push(`the key ${key} is not unique`);
    if (reader.problems.length === 0) kept.set(key, record);
    else rejected.push({ table, key, reasons: reader.problems });
  }
  return { kept, rejected, read: rows.length };
}

/** A required date, not after the edition unless `planned`. */
export function dateOf(reader: Reader, name: string, context: Context, planned = false): IsoDate {
  const date = reader.text(name);
  checkDate(reader, name, date, context, planned);
  return date;
}

/** The same where the date may be unknown. */
export function dateOrNull(
  reader: Reader,
  name: string,
  context: Context,
  planned = false,
): IsoDate | null {
  const date = reader.textOrNull(name);
  if (date !== null) checkDate(reader, name, date, context, planned);
  return date;
}

function checkDate(
  reader: Reader,
  name: string,
  date: IsoDate,
  context: Context,
  planned: boolean,
): void {
  if (dayNumber(date) === null) reader.problems.push(`${name} is no date: ${date}`);
  else if (!planned && date > context.edition)
    reader.problems.push(`${name} ${date} is after the edition of ${context.edition}`);
}

/** Source references, at least one, each with a row in the sources table. */
export function sourcesOf(reader: Reader, context: Context, name = 'sources'): readonly string[] {
  const references = reader.texts(name);
  if (references.length === 0)
    reader.problems.push(`${name} is empty: every figure needs a source`);
  for (const reference of references) checkSource(reader, reference, context);
  return references;
}

/** Reports a reference whose id has no row in the sources table. */
export function checkSource(reader: Reader, reference: string, context: Context): void {
  const id = reference.split('#', 1)[0] ?? '';
  if (!context.sourceIds.has(id)) reader.problems.push(`the source ${id} is not in the table`);
}

/** Date, sources, note and own reasons of a record; a missing date is a problem unless `undated`. */
export function sourcedOf(reader: Reader, context: Context, undated = false): Sourced {
  const asOf = dateOrNull(reader, 'asOf', context);
  if (asOf === null && !undated) reader.problems.push('asOf is missing: the figure has no date');
  return {
    asOf,
    sources: sourcesOf(reader, context),
    note: reader.textOrNull('note'),
    reasons: textsByName(reader.row['reasons']),
  };
}

/** The texts of an object by name; whatever is no text is left out. */
export function textsByName(value: unknown): Reasons {
  if (!isRow(value)) return {};
  const texts: Record<string, string> = {};
  for (const [name, text] of Object.entries(value))
    if (typeof text === 'string') texts[name] = text;
  return texts;
}

/**
 * Gives every null its reason, its own or the table's; a null listed in `explained` must have one.
 * Writes into the fresh `reasons` of `sourcedOf` because copying every record doubled the loading time.
 */
export function withReasons<T extends Sourced>(
  record: T,
  reader: Reader,
  whenAbsent: Reasons,
  explained: readonly (keyof T & string)[],
): T {
  const reasons: Record<string, string> = record.reasons;
  for (const name in whenAbsent)
    if (reasons[name] === undefined && Reflect.get(record, name) === null)
      reasons[name] = whenAbsent[name] ?? '';
  for (const name of explained)
    if (record[name] === null && reasons[name] === undefined)
      reader.problems.push(`${name} is unknown and no reason is given`);
  return record;
}

/** The `whenAbsent` reasons and the rows of a table file. */
export function fileOf(value: unknown): { readonly file: Row; readonly whenAbsent: Reasons } {
  const file = isRow(value) ? value : {};
  return { file, whenAbsent: textsByName(file['whenAbsent']) };
}
