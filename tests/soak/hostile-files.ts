import { readFileSync } from 'node:fs';
import fc from 'fast-check';

const read = (name: string) =>
  readFileSync(new URL(`../storage/fixtures/${name}`, import.meta.url), 'utf8');

const good = read('session-v1.json');
const brackets = (count: number) => `${'['.repeat(count)}${']'.repeat(count)}`;
const objects = (count: number) => `${'{"a":'.repeat(count)}1${'}'.repeat(count)}`;
const wrapped = (session: string) =>
  `{"format":"weighbridge-session","formatVersion":1,"session":${session}}`;
const bank = good.replaceAll('\r', '');

/** Files that someone has thought of, each under the name of its trick. */
export const corpus: ReadonlyMap<string, string> = new Map([
  ['an empty file', ''],
  ['white space', ' \n\t\u00a0\ufeff'],
  ['a PDF renamed', '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n<< /Type /Catalog >>\nendobj'],
  ['a PDF with white space before it', '\n\n%PDF-1.4 {"format":"weighbridge-session"}'],
  ['a workbook renamed', 'PK\u0003\u0004\u0014\u0000\u0006\u0000\b\u0000\u0000\u0000'],
  ['a page with a script', '<!doctype html><script>fetch("//example.org")</script>'],
  ['an image with a script', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
  ['a formula', '=HYPERLINK("http://example.org","x")'],
  ['a command formula', "=cmd|' /C calc'!A0"],
  ['CSV with formulas', 'name,price\n=1+1,@SUM(A1)\n+2,-3'],
  ['JavaScript', 'window.polluted = true; ({}).__proto__.polluted = true'],
  ['JSON with padding', `callback(${bank})`],
  ['a prototype in the file', bank.replace('{', '{"__proto__":{"polluted":true},')],
  ['a prototype in the session', wrapped('{"__proto__":{"polluted":true},"scenarios":[]}')],
  [
    'a prototype in the answers',
    bank.replace('"organisation": {', '"organisation": {"__proto__":{"polluted":true},'),
  ],
  [
    'a constructor in the answers',
    bank.replace(
      '"organisation": {',
      '"organisation": {"constructor":{"prototype":{"polluted":true}},',
    ),
  ],
  ['a prototype as the id of a workload', bank.replaceAll(/"id": "[^"]+"/g, '"id": "__proto__"')],
  ['names of methods as ids', bank.replaceAll(/"id": "[^"]+"/g, '"id": "toString"')],
  ['a toJSON', bank.replace('"session": {', '"session": {"toJSON": "x", "then": "y",')],
  ['a hundred thousand brackets', brackets(1e5)],
  ['a hundred thousand brackets in a session', wrapped(brackets(1e5))],
  ['deep objects', wrapped(objects(2e4))],
  ['deep objects that never end', '{"a":'.repeat(1e5)],
  ['thirteen levels', wrapped(`{"profileVersion":1,"scenarios":${brackets(12)}}`)],
  ['a number beyond the largest', bank.replaceAll(/: \d+(\.\d+)?/g, ': 1e999')],
  ['numbers below the smallest', bank.replaceAll(/: \d+(\.\d+)?/g, ': -1e-999')],
  ['a number of a million digits', bank.replace('20261124', '9'.repeat(1e6))],
  ['negative zero', bank.replaceAll(/: \d+(\.\d+)?/g, ': -0')],
  ['NaN', bank.replace('20261124', 'NaN')],
  ['a field twice', bank.replace('"seed": 20261124', '"seed": 1, "seed": 2')],
  ['a scenario list twice', bank.replace('"scenarios": [', '"scenarios": [], "scenarios": [')],
  ['half a character', bank.replace('Regional bank', 'Bank \\ud83d')],
  ['half a character, raw', bank.replace('Regional bank', 'Bank \ud83d')],
  ['a name that reads backwards', bank.replace('Regional bank', '\u202eknab\u2066\u200f')],
  ['control characters', bank.replace('Regional bank', '\\u0000\\u0007\\u001b[31m')],
  ['a name of a megabyte', bank.replace('Regional bank', 'x'.repeat(1e6))],
  ['a script as a name', bank.replace('Regional bank', '<img src=x onerror=alert(1)>')],
  ['a formula as a name', bank.replace('Regional bank', '=1+1')],
  ['an address as a name', bank.replace('Regional bank', 'javascript:alert(1)')],
  [
    'fifty thousand fields',
    wrapped(`{${Array.from({ length: 5e4 }, (_, i) => `"k${i}":${i}`).join()}}`),
  ],
  ['a million values', wrapped(`[${'0,'.repeat(1e6)}0]`)],
  ['a hundred scenarios', bank.replace(/"scenarios": \[/, `"scenarios": [${'{},'.repeat(100)}`)],
  ['larger than allowed', `{"format":"${'x'.repeat(6 * 1024 * 1024)}"}`],
  ['a newer format', bank.replace('"formatVersion": 1', '"formatVersion": 99')],
  ['a newer profile', bank.replace('"profileVersion": 1', '"profileVersion": 99')],
  ['version one as text', bank.replace('"profileVersion": 1', '"profileVersion": "1"')],
  ['dates that never were', bank.replaceAll('2026-11-24T', '2026-02-31T')],
  ['a list', '[]'],
  ['null', 'null'],
  ['a text', '"weighbridge-session"'],
  ['a text that is JSON', JSON.stringify(bank)],
  ['the last byte missing', bank.trimEnd().slice(0, -1)],
  ['one bracket too many', `${bank}}`],
  ['comments', bank.replace('{', '{ // a comment\n')],
  ['Windows line ends and a byte order mark', `\ufeff${bank.replaceAll('\n', '\r\n')}`],
]);

const texts = [...corpus.values()].filter((text) => text.length < 20_000);
const keys = fc.constantFrom(
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'toJSON',
  'then',
  'id',
  'value',
  'scenarios',
  'organisation',
  'workloads',
  'answers',
  'overrides',
  'drafts',
);
const scalars = fc.oneof(
  fc.constantFrom('=1+1', '@x', '<script>', '\ud800', '\u0000', '__proto__', 'javascript:x'),
  fc.constantFrom(1e308, -1e308, Number.MAX_SAFE_INTEGER + 2, 5e-324, -0, 1.5, -1),
  fc.constantFrom(null, true, false, '', []),
  fc.string({ unit: 'binary', maxLength: 30 }),
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: 'medium' },
    scalars,
    fc.array(tie('tree'), { maxLength: 4 }),
    // Written as text, so that a key may be `__proto__` and stand twice.
    fc.array(fc.tuple(keys, tie('tree')), { maxLength: 5 }).map((pairs) => ({ pairs })),
  ),
}));

function textOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(textOf).join()}]`;
  if (typeof value === 'object' && value !== null && 'pairs' in value) {
    const pairs = value.pairs as [string, unknown][];
    return `{${pairs.map(([key, inner]) => `${JSON.stringify(key)}:${textOf(inner)}`).join()}}`;
  }
  return JSON.stringify(value);
}

const places = [...bank.matchAll(/: ("[^"]*"|-?\d[\d.e+-]*|null|true|false)/g)];

/** Any file a stranger could send: text, cut or mixed files of the corpus, and sessions with hostile parts. */
export const hostileFile: fc.Arbitrary<string> = fc.oneof(
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 1, arbitrary: fc.json() },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...texts), fc.nat(20_000), fc.nat(20_000), fc.string())
      .map(([text, from, to, middle]) => text.slice(0, from) + middle + text.slice(to)),
  },
  { weight: 3, arbitrary: tree.map((value) => wrapped(textOf(value))) },
  {
    weight: 5,
    arbitrary: fc
      .array(fc.tuple(fc.nat(places.length - 1), tree), { minLength: 1, maxLength: 6 })
      .map((changes) => {
        const at = new Map(changes);
        let place = -1;
        return bank.replaceAll(/: ("[^"]*"|-?\d[\d.e+-]*|null|true|false)/g, (found) => {
          place++;
          return at.has(place) ? `: ${textOf(at.get(place))}` : found;
        });
      }),
  },
);
