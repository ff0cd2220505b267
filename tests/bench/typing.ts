/**
 * `npm run bench-typing [-- SECONDS] [-- --names]`: a minute of edits on the case of eight workloads,
 * in a real browser over the production build: the time from an edit until the first answer and the
 * one of all draws are drawn, and the long tasks of the page's own thread. No test: times belong to
 * the machine.
 */
import type { Page } from '@playwright/test';
import { benchmark } from '#profile/templates/index.ts';
import { shippedCatalogue } from '#engine/futures.ts';
import { writeSessionFile } from '#storage/restore/session-file.ts';
import { frameMs, longTasksOf, onThePage, processor, processorSeconds, taskLines } from './page.ts';

const seconds = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 60);
const now = '2026-11-24T00:00:00.000Z';
const ids = { session: 's-bench', scenario: 'c-bench', workload: (i: number) => `w-${i}` };
const session = benchmark.make(ids, now, shippedCatalogue().edition);

/** Median and quartiles in milliseconds and in frames. */
function quartiles(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (q: number) => sorted[Math.floor(q * (sorted.length - 1))] ?? NaN;
  const frames = (at(0.5) / frameMs).toFixed(1);
  return `${at(0.5).toFixed(0)} ms (${at(0.25).toFixed(0)} to ${at(0.75).toFixed(0)}), ${frames} frames`;
}

/** Milliseconds from one edit until its first and its full answer were drawn. */
interface Answered {
  first: number;
  full: number;
}

/** Types a number into the field and waits, in the page itself, for both answers beside it. */
async function edit(page: Page, text: string): Promise<Answered> {
  const answered = page.evaluate(
    () =>
      new Promise<Answered>((resolve, reject) => {
        const preview = document.querySelector('[aria-labelledby="so-far"]')!;
        const times = { start: NaN, first: NaN, stale: false };
        const standing = () => document.querySelector('#so-far')?.textContent ?? '';
        setTimeout(() => reject(new Error(`No answer: ${standing()}`)), 120_000);
        // After the next frame has been handed over to be shown.
        const drawn = (then: (at: number) => void) =>
          requestAnimationFrame(() => setTimeout(() => then(performance.now())));
        addEventListener('input', (event) => (times.start = event.timeStamp), {
          capture: true,
          once: true,
        });
        const observer = new MutationObserver(() => {
          const now = standing();
          if (now.includes('before your change')) times.stale = true;
          else if (times.stale && Number.isNaN(times.first)) {
            times.first = 0;
            drawn((at) => (times.first = at - times.start));
          }
          if (!times.stale || now.includes('·')) return;
          observer.disconnect();
          drawn((at) => resolve({ first: times.first, full: at - times.start }));
        });
        observer.observe(preview, { subtree: true, childList: true, characterData: true });
      }),
  );
  await page.getByLabel('Almost surely less than').first().fill(text);
  return answered;
}

await onThePage(async (page) => {
  const name = 'benchmark.json';
  const buffer = Buffer.from(writeSessionFile(session));
  // The list of sessions, once read, replaces the first field for a file.
  await page.getByText('What stays on this device').waitFor();
  await page
    .getByLabel('Session file')
    .setInputFiles({ name, mimeType: 'application/json', buffer });
  await page.getByRole('button', { name: 'Open it' }).click();
  await page.getByText(/8,192 futures · catalogue/).waitFor({ timeout: 300_000 });
  await page.getByRole('navigation').getByRole('link', { name: 'Questionnaire' }).click();
  const workload = session.scenarios[0]?.workloads[0]?.name ?? '';
  await page.getByRole('link', { name: workload, exact: true }).first().click();
  await page.getByRole('link', { name: 'Show the whole section' }).click();
  await page.getByLabel('Almost surely less than').first().waitFor();
  await page.waitForTimeout(2_000);
  await longTasksOf(page);

  const answers: Answered[] = [];
  const spentBefore = await processorSeconds(page);
  const end = performance.now() + seconds * 1000;
  // Never the same number twice: what was reckoned before is remembered.
  while (performance.now() < end)
    answers.push(await edit(page, String(300_000 + 7 * answers.length)));
  const spent = (await processorSeconds(page)) - spentBefore;
  const first = quartiles(answers.map((a) => a.first));
  const full = quartiles(answers.map((a) => a.full));
  console.log(`${processor}, ${answers.length} edits in ${seconds} s`);
  console.log(
    `processor time of page and worker: ${((1000 * spent) / answers.length).toFixed(0)} ms an edit`,
  );
  console.log(`first answer drawn after ${first} (goal 3), of all draws after ${full} (goal 20)`);
  for (const line of taskLines(await longTasksOf(page))) console.log(line);
});
