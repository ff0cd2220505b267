/**
 * `npm run bench-documents`: in a real browser over the production build, the time of the first and
 * of later documents beside that of the analysis they rest on, and the longest task of the page's
 * own thread meanwhile. No test: times belong to the machine.
 */
import { chromium, type Page } from '@playwright/test';
import { cpus } from 'node:os';
import { build, preview } from 'vite';
import { findBrowser } from '../config/browser.ts';
import { freePort } from '../config/port.ts';

const rounds = Number(process.argv[2] ?? 5);

/** Milliseconds from pressing a button to the finished download. */
async function timeOf(page: Page, button: string): Promise<number> {
  const made = page.waitForEvent('download', { timeout: 300_000 });
  const start = performance.now();
  await page.getByRole('button', { name: button }).click();
  await (await made).path();
  return performance.now() - start;
}

/** The longest task of the page's thread since the last call, in milliseconds; those under 50 are not reported by browsers. */
const longestTask = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { tasks } = globalThis as unknown as { tasks: number[] };
    return Math.max(0, ...tasks.splice(0));
  });

const median = (times: number[]): number => times.sort((a, b) => a - b)[times.length >> 1] ?? NaN;

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
  await page.getByRole('button', { name: 'See a finished example' }).waitFor();
  const start = performance.now();
  await page.getByRole('button', { name: 'See a finished example' }).click();
  await page.getByText(/8,192 futures · catalogue/).waitFor({ timeout: 300_000 });
  const analysis = performance.now() - start;
  console.log(
    `${cpus()[0]?.model ?? 'unknown'}, ${rounds} rounds, the example of ${analysis.toFixed(0)} ms`,
  );
  await page.getByRole('navigation').getByRole('link', { name: 'Report', exact: true }).click();
  await page.getByRole('button', { name: 'Download PDF' }).waitFor();
  const say = async (name: string, button: string): Promise<void> => {
    await page.waitForTimeout(1_000);
    const opening = await longestTask(page);
    const first = await timeOf(page, button);
    const later: number[] = [];
    for (let i = 0; i < rounds; i++) later.push(await timeOf(page, button));
    const task = await longestTask(page);
    const ratio = (ms: number) =>
      `${ms.toFixed(0)} ms, ${(ms / analysis).toFixed(2)} × the analysis`;
    console.log(
      `${name}: first ${ratio(first)}; later ${ratio(median(later))}; longest task ${task < 50 ? 'under 50' : task.toFixed(0)} ms, showing the page ${opening < 50 ? 'under 50' : opening.toFixed(0)} ms`,
    );
  };
  await say('board memo', 'Download PDF');
  await say('workbook', 'Save the workbook');
  await page.getByLabel('Architects: everything').check();
  await say('architecture report', 'Download PDF');
} finally {
  await browser.close();
  server.httpServer.close();
}
