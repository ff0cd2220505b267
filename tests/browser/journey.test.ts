import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { analyse } from '#engine/analyse.ts';
import { analysisHash } from '#engine/fingerprint.ts';
import { readSessionFile } from '#storage/restore/session-file.ts';
import { nodes, tagsOf, textOf } from '../report/read-pdf.ts';
import { everyFuture, go } from './cases.ts';
import { expect, test } from './recorded.ts';

test.setTimeout(300_000);

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

async function bytesOf(download: Download): Promise<Uint8Array> {
  return new Uint8Array(await readFile(await download.path()));
}

/** The recommendation once every number comes from all draws. */
async function recommendation(page: Page): Promise<string> {
  await go(page, 'Recommendation');
  await everyFuture(page);
  return await heading(page).innerText();
}

test('the main job: example, change, save, reload, compare, report', async ({ page }) => {
  await page.goto('/');
  await expect(heading(page)).toContainText('Where should each of your AI workloads run?');

  await page.getByRole('button', { name: 'See a finished example' }).click();
  const before = await recommendation(page);
  await expect(page.getByRole('figure').first()).toBeVisible();

  // A second scenario differs in one answer: nothing of the largest workload may leave the premises.
  await go(page, 'Questionnaire');
  await page.getByRole('button', { name: 'Duplicate this scenario' }).click();
  await page.getByRole('link', { name: 'Customer chat', exact: true }).first().click();
  await page.getByRole('link', { name: 'Show the whole section' }).click();
  await page.getByRole('radio', { name: /Our own premises/ }).check();
  await page.getByRole('button', { name: /Continue|Keep these answers|Done/ }).click();
  const after = await recommendation(page);
  expect(after).not.toBe(before);
  expect(after).toContain('your own hardware');

  await expect(page.getByText(/Saved on this device/)).toBeVisible();
  const address = page.url();
  await page.reload();
  await everyFuture(page);
  expect(page.url()).toBe(address);
  await expect(heading(page)).toHaveText(after);

  await go(page, 'Compare');
  await expect(page.getByText('1 of', { exact: false }).first()).toBeVisible({ timeout: 120_000 });
  const differs = page.getByRole('table').filter({ hasText: 'Data may go to' });
  await expect(differs).toContainText('Our own premises');

  await go(page, 'Report');
  const method = page.getByText(/fingerprint of the answers/);
  await expect(method).toBeVisible({ timeout: 120_000 });
  const [, shown] = /of the result ([0-9a-f]{16})/.exec((await method.textContent()) ?? '') ?? [];

  const filed = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the session file' }).click();
  const text = new TextDecoder().decode(await bytesOf(await filed));
  const opened = readSessionFile(text);
  if (!('session' in opened)) throw new Error(opened.refused);
  const { session } = opened;
  const scenario = session.scenarios.find((s) => s.id === session.activeScenario);
  if (!scenario) throw new Error('the session file names no active scenario');

  const request = {
    organisation: scenario.organisation,
    workloads: scenario.workloads,
    overrides: scenario.overrides,
    edition: session.edition,
    seed: session.seed,
    blocks: 8,
  };
  const inline = analysisHash(analyse(request));
  const cloned = analysisHash(structuredClone(analyse(structuredClone(request))));
  expect(cloned, 'through structuredClone').toBe(inline);
  expect(shown, 'in the browser worker').toBe(inline);

  const made = page.waitForEvent('download', { timeout: 120_000 });
  await page.getByRole('button', { name: 'Download PDF' }).click();
  const bytes = await bytesOf(await made);
  const pages = await textOf(bytes);
  expect(pages.length).toBeGreaterThanOrEqual(3);
  expect(pages.length).toBeLessThanOrEqual(6);
  const printed = pages.join(' ').replace(/\s+/g, ' ');
  for (const words of ['Recommendation', 'Claims documents', 'Assumptions and who said so'])
    expect(printed).toContain(words);
  expect(printed.replaceAll(' ', '')).toContain(inline);
  const trees = await tagsOf(bytes);
  const tagged = (...roles: string[]) => trees.flatMap((tree) => nodes(tree, ...roles));
  for (const role of ['H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD'])
    expect(tagged(role).length, role).toBeGreaterThan(0);
  const figures = tagged('Figure');
  expect(figures.length).toBeGreaterThanOrEqual(2);
  expect(figures.filter((figure) => !figure.alt)).toEqual([]);
});
