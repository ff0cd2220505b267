import { expect, type Page } from '@playwright/test';

/** Follows a link of the main navigation. */
export async function go(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** Waits until every number comes from all draws. */
export const everyFuture = (page: Page): Promise<void> =>
  expect(page.getByText(/8,192 futures · catalogue/)).toBeVisible({ timeout: 240_000 });

/** The finished example from the page in view, with its recommendation reckoned to the end. */
export async function seeExample(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'See a finished example' }).click();
  await everyFuture(page);
}

/** A first visit that looks at the finished example. */
export async function openExample(page: Page): Promise<void> {
  await page.goto('/');
  await seeExample(page);
}

/** The same with one workload instead of eight, where any case will do: it is reckoned much sooner. */
export async function openSmallCase(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: /Nightly batch enrichment/ }).click();
  await go(page, 'Recommendation');
  await everyFuture(page);
}
