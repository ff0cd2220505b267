/** `npm test`: every check in order, each under a heading with its time, and one closing line. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { obtainBrowser } from './browser.ts';
import { browserCounts, unitCounts, type Counts } from './counts.ts';

const failures: string[] = [];
const began = performance.now();
const since = (start: number) => `${((performance.now() - start) / 1000).toFixed(1)} s`;

/** Runs one step; a step that fails does not stop the ones after it. */
function step(name: string, work: () => boolean): boolean {
  console.log(`\n── ${name} ${'─'.repeat(Math.max(0, 70 - name.length))}`);
  const start = performance.now();
  let good = false;
  try {
    good = work();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  if (!good) failures.push(name);
  console.log(`${good ? 'ok' : 'FAILED'} · ${name} · ${since(start)}`);
  return good;
}

// Vitest colours what it writes to a file or a log, too.
const plain = process.stdout.isTTY ? {} : { NO_COLOR: '1' };

function npmRun(script: string, args: string[] = [], environment = {}): boolean {
  const { status } = spawnSync('npm', ['run', '--silent', script, '--', ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, ...environment },
  });
  return status === 0;
}

rmSync('test-results', { recursive: true, force: true });

step('format', () => npmRun('format-check'));
step('lint', () => npmRun('lint'));
step('types', () => npmRun('types'));
step('unused code', () => npmRun('unused'));
step('unit tests', () =>
  npmRun(
    'unit',
    ['--reporter=default', '--reporter=json', '--outputFile.json=test-results/unit.json'],
    plain,
  ),
);
const browserReady = step('a browser', () => {
  process.env['WEIGHBRIDGE_BROWSER'] = obtainBrowser();
  console.log(`Using ${process.env['WEIGHBRIDGE_BROWSER']}`);
  return true;
});
if (browserReady) step('browser tests on the production build', () => npmRun('browser'));

const counts: Counts[] = [unitCounts('test-results/unit.json')];
if (browserReady) counts.push(browserCounts('test-results/browser.json'));
const passed = counts.reduce((sum, each) => sum + each.passed, 0);
const failed = counts.reduce((sum, each) => sum + each.failed, 0);

console.log(`\nDone in ${since(began)}.`);
if (failures.length > 0) console.log(`Failed: ${failures.join(', ')}.`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failures.length > 0 || failed > 0 ? 1 : 0;
