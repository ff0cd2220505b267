/**
 * `npm run bench-documents`: in a real browser over the production build, the time of the first and
 * of later documents beside that of the analysis they rest on, and the longest task of the page's
 * own thread meanwhile. No test: times belong to the machine.
 */
import type { Page } from '@playwright/test';
import { longTasksOf, onThePage, processor } from './page.ts';

const rounds = Number(process.argv[2] ?? 5);

/**
 * Presses what a selector finds. From inside the page: a search by role asks every element of a long
 * report whether it can be seen, which is a long task of the measuring and not of the app.
 */
const press = (page: Page, selector: string, text: string): Promise<void> =>
  page.evaluate(
    ([sought, words]) => {
      const all = [...document.querySelectorAll<HTMLElement>(sought ?? '')];
      const found = all.find((element) => element.textContent?.includes(words ?? ''));
      if (!found) throw new Error(`nothing reads ${words}`);
      found.click();
    },
    [selector, text],
  );

/** Milliseconds from pressing a button to the finished download. */
async function timeOf(page: Page, button: string): Promise<number> {
  // The report for architects waits for the stress cards.
  await page.waitForFunction(
    (text) =>
      [...document.querySelectorAll('button')].some((b) => b.textContent === text && !b.disabled),
    button,
    { timeout: 300_000, polling: 100 },
  );
  const made = page.waitForEvent('download', { timeout: 300_000 });
  const start = performance.now();
  await press(page, 'button', button);
  await (await made).path();
  return performance.now() - start;
}

/** The longest task of the page's thread since the last call, in milliseconds; 0 where none took 50. */
const longestTask = async (page: Page): Promise<number> => (await longTasksOf(page))[0]?.ms ?? 0;

const median = (times: number[]): number => times.sort((a, b) => a - b)[times.length >> 1] ?? NaN;

await onThePage(async (page) => {
  await page.getByRole('button', { name: 'See a finished example' }).waitFor();
  const start = performance.now();
  await page.getByRole('button', { name: 'See a finished example' }).click();
  await page.getByText(/8,192 futures · catalogue/).waitFor({ timeout: 300_000 });
  const analysis = performance.now() - start;
  console.log(`${processor}, ${rounds} rounds, the example of ${analysis.toFixed(0)} ms`);
  await longestTask(page);
  await press(page, 'nav a', 'Report');
  const say = async (name: string, button: string): Promise<void> => {
    await page.waitForTimeout(4_000);
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
  await press(page, 'label', 'Architects: everything');
  await say('architecture report', 'Download PDF');
});
