/** `npm test`: every check, each under a heading with its time, and one closing line. */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { obtainBrowser } from './browser.ts';
import { browserCounts, unitCounts, type Counts } from './counts.ts';

type Step = {
  name: string;
  script: string;
  args?: string[];
  environment?: { [name: string]: string };
};

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

/** Runs steps one after the other, beside other lanes; what a step printed comes under its heading when it has ended. */
async function lane(...steps: Step[]): Promise<void> {
  for (const step of steps) {
    const start = performance.now();
    const { good, said } = await npmRun(step);
    heading(step.name);
    process.stdout.write(said);
    verdict(step.name, good, start);
  }
}

function npmRun({
  script,
  args = [],
  environment,
}: Step): Promise<{ good: boolean; said: string }> {
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', script, '--', ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
      env: { ...process.env, ...environment },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    }
    child.on('error', (error) => resolve({ good: false, said: `${error.message}\n` }));
    child.on('close', (status) => resolve({ good: status === 0, said }));
  });
}

/** Names the browser of the tests, or fails in one sentence. */
function findOrInstall(): boolean {
  const start = performance.now();
  heading('a browser');
  try {
    process.env['WEIGHBRIDGE_BROWSER'] = obtainBrowser();
    console.log(`Using ${process.env['WEIGHBRIDGE_BROWSER']}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  return verdict('a browser', process.env['WEIGHBRIDGE_BROWSER'] !== undefined, start);
}

rmSync('test-results', { recursive: true, force: true });

const hasBrowser = findOrInstall();
// Unit tests use every core. Browser tests wait a good deal, for pages, pauses and restarts: one check at a
// time uses that.
await lane({
  name: 'unit tests',
  script: 'unit',
  args: ['--reporter=default', '--reporter=json', '--outputFile.json=test-results/unit.json'],
  // Vitest colours what it writes to a file or a log, too.
  environment: { NO_COLOR: '1' },
});
await Promise.all([
  lane(
    { name: 'types', script: 'types' },
    { name: 'lint', script: 'lint' },
    { name: 'format', script: 'format-check' },
    { name: 'unused code', script: 'unused' },
  ),
  lane(
    ...(hasBrowser ? [{ name: 'browser tests on the production build', script: 'browser' }] : []),
  ),
]);

const counts: Counts[] = [unitCounts('test-results/unit.json')];
if (hasBrowser) counts.push(browserCounts('test-results/browser.json'));
const passed = counts.reduce((sum, each) => sum + each.passed, 0);
const failed = counts.reduce((sum, each) => sum + each.failed, 0);

console.log(`\nDone in ${since(began)}.`);
if (failures.length > 0) console.log(`Failed: ${failures.join(', ')}.`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failures.length > 0 || failed > 0 ? 1 : 0;
