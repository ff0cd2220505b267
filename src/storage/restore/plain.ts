/** An object as read from outside: no prototype, own keys only. */
export type Fields = Record<string, unknown>;

/** What a record may hold at most; a full session of 40 scenarios has about 300,000 values. */
export const recordLimits = { depth: 12, values: 500_000, keys: 1_000, text: 20_000 } as const;

class Unusable extends Error {}

/** Whether a value of a plain copy is an object with fields. */
export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A copy made of null, booleans, numbers, texts, arrays and objects without a prototype, or the
 * reason why there is none: too deep, too big, or not plain data. Never throws.
 */
export function plainCopy(raw: unknown): { copy: unknown } | { refused: string } {
  const budget = { left: recordLimits.values };
  try {
    return { copy: copyValue(raw, 1, budget) };
  } catch (error) {
    const why = error instanceof Unusable ? error.message : 'a part of it cannot be read';
    return { refused: why };
  }
}

function copyValue(raw: unknown, depth: number, budget: { left: number }): unknown {
  if (budget.left-- <= 0) throw new Unusable(`it holds more than ${recordLimits.values} values`);
  if (raw === null || raw === undefined) return null;
  if (typeof raw === 'boolean') return raw;
  // Adding zero turns a negative zero, which JSON can hold, into zero.
  if (typeof raw === 'number') return raw + 0;
  if (typeof raw === 'string') return copyText(raw);
  if (typeof raw !== 'object') throw new Unusable(`it holds a ${typeof raw}, which is not data`);
  if (depth > recordLimits.depth) {
    throw new Unusable(`it is nested deeper than ${recordLimits.depth} levels`);
  }
  if (Array.isArray(raw)) {
    const items: unknown[] = [];
    for (let i = 0; i < raw.length; i++) items.push(copyValue(raw[i], depth + 1, budget));
    return items;
  }
  const prototype: unknown = Object.getPrototypeOf(raw);
  if (prototype !== null && Object.prototype.toString.call(raw) !== '[object Object]') {
    throw new Unusable('it holds an object that is not plain data');
  }
  const keys = Object.keys(raw);
  if (keys.length > recordLimits.keys) {
    throw new Unusable(`an object in it has ${keys.length} fields, more than ${recordLimits.keys}`);
  }
  const copy: Fields = Object.create(null) as Fields;
  for (const key of keys) {
    const value: unknown = (raw as Fields)[key];
    if (value !== undefined) copy[key] = copyValue(value, depth + 1, budget);
  }
  return copy;
}

function copyText(text: string): string {
  if (text.length > recordLimits.text) {
    throw new Unusable(
      `a text in it has ${text.length} characters, more than ${recordLimits.text}`,
    );
  }
  return text;
}
