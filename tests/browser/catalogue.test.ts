import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { shippedCatalogue } from '#engine/futures.ts';
import { readSessionFile } from '#storage/restore/session-file.ts';
import { tooWide, violations } from './accessibility.ts';
import { go, openSmallCase } from './cases.ts';
import { expect, test } from './recorded.ts';

test.setTimeout(180_000);

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** Words that leave a few rows of each table. */
const few: Record<string, string> = {
  Models: 'glm-5',
  Prices: 'gpt-6',
  GPUs: 'h100',
  Rents: 'b200',
  Throughput: 'b200 1,024/1,024',
  Events: 'openai',
  Priors: 'lag',
};

test('the catalogue is read without a session: search, keyboard sort, record, reload', async ({
  page,
}) => {
  await page.goto('/');
  await go(page, 'Catalogue');
  await go(page, 'Prices');
  await expect(heading(page)).toHaveText('Prices');
  const rows = page.getByRole('table').getByRole('row');
  const all = 1 + shippedCatalogue().offers.size;
  await expect(rows).toHaveCount(all);

  await page.getByLabel('Search').fill('glm-5.3');
  await expect.poll(() => rows.count()).toBeLessThan(all);
  const input = page.getByRole('columnheader', { name: 'Input' });
  await input.getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(input).toHaveAttribute('aria-sort', 'ascending');
  const prices = async () =>
    (await page.getByRole('table').getByRole('row').allInnerTexts())
      .slice(1)
      .map((text) => Number(/\$([\d.]+)/.exec(text)?.[1]));
  const rising = await prices();
  expect(rising.length).toBeGreaterThan(1);
  expect(rising).toEqual(rising.toSorted((a, b) => a - b));
  await page.keyboard.press('Enter');
  await expect(input).toHaveAttribute('aria-sort', 'descending');
  expect(await prices()).toEqual(rising.toReversed());

  const first = page.getByRole('rowheader').first().getByRole('link');
  await first.focus();
  await page.keyboard.press('Enter');
  await expect(heading(page)).toContainText('GLM');
  const [address, title] = [page.url(), await heading(page).innerText()];
  await page.reload();
  await expect(heading(page)).toHaveText(title);
  expect(page.url()).toBe(address);
  await expect(page.getByText('Figures can be replaced inside a session')).toBeVisible();

  const source = page.getByRole('region', { name: 'Sources' });
  await expect(source).toContainText('2026');
  await page.goBack();
  await expect(heading(page)).toHaveText('Prices');
});

test('sources are links that tell no one where the reader came from', async ({ page }) => {
  await page.goto('/#/catalogue/models');
  await expect(heading(page)).toHaveText('Models');
  const links = page.getByRole('table').locator('a[href^="http"]');
  await expect.poll(() => links.count()).toBeGreaterThan(50);
  const rels = await links.evaluateAll((all) => all.map((a) => a.getAttribute('rel')));
  expect(new Set(rels)).toEqual(new Set(['noopener noreferrer']));
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`tables and records have no accessibility violation in ${colorScheme} and fit 320 px`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width: colorScheme === 'dark' ? 320 : 1280, height: 800 });
    await page.goto('/#/catalogue');
    for (const name of Object.keys(few)) {
      await go(page, name);
      await expect(heading(page)).toHaveText(name);
      // A few rows stand for all: axe looks at every one of them.
      await page.getByLabel('Search').fill(few[name] ?? '');
      expect(await violations(page), name).toEqual([]);
      await page.getByRole('rowheader').first().getByRole('link').click();
      await expect(page.getByRole('heading', { name: 'Sources' })).toBeVisible();
      expect(await violations(page), `a record of ${name}`).toEqual([]);
      expect(await tooWide(page), name).toBeLessThanOrEqual(0);
    }
  });

test('a replaced price is marked, undone, kept and goes into report and file', async ({ page }) => {
  await openSmallCase(page);
  await go(page, 'Catalogue');
  await go(page, 'Prices');
  await page.getByLabel('Search').fill('gpt-6-astra');
  await page.getByRole('rowheader').first().getByRole('link').click();

  const replace = page.getByRole('button', { name: /^Replace ?: Input$/ });
  await replace.click();
  await page.getByLabel('Input, per million tokens').fill('-3');
  await page.getByRole('button', { name: 'Keep' }).click();
  await expect(page.getByRole('alert')).toContainText(
    'Input should be a number from 0.0001 to 1000',
  );
  await page.getByLabel('Input, per million tokens').fill('7.5');
  await page.getByLabel('Why, and where it comes from').fill('Frame contract 17');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/Catalogue: \$10 per million tokens/)).toBeVisible();

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText(/Catalogue: \$10 per million tokens/)).toHaveCount(0);
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect(page.getByText(/Catalogue: \$10 per million tokens/)).toBeVisible();
  await expect(page.getByText(/Saved on this device/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/Frame contract 17/)).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await page.getByRole('link', { name: 'Your own figures (1)' }).click();
  await expect(page.getByText('(catalogue: $10 per million tokens)')).toBeVisible();
  await go(page, 'Report');
  const table = page.getByRole('table').filter({ hasText: 'Frame contract 17' }).last();
  await expect(table).toContainText('$7.50 per million tokens', { timeout: 120_000 });

  const filed = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the session file' }).click();
  const read = readSessionFile(await readFile(await (await filed).path(), 'utf8'));
  if (!('session' in read)) throw new Error(read.refused);
  expect(read.session.scenarios[0]?.overrides).toEqual([
    expect.objectContaining({ field: 'inputUsdPerMtok', value: 7.5, note: 'Frame contract 17' }),
  ]);
});
