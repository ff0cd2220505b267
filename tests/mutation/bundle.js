/** The tests of the mutated rooms and the modules that they use, compiled to one script. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { Script } from 'node:vm';
import { build } from 'vite';

const FOLDERS = ['numerics', 'sampling', 'decision'];
/** Edits also run every other part of the engine; the order of dimensions is a table, which is not mutated. */
const LEFT_OUT_FILES = /(edits|dimension-order)\.test/;

/** Compiles all tests with the modules they use; all but one of the sources in their original text. */
export async function bundled(sandbox, instrumented) {
  const files = FOLDERS.flatMap((folder) => {
    const within = join(sandbox, 'tests/engine', folder);
    return readdirSync(within).map((name) => join(within, name));
  }).filter((file) => file.endsWith('.test.ts') && !LEFT_OUT_FILES.test(file));
  const original = resolve(sandbox, '../../..');
  const entry = 'virtual:tests';
  const mark = 'virtual:numerics-tests-read';
  const { output } = await build({
    configFile: false,
    logLevel: 'silent',
    root: sandbox,
    plugins: [
      {
        name: 'tests',
        resolveId: (id) => (id === entry || id === mark ? id : undefined),
        load(id) {
          if (id === mark) return 'globalThis.numericsTestsRead?.();';
          if (id === entry) {
            const first = files.filter((file) => file.includes('/numerics/'));
            const others = files.filter((file) => !first.includes(file));
            return [...first, mark, ...others].map((file) => `import '${file}';`).join('');
          }
          const path = id.split('?')[0];
          if (instrumented === undefined || path === instrumented || !path.endsWith('.ts')) return;
          return readFileSync(join(original, relative(sandbox, path)), 'utf8');
        },
      },
    ],
    ssr: { external: ['vitest', 'fast-check'] },
    build: {
      ssr: true,
      write: false,
      minify: false,
      target: 'node20',
      rollupOptions: {
        input: entry,
        external: ['vitest', 'fast-check'],
        output: { format: 'cjs' },
      },
    },
  });
  const code = output.find((chunk) => chunk.type === 'chunk').code;
  return new Script(`(function (require, exports, module) {${code}\n})`, { filename: 'tests.cjs' });
}
