/** The browser is killed while someone types: what the page called saved is there at the next start. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { startKillable } from './killable.ts';
import { report, share } from './share.ts';
import { keepDiary, shownEdit, startTyping } from './typist.ts';

const kills = share(200);
test.setTimeout(60_000 + kills * 15_000);

/** Opens the one case of the profile, or makes it. */
async function openCase(page: Page, baseURL: string, hash: string): Promise<void> {
  await page.goto(`${baseURL}${hash}`);
  if (hash !== '') return;
  await page.getByRole('button', { name: 'Start with a blank case' }).click();
}

test(`${kills} kills of the browser during editing lose no edit that was called saved`, async ({
  baseURL,
}) => {
  const profile = mkdtempSync(join(tmpdir(), 'weighbridge-kill-'));
  const counts = { kills: 0, 'inside a save': 0, 'edits made': 0, 'called saved': 0, lost: 0 };
  let [hash, made, saved] = ['', 0, 0];
  try {
    for (let round = 0; round <= kills; round++) {
      const browser = await startKillable(profile);
      const page = browser.context.pages()[0] ?? (await browser.context.newPage());
      const diary = await keepDiary(page);
      await openCase(page, baseURL ?? '', hash);
      const found = await shownEdit(page);
      if (found < saved) counts.lost += saved - found;
      expect(found, `after kill ${round}`).toBeGreaterThanOrEqual(saved);
      // What a page told in its last moment may have died with it.
      made = Math.max(made, found);
      hash = new URL(page.url()).hash;
      if (round < kills) {
        await startTyping(page, made);
        if (round % 2 === 0) {
          const writes = 1 + (round % 3);
          for (let write = 0; write < writes; write++) await diary.nextWrite();
          counts['inside a save']++;
        } else await page.waitForTimeout(100 + ((round * 137) % 1_100));
        counts.kills++;
      }
      await browser.kill();
      counts['edits made'] += diary.made > made ? diary.made - made : 0;
      counts['called saved'] += diary.saved > saved ? diary.saved - saved : 0;
      made = Math.max(made, diary.made);
      saved = Math.max(found, diary.saved);
      expect(diary.errors).toEqual([]);
    }
  } finally {
    // The last of the killed processes may still be letting go of its files.
    rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
  }
  report('SIGKILL of the browser', counts);
  expect(counts.lost).toBe(0);
  expect(counts['called saved']).toBeGreaterThan(kills);
});
