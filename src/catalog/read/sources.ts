import { isRow, readerOf } from '../fields.ts';
import type { Rejected } from '../types/catalogue.ts';
import type { Source } from '../types/common.ts';
import { dayNumber } from '../dates.ts';
import type { Table } from './table.ts';

/** The sources table, an object by id. */
export function readSources(value: unknown): Table<Source> {
  const kept = new Map<string, Source>();
  const rejected: Rejected[] = [];
  const entries = isRow(value) ? Object.entries(value) : [];
  for (const [id, row] of entries) {
    const reader = readerOf(isRow(row) ? row : {});
    const date = reader.textOrNull('date');
    const url = reader.textOrNull('url');
    const title = reader.text('title');
    if (url !== null && !url.startsWith('https://'))
      reader.problems.push(`url is no address: ${url}`);
    const source = { id, title, url, licence: reader.textOrNull('licence'), date };
    const dated = date === null || dayNumber(date.split('/', 1)[0] ?? '') !== null;
    if (!dated) reader.problems.push(`date is no date: ${date}`);
    if (reader.problems.length === 0) kept.set(id, source);
    else rejected.push({ table: 'sources', key: id, reasons: reader.problems });
  }
  if (!isRow(value))
    rejected.push({ table: 'sources', key: '*', reasons: ['the table is missing'] });
  return { kept, rejected, read: entries.length };
}
