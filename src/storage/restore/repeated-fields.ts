import { quoted } from './fields.ts';

/** Texts first, so that brackets inside them are not taken for structure. */
const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;
const shown = 20;

/**
 * One sentence for each field that stands twice in one record of a JSON text. `JSON.parse` keeps the
 * last one and says nothing. The text must be valid JSON.
 */
export function repeatedFields(json: string): string[] {
  const said: string[] = [];
  const records: (Set<string> | null)[] = [];
  let last = '';
  for (const [found] of json.matchAll(token)) {
    if (found === '{') records.push(new Set());
    else if (found === '[') records.push(null);
    else if (found === '}' || found === ']') records.pop();
    else if (found === ':') {
      const record = records.at(-1);
      const key = JSON.parse(last) as string;
      if (record?.has(key) && said.length < shown) {
        said.push(`The field ${quoted(key)} stood twice in one record; the last one was taken.`);
      }
      record?.add(key);
    }
    last = found;
  }
  return said;
}
