import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';
import { expect, test } from 'vitest';
import table from './rooms.json' with { type: 'json' };

const pureRooms = Object.entries(table.rooms)
  .filter(([, room]) => 'pure' in room)
  .map(([name]) => name);

/** The names of the samples that the pure project's type check refuses, as if they were files of it. */
function refusedByTypes(samples: { [file: string]: string }): string[] {
  const config = ts.getParsedCommandLineOfConfigFile('tests/config/tsconfig.pure.json', undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: () => {},
  });
  if (config === undefined) throw new Error('tests/config/tsconfig.pure.json cannot be read');
  const host = ts.createCompilerHost(config.options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, version, ...rest) => {
    const sample = samples[name];
    return sample === undefined
      ? getSourceFile(name, version, ...rest)
      : ts.createSourceFile(name, sample, version);
  };
  const names = Object.keys(samples);
  const program = ts.createProgram([...config.fileNames, ...names], config.options, host);
  return names.filter(
    (name) => program.getSemanticDiagnostics(program.getSourceFile(name)).length > 0,
  );
}

test('pure rooms know no browser, no Node and no timer', () => {
  const worldly = [
    'export const a = document.title;',
    'export const a = window.innerWidth;',
    'export const a = process.env;',
    'setTimeout(() => {}, 0);',
    'console.log(1);',
    'export const a = performance.now();',
  ];
  const bad: { [file: string]: string } = {};
  for (const room of pureRooms) {
    worldly.forEach((line, i) => (bad[resolve(`src/${room}/sample-${i}.ts`)] = line));
  }
  const good = resolve('src/engine/sample-good.ts');
  expect(refusedByTypes({ ...bad, [good]: 'export const a = Math.sqrt(2);' })).toEqual(
    Object.keys(bad),
  );
});

const lint = new ESLint({ overrideConfigFile: 'tests/config/eslint.config.js' });

/** The rules a line breaks, as if it were all the text of a file that stands in the folder. */
async function rulesBroken(folder: string, line: string): Promise<(string | null)[]> {
  // Rules that read types need a file the project knows; its own text is not looked at.
  const file = readdirSync(folder).find((name) => name.endsWith('.ts'));
  const [result] = await lint.lintText(line, { filePath: `${folder}/${file}` });
  return [...new Set(result?.messages.map((message) => message.ruleId))];
}

test.each([
  'export const a = Math.random();',
  'export const a = Math.exp(1);',
  "export const a = Math['pow'](2, 0.5);",
  'export const { log } = Math;',
  'export const a = (b: number) => b ** 0.5;',
  'export const a = (b: string, c: string) => b.localeCompare(c);',
  'export const a = (b: number) => b.toLocaleString();',
])('lint keeps inexact arithmetic and locales out of the engine: %s', async (line) => {
  expect(await rulesBroken('src/engine', line)).toEqual(['no-restricted-syntax']);
});

test.each([
  'export const a = Date.now();',
  'export const a = new Date(0);',
  'export const a = performance.now();',
  'export const a = new Intl.NumberFormat();',
  "console.log('a');",
])('lint keeps time, locale and console out of the profile: %s', async (line) => {
  expect(await rulesBroken('src/profile', line)).toEqual(['no-restricted-globals']);
});

test.each([
  ['src/report', "export { scaleLinear } from 'd3-scale';", 'no-restricted-imports'],
  ['src/engine', "export * from 'valibot';", 'no-restricted-imports'],
  ['src/app', 'export default 1;', 'no-restricted-syntax'],
  ['src/app', "open('https://example.org');", 'no-restricted-syntax'],
  ['src/app', "window.open('https://example.org');", 'no-restricted-syntax'],
  ['src/app', "document.body.innerHTML = '';", 'no-restricted-syntax'],
  ['src/app', "location.href = 'https://example.org';", 'no-restricted-syntax'],
  ['src/app', "window.location.assign('https://example.org');", 'no-restricted-syntax'],
  ['src/app', "eval('1');", 'no-eval'],
  ['src/app', 'export const a: any = 1;', '@typescript-eslint/no-explicit-any'],
  [
    'tests/house',
    "import { test } from 'vitest'; test.skip('a', () => {});",
    'no-restricted-syntax',
  ],
  ['src/app', 'Promise.resolve();', '@typescript-eslint/no-floating-promises'],
])('lint in %s stops: %s', async (folder, line, rule) => {
  expect(await rulesBroken(folder, line)).toContain(rule);
});

test.each([
  ['src/engine', 'export const a = Math.floor(Math.sqrt(2) * 2 ** 32);'],
  ['src/app', 'export const a = new Date(Math.exp(1));'],
])('lint in %s lets pass: %s', async (folder, line) => {
  expect(await rulesBroken(folder, line)).toEqual([]);
});

test('lint refuses markup from text and inline styles in Svelte', async () => {
  const text = `<script lang="ts">const a = '';</script>\n<p style="color: red">{@html a}</p>\n`;
  const [result] = await lint.lintText(text, { filePath: 'src/app/App.svelte' });
  expect(result?.messages.map((message) => message.ruleId)).toEqual([
    'no-restricted-syntax',
    'svelte/no-at-html-tags',
  ]);
});
