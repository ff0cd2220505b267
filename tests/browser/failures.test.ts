import { test as plainTest, type Page } from '@playwright/test';
import { everyFuture, go, openSmallCase } from './cases.ts';
import { expect, test } from './recorded.ts';

test.setTimeout(180_000);

type Failing = {
  /** Names of workers that fail as soon as they start. */
  failing: Set<string>;
  /** Lets every worker of a name that runs fail now. */
  die: (name: string) => void;
};

/** Puts workers that can be made to fail in the place of the browser's. */
async function fragileWorkers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const failing = new Set<string>();
    const running: { name: string; fail: () => void }[] = [];
    const Real = Worker;
    const Fragile = class extends Real {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        const name = options?.name ?? '';
        const fail = () =>
          this.dispatchEvent(new ErrorEvent('error', { message: 'no memory', cancelable: true }));
        running.push({ name, fail });
        if (!failing.has(name)) return;
        // What died never hears what it was asked, so that it cannot answer before it is missed.
        this.postMessage = () => undefined;
        setTimeout(fail, 20);
      }
    };
    const die = (name: string) =>
      running.filter((worker) => worker.name === name).forEach(({ fail }) => fail());
    Object.assign(globalThis, { Worker: Fragile, failing, die });
  });
}

const failFrom = (page: Page, name: string) =>
  page.evaluate((n) => (globalThis as unknown as Failing).failing.add(n), name);
const mend = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as Failing).failing.clear());

test('a reckoning that dies is said, and goes on when asked', async ({ page }) => {
  await fragileWorkers(page);
  await page.goto('/');
  await failFrom(page, 'analysis');
  await page.evaluate(() => (globalThis as unknown as Failing).die('analysis'));
  await page.getByRole('button', { name: 'See a finished example' }).click();
  const said = page.getByRole('alert').filter({ hasText: 'The reckoning stopped' });
  await expect(said).toContainText('no memory');
  await expect(said).toContainText('Your answers are safe');
  await mend(page);
  await said.getByRole('button', { name: 'Try again' }).click();
  await everyFuture(page);
  await expect(said).toBeHidden();

  await failFrom(page, 'analysis');
  await page.getByRole('button', { name: 'Play the ten cards' }).click();
  await expect(page.getByText('The cards could not be run.')).toContainText('no memory');
});

test('a document that cannot be made is said, and can be made again', async ({ page }) => {
  await fragileWorkers(page);
  await openSmallCase(page);
  await failFrom(page, 'document');
  await go(page, 'Report');
  const make = page.getByRole('button', { name: 'Download PDF' });
  await make.click({ timeout: 60_000 });
  const said = page.getByRole('alert').filter({ hasText: 'No file was made' });
  await expect(said).toContainText('no memory');
  await mend(page);
  const made = page.waitForEvent('download', { timeout: 120_000 });
  await make.click();
  expect((await made).suggestedFilename()).toMatch(/\.pdf$/);
  await expect(said).toBeHidden();
});

test('a file that cannot be read because its worker dies is said', async ({ page }) => {
  await fragileWorkers(page);
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await failFrom(page, 'import');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'case.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
  await expect(
    page.getByText(/case\.json could not be read .*no memory.*Nothing was changed/),
  ).toBeVisible();
});

// The browser itself writes a failed request to the console, so this one is not recorded.
plainTest('a part of the app that does not load is said', async ({ page }) => {
  await page.goto('/');
  await page.route(/assets\/Outlook-.*\.js/, (route) => route.abort());
  await page.getByRole('navigation').getByRole('link', { name: 'Outlook' }).click();
  await expect(page.getByRole('heading', { name: 'This page could not be loaded' })).toBeVisible();
  await page.unroute(/assets\/Outlook-.*\.js/);
  await page.getByRole('button', { name: 'Load again' }).click();
  await expect(page.getByRole('figure').first()).toBeVisible({ timeout: 60_000 });
});
