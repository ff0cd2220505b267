/** `npm test`: every check, each under a heading with its time, and one closing line. */
import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { obtainBrowser } from './browser.ts';
import { browserCounts, unitCounts, type Counts } from './counts.ts';

const failures: string[] = [];
const began = performance.now();
const since = (start: number) => `${((performance.now() - start) / 1000).toFixed(1)} s`;

const heading = (name: string) =>
  console.log(`\n── ${name} ${'─'.repeat(Math.max(0, 70 - name.length))}`);

function verdict(name: string, good: boolean, start: number): boolean {
  if (!good) failures.push(name);
  console.log(`${good ? 'ok' : 'FAILED'} · ${name} · ${since(start)}`);
  return good;
}

/** Runs one step; a step that fails does not stop the ones after it. */
function step(name: string, work: () => boolean): boolean {
  heading(name);
  const start = performance.now();
  let good = false;
  try {
    good = work();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  return verdict(name, good, start);
}

/** Runs steps beside other ones; what a step printed comes under its heading when it has ended. */
async function lane(...steps: [name: string, script: string][]): Promise<void> {
  for (const [name, script] of steps) {
    const start = performance.now();
    const { good, said } = await npmRunQuietly(script);
    heading(name);
    process.stdout.write(said);
    verdict(name, good, start);
  }
}

function npmRunQuietly(script: string): Promise<{ good: boolean; said: string }> {
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', script], {
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    }
    child.on('error', (error) => resolve({ good: false, said: `${error.message}\n` }));
    child.on('close', (status) => resolve({ good: status === 0, said }));
  });
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

await Promise.all([
  lane(['lint', 'lint']),
  lane(['types', 'types'], ['format', 'format-check'], ['unused code', 'unused']),
]);
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
