/** Tabs fight over one session: what any of them called saved is in its history. */
import type { Page } from '@playwright/test';
import { expect, test } from '../browser/recorded.ts';
import { savedNames } from './raw-store.ts';
import { report, share } from './share.ts';

const rounds = share(60);
test.setTimeout(60_000 + rounds * 10_000);

const name = (page: Page) => page.getByLabel('Name of the case');
const status = (page: Page) => page.locator('header').getByRole('status');
const takeOver = (page: Page) => page.getByRole('button', { name: 'Take over here' });

for (const tabs of [2, 3]) {
  test(`${tabs} tabs take one session from each other ${rounds} times`, async ({
    context,
    page,
  }) => {
    await page.goto('/');
    await page.getByRole('button', { name: 'Start with a blank case' }).click();
    await expect(name(page)).toBeVisible();
    const all = [page];
    while (all.length < tabs) {
      const next = await context.newPage();
      await next.goto(page.url());
      await expect(takeOver(next)).toBeVisible();
      all.push(next);
    }
    const counts = { 'take-overs': 0, 'called saved': 0, 'handed over unsaved': 0, lost: 0 };
    const promised: string[] = [];
    for (let round = 1; round <= rounds; round++) {
      const writer = all[round % tabs] ?? page;
      const before = all[(round - 1) % tabs] ?? page;
      const others = all.filter((each) => each !== writer);
      // The one that loses the session edits it once more, too late to be saved in time.
      if (round > 1) {
        const last = `Handed over ${round}`;
        await name(before).fill(last);
        await name(before).blur();
        promised.push(last);
        counts['handed over unsaved']++;
      }
      // Two may ask at once; one gets it and the other asks again.
      const rival = others.find((each) => each !== before);
      if (round % 4 === 0 && rival !== undefined) {
        await Promise.all([takeOver(rival).click(), takeOver(writer).click()]);
      } else if (await takeOver(writer).isVisible()) await takeOver(writer).click();
      await expect
        .poll(
          async () => {
            if (!(await takeOver(writer).isVisible())) return 'writes';
            // No wait for still frames, of which a tab in the background on a busy machine has few.
            const click = takeOver(writer).dispatchEvent('click', {}, { timeout: 2_000 });
            // It may have gone meanwhile, which is what is waited for.
            await click.catch(() => undefined);
            return 'reads';
          },
          { timeout: 60_000 },
        )
        .toBe('writes');
      counts['take-overs']++;
      for (const other of others) await expect(takeOver(other)).toBeVisible();
      const edit = `Round ${round}`;
      await name(writer).fill(edit);
      await name(writer).blur();
      await expect(status(writer)).toContainText('Saved on this device');
      await expect.poll(() => savedNames(writer)).toContain(edit);
      counts['called saved']++;
      promised.push(edit);
      for (const other of others) await expect(name(other)).toHaveValue(edit);
    }
    const kept = await savedNames(page);
    // The last fifty saves are kept whole; earlier ones were found when they were made.
    const lost = promised.slice(-20).filter((edit) => !kept.includes(edit));
    counts.lost = lost.length;
    report(`${tabs} tabs`, counts);
    expect(lost).toEqual([]);
  });
}
