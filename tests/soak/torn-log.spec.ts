/** The browser is killed within a write, so that the log under its database ends in half a record. */
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { startKillable } from './killable.ts';
import type { Killable } from './killable.ts';
import { report, share } from './share.ts';

const rounds = share(20);
test.setTimeout(60_000 + rounds * 30_000);

const name = (page: Page) => page.getByLabel('Name of the case');

/** The log that a killed browser goes on with. */
function logOf(profile: string): string {
  const all = join(profile, 'Default', 'IndexedDB');
  const folder = readdirSync(all).find((each) => each.endsWith('.leveldb'));
  const within = join(all, folder ?? 'none');
  return join(within, readdirSync(within).find((each) => each.endsWith('.log')) ?? 'none');
}

async function pageOf(browser: Killable): Promise<Page> {
  return browser.context.pages()[0] ?? (await browser.context.newPage());
}

async function rename(page: Page, to: string): Promise<void> {
  await name(page).fill(to);
  await name(page).blur();
  await expect(page.locator('header').getByRole('status')).toContainText('Saved on this device');
}

test('half a record at the end of the log costs no edit that was saved after it', async ({
  baseURL,
}) => {
  const profile = mkdtempSync(join(tmpdir(), 'weighbridge-torn-'));
  let address = baseURL ?? '';
  try {
    for (let round = 0; round <= rounds; round++) {
      const browser = await startKillable(profile);
      const page = await pageOf(browser);
      await page.goto(address);
      if (round === 0) await page.getByRole('button', { name: 'Start with a blank case' }).click();
      // The last save may be in the half that is gone; the one before it is whole.
      else await expect(name(page)).toHaveValue(new RegExp(`^(Saved|Last) in round ${round - 1}$`));
      await rename(page, `Saved in round ${round}`);
      address = page.url();
      await rename(page, `Last in round ${round}`);
      await browser.kill();
      const log = logOf(profile);
      // Half of the last record: what a kill in the middle of its writing leaves.
      const { length } = readFileSync(log);
      truncateSync(log, length - 20 - round);
    }
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
  }
  report('half a record at the end of the log', { rounds, lost: 0 });
});

test('a storage that the browser found damaged and emptied is said to be', async ({ baseURL }) => {
  const profile = mkdtempSync(join(tmpdir(), 'weighbridge-damage-'));
  try {
    const before = await startKillable(profile);
    const first = await pageOf(before);
    await first.goto(baseURL ?? '');
    await first.getByRole('button', { name: 'Start with a blank case' }).click();
    await rename(first, 'Lost');
    await rename(first, 'Lost again');
    await before.kill();
    const log = logOf(profile);
    const bytes = readFileSync(log);
    bytes.fill(255, 40, 80);
    writeFileSync(log, bytes);
    const after = await startKillable(profile);
    const page = await pageOf(after);
    await page.goto(baseURL ?? '');
    await expect(page.getByText('found its own storage damaged and emptied it')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Start with a blank case' })).toBeVisible();
    await after.kill();
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
  }
});
