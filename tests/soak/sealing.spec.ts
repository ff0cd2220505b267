/** The browser is killed while everything stored is being put under a passphrase, or freed of it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { startKillable } from './killable.ts';
import { copies, rowsOf } from './raw-store.ts';
import { report, share } from './share.ts';

const kills = share(40);
test.setTimeout(120_000 + kills * 30_000);

const sessions = 150;
const passphrase = 'four words under one roof';
const list = (page: Page) => page.getByRole('list', { name: 'Saved sessions' });

/** Opens the app, with the passphrase where it asks for it; says whether it did. */
async function enter(page: Page, address: string): Promise<boolean> {
  await page.goto(address);
  const locked = page.getByRole('heading', { name: 'The sessions on this device are locked' });
  await expect(locked.or(page.getByRole('button', { name: 'Open a session file' }))).toBeVisible();
  if (!(await locked.isVisible())) return false;
  await page.getByLabel('Passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(list(page)).toBeVisible({ timeout: 30_000 });
  return true;
}

/** Starts to seal or to unseal all that is stored. */
async function turn(page: Page, isSealed: boolean): Promise<void> {
  await page.getByRole('link', { name: 'What is kept on this device' }).click();
  if (isSealed) return page.getByRole('button', { name: 'Take the passphrase away' }).click();
  await page.getByLabel(/^Passphrase, at least/).fill(passphrase);
  await page.getByLabel('Once more').fill(passphrase);
  await page.getByLabel('I understand that a forgotten passphrase is final.').check();
  return page.getByRole('button', { name: 'Seal everything' }).click();
}

test(`${kills} kills while ${sessions} sessions are sealed or unsealed lose none`, async ({
  baseURL,
}) => {
  const profile = mkdtempSync(join(tmpdir(), 'weighbridge-sealing-'));
  const counts = { kills: 0, 'with rows of both kinds': 0, lost: 0 };
  try {
    for (let round = 0; round <= kills; round++) {
      const browser = await startKillable(profile);
      const page = browser.context.pages()[0] ?? (await browser.context.newPage());
      if (round === 0) {
        await page.goto(baseURL ?? '');
        await page.getByRole('button', { name: 'Start with a blank case' }).click();
        await expect(page.getByLabel('Name of the case')).toBeVisible();
        await copies(page, sessions);
      } else {
        await page.goto(`${baseURL}recovery.html`);
        const kinds = (await rowsOf(page, 'sessions')).map((row) => 'sealed' in (row as object));
        if (kinds.includes(true) && kinds.includes(false)) counts['with rows of both kinds']++;
      }
      const isSealed = await enter(page, baseURL ?? '');
      const found = await list(page).getByRole('listitem').count();
      counts.lost += sessions - found;
      const names = await list(page).locator('a.name').allTextContents();
      expect(new Set(names).size, `after kill ${round}`).toBe(sessions);
      if (round < kills) {
        await turn(page, isSealed);
        await page.waitForTimeout(150 + ((round * 271) % 1_500));
        counts.kills++;
      }
      await browser.kill();
    }
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
  }
  report('SIGKILL while everything is sealed or unsealed', counts);
  expect(counts.lost).toBe(0);
});
