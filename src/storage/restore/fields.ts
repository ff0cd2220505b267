import { isFields } from './plain.ts';
import type { Fields } from './plain.ts';

/** Collects what was repaired, one sentence each. */
export type Repairs = string[];

const loneSurrogate = /\p{Surrogate}/gu;
/** Bell, escape and their like, which no keyboard types; tab and line ends stay. */
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
const identifier = /^[A-Za-z0-9_-]{1,64}$/;
const isoInstant = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(\.\d{1,3})?Z$/;

/** A value as it may appear inside a sentence: short and quoted. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? typeof value);
  const short = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  return `"${short.replace(loneSurrogate, '\uFFFD')}"`;
}

/** A text of at most `most` characters; `absent` where there is none; cuts and mends are said. */
export function readText(
  raw: unknown,
  field: { name: string; most: number; absent: string },
  repairs: Repairs,
): string {
  if (raw === undefined) return field.absent;
  if (typeof raw !== 'string') {
    repairs.push(`${field.name} is not text and was left out.`);
    return field.absent;
  }
  let text = raw.replace(loneSurrogate, '\uFFFD');
  if (text !== raw) repairs.push(`${field.name} held broken characters, shown as \uFFFD now.`);
  const printable = text.replace(controls, '');
  if (printable !== text) repairs.push(`${field.name} held control characters, left out now.`);
  text = printable;
  if (text.length > field.most) {
    text = cut(text, field.most);
    repairs.push(`${field.name} was cut to ${field.most} characters.`);
  }
  return text;
}

/** The first `most` code units, never half of a surrogate pair. */
export const cut = (text: string, most: number): string => {
  const last = text.charCodeAt(most - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? most - 1 : most);
};

/** The instant as stored if it is ISO 8601 in UTC and exists in the calendar, otherwise null. */
export function readInstant(raw: unknown): string | null {
  if (typeof raw !== 'string') return null;
  const parts = isoInstant.exec(raw);
  if (parts === null) return null;
  const time = Date.parse(raw);
  if (Number.isNaN(time)) return null;
  // Some engines roll 30 February over into March.
  return new Date(time).toISOString().startsWith(parts[1] ?? '?') ? raw : null;
}

/** Whether a value can serve as an id: letters, digits, - and _, and no name that objects inherit. */
export const isId = (raw: unknown): raw is string =>
  typeof raw === 'string' && identifier.test(raw) && !(raw in {});

/**
 * One id for each item, in order: its own where it is usable and not taken by an earlier item,
 * otherwise the next free `${prefix}-${number}`.
 */
export function distinctIds(
  raws: readonly unknown[],
  prefix: string,
  reserved: readonly string[] = [],
): { id: string; renumbered: boolean }[] {
  const usable = (raw: unknown): raw is string => isId(raw) && !reserved.includes(raw);
  const owned = new Set(raws.filter(usable));
  const given = new Set<string>();
  let next = 1;
  return raws.map((raw) => {
    if (usable(raw) && !given.has(raw)) {
      given.add(raw);
      return { id: raw, renumbered: false };
    }
    while (owned.has(`${prefix}-${next}`)) next++;
    return { id: `${prefix}-${next++}`, renumbered: true };
  });
}

/** Says which fields of an object are not known and therefore left out. */
export function sayUnknown(
  fields: Fields,
  known: readonly string[],
  where: string,
  repairs: Repairs,
): void {
  for (const key of Object.keys(fields)) {
    if (!known.includes(key)) {
      repairs.push(`${where}: the field ${quoted(key)} is not known and was left out.`);
    }
  }
}

/** The items of a list that are objects, at most `most`; what is left out is said. */
export function readItems(raw: unknown, name: string, most: number, repairs: Repairs): Fields[] {
  if (raw === undefined) return [];
  if (!Array.isArray(raw)) {
    repairs.push(`${name}: not a list, left out.`);
    return [];
  }
  const items = raw.filter(isFields);
  if (items.length < raw.length) {
    repairs.push(`${name}: ${raw.length - items.length} entries are not records, left out.`);
  }
  if (items.length > most) {
    repairs.push(`${name}: ${items.length} entries, more than ${most}; the rest was left out.`);
  }
  return items.slice(0, most);
}
