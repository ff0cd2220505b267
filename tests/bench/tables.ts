/**
 * `npm run bench-tables`: the longest table of the catalogue with over five hundred rows, in a real
 * browser: typing in the search, sorting by keyboard, choosing a facet. Says the long tasks of the
 * page's own thread and the processor time of each act. No test: times belong to the machine.
 */
import { shippedCatalogue } from '#engine/futures.ts';
import type { Override } from '#profile/session.ts';
import { example } from '#profile/templates/index.ts';
import { writeSessionFile } from '#storage/restore/session-file.ts';
import { longTasksOf, onThePage, processor, processorSeconds, taskLines } from './page.ts';

const catalogue = shippedCatalogue();
const ids = { session: 's', scenario: 'c', workload: (i: number) => `w${i}` };
const made = example.make(ids, '2026-11-24T09:00:00.000Z', catalogue.edition);

/** Copies of rows as measurements of one's own: as many as a session may hold. */
const copies = catalogue.throughput.slice(0, 200).map((row, i): Override => ({
  table: 'throughput',
  key: `own/${i}`,
  field: 'copyOf',
  value: row.key,
  on: '2026-11-24',
}));
const scenarios = made.scenarios.map((s) => ({ ...s, overrides: copies }));
const session = { ...made, name: 'Many rows', scenarios };

await onThePage(async (page) => {
  await page.getByText('What stays on this device').waitFor();
  await page.getByLabel('Session file').setInputFiles({
    name: 'many.json',
    mimeType: 'application/json',
    buffer: Buffer.from(writeSessionFile(session)),
  });
  await page.getByRole('button', { name: 'Open it' }).click();
  await page.getByText(/8,192 futures · catalogue/).waitFor({ timeout: 300_000 });
  await page.getByRole('navigation').getByRole('link', { name: 'Catalogue' }).click();

  const act = async (name: string, times: number, does: () => Promise<unknown>): Promise<void> => {
    await page.waitForTimeout(1_000);
    await longTasksOf(page);
    const before = await processorSeconds(page);
    for (let i = 0; i < times; i++) {
      await does();
      // Two frames: the change is on the screen.
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
    }
    const ms = (1000 * ((await processorSeconds(page)) - before)) / times;
    console.log(`${name}: ${ms.toFixed(0)} ms of work each`);
    for (const line of taskLines(await longTasksOf(page))) console.log(`  ${line}`);
  };

  await page.getByRole('link', { name: 'Throughput', exact: true }).waitFor();
  await act('opening the table', 1, () =>
    page.evaluate(() => {
      const links = [...document.querySelectorAll<HTMLElement>('nav a')];
      links.find((link) => link.textContent?.trim() === 'Throughput')?.click();
    }),
  );
  await page.waitForTimeout(2_000);
  const rows = await page.evaluate(() => document.querySelectorAll('[role=row]').length - 1);
  console.log(`${processor}, ${rows} rows`);
  await page.getByLabel('Search').focus();
  await act('a letter in the search', 8, () => page.keyboard.press('0'));
  await act('a letter taken back', 8, () => page.keyboard.press('Backspace'));
  await page.evaluate(() =>
    document.querySelectorAll<HTMLElement>('[role=columnheader] button')[4]?.focus(),
  );
  await act('sorting by keyboard', 6, () => page.keyboard.press('Enter'));
});
