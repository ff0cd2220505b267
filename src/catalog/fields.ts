import type { Quantiles } from './types/common.ts';

export type Row = Readonly<Record<string, unknown>>;

/** True for an object that is neither null nor an array. */
export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The rows of a table, or none where the value is no array of objects. */
export function rowsOf(value: unknown): readonly Row[] {
  return Array.isArray(value) ? value.filter(isRow) : [];
}

/** Reads fields of one row; each wrong field adds a sentence to `problems` and yields a stand-in. */
export interface Reader {
  readonly row: Row;
  readonly problems: string[];
  text(name: string): string;
  textOrNull(name: string): string | null;
  choice<T extends string>(name: string, allowed: readonly T[], absent?: T): T;
  choiceOrNull<T extends string>(name: string, allowed: readonly T[]): T | null;
  number(name: string, low: number, high: number): number;
  numberOrNull(name: string, low: number, high: number): number | null;
  flag(name: string): boolean;
  texts(name: string): readonly string[];
  rows(name: string): readonly Row[];
  child(name: string): Reader | null;
}

const ABSENT: unknown = undefined;

/** A reader over a row; children share its list of problems. */
export function readerOf(row: Row, problems: string[] = [], path = ''): Reader {
  const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
  const fail = (name: string, wanted: string): void => {
    problems.push(`${at(name)} should be ${wanted}, got ${JSON.stringify(row[name]) ?? 'nothing'}`);
  };
  const textOrNull = (name: string): string | null => {
    const value = row[name];
    if (value === ABSENT || value === null) return null;
    if (typeof value === 'string' && value !== '') return value;
    fail(name, 'a text');
    return null;
  };
  const numberOrNull = (name: string, low: number, high: number): number | null => {
    const value = row[name];
    if (value === ABSENT || value === null) return null;
    if (typeof value === 'number' && value >= low && value <= high) return value;
    fail(name, `a number from ${low} to ${high}`);
    return null;
  };
  return {
    row,
    problems,
    textOrNull,
    numberOrNull,
    text(name) {
      if (row[name] === ABSENT) fail(name, 'a text');
      return textOrNull(name) ?? '';
    },
    number(name, low, high) {
      if (row[name] === ABSENT || row[name] === null) fail(name, `a number from ${low} to ${high}`);
      return numberOrNull(name, low, high) ?? low;
    },
    choice<T extends string>(name: string, allowed: readonly T[], absent?: T): T {
      const value = row[name];
      const found = allowed.find((each) => each === value);
      if (found !== undefined) return found;
      const fallback = absent ?? allowed[0];
      if (fallback === undefined) throw new Error(`no choices for ${at(name)}`);
      if (value !== ABSENT || absent === undefined) fail(name, `one of ${allowed.join(', ')}`);
      return fallback;
    },
    choiceOrNull<T extends string>(name: string, allowed: readonly T[]): T | null {
      const value = row[name];
      if (value === ABSENT || value === null) return null;
      const found = allowed.find((each) => each === value);
      if (found === undefined) fail(name, `one of ${allowed.join(', ')}`);
      return found ?? null;
    },
    flag: (name) => row[name] === true,
    texts(name) {
      const value = row[name];
      if (value === ABSENT || value === null) return [];
      if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value;
      fail(name, 'a list of texts');
      return [];
    },
    rows: (name) => rowsOf(row[name]),
    child(name) {
      const value = row[name];
      if (value === ABSENT || value === null) return null;
      if (isRow(value)) return readerOf(value, problems, at(name));
      fail(name, 'an object');
      return null;
    },
  };
}

/** `[p10, p50, p90]` or an object with these names, rising, as quantiles; null for anything else. */
export function quantilesOf(value: unknown): Quantiles | null {
  const list: readonly unknown[] = isRow(value)
    ? [value['p10'], value['p50'], value['p90']]
    : Array.isArray(value) && value.length === 3
      ? value
      : [];
  const [p10, p50, p90] = list;
  if (typeof p10 !== 'number' || typeof p50 !== 'number' || typeof p90 !== 'number') return null;
  return p10 <= p50 && p50 <= p90 ? { p10, p50, p90 } : null;
}
