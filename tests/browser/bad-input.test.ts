import type { Page } from '@playwright/test';
import { expect, test } from './recorded.ts';

test.setTimeout(120_000);

const hostile = `<img src=x onerror="alert(1)"></script>{{x}} =cmd() \u202Eلوح 表`;

async function blank(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Start with a blank case' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('essential questions');
}

test('a file that is no session is refused in a sentence and nothing is lost', async ({ page }) => {
  await blank(page);
  await page.getByRole('navigation').getByRole('link', { name: 'Sessions' }).click();
  const rows = page.getByRole('main').getByText('Untitled case');
  await expect(rows.first()).toBeVisible();
  for (const [name, text] of [
    ['truncated.json', '{"format":"weighbridge-session","version":1,"session":{"id":"a"'],
    ['list.json', '[1,2,3]'],
    ['report.pdf', '%PDF-1.7 not a session'],
  ] as const) {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Open a session file' }).click();
    await (
      await chooser
    ).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
    const said = page.getByRole('alert').or(page.getByRole('dialog')).first();
    await expect(said).toContainText(/session file|Weighbridge/i);
    await page.keyboard.press('Escape');
    const close = page.getByRole('button', { name: /Close|Cancel|Dismiss/ }).first();
    if (await close.isVisible()) await close.click();
  }
  await expect(rows.first()).toBeVisible();
});

test('a range upside down is answered with the right one', async ({ page }) => {
  await blank(page);
  await page.getByRole('link', { name: 'First workload', exact: true }).first().click();
  await page.getByRole('link', { name: 'Show the whole section' }).click();
  const asked = page.getByRole('group', { name: 'How many requests a month?' });
  await asked.getByLabel('Almost surely more than').fill('18k');
  await asked.getByLabel('Almost surely less than').fill('7k');
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(asked).toContainText(/7k to 18k|7,000 to 18,000|7000 to 18000/);
  await expect(asked.getByLabel('Almost surely more than')).toHaveValue('18k');
});

test('no workload at all is said, and a hostile name is only text', async ({ page }) => {
  await blank(page);
  await page.getByLabel('Name of the case').fill(hostile);
  await page.getByLabel('Name of workload 1').fill(hostile);
  await page.getByLabel('Name of workload 1').blur();
  await page.getByRole('navigation').getByRole('link', { name: 'Report' }).click();
  await expect(page.getByText(/fingerprint of the answers/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('main')).toContainText('onerror="alert(1)"');
  expect(await page.locator('main img').count()).toBe(0);

  await page.getByRole('navigation').getByRole('link', { name: 'Questionnaire' }).click();
  await page
    .getByRole('button', { name: /^Remove/ })
    .first()
    .click();
  await page.getByRole('navigation').getByRole('link', { name: 'Recommendation' }).click();
  await expect(page.getByRole('main')).toContainText(/[Dd]escribe a workload/);
});
