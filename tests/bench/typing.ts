/**
 * `npm run bench-typing`: a minute of edits on the case of eight workloads, in a real browser over
 * the production build: the tasks of the page's own thread that are long, and the time from an edit
 * to the first answer and to the one of all draws. No test: times belong to the machine.
 */
import { chromium } from '@playwright/test';
import { cpus } from 'node:os';
import { build, preview } from 'vite';
import { benchmark } from '#profile/templates/index.ts';
import { shippedCatalogue } from '#engine/futures.ts';
import { writeSessionFile } from '#storage/restore/session-file.ts';
import { findBrowser } from '../config/browser.ts';
import { freePort } from '../config/port.ts';

const seconds = Number(process.argv[2] ?? 60);
const now = '2026-11-24T00:00:00.000Z';
const ids = { session: 's-bench', scenario: 'c-bench', workload: (i: number) => `w-${i}` };
const session = benchmark.make(ids, now, shippedCatalogue().edition);

const quartiles = (times: readonly number[]): string => {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (q: number) => (sorted[Math.floor(q * (sorted.length - 1))] ?? NaN).toFixed(0);
  return `${at(0.5)} ms (${at(0.25)} to ${at(0.75)})`;
};

await build({ logLevel: 'warn' });
const server = await preview({ preview: { host: 'localhost', port: await freePort() } });
const executablePath = findBrowser() ?? chromium.executablePath();
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const page = await browser.newPage();
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(globalThis, { tasks });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ entryTypes: ['longtask'] });
  });
  await page.goto(server.resolvedUrls?.local[0] ?? '');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'benchmark.json',
      mimeType: 'application/json',
      buffer: Buffer.from(writeSessionFile(session)),
    });
  await page.getByRole('button', { name: 'Open it' }).click();
  await page.getByText(/8,192 futures · catalogue/).waitFor({ timeout: 300_000 });
  await page.getByRole('navigation').getByRole('link', { name: 'Questionnaire' }).click();
  const name = session.scenarios[0]?.workloads[0]?.name ?? '';
  await page.getByRole('link', { name, exact: true }).first().click();
  await page.getByRole('link', { name: 'Show the whole section' }).click();
  const high = page.getByLabel('Almost surely less than').first();
  await high.waitFor();
  await page.waitForTimeout(2_000);
  await page.evaluate(() => (globalThis as unknown as { tasks: number[] }).tasks.splice(0));

  const soFar = page.getByRole('region', { name: /So far/ });
  const first: number[] = [];
  const full: number[] = [];
  const end = performance.now() + seconds * 1000;
  for (let edit = 0; performance.now() < end; edit++) {
    const start = performance.now();
    // Never the same number twice: what was reckoned before is remembered.
    await high.fill(String(20_000 + 7 * edit));
    await soFar.getByText('before your change').waitFor({ state: 'hidden', timeout: 60_000 });
    first.push(performance.now() - start);
    await soFar.getByText('first estimate').waitFor({ state: 'hidden', timeout: 60_000 });
    full.push(performance.now() - start);
  }
  const tasks = await page.evaluate(() => (globalThis as unknown as { tasks: number[] }).tasks);
  const longest = Math.max(0, ...tasks);
  console.log(`${cpus()[0]?.model ?? 'unknown'}, ${first.length} edits in ${seconds} s`);
  console.log(`first answer after ${quartiles(first)}, of all draws after ${quartiles(full)}`);
  console.log(
    tasks.length === 0
      ? 'no task of the page’s own thread took 50 ms'
      : `${tasks.length} tasks of the page’s own thread took 50 ms or more, the longest ${longest.toFixed(0)} ms`,
  );
} finally {
  await browser.close();
  server.httpServer.close();
}
