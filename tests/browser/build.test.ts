/** The files of the production build: where they could reach, and what they tell a host to send. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { headers } from '../../src/build/policy.ts';

const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
const text = (path: string) => readFileSync(path, 'utf8');
const built = filesOf('dist');
const readable = built.filter((path) => /\.(js|css|html|svg|json|webmanifest)$/.test(path));

/** Addresses that are names or words, never fetched: why each origin may stand in the output. */
const allowed: Record<string, string> = {
  'http://www.w3.org': 'names of XML vocabularies',
  'http://ns.adobe.com': 'names of XMP vocabularies',
  'http://purl.org': 'name of the Dublin Core vocabulary',
  'http://www.aiim.org': 'name of the PDF/A vocabulary',
  'http://schemas.microsoft.com': 'names of workbook vocabularies',
  'http://schemas.openxmlformats.org': 'names of workbook vocabularies',
  'http://www.wps.cn': 'name of a workbook vocabulary',
  'https://json-schema.org': 'name of the schema language',
  'https://example.org': 'what the privacy page tells the user to try',
  'https://svelte.dev': 'explanations of error messages of the library',
  'https://tools.ietf.org': 'comments of a library',
};

const address = /\b(?:https?|wss?):\/\/[^\s"'`<>\\)|{}^]+/g;

test('no file of the build names an origin that is neither a source link nor explained', () => {
  const data = [join('src', 'catalog'), join('src', 'profile')].flatMap(filesOf).map(text);
  const sources = new Set((data.join('\n').match(address) ?? []).map((url) => originOf(url)));
  const found = new Map<string, string>();
  for (const path of readable) {
    for (const url of text(path).match(address) ?? []) {
      const origin = originOf(url);
      if (!(origin in allowed) && !sources.has(origin)) found.set(origin, `${path}: ${url}`);
    }
  }
  expect([...found.values()]).toEqual([]);
  expect(readable.length).toBeGreaterThan(5);
});

function originOf(url: string): string {
  // A template such as `https://host/${path}` ends where the address stops being one.
  return /^\w+:\/\/[^/?#]*/.exec(url)?.[0] ?? url;
}

test('pages and style sheets load nothing from elsewhere', () => {
  const loads =
    /(?:src|href|action|data|poster)="([^"]*)"|url\(["']?([^"')]*)|@import\s+["']([^"']*)/g;
  const foreign = built
    .filter((path) => ['.html', '.css', '.svg', '.webmanifest'].includes(extname(path)))
    .flatMap((path) =>
      [...text(path).matchAll(loads)].map((match) => match[1] ?? match[2] ?? match[3]),
    )
    .filter((url) => url !== undefined && /^(\w+:)?\/\//.test(url));
  expect(foreign).toEqual([]);
});

test('what every host is told to send is what the app is tested with', () => {
  const pairs = (path: string, line: RegExp) =>
    Object.fromEntries([...text(join('dist', path)).matchAll(line)].map((m) => [m[1], m[2]]));
  const json = (path: string) => JSON.parse(text(join('dist', path)));
  const listed = (path: string) =>
    Object.fromEntries(
      json(path).headers[0].headers.map((h: { key: string; value: string }) => [h.key, h.value]),
    );
  expect(text(join('dist', '_headers'))).toMatch(/^\/\*\n/);
  expect(pairs('_headers', /^ {2}([\w-]+): (.*)$/gm)).toEqual(headers);
  expect(pairs('.htaccess', /^Header always set ([\w-]+) "(.*)"$/gm)).toEqual(headers);
  expect(pairs('nginx-headers.conf', /^add_header ([\w-]+) "(.*)" always;$/gm)).toEqual(headers);
  expect(listed('vercel.json')).toEqual(headers);
  expect(listed('serve.json')).toEqual(headers);
  expect(json('staticwebapp.config.json').globalHeaders).toEqual(headers);
});
