import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const help = 'Set WEIGHBRIDGE_BROWSER to the path of a Chromium or Chrome and run it again.';
const isRoot = process.getuid?.() === 0;

/** What every test starts a browser with. */
export const browserArguments = [
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  // Root has no sandbox in a container.
  ...(isRoot ? ['--no-sandbox'] : []),
];

/** True if the program starts; a stub that only asks for a snap package, say, does not. */
function starts(path: string): boolean {
  if (!existsSync(path)) return false;
  // Chrome on Windows opens a window instead of printing its version.
  if (process.platform === 'win32') return true;
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}

/** Runs a command to its end and shows one line of it: the last thing it said if it failed. */
function run(command: string, args: readonly string[], minutes: number): boolean {
  console.log(`$ ${command} ${args.join(' ')}`);
  const { status, stdout, stderr } = spawnSync(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    timeout: minutes * 60_000,
    shell: process.platform === 'win32',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status === 0) return true;
  const said = `${stdout ?? ''}\n${stderr ?? ''}`
    .split('\n')
    .filter((line) => /^(E:|Error)/.test(line));
  console.log(`  did not work${said.length > 0 ? `: ${said.at(-1)}` : ''}`);
  return false;
}

/** Path of a browser that starts: the one named in the environment, the system's, Playwright's own; or null. */
export function findBrowser(): string | null {
  for (const name of ['WEIGHBRIDGE_BROWSER', 'CHROME_PATH']) {
    const path = process.env[name];
    if (path === undefined || path === '') continue;
    if (starts(path)) return path;
    throw new Error(`${name} is "${path}", and no browser starts from there. ${help}`);
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...onPath, ...elsewhere, chromium.executablePath()].find(starts) ?? null;
}

/** Path of a browser, installed if there is none: Playwright's download, else Debian's package as root. Throws one sentence. */
export function obtainBrowser(): string {
  const found = findBrowser();
  if (found !== null) return found;

  console.log('No browser found: trying to install one.');
  if (run('npx', ['playwright', 'install', 'chromium'], 5)) {
    const own = chromium.executablePath();
    if (!starts(own) && isRoot) run('npx', ['playwright', 'install-deps', 'chromium'], 5);
    if (starts(own)) return own;
  }
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    run('apt-get', ['update', '-q'], 3);
    run('apt-get', ['install', '-qy', '--no-install-recommends', 'chromium'], 8);
  }
  const installed = findBrowser();
  if (installed === null) {
    throw new Error(`No browser was found and none could be installed. ${help}`);
  }
  return installed;
}
