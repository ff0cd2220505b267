/** The page is reloaded while someone types: every key that was typed is there afterwards. */
import { expect, test } from '../browser/recorded.ts';
import { report, share } from './share.ts';
import { rowsOf } from './raw-store.ts';

const reloads = share(100);
test.setTimeout(60_000 + reloads * 6_000);

test(`${reloads} reloads in the middle of typing lose no key`, async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Start with a blank case' }).click();
  await page.getByRole('link', { name: 'First workload', exact: true }).first().click();
  await page.getByRole('link', { name: 'Show the whole section' }).click();
  const field = page
    .getByRole('group', { name: 'How many requests a month?' })
    .getByLabel('Almost surely more than');
  const counts = { reloads: 0, 'keys typed': 0, 'keys lost': 0 };
  let typed = '';
  for (let round = 0; round < reloads; round++) {
    await field.click();
    if (typed.length > 60) {
      await field.fill('');
      typed = '';
    }
    await page.keyboard.press('End');
    const keys = String(10 ** (1 + (round % 6)) + round);
    for (const key of keys) {
      await page.keyboard.press(key);
      // Somewhere in this range the save of the letters before begins.
      if (round % 3 === 0) await page.waitForTimeout((round * 53) % 280);
    }
    typed += keys;
    counts['keys typed'] += keys.length;
    await page.reload();
    counts.reloads++;
    const found = await field.inputValue({ timeout: 20_000 });
    if (found !== typed) counts['keys lost'] += typed.length;
    expect(found, `after reload ${round + 1}`).toBe(typed);
  }
  expect(await rowsOf(page, 'sessions'), 'no copies were needed').toHaveLength(1);
  report('reloads in the middle of typing', counts);
});
