import type { Page } from '@playwright/test';
import { muteCharts, tooWide, violations } from './accessibility.ts';
import { everyFuture, go, openExample, openSmallCase } from './cases.ts';
import { expect, test } from './recorded.ts';

test.setTimeout(300_000);

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

async function toAddress(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), address);
}

/** Every page with the example open, how to get there, and what shows that it is all there. */
const stops: { name: string; visit: (page: Page) => Promise<void> }[] = [
  {
    name: 'Questionnaire',
    visit: async (page) => {
      await go(page, 'Questionnaire');
      await expect(heading(page)).toHaveText(/essential questions/);
    },
  },
  {
    name: 'one question',
    visit: async (page) => {
      await go(page, 'Questionnaire');
      await page.getByRole('link', { name: 'Customer chat', exact: true }).first().click();
      await expect(page.getByRole('button', { name: 'Continue' })).toBeVisible();
    },
  },
  {
    name: 'a whole section',
    visit: async (page) => {
      await page.getByRole('link', { name: 'Show the whole section' }).click();
      await expect(page.getByRole('button', { name: 'Done' })).toBeVisible();
    },
  },
  {
    name: 'Answers',
    visit: async (page) => {
      await go(page, 'Answers');
      await expect(page.getByRole('table').first()).toBeVisible();
    },
  },
  {
    name: 'Recommendation',
    visit: async (page) => {
      await go(page, 'Recommendation');
      await everyFuture(page);
      for (const summary of await page.getByText(/every way compared, and why$/).all())
        await summary.click();
    },
  },
  {
    name: 'Compare',
    visit: async (page) => {
      await go(page, 'Compare');
      await expect(page.getByRole('combobox').first()).toBeVisible();
    },
  },
  {
    name: 'Outlook',
    visit: async (page) => {
      await go(page, 'Outlook');
      await expect(page.getByRole('figure').first()).toBeVisible({ timeout: 60_000 });
    },
  },
  {
    name: 'Catalogue',
    visit: async (page) => {
      await go(page, 'Catalogue');
      await expect(page.getByRole('table').first()).toBeVisible();
    },
  },
  {
    name: 'Report',
    visit: async (page) => {
      await go(page, 'Report');
      await expect(page.getByText(/fingerprint of the answers/)).toBeVisible({ timeout: 120_000 });
    },
  },
  {
    name: 'History',
    visit: async (page) => {
      await page.getByRole('link', { name: 'History' }).click();
      await expect(page.getByRole('list', { name: 'Saved states' })).toBeVisible();
    },
  },
  {
    name: 'This device',
    visit: async (page) => {
      await toAddress(page, '#/device');
      await expect(page.getByRole('button', { name: /Delete everything/ }).first()).toBeVisible();
    },
  },
  {
    name: 'How to check it',
    visit: async (page) => {
      await toAddress(page, '#/privacy');
      await expect(heading(page)).not.toHaveText('History');
    },
  },
  {
    name: 'Recovery',
    visit: async (page) => {
      await page.goto('/recovery.html');
      await expect(page.getByRole('status')).not.toHaveText('Reading…');
    },
  },
];

/** Names of what moves for longer than the eye sees. */
const moving = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    document
      .getAnimations()
      .filter((a) => Number(a.effect?.getComputedTiming().activeDuration ?? 0) > 10)
      .map((a) => String((a as CSSAnimation).animationName)),
  );

// One walk for both: all that has to be reckoned before a page is whole takes longer than either look at it.
for (const colorScheme of ['light', 'dark'] as const)
  test(`with less motion asked for nothing moves, and no page has an accessibility violation in ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto('/');
    await expect(heading(page)).toBeVisible();
    expect(await violations(page), 'Sessions, first visit').toEqual([]);
    await openExample(page);
    for (const { name, visit } of stops) {
      await visit(page);
      expect.soft(await moving(page), `${name}: moves`).toEqual([]);
      expect.soft(await violations(page), name).toEqual([]);
      expect.soft(await muteCharts(page), `${name}: charts`).toEqual([]);
    }
    await page.goto('/');
    await expect(page.getByText(/\d+ of \d+ answered/).first()).toBeVisible();
    expect(await violations(page), 'Sessions').toEqual([]);
  });

// A window of 1,280 px at 200 % is one of 640 px with twice the pixels.
for (const [name, width, zoom] of [
  ['320 px', 320, 1],
  ['200 % zoom', 640, 2],
] as const)
  test(`every page fits ${name}`, async ({ browser, baseURL }) => {
    const page = await browser.newPage({
      ...(baseURL === undefined ? {} : { baseURL }),
      viewport: { width, height: 800 },
      deviceScaleFactor: zoom,
      serviceWorkers: 'block',
    });
    await page.goto('/');
    expect(await tooWide(page), 'Sessions').toBeLessThanOrEqual(0);
    await openExample(page);
    for (const stop of stops) {
      await stop.visit(page);
      expect.soft(await tooWide(page), stop.name).toBeLessThanOrEqual(0);
    }
    await page.close();
  });

test('a chart opens as a table', async ({ page }) => {
  await openSmallCase(page);
  const figures = page.getByRole('figure');
  await figures.first().getByText('Show as table').click();
  await expect(figures.first().getByRole('table')).toBeVisible();
});

test('two workloads of one name are both shown', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Start with a blank case' }).click();
  await page.getByRole('button', { name: 'Add a workload' }).click();
  await go(page, 'Questionnaire');
  for (const n of [1, 2]) await page.getByLabel(`Name of workload ${n}`).fill('Same name');
  await go(page, 'Recommendation');
  await everyFuture(page);
  await expect(page.getByRole('rowheader', { name: /Same name/ })).toHaveCount(2);
});
