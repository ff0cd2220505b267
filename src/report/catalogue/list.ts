import { citationOf } from '#catalog/citations.ts';
import { isStale } from '#catalog/staleness.ts';
import type { MAX_AGE_DAYS } from '#catalog/staleness.ts';
import type { OverridableTable } from '#catalog/overrides.ts';
import type { Catalogue } from '#catalog/types/catalogue.ts';
import type { Source, Sourced } from '#catalog/types/common.ts';
import type { History } from '#catalog/types/history.ts';
import { finder } from '../search.ts';
import type { FieldOf } from './field.ts';

/** What a list may be made from: the catalogue in force, and the tables about the past once they are read. */
export interface Shelf {
  catalogue: Catalogue;
  history?: History;
  /** Where references are looked up, if elsewhere than in these. */
  sources?: ReadonlyMap<string, Source>;
}

/** The sources that the records of a shelf refer to. */
export const sourcesOf = ({ catalogue, history, sources }: Shelf): ReadonlyMap<string, Source> =>
  sources ?? history?.sources ?? catalogue.sources;

/** One column over records of one kind. `sort` orders by something else than the text; null goes last. */
export interface ColumnOf<T> {
  title: string;
  align: 'left' | 'right';
  /** Share of the width, in fractions. */
  fr: number;
  text: (record: T) => string;
  note?: (record: T) => string;
  sort?: (record: T) => number | string | null;
}

/** A table of the catalogue: where its records are, what is shown of them and what may be replaced. */
export interface TableOf<T extends Sourced> {
  id: string;
  title: string;
  /** One of its records as a noun. */
  one: string;
  lead: string;
  records: (shelf: Shelf) => Iterable<T>;
  key: (record: T) => string;
  name: (record: T) => string;
  columns: readonly ColumnOf<T>[];
  /** Choices above the table, each a property of a record. */
  facets: readonly { label: string; of: (record: T) => string }[];
  /** Words that search finds beside those of the columns. */
  also?: (record: T) => string;
  /** The age at which a figure of this kind is stale; null where it does not age. */
  ages: keyof typeof MAX_AGE_DAYS | null;
  /** Where replaced figures of these records are kept; null where none can be replaced. */
  overrides: OverridableTable | null;
  fields: readonly FieldOf<T>[];
  /** Further lines of a record's page: how a figure came about, what a second source says. */
  remarks?: (record: T, shelf: Shelf) => readonly string[];
}

export interface ListCell {
  text: string;
  note: string;
  sort: number | string | null;
}

export interface ListRow {
  key: string;
  name: string;
  cells: readonly ListCell[];
  facets: readonly string[];
  /** All words of the row. */
  words: string;
  /** The day the figures were read; null where the source gives none. */
  date: string | null;
  stale: boolean;
  /** True where the user has replaced a figure of it or added it. */
  own: boolean;
  source: Source | null;
  /** Number of further sources. */
  more: number;
}

export interface List {
  columns: readonly { title: string; align: 'left' | 'right'; fr: number }[];
  facets: readonly { label: string; options: readonly string[] }[];
  rows: readonly ListRow[];
}

/** A table with the type of its records put away, so that tables of all kinds fit one list. */
export interface CatalogueTable {
  id: string;
  title: string;
  one: string;
  lead: string;
  ages: TableOf<Sourced>['ages'];
  overrides: OverridableTable | null;
  list: (shelf: Shelf) => List;
  record: (shelf: Shelf, key: string) => RecordPage | undefined;
}

/** One record with every field, for a page of its own. */
export interface RecordPage {
  key: string;
  name: string;
  record: Sourced;
  fields: readonly FieldOf<Sourced>[];
  remarks: readonly string[];
  stale: boolean;
}

/** Puts the type of a table's records away. */
export function tableOf<T extends Sourced>(table: TableOf<T>): CatalogueTable {
  const { id, title, one, lead, ages, overrides } = table;
  const stale = (record: T, { catalogue }: Shelf) =>
    ages !== null && isStale(record, ages, catalogue.edition);
  return {
    id,
    title,
    one,
    lead,
    ages,
    overrides,
    list: (shelf) => {
      const rows = [...table.records(shelf)].map((record) => rowOf(table, record, shelf, stale));
      return {
        columns: table.columns.map(({ title: head, align, fr }) => ({ title: head, align, fr })),
        facets: table.facets.map(({ label }, i) => ({
          label,
          options: [...new Set(rows.map((row) => row.facets[i] ?? ''))].sort(),
        })),
        rows,
      };
    },
    record: (shelf, key) => {
      for (const record of table.records(shelf))
        if (table.key(record) === key)
          return {
            key,
            name: table.name(record),
            record,
            fields: table.fields as readonly FieldOf<Sourced>[],
            remarks: table.remarks?.(record, shelf) ?? [],
            stale: stale(record, shelf),
          };
      return undefined;
    },
  };
}

function rowOf<T extends Sourced>(
  table: TableOf<T>,
  record: T,
  shelf: Shelf,
  stale: (record: T, shelf: Shelf) => boolean,
): ListRow {
  const cells = table.columns.map((column): ListCell => {
    const text = column.text(record);
    return {
      text,
      note: column.note?.(record) ?? '',
      sort: column.sort ? column.sort(record) : text.toLowerCase(),
    };
  });
  const [first, ...others] = record.sources;
  const sources = sourcesOf(shelf);
  const source = first === undefined ? null : (citationOf(sources, first)?.source ?? null);
  const words = [
    ...cells.flatMap((cell) => [cell.text, cell.note]),
    table.key(record),
    source?.title ?? '',
    table.also?.(record) ?? '',
  ];
  return {
    key: table.key(record),
    name: table.name(record),
    cells,
    facets: table.facets.map((facet) => facet.of(record)),
    words: words.join(' '),
    date: record.asOf,
    stale: stale(record, shelf),
    own: record.overridden !== undefined,
    source,
    more: others.length,
  };
}

/** How a list is looked at: words that all must occur, a choice per facet, a column to sort by. */
export interface View {
  search: string;
  /** Chosen option per facet; empty for all. */
  chosen: readonly string[];
  /** Only figures that are stale, or the user's own. */
  only: 'all' | 'stale' | 'own';
  /** Column to sort by, its number of columns meaning the date; null for the order of the catalogue. */
  sort: { column: number; down: boolean } | null;
}

/** The rows that a view shows, in its order; sorting is stable and unknown figures go last. */
export function shownRows(rows: readonly ListRow[], view: View): readonly ListRow[] {
  const finds = finder(view.search);
  const found = rows.filter(
    (row) =>
      finds(row.words) &&
      view.chosen.every((option, i) => option === '' || row.facets[i] === option) &&
      (view.only === 'all' || row[view.only]),
  );
  const { sort } = view;
  if (sort === null) return found;
  const of = (row: ListRow) =>
    sort.column < row.cells.length ? (row.cells[sort.column]?.sort ?? null) : row.date;
  return found.sort((a, b) => compared(of(a), of(b), sort.down));
}

function compared(a: number | string | null, b: number | string | null, down: boolean): number {
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
  const order = a < b ? -1 : a > b ? 1 : 0;
  return down ? -order : order;
}
