import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './recorded.ts';

test.setTimeout(180_000);

const pages = ['Questionnaire', 'Answers', 'Recommendation', 'Compare', 'Report'];

async function openExample(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: 'See a finished example' }).click();
  await expect(page.getByText(/8,192 futures · catalogue/)).toBeVisible({ timeout: 120_000 });
}

async function go(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

async function violations(page: Page): Promise<string[]> {
  // Trusted Types refuse the frame test of axe; the app has no frames.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`);
}

for (const colorScheme of ['light', 'dark'] as const)
  test(`no page has an accessibility violation in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await violations(page), 'Sessions').toEqual([]);
    await openExample(page);
    for (const name of pages) {
      await go(page, name);
      expect(await violations(page), name).toEqual([]);
    }
  });

test('every page fits 320 px and opens its charts as tables', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await openExample(page);
  for (const name of pages) {
    await go(page, name);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over, name).toBeLessThanOrEqual(0);
  }
  await go(page, 'Recommendation');
  const figures = page.getByRole('figure');
  await figures.first().getByText('Show as table').click();
  await expect(figures.first().getByRole('table')).toBeVisible();
});

test('a blank case reaches a recommendation by keyboard alone', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Start with a blank case' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const answers: Record<string, string> = {
    'How many requests a month?': '1.2m to 3m',
    'How many tokens go in with one request?': '900-4k',
    'How many tokens come out?': '80 to 500',
    'What does one wrong result cost when nobody notices?': '0.2 to 3',
  };
  const heading = page.getByRole('heading', { level: 1 });
  await page.getByRole('link', { name: 'Begin' }).focus();
  await page.keyboard.press('Enter');
  await expect(heading).not.toHaveText(/essential questions/);
  let answered = 0;
  for (; answered < 20; answered++) {
    const asked = await heading.innerText();
    if (asked.includes('essential questions')) break;
    const typed = answers[asked];
    if (typed === undefined) {
      await page.getByRole('radio').first().focus();
      await page.keyboard.press('Space');
    } else {
      await page.getByLabel('Almost surely more than').focus();
      await page.keyboard.type(typed);
    }
    await page.getByRole('button', { name: 'Continue' }).focus();
    await page.keyboard.press('Enter');
    await expect(heading).not.toHaveText(asked);
  }
  expect(answered).toBeLessThan(20);
  await page.getByRole('link', { name: 'See the recommendation' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/8,192 futures · catalogue/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('heading', { name: 'By workload' })).toBeVisible();
});

test('two workloads of one name are both shown', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Start with a blank case' }).click();
  await page.getByRole('button', { name: 'Add a workload' }).click();
  await go(page, 'Questionnaire');
  for (const n of [1, 2]) await page.getByLabel(`Name of workload ${n}`).fill('Same name');
  await go(page, 'Recommendation');
  await expect(page.getByText(/8,192 futures · catalogue/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('rowheader', { name: /Same name/ })).toHaveCount(2);
});
