import { stressCards } from '#engine/stress/cards.ts';
import { openExample } from './cases.ts';
import { expect, test } from './recorded.ts';

test.setTimeout(300_000);

test('the stress cards are played on request, cancelled, and say whether the choice stands', async ({
  page,
}) => {
  await openExample(page);
  const play = page.getByRole('button', { name: 'Play the ten cards' });
  await play.click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(play).toBeVisible();

  await play.click();
  const table = page.getByRole('table', { name: 'If something rare happens' });
  await expect(table).toBeVisible({ timeout: 180_000 });
  const rows = table.locator('tbody tr');
  await expect(rows).toHaveCount(stressCards.length);
  for (const { title } of stressCards)
    await expect(table.getByRole('rowheader', { name: title })).toBeVisible();
  for (const row of await rows.all())
    await expect(row.getByRole('cell').nth(1)).toHaveText(/^\s*(No|Yes: .+)\s*$/);

  await table.getByRole('button').first().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(/P\d\d: /);
  await expect(dialog).toContainText('Customer chat');
});
