import type { Override } from '#profile/session.ts';
import { limits, overrideTables } from '#profile/session.ts';
import type { Repairs } from './fields.ts';
import { quoted, readInstant, readItems, readText, sayUnknown } from './fields.ts';

/** The replaced catalogue figures of a scenario; one for each figure, the last given counts. */
export function readOverrides(raw: unknown, where: string, repairs: Repairs): Override[] {
  const items = readItems(raw, `${where}, overrides`, limits.overrides, repairs);
  const byTarget = new Map<string, Override>();
  for (const fields of items) {
    const table = overrideTables.find((name) => name === fields['table']);
    const { key, field, value } = fields;
    const named = (text: unknown): text is string =>
      typeof text === 'string' && text !== '' && text.length <= limits.nameLength;
    if (table === undefined || !named(key) || !named(field)) {
      repairs.push(`${where}: an override names no figure of the catalogue and was left out.`);
      continue;
    }
    const here = `${where}, override of ${quoted(`${table}/${key}/${field}`)}`;
    if (!isFigure(value) && !named(value)) {
      repairs.push(`${here}: ${quoted(value)} is neither a number nor a name; it was left out.`);
      continue;
    }
    sayUnknown(fields, ['table', 'key', 'field', 'value', 'note', 'on'], here, repairs);
    const noteField = { name: `${here}, note`, most: limits.noteLength, absent: '' };
    const note =
      typeof fields['note'] === 'string' ? readText(fields['note'], noteField, repairs) : undefined;
    if (note === undefined && fields['note'] !== undefined) {
      repairs.push(`${here}: its note is not text and was left out.`);
    }
    const on = readDay(fields['on']);
    if (on === undefined && fields['on'] !== undefined) {
      repairs.push(`${here}: ${quoted(fields['on'])} is no day like 2026-11-24 and was left out.`);
    }
    const target = JSON.stringify([table, key, field]);
    if (byTarget.delete(target)) repairs.push(`${here}: given twice; the last one counts.`);
    byTarget.set(target, {
      table,
      key,
      field,
      value,
      ...(note === undefined ? {} : { note }),
      ...(on === undefined ? {} : { on }),
    });
  }
  return [...byTarget.values()];
}

const isFigure = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value);

/** A day of the calendar like 2026-11-24, else undefined. */
const readDay = (raw: unknown): string | undefined =>
  typeof raw === 'string' && readInstant(`${raw}T00:00:00Z`) !== null ? raw : undefined;
