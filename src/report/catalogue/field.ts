import type { Catalogue } from '#catalog/types/catalogue.ts';
import type { Sourced } from '#catalog/types/common.ts';
import { dayText, monthText } from '../dates.ts';
import { notKnown } from '../numbers.ts';
import { listPrice } from '../prices.ts';

/** How a value is written: dollars as listed, a plain number with its unit, a share, a day, a text. */
export type FieldKind = 'usd' | 'number' | 'share' | 'day' | 'text';

/** Why a figure cannot be replaced, after the names of such figures. */
export const reasonsFixed = {
  identity: 'tell which record it is',
  source: 'belong to its source',
  setup: 'are the set-up that was measured',
  derived: 'follow from other figures',
  model: 'belong to the model, and are replaced there',
  quoted: 'are quoted from a text',
  past: 'are what has happened',
} as const;

export type ReasonFixed = keyof typeof reasonsFixed;

/** One field of a record's page; `path` names it inside the record, such as `variants.us.p50`. */
export interface FieldOf<T extends Sourced> {
  path: string;
  label: string;
  kind: FieldKind;
  unit: string;
  /** Whether the user may put a figure of their own in its place: anywhere, in records of their own, or not at all. */
  own: boolean | 'in own records';
  /** Why not, where it may not be replaced. */
  fixed?: ReasonFixed;
  /** What may be put there, where that is one of a few. */
  choices?: (catalogue: Catalogue) => readonly Choice[];
  /** Left out of the page where it does not hold. */
  when?: (record: T) => boolean;
}

/** A value and how it is written. */
export type Choice = readonly [value: string, text: string];

type Options<T extends Sourced> = Partial<
  Pick<FieldOf<T>, 'own' | 'fixed' | 'choices' | 'when' | 'unit'>
>;

/** One of a few words that the catalogue knows, each with how it is written. */
export const oneOf = (words: Readonly<Record<string, string>>) => (): readonly Choice[] =>
  Object.entries(words);

/** Dollars as listed; the user's own figure may take its place. */
export const usd = <T extends Sourced>(
  path: string,
  label: string,
  unit: string,
  more: Options<T> = {},
): FieldOf<T> => ({ path, label, kind: 'usd', unit, own: true, ...more });

/** A number in a unit; the user's own figure may take its place. */
export const number = <T extends Sourced>(
  path: string,
  label: string,
  unit: string,
  more: Options<T> = {},
): FieldOf<T> => ({ path, label, kind: 'number', unit, own: true, ...more });

/** Words, or a list of them. */
export const text = <T extends Sourced>(
  path: string,
  label: string,
  more: Options<T> = {},
): FieldOf<T> => ({ path, label, kind: 'text', unit: '', own: false, fixed: 'identity', ...more });

export const day = <T extends Sourced>(
  path: string,
  label: string,
  more: Options<T> = {},
): FieldOf<T> => ({ path, label, kind: 'day', unit: '', own: true, ...more });

/** The value at a path of a record; undefined where a step does not exist. */
export function valueAt(record: unknown, path: string): unknown {
  let value: unknown = record;
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step))
      return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}

/** A value in words, in full as the source gives it: "$2.50 per million tokens", "1,048,576 tokens". */
export function fieldText({ kind, unit }: Pick<FieldOf<Sourced>, 'kind' | 'unit'>, value: unknown) {
  if (value === null || value === undefined || value === '') return notKnown;
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(String).join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'number') return kind === 'day' ? dateText(String(value)) : String(value);
  if (kind === 'usd') return `${listPrice(value)}${unit === '' ? '' : ` ${unit}`}`;
  if (kind === 'share') return `${exact(value * 100)} %${unit === '' ? '' : ` ${unit}`}`;
  return `${exact(value)}${unit === '' ? '' : ` ${unit}`}`;
}

/** Which figures of a record stay as they are, and why; empty where none does. */
export function fixedText(fields: readonly FieldOf<Sourced>[]): string {
  const parts = Object.entries(reasonsFixed).flatMap(([reason, why]) => {
    const named = fields.filter((f) => f.own === false && f.fixed === reason).map((f) => f.label);
    return named.length === 0 ? [] : [`${named.join(', ')}: these ${why}`];
  });
  return parts.length === 0 ? '' : `Not to be replaced: ${parts.join('; ')}.`;
}

/** All digits that count, with groups of three. */
export function exact(x: number): string {
  const [whole = '0', part] = String(Number(x.toPrecision(8))).split('.');
  const grouped = whole.replace('-', '−').replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return part === undefined ? grouped : `${grouped}.${part}`;
}

/** No finer than the source: "10 November 2026", "November 2026", "2026". */
export function dateText(iso: string): string {
  return iso.length > 7 ? dayText(iso) : iso.length > 4 ? (monthText(iso) ?? iso) : iso;
}

/** The same for narrow columns: "10 Nov 2026", "Nov 2026". */
export const shortDate = (iso: string): string =>
  dateText(iso).replace(/([A-Z][a-z]{2})[a-z]+/, '$1');
