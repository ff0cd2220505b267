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

/** Between two keys of a quick hand. */
const betweenKeysMs = 120;

/** Median and quartiles in milliseconds and in frames. */
function quartiles(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (q: number) => sorted[Math.floor(q * (sorted.length - 1))] ?? NaN;
  const frames = (at(0.5) / frameMs).toFixed(1);
  return `${at(0.5).toFixed(0)} ms (${at(0.25).toFixed(0)} to ${at(0.75).toFixed(0)}), ${frames} frames`;
}

/** Milliseconds from an edit until its first answer, the one of all draws, and its explanation were drawn. */
interface Answered {
  first: number;
  full: number;
  explained: number;
}

/** Starts to watch the answer beside the field: from the last key typed until it is drawn in full. */
const watched = (page: Page): Promise<Answered> =>
  page.evaluate(
    () =>
      new Promise<Answered>((resolve, reject) => {
        const preview = document.querySelector('[aria-labelledby="so-far"]')!;
        let start = NaN;
        let isStale = false;
        const times: Partial<Answered> = {};
        const standing = () => document.querySelector('#so-far')?.textContent ?? '';
        const giveUp = setTimeout(() => reject(new Error(`No answer: ${standing()}`)), 120_000);
        // After the next frame has been handed over to be shown.
        const drawn = (which: keyof Answered) => {
          const since = start;
          times[which] = NaN;
          requestAnimationFrame(() =>
            setTimeout(() => {
              if (since !== start) return;
              times[which] = performance.now() - since;
              if (!Object.values(times).every((ms) => ms > 0) || !times.explained) return;
              clearTimeout(giveUp);
              observer.disconnect();
              removeEventListener('input', typed, { capture: true });
              resolve(times as Answered);
            }),
          );
        };
        const look = () => {
          const now = standing();
          if (now.includes('before your change')) isStale = true;
          if (!isStale || now.includes('before your change')) return;
          if (!('first' in times)) drawn('first');
          if (now.includes('·')) return;
          if (!('full' in times)) drawn('full');
          if (preview.getAttribute('aria-busy') === 'false' && !('explained' in times))
            drawn('explained');
        };
        const typed = (event: Event) => {
          start = event.timeStamp;
          isStale = false;
          for (const which of Object.keys(times)) delete times[which as keyof Answered];
          requestAnimationFrame(look);
        };
        const observer = new MutationObserver(look);
        addEventListener('input', typed, { capture: true });
        observer.observe(preview, {
          subtree: true,
          childList: true,
          characterData: true,
          attributes: true,
        });
      }),
  );

/** Sets another number at once and waits for its answer. */
async function edit(page: Page, text: string): Promise<Answered> {
  const answered = watched(page);
  await page.getByLabel('Almost surely less than').first().fill(text);
  return answered;
}

/** Types a number key by key, as a quick hand does, and waits for the answer to the last key. */
async function type(page: Page, text: string): Promise<Answered> {
  const field = page.getByLabel('Almost surely less than').first();
  await field.focus();
  await field.selectText();
  const answered = watched(page);
  await field.pressSequentially(text, { delay: betweenKeysMs });
  return answered;
}

/** The measures of many edits as lines. */
function lines(what: string, answers: readonly Answered[]): string[] {
  const of = (which: keyof Answered) => quartiles(answers.map((a) => a[which]));
  return [
    `${what}: first answer drawn after ${of('first')} (goal 3), of all draws after ${of('full')} (goal 20)`,
    `  and explained in depth after ${of('explained')}`,
  ];
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
  const typed: Answered[] = [];
  while (typed.length < answers.length / 4)
    typed.push(await type(page, String(400_001 + 7 * typed.length)));
  console.log(`${processor}, ${answers.length} edits in ${seconds} s`);
  console.log(
    `processor time of page and worker: ${((1000 * spent) / answers.length).toFixed(0)} ms an edit`,
  );
  for (const line of lines('a number set at once', answers)) console.log(line);
  for (const line of lines(`six keys ${betweenKeysMs} ms apart, from the last`, typed))
    console.log(line);
  for (const line of taskLines(await longTasksOf(page))) console.log(line);
});
