import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chromium } from '@playwright/test';
import type { BrowserContext } from '@playwright/test';
import { browserArguments, findBrowser } from '../config/browser.ts';

/** A browser of its own on a profile that outlives it. */
export interface Killable {
  context: BrowserContext;
  /** Ends every process of the browser at once, with no chance to finish anything. */
  kill(): Promise<void>;
}

const addressLine = /DevTools listening on (ws:\/\/\S+)/;

/** Starts a browser on a profile folder; the same folder brings back what is on the disk. */
export async function startKillable(profile: string): Promise<Killable> {
  const path = findBrowser();
  if (path === null) throw new Error('No browser was found.');
  const child = spawn(
    path,
    [
      ...browserArguments,
      '--headless=new',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'], detached: process.platform !== 'win32' },
  );
  const browser = await chromium.connectOverCDP(await addressOf(child));
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('The browser has no window.');
  return {
    context,
    async kill() {
      const gone = once(child, 'exit');
      if (process.platform === 'win32' || child.pid === undefined) child.kill('SIGKILL');
      else process.kill(-child.pid, 'SIGKILL');
      await gone;
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = addressLine.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', () => reject(new Error(`The browser ended: ${said.slice(-500)}`)));
  });
}
