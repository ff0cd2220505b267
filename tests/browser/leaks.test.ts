/** A server waits behind every foreign name; nothing of the app may ever reach it. */
import { chromium, expect, test as base } from '@playwright/test';
import type { Page } from '@playwright/test';
import { browserArguments, findBrowser } from '../config/browser.ts';
import { openExample } from './cases.ts';
import { tryEveryChannel } from './channels.ts';
import { startForeignServer } from './foreign-server.ts';
import type { ForeignServer } from './foreign-server.ts';

base.setTimeout(300_000);

/** A browser of its own that finds the foreign server behind every name but localhost. */
const test = base.extend<{ foreign: ForeignServer; watched: Page }>({
  foreign: async ({ browserName: _ }, use) => {
    const server = await startForeignServer();
    await use(server);
    server.close();
  },
  watched: async ({ foreign, baseURL }, use) => {
    const executablePath = findBrowser() ?? chromium.executablePath();
    const args = [...browserArguments, ...foreign.browserArguments];
    const browser = await chromium.launch({ executablePath, args });
    const page = await browser.newPage({ baseURL: baseURL ?? '', acceptDownloads: true });
    await use(page);
    await browser.close();
  },
});

const silent = ({ paths, hosts }: ForeignServer) =>
  expect({ paths: [...paths].filter((path) => !path.startsWith('/service/')), hosts }).toEqual({
    paths: [],
    hosts: [],
  });

test('every channel is tried from the app, and none reaches another origin', async ({
  watched,
  foreign,
}) => {
  await watched.goto('/');
  await expect(watched.getByRole('heading', { level: 1 })).toBeVisible();
  const tried = await watched.evaluate(tryEveryChannel, foreign.origin);
  console.log(`leaks · ${tried.length} channels tried, ${foreign.hosts.length} hits`);
  expect(tried.length).toBeGreaterThan(30);
  silent(foreign);
});

test('the same channels reach the server from a page without a policy', async ({
  watched,
  foreign,
}) => {
  await watched.goto(`${foreign.origin.replace('leak.example', 'localhost')}/bare`);
  const tried = await watched.evaluate(tryEveryChannel, foreign.origin);
  // These only look a name up, ask over UDP, or need more than a bare page has; the rest is heard.
  const unheard = [
    ...['dns-prefetch', 'preconnect', 'web-rtc', 'manifest', 'service-worker', 'worker-address'],
  ];
  await expect
    .poll(() => tried.filter((name) => !foreign.paths.has(`/${name}`) && !unheard.includes(name)))
    .toEqual([]);
});

/** Presses every button that hands out a file, and takes the file. */
async function takeFiles(page: Page): Promise<number> {
  const buttons = page.getByRole('main').getByRole('button', { name: /^(Download|Save) / });
  let taken = 0;
  for (const button of await buttons.all()) {
    if (!(await button.isVisible())) continue;
    await expect(button).toBeEnabled({ timeout: 120_000 });
    const download = page.waitForEvent('download', { timeout: 120_000 });
    await button.click();
    await (await download).path();
    taken++;
  }
  return taken;
}

test('every page and every export stays on this device', async ({ watched: page, foreign }) => {
  await openExample(page);
  const links = page.getByRole('navigation').first().getByRole('link');
  const hashes = await links.evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
  let files = 0;
  for (const hash of hashes) {
    await page.evaluate((to) => (location.hash = to), hash);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.waitForTimeout(300);
    files += await takeFiles(page);
    const bare = await page
      .locator('a[href^="http"]')
      .evaluateAll((all) =>
        all
          .filter((a) => !/\bnoreferrer\b/.test((a as HTMLAnchorElement).rel))
          .map((a) => a.outerHTML),
      );
    expect(bare, 'links abroad without noreferrer').toEqual([]);
    const eager = page.locator('link[rel~=prefetch], link[rel~=preconnect], [ping], iframe');
    await expect(eager).toHaveCount(0);
  }
  console.log(`leaks · ${hashes.length} pages, ${files} files, ${foreign.hosts.length} hits`);
  expect(hashes.length).toBeGreaterThanOrEqual(6);
  expect(files).toBeGreaterThanOrEqual(2);
  silent(foreign);
});
