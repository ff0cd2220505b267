import { go, openExample } from './cases.ts';
import { expect, test } from './recorded.ts';

test.setTimeout(180_000);

test('an answer is tried in place, kept as a scenario, or let go', async ({ page }) => {
  await openExample(page);
  const heading = page.getByRole('heading', { level: 1 });
  const before = await heading.innerText();

  await page.getByLabel('Answer to change').selectOption({ label: 'Data may go to' });
  await page
    .getByRole('region', { name: 'What if' })
    .getByRole('radio', { name: /premises/ })
    .check();
  const moves = page.getByRole('table', { name: 'Before and with the change' });
  await expect(moves).toContainText('own hardware', { timeout: 60_000 });
  // The recommendation itself stands on the stored answers.
  await expect(heading).toHaveText(before);

  await page.getByRole('button', { name: 'Let it go' }).click();
  await expect(moves).toBeHidden();

  await page
    .getByRole('button', { name: /Try another answer/ })
    .first()
    .click();
  await expect(page.getByLabel('Answer to change')).toBeFocused();
  await page.getByLabel('Answer to change').selectOption({ label: 'Discount rate' });
  await page.getByRole('button', { name: 'Double' }).click();
  await expect(moves).toBeVisible({ timeout: 60_000 });
  const kept = page.getByRole('button', { name: 'Keep as a new scenario' });
  await kept.click();
  await expect(page.getByText(/· What if: /)).toBeVisible();
  await go(page, 'Questionnaire');
  await expect(page.getByText(/Scenarios of this case/)).toContainText('As described');
});
