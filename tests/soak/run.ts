/** `npm run soak`: every count of the tests in this folder in full; prints each count and one closing line. */
import { spawnSync } from 'node:child_process';
import { obtainBrowser } from '../config/browser.ts';

const env = { ...process.env, SOAK: 'whole', WEIGHBRIDGE_BROWSER: obtainBrowser() };

function run(...command: string[]): boolean {
  const { status } = spawnSync('npx', command, {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    env,
  });
  return status === 0;
}

const began = performance.now();
const good = [
  run('vitest', 'run', 'tests/soak', '--disable-console-intercept'),
  run('vite', 'build', '--logLevel', 'warn'),
  run('playwright', 'test', '--config', 'tests/config/playwright.config.ts', 'tests/soak'),
].every(Boolean);
const minutes = (performance.now() - began) / 60_000;
console.log(`soak · ${good ? 'all held' : 'FAILED'} in ${minutes.toFixed(1)} minutes`);
process.exitCode = good ? 0 : 1;
