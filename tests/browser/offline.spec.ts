/** Without a network: the installed app, its update, and the single file. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import { go, seeExample } from './cases.ts';
import { expect, test } from './recorded.ts';
import { startStaticHost } from './static-host.ts';

test.setTimeout(180_000);
test.use({ serviceWorkers: 'allow', baseURL: 'http://localhost' });

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

const takenOver = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (navigator.serviceWorker.controller === null) await new Promise((r) => setTimeout(r, 50));
  });

/** The main job from the example to the PDF. */
async function mainJob(page: Page): Promise<void> {
  await seeExample(page);
  await go(page, 'Report');
  const pdf = page.waitForEvent('download', { timeout: 120_000 });
  await page.getByRole('button', { name: 'Download PDF' }).click();
  const path = await (await pdf).path();
  expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-');
}

test('after the first visit the app works with the host switched off', async ({ page, record }) => {
  const host = await startStaticHost('dist');
  await page.goto(host.address);
  await takenOver(page);
  await host.close();
  await page.reload();
  await expect(heading(page)).toContainText('Where should each');
  await mainJob(page);
  await page.goto(`${host.address}recovery.html`);
  await expect(page.getByRole('status')).toContainText('1 session was found');
  // The test's own origin is another one than the host's, which has a port of its own.
  record.requests = record.requests.filter((url) => !url.startsWith(host.address));
});

test('a newer version is offered, taken whole on request, and refused when a file is not its own', async ({
  page,
  record,
}) => {
  const host = await startStaticHost('dist');
  await page.goto(host.address);
  await takenOver(page);
  const index = readFileSync('dist/index.html', 'utf8').replace(
    '<title>',
    '<meta name="newer" /><title>',
  );
  const hash = (text: string) => createHash('sha256').update(text).digest('base64');
  const worker = readFileSync('dist/service-worker.js', 'utf8');
  const newer = worker
    .replace(/(index\.html`?["']?,\s*["'`]sha256-)[^"'`]+/, `$1${hash(index)}`)
    .replace(/[0-9a-f]{12}/, 'fedcba987654');
  expect(newer).not.toBe(worker);
  const update = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration?.update();
    });

  // The host is caught between two versions: the list is new, the page is not.
  host.replace(new Map([['service-worker.js', newer]]));
  await update();
  await page.waitForTimeout(1_000);
  await expect(page.getByText('A newer version of Weighbridge is ready.')).toBeHidden();

  host.replace(
    new Map([
      ['service-worker.js', `${newer}\n`],
      ['index.html', index],
    ]),
  );
  await update();
  await expect(page.getByText('A newer version of Weighbridge is ready.')).toBeVisible();
  await page.reload();
  await expect(page.locator('meta[name=newer]')).toHaveCount(0);
  await page.getByRole('button', { name: 'Use it now' }).click();
  await expect(page.locator('meta[name=newer]')).toHaveCount(1);
  await expect(heading(page)).toBeVisible();
  await host.close();
  record.requests = record.requests.filter((url) => !url.startsWith(host.address));
  record.errors.length = 0;
});

test('the app can be installed', async ({ page, record }) => {
  const host = await startStaticHost('dist');
  await page.goto(host.address);
  await takenOver(page);
  const tools = await page.context().newCDPSession(page);
  const { errors } = await tools.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const { installabilityErrors } = await tools.send('Page.getInstallabilityErrors');
  const wrong = installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito');
  expect(wrong).toEqual([]);
  await host.close();
  record.requests = record.requests.filter((url) => !url.startsWith(host.address));
});

test('the single file opens from disk and does the main job', async ({ page, record }) => {
  await build({ mode: 'single', logLevel: 'error' });
  const path = resolve('dist-single/weighbridge.html');
  await page.goto(`file://${path}`);
  await expect(heading(page)).toContainText('Where should each');
  await expect(page.getByText('save a session file before you close it').first()).toBeVisible();
  await mainJob(page);
  const databases = await page.evaluate(() => indexedDB.databases());
  expect(databases).toEqual([]);
  const outcome = await page.evaluate(() =>
    fetch('https://example.org').then(
      () => 'sent',
      () => 'refused',
    ),
  );
  expect(outcome).toBe('refused');
  expect(record.requests.filter((url) => !/^(file|blob|data):/.test(url))).toEqual([]);
  for (const list of [record.requests, record.violations, record.errors]) list.length = 0;
});
