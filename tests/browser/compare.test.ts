import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { money } from '#report/numbers.ts';
import { nodes, tagsOf, textOf } from '../report/read-pdf.ts';
import { tooWide, violations } from './accessibility.ts';
import { everyFuture, go, openExample } from './cases.ts';
import { expect, test } from './recorded.ts';

test.setTimeout(420_000);

const reckoned = { timeout: 240_000 };

async function answer(page: Page, workload: RegExp, choice: RegExp): Promise<void> {
  await go(page, 'Questionnaire');
  await page.getByRole('link', { name: workload }).first().click();
  await page.getByRole('link', { name: 'Show the whole section' }).click();
  await page.getByRole('radio', { name: choice }).check();
  await page.getByRole('button', { name: /Continue|Keep these answers|Done/ }).click();
}

/** Every measure in the table of the chart by its name, one text for each scenario. */
async function measures(page: Page): Promise<Map<string, string[]>> {
  return rowsOf(page.getByRole('figure').first().getByRole('table'));
}

/** The figures of the whole on the Recommendation page, by the name of the measure. */
async function ownMeasures(page: Page): Promise<Map<string, string[]>> {
  await page.locator('summary', { hasText: 'The whole in figures' }).click();
  return rowsOf(page.getByRole('table', { name: 'The whole in figures' }));
}

/** The text of a cell without what only a screen reader is told: that it opens. */
const seen = (text: string): string =>
  text
    .replace(/,[^,]*: where it comes from\s*$/, '')
    .replace(/\s+/g, ' ')
    .trim();

async function rowsOf(table: Locator): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const row of (await table.getByRole('row').all()).slice(1))
    found.set(
      await row.getByRole('rowheader').innerText(),
      (await row.getByRole('cell').allInnerTexts()).map(seen),
    );
  return found;
}

/** Every amount in dollars on a page, as it is written. */
const amounts = (text: string): string[] => text.match(/−?\$[0-9][0-9.,]*(?:tn|bn|m|k)?/g) ?? [];

test('two scenarios: the same figures as on their own pages, explained, reloaded, printed', async ({
  page,
}) => {
  await openExample(page);
  const pages = [await ownMeasures(page)];

  await go(page, 'Compare');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is one scenario so far');
  expect(await violations(page), 'one scenario').toEqual([]);
  await page.getByRole('button', { name: /^Duplicate/ }).click();
  await answer(page, /Customer chat/, /Our own premises/);
  await go(page, 'Recommendation');
  await everyFuture(page);
  pages.push(await ownMeasures(page));

  await go(page, 'Compare');
  const options = page.getByRole('heading', { name: 'What each workload should run on' });
  await expect(options).toBeVisible(reckoned);
  await expect(page).toHaveURL(/#\/compare\/[^/]+\/[^/]+\/[^/]+\/[^/]+$/);
  await page.getByRole('figure').first().getByText('Show as table').click();
  const compared = await measures(page);
  expect([...compared.keys()]).toHaveLength(6);
  expect([...compared.values()].flat().join(' ')).toMatch(/\d/);
  for (const [name, texts] of compared)
    expect(texts, `${name} on its own pages`).toEqual(pages.map((own) => own.get(name)?.[0]));
  const cost = [...compared.entries()].find(([name]) => name.startsWith('Cost over'))?.[1] ?? [];

  await page.getByRole('button', { name: 'Work out what makes the difference' }).click();
  const effects = page.getByRole('table', { name: 'Effect of each answer' });
  await expect(effects).toBeVisible(reckoned);
  await expect(effects.getByRole('row', { name: /^Together/ })).toContainText(money(0));

  const address = page.url();
  await page.reload();
  await expect(options).toBeVisible(reckoned);
  expect(page.url()).toBe(address);
  await page.getByRole('figure').first().getByText('Show as table').click();
  expect(await measures(page)).toEqual(compared);

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await violations(page), colorScheme).toEqual([]);
  }
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await tooWide(page)).toBeLessThanOrEqual(0);

  const made = page.waitForEvent('download', reckoned);
  await page.getByRole('button', { name: 'Download PDF' }).click();
  const bytes = new Uint8Array(await readFile(await (await made).path()));
  const printed = (await textOf(bytes)).join(' ').replace(/\s+/g, ' ');
  expect(printed).toContain('What each workload should run on');
  expect(printed).toContain(amounts(cost[1] ?? '')[0]);
  const figures = (await tagsOf(bytes)).flatMap((tree) => nodes(tree, 'Figure'));
  expect(figures.length).toBeGreaterThan(0);
  expect(figures.filter((figure) => !figure.alt)).toEqual([]);

  // A third side, another baseline, and a scenario that is gone.
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole('button', { name: 'Create a variant' }).first().click();
  const [, , session, base] = new URL(address).hash.split('/');
  await page.goto(`${address}/${session}/gone`);
  await expect(page.getByText('This scenario is no longer in', { exact: false })).toBeVisible();
  await expect(options).toBeVisible(reckoned);
  await page.getByLabel('Compared with it').last().selectOption({ index: 2 });
  await expect(page.getByLabel('Explain the difference', { exact: false })).toBeVisible(reckoned);
  await page.getByRole('button', { name: 'Make it the baseline' }).first().click();
  await expect(page).not.toHaveURL(new RegExp(`#/compare/${session}/${base}/`));
  expect(await violations(page), 'three scenarios').toEqual([]);
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await tooWide(page), 'three scenarios').toBeLessThanOrEqual(0);
});

test('an address of what is not there says so', async ({ page }) => {
  await page.goto('/#/compare/nobody/x/gone/y');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Too few of these scenarios are left',
  );
  expect(await violations(page)).toEqual([]);
  await page.goto('/#/compare');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing is compared yet');
});

test('scenarios of two sessions, then three and four: reloaded, turned round, printed', async ({
  page,
}) => {
  await openExample(page);
  await go(page, 'Compare');
  await page.getByRole('button', { name: /^Duplicate/ }).click();
  await go(page, 'Compare');
  await page.getByRole('button', { name: 'Create a variant' }).first().click();
  await go(page, 'Sessions');
  await page.getByRole('button', { name: /Nightly batch enrichment/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await go(page, 'Compare');

  const add = page.getByLabel('Add a scenario');
  const options = page.getByRole('heading', { name: 'What each workload should run on' });
  const sides = page.locator('select[id^="side-"]');
  const charts = page.getByRole('figure').first();
  for (let count = 2; count <= 4; count++) {
    await add.selectOption({ index: 1 });
    await expect(sides).toHaveCount(count);
    await expect(options).toBeVisible(reckoned);
    const address = page.url();
    expect(new URL(address).hash.split('/').length, `${count} sides in the address`).toBe(
      2 + 2 * count,
    );
    await page.reload();
    await expect(options).toBeVisible(reckoned);
    expect(page.url()).toBe(address);
    await charts.getByText('Show as table').click();
    const found = await measures(page);
    expect([...found.values()].every((texts) => texts.length === count)).toBe(true);
    await page.emulateMedia({ colorScheme: count % 2 ? 'light' : 'dark', reducedMotion: 'reduce' });
    expect(await violations(page), `${count} sides`).toEqual([]);
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await tooWide(page), `${count} sides`).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1280, height: 900 });
  }
  await expect(add).toHaveCount(0);

  // The baseline changes places: the same figures in another order.
  const before = await measures(page);
  await page.getByRole('button', { name: 'Make it the baseline' }).last().click();
  await expect(options).toBeVisible(reckoned);
  if ((await charts.getByRole('table').count()) === 0)
    await charts.getByText('Show as table').click();
  for (const [name, texts] of await measures(page))
    expect([...texts].sort(), name).toEqual([...(before.get(name) ?? [])].sort());

  const made = page.waitForEvent('download', reckoned);
  await page.getByRole('button', { name: 'Download PDF' }).click();
  const bytes = new Uint8Array(await readFile(await (await made).path()));
  const printed = (await textOf(bytes)).join(' ').replace(/\s+/g, ' ');
  expect(printed).toContain('Nightly batch enrichment');
  expect(printed).toContain('How to repeat it');
});
