import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { forbiddenImports, roomOf, specifiers, type Table } from './imports.ts';
import table from './rooms.json' with { type: 'json' };

const rooms: Table = table;
const files = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/').slice('src/'.length));
const sources = files.filter((file) => /\.(ts|js|svelte|css)$/.test(file));

test('every file of src stands in a room', () => {
  expect(files.filter((file) => roomOf(file, rooms) === undefined)).toEqual([]);
});

test('no room imports what the table does not allow', () => {
  expect(sources).toContain('main.ts');
  const found = sources.flatMap((file) =>
    forbiddenImports(file, readFileSync(`src/${file}`, 'utf8'), rooms),
  );
  expect(found).toEqual([]);
});

test.each([
  ['profile/a.ts', "import { b } from '#engine/b.ts';"],
  ['catalog/a.ts', "import type { B } from '#profile/b.ts';"],
  ['engine/a.ts', "export { b } from '#report/b.ts';"],
  ['engine/a.ts', "import { b } from '../profile/b.ts';"],
  ['engine/a.ts', "import { readFileSync } from 'node:fs';"],
  ['engine/a.ts', "import version from '../../package.json';"],
  ['report/a.ts', "import { scaleLinear } from 'd3-scale';"],
  ['report/charts/a.ts', "import { axisLeft } from 'd3-axis';"],
  ['report/a.ts', "type B = import('#app/state/b.ts').B;"],
  ['worker/a.ts', "import { open } from '#storage/store.ts';"],
  ['storage/a.ts', "import { analyse } from '#engine/analyse.ts';"],
  ['app/pages/A.svelte', "<script>import { open } from '#storage/store.ts';</script>"],
  ['app/pages/A.svelte', "<script>const b = await import('#worker/runner.ts');</script>"],
  ['app/pages/A.svelte', "<style>@import url('https://example.org/a.css');</style>"],
  ['app/charts/A.svelte', "<script>import b from '../pages/B.svelte';</script>"],
  ['app/export/a.ts', "import { mount } from '../pages/B.svelte';"],
  ['app/state/a.svelte.ts', "new Worker(new URL('../pages/b.ts', import.meta.url));"],
  ['app/state/a.ts', "import.meta.glob('../pages/*.svelte');"],
  ['app/styles/a.css', "@import 'some-font';"],
  ['helpers/a.ts', "import { b } from '#engine/b.ts';"],
])('the fence stops %s with %s', (file, text) => {
  expect(forbiddenImports(file, text, rooms)).toHaveLength(1);
});

test.each([
  ['engine/cost/a.ts', "import { exp } from '../numerics/exp.ts'; import '#catalog/gpus.ts';"],
  ['report/charts/a.ts', "import { scaleLinear } from 'd3-scale'; import '#engine/a.ts';"],
  ['worker/document.ts', "import '#app/export/pdf.ts'; import 'comlink';"],
  ['worker/import.ts', "import '#storage/restore.ts'; import '#storage/restore/session.ts';"],
  ['app/pages/A.svelte', "<script>import { s } from '../state/s.svelte.ts';</script>"],
  ['app/state/a.svelte.ts', "import W from '#worker/analysis.ts?worker&inline';"],
  ['app/styles/a.css', "@import '@fontsource-variable/source-sans-3'; a { mask: url(#b) }"],
  [
    'main.ts',
    "import './app/boot.ts'; import '#storage/store.ts'; import { mount } from 'svelte';",
  ],
])('the fence lets %s pass with %s', (file, text) => {
  expect(specifiers(file, text)).not.toEqual([]);
  expect(forbiddenImports(file, text, rooms)).toEqual([]);
});
