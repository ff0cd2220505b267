/** History, backups, the passphrase and the recovery page, as a person meets them. */
import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { putRow, rowsOf } from '../soak/raw-store.ts';
import { expect, test } from './recorded.ts';

test.setTimeout(120_000);

const name = (page: Page) => page.getByLabel('Name of the case');
const status = (page: Page) => page.locator('header').getByRole('status');
const passphrase = 'four words under one roof';

async function caseNamed(page: Page, text: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Start with a blank case' }).click();
  await rename(page, text);
}

async function rename(page: Page, text: string): Promise<void> {
  await name(page).fill(text);
  await name(page).blur();
  await expect(status(page)).toContainText('Saved on this device');
  await expect.poll(() => everything(page)).toContain(JSON.stringify(rowKey(page)).slice(1, -1));
}

const rowKey = (page: Page): string => new URL(page.url()).hash.split('/')[2] ?? '';
const everything = async (page: Page): Promise<string> =>
  JSON.stringify([
    await rowsOf(page, 'sessions'),
    await rowsOf(page, 'revisions'),
    await rowsOf(page, 'backups'),
    await page.evaluate(() => [JSON.stringify(localStorage), JSON.stringify(sessionStorage)]),
  ]);

async function openFile(page: Page, file: { name: string; text: string }): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a session file' }).click();
  await (
    await chooser
  ).setFiles({
    name: file.name,
    mimeType: 'application/json',
    buffer: Buffer.from(file.text),
  });
}

async function saved(download: Promise<Download>): Promise<{ name: string; text: string }> {
  const file = await download;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

test('a state of the history becomes the newest one, and can be undone', async ({ page }) => {
  await caseNamed(page, 'First name');
  await page.getByRole('link', { name: 'History' }).click();
  const states = page.getByRole('list', { name: 'Saved states' }).getByRole('listitem');
  await expect(states).not.toHaveCount(0);
  const first = await states.count();
  await page.getByRole('navigation').getByRole('link', { name: 'Questionnaire' }).click();
  await rename(page, 'Second name');
  await page.getByRole('link', { name: 'History' }).click();
  await expect.poll(() => states.count()).toBeGreaterThan(first);
  // A recommendation that is reckoned meanwhile is saved as a state of its own.
  const before = await states.count();
  await states
    .nth(before - first)
    .getByRole('button', { name: 'Go back to this' })
    .click();
  await expect.poll(() => states.count()).toBeGreaterThan(before);
  await page.getByRole('navigation').getByRole('link', { name: 'Questionnaire' }).click();
  await expect(name(page)).toHaveValue('First name');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect(name(page)).toHaveValue('Second name');
});

test('a session whose newest state is damaged goes back to the one before', async ({ page }) => {
  await caseNamed(page, 'Still readable');
  const revisions = (await rowsOf(page, 'revisions')) as { id: string; revision: number }[];
  const newest = revisions.at(-1);
  await putRow(page, 'revisions', {
    id: newest?.id,
    revision: (newest?.revision ?? 0) + 1,
    savedAt: '2026-11-24T10:00:00.000Z',
    session: 'gone',
  });
  await page.reload();
  await expect(page.getByRole('heading', { name: 'This session cannot be opened' })).toBeVisible();
  await page.getByRole('button', { name: 'Go back to the last state that can be read' }).click();
  await expect(name(page)).toHaveValue('Still readable');
  expect(JSON.stringify(await rowsOf(page, 'backups'))).toContain('gone');
});

test('a backup brings everything back after everything was deleted', async ({ page }) => {
  await caseNamed(page, 'One');
  await rename(page, 'One, later');
  await caseNamed(page, 'Two');
  await page.goto('/#/device');
  const backup = saved(page.waitForEvent('download'));
  await page.getByRole('button', { name: 'Save a backup of everything' }).click();
  const file = await backup;
  await expect(page.getByText(/The last backup was saved today/)).toBeVisible();
  const before = await rowsOf(page, 'revisions');

  await page.getByRole('button', { name: 'Delete everything…' }).click();
  await page.getByRole('button', { name: 'Delete everything', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Where should');
  expect(await rowsOf(page, 'revisions')).toEqual([]);

  await openFile(page, file);
  await expect(page.getByRole('dialog')).toContainText('holds 2 sessions with their history');
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByRole('link', { name: 'One, later' })).toBeVisible();
  const sessions = (rows: unknown[]) => rows.map((row) => (row as { session: unknown }).session);
  expect(sessions(await rowsOf(page, 'revisions'))).toEqual(sessions(before));

  // Once more: everything is here already, and nothing is doubled.
  await openFile(page, file);
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByText('0 restored, 2 here already.')).toBeVisible();
  expect(await rowsOf(page, 'sessions')).toHaveLength(2);
});

test('a file of a session that is here becomes a new revision, never an overwrite', async ({
  page,
}) => {
  await caseNamed(page, 'As exported');
  await page.getByRole('navigation').getByRole('link', { name: 'Sessions' }).click();
  const exported = saved(page.waitForEvent('download'));
  await page.getByRole('button', { name: /^Save as file.*As exported/ }).click();
  const file = await exported;
  await page.getByRole('link', { name: 'As exported' }).click();
  await rename(page, 'Changed since');
  const before = await rowsOf(page, 'revisions');
  await page.getByRole('navigation').getByRole('link', { name: 'Sessions' }).click();
  await openFile(page, file);
  await expect(page.getByRole('dialog')).toContainText('It is a state of “Changed since”');
  await page.getByRole('button', { name: 'Put it on top' }).click();
  await page.getByRole('navigation').getByRole('link', { name: 'Questionnaire' }).click();
  await expect(name(page)).toHaveValue('As exported');
  const after = await rowsOf(page, 'revisions');
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after.length).toBeGreaterThan(before.length);
});

test('a passphrase seals all that is stored, locks, and destroys nothing when it is wrong', async ({
  page,
}) => {
  await caseNamed(page, 'Topsecret merger');
  expect(await everything(page)).toContain('Topsecret');
  const address = page.url();
  await page.goto('/#/device');
  await page.getByLabel(/^Passphrase, at least/).fill('short');
  await page.getByLabel('Once more').fill('short');
  await page.getByRole('button', { name: 'Seal everything' }).click();
  await expect(page.getByRole('alert')).toContainText('at least 15 characters');
  await page.getByLabel(/^Passphrase, at least/).fill(passphrase);
  await page.getByLabel('Once more').fill(passphrase);
  await page.getByRole('button', { name: 'Seal everything' }).click();
  await expect(page.getByRole('alert')).toContainText('a lost passphrase cannot be made good');
  await page.getByLabel('I understand that a forgotten passphrase is final.').check();
  await page.getByRole('button', { name: 'Seal everything' }).click();

  const locked = page.getByRole('heading', { name: 'The sessions on this device are locked' });
  await expect(locked).toBeVisible({ timeout: 30_000 });
  const sealed = await everything(page);
  expect(sealed).not.toContain('Topsecret');
  await page.getByLabel('Passphrase').fill('not the passphrase');
  await page.getByRole('button', { name: 'Open' }).click();
  await expect(page.getByRole('alert')).toContainText('This is not the passphrase');
  expect(await everything(page)).toBe(sealed);
  await page.getByLabel('Passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Open' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('What is kept');

  await page.goto(address);
  await page.reload();
  await page.getByLabel('Passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Open' }).click();
  await expect(name(page)).toHaveValue('Topsecret merger');
  await name(page).fill('Topsecret takeover');
  await name(page).blur();
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('Topsecret');
  await expect(status(page)).toContainText('Saved on this device');
  expect(await everything(page)).not.toContain('Topsecret');

  // A session file is sealed, too, and opens with the passphrase only.
  await page.getByRole('navigation').getByRole('link', { name: 'Sessions' }).click();
  const exported = saved(page.waitForEvent('download'));
  await page.getByRole('button', { name: /^Save as file.*Topsecret/ }).click();
  const file = await exported;
  expect(file.text).not.toContain('Topsecret');
  await openFile(page, file);
  const asked = page.getByLabel('The passphrase it was saved with');
  await asked.fill('wrong');
  await page.getByRole('dialog').getByRole('button', { name: 'Open' }).click();
  await expect(page.getByRole('alert')).toContainText('This is not its passphrase');
  await asked.fill(passphrase);
  await page.getByRole('dialog').getByRole('button', { name: 'Open' }).click();
  await expect(page.getByRole('dialog')).toContainText('Open “Topsecret takeover”?');
  await page.getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('link', { name: 'What is kept on this device' }).click();
  await page.getByRole('button', { name: 'Take the passphrase away' }).click();
  await expect(page.getByRole('button', { name: 'Seal everything' })).toBeVisible();
  expect(await everything(page)).toContain('Topsecret takeover');
});

test('rest locks the sessions after the last change was saved', async ({ page }) => {
  await page.clock.install();
  await caseNamed(page, 'Left alone');
  await page.goto('/#/device');
  await page.getByLabel(/^Passphrase, at least/).fill(passphrase);
  await page.getByLabel('Once more').fill(passphrase);
  await page.getByLabel('I understand that a forgotten passphrase is final.').check();
  await page.getByRole('button', { name: 'Seal everything' }).click();
  const locked = page.getByRole('heading', { name: 'The sessions on this device are locked' });
  await expect(locked).toBeVisible({ timeout: 30_000 });
  await page.getByLabel('Passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Open' }).click();
  await page.getByLabel('5 minutes', { exact: true }).check();
  await page.clock.fastForward('04:30');
  await expect(locked).toBeHidden();
  await page.clock.fastForward('01:00');
  await expect(locked).toBeVisible();
});

test('the recovery page saves the sessions when the app does not start', async ({
  page,
  record,
}) => {
  await caseNamed(page, 'Trapped inside');
  await page.route('**/assets/index-*.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("broken build")' }),
  );
  await page.goto('/');
  await page.reload();
  await page.getByRole('link', { name: 'get your sessions out' }).click();
  await expect(page.getByRole('status')).toContainText('1 session was found');
  const file = saved(page.waitForEvent('download'));
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Trapped inside' })
    .getByRole('button')
    .click();
  const { text } = await file;
  record.errors.length = 0;
  await page.unrouteAll();
  await page.goto('/');
  await openFile(page, { name: 'rescued.json', text });
  await expect(page.getByRole('dialog')).toContainText('Open “Trapped inside”?');
});
