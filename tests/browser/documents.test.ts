import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { readXlsx } from 'hucre/xlsx';
import { readSessionFile } from '#storage/restore/session-file.ts';
import { open, textOf } from '../report/read-pdf.ts';
import { uaProblems } from '../report/ua-rules.ts';
import { everyFuture, go, openExample, openSmallCase } from './cases.ts';
import { expect, test } from './recorded.ts';

test.setTimeout(300_000);

async function openReport(page: Page, openCase = openExample): Promise<void> {
  await openCase(page);
  await go(page, 'Report');
  await expect(page.getByRole('button', { name: 'Download PDF' })).toBeEnabled({ timeout: 60_000 });
}

async function saved(page: Page, button: string | RegExp): Promise<Download> {
  const made = page.waitForEvent('download', { timeout: 120_000 });
  await page.getByRole('button', { name: button }).first().click();
  return made;
}
const bytesOf = async (download: Download): Promise<Uint8Array> =>
  new Uint8Array(await readFile(await download.path()));
const hashOf = async (download: Download): Promise<string> =>
  createHash('sha256')
    .update(await bytesOf(download))
    .digest('hex');

test('the same session file gives the same PDF and workbook in two browser contexts', async ({
  page,
  browser,
}) => {
  await openReport(page);
  const session = await bytesOf(await saved(page, 'Save the session file'));
  const first = await hashOf(await saved(page, 'Download PDF'));
  expect(await hashOf(await saved(page, 'Download PDF')), 'a second time').toBe(first);
  const workbook = await hashOf(await saved(page, 'Save the workbook'));
  // This edition waits for the stress cards, which are played for it.
  await page.getByLabel('Architects: everything').check();
  const everything = await hashOf(await saved(page, 'Download PDF'));
  expect(everything).not.toBe(first);

  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(page.url().replace(/#.*/, ''));
  const chooser = other.waitForEvent('filechooser');
  await other.getByRole('button', { name: 'Open a session file' }).click();
  const file = { name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(session) };
  await (await chooser).setFiles(file);
  await other.getByRole('button', { name: 'Open it' }).click();
  await expect(other.getByText(/8,192 futures · catalogue/)).toBeVisible({ timeout: 120_000 });
  await other.getByRole('navigation').getByRole('link', { name: 'Report', exact: true }).click();
  await expect(other.getByRole('button', { name: 'Download PDF' })).toBeEnabled();
  expect(await hashOf(await saved(other, 'Download PDF'))).toBe(first);
  expect(await hashOf(await saved(other, 'Save the workbook'))).toBe(workbook);
  await other.getByLabel('Architects: everything').check();
  expect(await hashOf(await saved(other, 'Download PDF')), 'everything').toBe(everything);
  await context.close();
});

test('the architecture edition on Letter carries its session and opens from the PDF', async ({
  page,
}) => {
  await openReport(page);
  await page.locator('summary').filter({ hasText: 'Sections' }).click();
  await page.getByLabel('Architects: everything').check();
  // Whoever does not want to wait for the stress cards leaves their section out, and may think again.
  await page.getByRole('button', { name: 'Cancel' }).click();
  const rare = page.getByLabel('If something rare happens');
  await expect(rare).not.toBeChecked();
  await expect(page.getByText(/Left out of this copy:.*something rare/)).toBeVisible();
  await rare.check();
  await page.getByLabel('Letter').check();
  await page.getByLabel(/Put the session inside the PDF/).check();
  await page.getByLabel('Claims and what the model does with them').uncheck();
  await expect(page.getByText(/Left out of this copy/)).toBeVisible();
  const pdf = await bytesOf(await saved(page, 'Download PDF'));
  expect(uaProblems(pdf)).toEqual([]);
  const document = await open(pdf);
  expect((await document.getPage(1)).view).toEqual([0, 0, 612, 792]);
  const [opening = '', ...rest] = await textOf(pdf);
  expect(opening.replace(/\s+/g, ' ')).toContain('This file carries the session itself');
  expect(rest.join(' ')).toContain('Every way, workload by workload');
  expect(rest.join(' ')).not.toContain('Claims in use');
  // Nobody had played the cards: the report plays them itself.
  expect(rest.join(' ').replace(/\s+/g, ' ')).toContain('Each card strikes every future');

  const kept = readSessionFile(new TextDecoder().decode(pdf));
  if (!('session' in kept)) throw new Error(kept.refused);
  await go(page, 'Sessions');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a session file' }).click();
  const file = { name: 'report.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf) };
  await (await chooser).setFiles(file);
  await expect(page.getByRole('dialog')).toContainText('report.pdf holds');
  await page.getByRole('button', { name: 'Open it' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/\w+/);
  await everyFuture(page);
});

test('every other file: workbook, decision record, table and picture', async ({ page }) => {
  await openReport(page);
  const workbook = await saved(page, 'Save the workbook');
  expect(workbook.suggestedFilename()).toMatch(/\.xlsx$/);
  const { sheets } = await readXlsx(await bytesOf(workbook));
  expect(sheets.map(({ name }) => name).slice(0, 3)).toEqual(['Summary', 'Inputs', 'By month']);
  const record = new TextDecoder().decode(
    await bytesOf(await saved(page, 'Save the decision record')),
  );
  expect(record).toContain('### Confirmation');
  const svg = new TextDecoder().decode(await bytesOf(await saved(page, /^SVG/)));
  expect(svg).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
  const png = await bytesOf(await saved(page, /^PNG/));
  expect([...png.slice(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const csv = await bytesOf(await saved(page, /^CSV/));
  expect([...csv.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  await page.getByLabel(/Withhold notes/).check();
  await expect(page.getByRole('button', { name: 'Save the workbook' })).toBeDisabled();
  const session = new TextDecoder().decode(
    await bytesOf(await saved(page, 'Save the session file')),
  );
  expect(session).not.toContain('"source"');
  const schema = await page.request.get(
    new URL('session.schema.json', page.url().replace(/#.*/, '')).href,
  );
  expect(await schema.json()).toMatchObject({ title: 'Weighbridge session file' });
});

test('the code of PDFs and workbooks is loaded with the first document, not before', async ({
  page,
}) => {
  const scripts: string[] = [];
  page.on('response', (response) => {
    if (/\.js(\?|$)/.test(response.url())) scripts.push(response.url());
  });
  /** Scripts loaded so far that hold a PDF writer or a workbook writer. */
  const writers = async (): Promise<string[]> => {
    const texts = await Promise.all(
      [...new Set(scripts)].map(async (url) => ({
        url,
        text: await (await page.request.get(url)).text(),
      })),
    );
    return texts
      .filter(({ text }) => /StructTreeRoot|spreadsheetml\/2006/.test(text))
      .map(({ url }) => url);
  };
  await openReport(page, openSmallCase);
  expect(scripts.length).toBeGreaterThan(1);
  expect(await writers()).toEqual([]);
  await saved(page, 'Download PDF');
  expect((await writers()).length).toBe(1);
});
