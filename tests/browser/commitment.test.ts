import { everyFuture, go, openSmallCase } from './cases.ts';
import { expect, test } from './recorded.ts';

test.setTimeout(180_000);

test('a spend promised to a provider is asked for step by step, and the recommendation says how it is used', async ({
  page,
}) => {
  await openSmallCase(page);
  await go(page, 'Questionnaire');
  await page.getByRole('link', { name: 'Budget', exact: true }).click();
  const further = page.getByRole('button', { name: 'Continue' });
  const asked = (name: RegExp) =>
    expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await further.click();
  await asked(/promised one provider a least spend/);
  await page.getByRole('radio', { name: /OpenAI/ }).check();
  await further.click();
  await asked(/Promised spend and months of the promise/);
  await page.getByRole('textbox', { name: 'Promised spend' }).fill('5m');
  await page.getByRole('textbox', { name: 'Months of the promise' }).fill('31');

  await go(page, 'Recommendation');
  await everyFuture(page);
  const said = page.getByText(/\$5\.0m a year promised to OpenAI for another 31 months/);
  await expect(said).toBeVisible();
  await said.getByRole('button').first().click();
  await expect(page.getByRole('heading', { name: 'Promised to OpenAI' })).toBeVisible();
});
