import type { Page } from '@playwright/test';
import { currentEdition } from '#catalog/edition.ts';
import { readCatalogue } from '#catalog/catalogue.ts';
import { example } from '#profile/templates/index.ts';
import { openExample } from './cases.ts';
import { expect, test } from './recorded.ts';

test.setTimeout(300_000);

/** Names hold digits that are no figures: of workloads and of what is on the price lists. */
function names(): string[] {
  const ids = { session: 's', scenario: 'c', workload: (i: number) => `w-${i}` };
  const { scenarios } = example.make(ids, '2026-11-24T00:00:00Z', '2026-11-22');
  const { offers, openModels, closedModels, gpus } = readCatalogue(currentEdition).catalogue;
  return [
    ...scenarios.flatMap((s) => s.workloads.map((w) => w.name)),
    ...[offers, openModels, closedModels, gpus].flatMap((table) =>
      [...table.values()].map(({ name }) => name),
    ),
  ].sort((a, b) => b.length - a.length);
}

/** Digits that are no figures of this analysis, each with what they are. */
const noFigures: RegExp[] = [
  // Days are those of the review rule, the price list, or the catalogue that the first line opens.
  /\b\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b/g,
  /\b(January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b/g,
  // How many rows a list or fold below it holds: it opens by itself.
  /\b\d+ single candidates?\b/g,
  /\(\d+ candidates\)/g,
  // Units in which a column or a figure is given.
  /of 100 futures/g,
  /in 1,000\b/g,
  /a 95 % interval/g,
  // Servers and licences go by names with numbers in them.
  /\b\d+ × (?=[A-Z,]|$)/g,
  /MiniMax M2\.7 non-commercial licence/g,
];

/** What says where it comes from in place: prices with their day and source in the row, and answers just tried. */
const beside = '[aria-label="Changed so far"], .prices';

/** Text with a digit that no control opens; charts and their tables open as a whole by their own control. */
const unopened = (page: Page) =>
  page.evaluate((apart) => {
    const main = document.querySelector('main');
    if (main === null) throw new Error('there is no page');
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent ?? '';
      if (element === null || !/\d/.test(text)) continue;
      // Buttons and links open; in a form the figures are those one may type; column heads name units.
      if (element.closest(`[aria-haspopup], button, a, fieldset, select, thead, ${apart}`) !== null)
        continue;
      const figure = element.closest('figure');
      const opener = [...(figure?.querySelectorAll('button') ?? [])].some((b) =>
        b.textContent?.includes('Where it comes from'),
      );
      if (!opener) found.push(text.replace(/\s+/g, ' ').trim());
    }
    return found;
  }, beside);

test('every figure of the recommendation opens to what it is made of', async ({ page }) => {
  await openExample(page);
  for (const summary of await page.getByText(/every way compared, and why$/).all())
    await summary.click();
  await page.getByRole('button', { name: 'Double' }).click();
  await expect(page.getByRole('table', { name: 'Before and with the change' })).toBeVisible({
    timeout: 60_000,
  });

  const known = names();
  const left = (await unopened(page))
    .map((text) => known.reduce((t, name) => t.replaceAll(name, ''), text))
    .map((text) => noFigures.reduce((t, pattern) => t.replace(pattern, ''), text))
    .filter((text) => /\d/.test(text));
  expect(left).toEqual([]);

  // Opening every one of them takes minutes; the unit test resolves every key.
  const figures = page.locator('main [aria-haspopup="dialog"]:visible');
  const count = await figures.count();
  expect(count).toBeGreaterThan(100);
  const titles = new Set<string>();
  for (let i = 0; i < count; i += Math.ceil(count / 24)) {
    await figures.nth(i).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('heading', { level: 2 })).not.toBeEmpty();
    titles.add(await dialog.getByRole('heading', { level: 2 }).innerText());
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
  expect(titles.size).toBeGreaterThan(8);
});
