import { tooWide, violations } from './accessibility.ts';
import { go, openSmallCase } from './cases.ts';
import { expect, test } from './recorded.ts';

test.setTimeout(240_000);

for (const colorScheme of ['light', 'dark'] as const)
  test(`the outlook has no accessibility violation in ${colorScheme} and fits 320 px`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width: colorScheme === 'light' ? 320 : 1280, height: 800 });
    await page.goto('/#/outlook');
    await expect(page.getByRole('figure')).toHaveCount(9, { timeout: 60_000 });
    const check = async (what: string) => {
      expect(await violations(page), what).toEqual([]);
      expect(await tooWide(page), what).toBeLessThanOrEqual(0);
    };
    await check('world');
    await page
      .getByRole('link', { name: /^Change its range/ })
      .first()
      .click();
    await expect(page.getByRole('slider')).toHaveCount(3);
    await check('priors');
    await go(page, 'Headlines');
    await expect(page.getByText('Reproduced').first()).toBeVisible({ timeout: 60_000 });
    await check('headlines');
    await go(page, 'Claims');
    await page.getByLabel('Search').fill('C11');
    await check('claims');
    await go(page, 'Backtest');
    await expect(page.getByRole('heading', { name: 'How often the band held' })).toBeVisible();
    await check('backtest');
  });

test('a prior is tried live, kept as an override, and its deep link survives a reload', async ({
  page,
}) => {
  await openSmallCase(page);
  await go(page, 'Outlook');
  await go(page, 'Priors');
  await page.getByLabel('Search').fill('P20');
  await page.getByRole('link', { name: /trail the closed frontier/ }).click();
  const address = page.url();
  const middle = page.getByLabel('Half are below', { exact: true });
  await middle.fill('6.5');
  await middle.press('Enter');
  const panel = page.getByRole('region', { name: 'What changes in your recommendation' });
  await expect(panel.getByRole('status')).toContainText(/choice|cost/, { timeout: 120_000 });
  await panel.getByRole('button', { name: 'Keep in this scenario' }).click();
  await expect(panel).toHaveCount(0);
  await expect(page.getByText(/^Catalogue: 2 to 7.3/)).toBeVisible();
  await expect(page.getByText(/Saved on this device/)).toBeVisible();
  await page.reload();
  expect(page.url()).toBe(address);
  await expect(page.getByLabel('Half are below', { exact: true })).toHaveValue('6.5');
  await page.getByRole('button', { name: 'Back to the catalogue' }).click();
  await expect(page.getByLabel('Half are below', { exact: true })).toHaveValue('4.5');
  await go(page, 'Catalogue');
  await expect(page.getByRole('link', { name: 'Your own figures', exact: true })).toBeVisible();
});
