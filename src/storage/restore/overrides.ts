import type { Override } from '#profile/session.ts';
import { limits } from '#profile/session.ts';
import type { Repairs } from './fields.ts';
import { quoted, readItems, readText, sayUnknown } from './fields.ts';

const overrideTables = ['offers', 'gpus', 'rents', 'models', 'priors'] as const;

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
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      repairs.push(`${here}: ${quoted(value)} is not a number; it was left out.`);
      continue;
    }
    sayUnknown(fields, ['table', 'key', 'field', 'value', 'note'], here, repairs);
    const noteField = { name: `${here}, note`, most: limits.noteLength, absent: '' };
    const note =
      typeof fields['note'] === 'string' ? readText(fields['note'], noteField, repairs) : undefined;
    if (note === undefined && fields['note'] !== undefined) {
      repairs.push(`${here}: its note is not text and was left out.`);
    }
    const target = JSON.stringify([table, key, field]);
    if (byTarget.delete(target)) repairs.push(`${here}: given twice; the last one counts.`);
    byTarget.set(target, { table, key, field, value, ...(note === undefined ? {} : { note }) });
  }
  return [...byTarget.values()];
}
