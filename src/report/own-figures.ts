import type { Catalogue } from '#catalog/types/catalogue.ts';
import type { Sourced } from '#catalog/types/common.ts';
import type { Override } from '#profile/session.ts';
import type { Block } from './blocks.ts';
import { dateText, fieldText } from './catalogue/field.ts';
import type { FieldOf } from './catalogue/field.ts';
import { catalogueTables } from './catalogue/tables.ts';
import { shortName } from './names.ts';

/** A figure of the user's own beside the catalogue's. */
export interface OwnFigure {
  override: Override;
  /** Table of the catalogue's page on which its record stands. */
  table: string;
  record: string;
  figure: string;
  catalogue: string;
  own: string;
  note: string;
  date: string;
}

const plain: Pick<FieldOf<Sourced>, 'kind' | 'unit'> = { kind: 'text', unit: '' };

/** Every figure that a scenario replaced or added, in the order given. `catalogue` has them in force. */
export function ownFigures(overrides: readonly Override[], catalogue: Catalogue): OwnFigure[] {
  return overrides.map((override) => {
    const table = catalogueTables.find((each) => each.overrides === override.table);
    const page = table?.record({ catalogue }, override.key);
    const field = page?.fields.find((each) => each.path === override.field);
    const isCopy = override.field === 'copyOf';
    const before = page?.record.overridden?.[override.field];
    return {
      override,
      table: table?.id ?? '',
      record: page?.name ?? override.key,
      figure: isCopy ? `Own ${table?.one ?? 'record'}` : (field?.label ?? override.field),
      catalogue: isCopy ? '–' : fieldText(field ?? plain, before),
      own: isCopy
        ? `begun as a copy of ${override.value}`
        : fieldText(field ?? plain, override.value),
      note: override.note ?? '',
      date: override.on === undefined ? '' : dateText(override.on),
    };
  });
}

/** A report holds so many of them; the rest is counted. */
const mostRows = 12;

/** The figures that the reader will not find in the catalogue, each with what the catalogue says and why it was replaced. */
export function ownFigureBlocks(
  overrides: readonly Override[],
  catalogue: Catalogue | null,
): Block[] {
  if (overrides.length === 0 || catalogue === null) return [];
  const rows = ownFigures(overrides, catalogue);
  const hidden = rows.length - mostRows;
  return [
    {
      kind: 'table',
      title: 'Figures of your own in place of the catalogue’s',
      columns: [
        { title: 'Figure', align: 'left', width: 0.32 },
        { title: 'Yours', align: 'left', width: 0.2 },
        { title: 'Catalogue', align: 'left', width: 0.2 },
        { title: 'Why', align: 'left', width: 0.28 },
      ],
      rows: rows.slice(0, mostRows).map((row) => [
        { text: row.figure, note: shortName(row.record, 80) },
        { text: shortName(row.own, 80) },
        { text: row.catalogue },
        {
          text: row.note === '' ? 'no reason stated' : shortName(row.note, 160),
          ...(row.date === '' ? {} : { note: row.date }),
        },
      ]),
      rowHeaders: true,
      ...(hidden > 0 ? { note: `And ${hidden} more, in the session file.` } : {}),
    },
  ];
}
