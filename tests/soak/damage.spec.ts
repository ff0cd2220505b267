/** What can happen to stored data from outside: each time the app says what happened, and goes on. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Page } from '@playwright/test';
import { expect, test } from '../browser/recorded.ts';
import { putRow, rowsOf, savedNames } from './raw-store.ts';
import { report, share } from './share.ts';

test.setTimeout(60_000 + share(60) * 20_000);

const name = (page: Page) => page.getByLabel('Name of the case');
const status = (page: Page) => page.locator('header').getByRole('status');
const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** The rows of version 1 of the database, as they were written then. */
const oldRows = JSON.parse(
  readFileSync(new URL('../storage/fixtures/rows-v1.json', import.meta.url), 'utf8'),
) as Record<'sessions' | 'revisions' | 'backups', unknown[]>;

/** An empty page of the same origin. */
async function bare(page: Page): Promise<void> {
  const body = '<link rel="icon" href="data:,">';
  await page.route('**/bare', (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto('/bare');
}

async function blankCase(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Start with a blank case' }).click();
  await expect(name(page)).toBeVisible();
}

async function rename(page: Page, to: string): Promise<void> {
  await name(page).fill(to);
  await name(page).blur();
}

const saved = (page: Page) => expect(status(page)).toContainText('Saved on this device');

test('an upgrade that another tab blocks is said, and loses nothing', async ({ context, page }) => {
  const rounds = share(20);
  const old = await context.newPage();
  for (let round = 0; round < rounds; round++) {
    // It holds an older database and does not let go.
    await bare(old);
    await old.evaluate(async (rows) => {
      const done = (request: IDBRequest) => new Promise((resolve) => (request.onsuccess = resolve));
      await done(indexedDB.deleteDatabase('weighbridge'));
      const opening = indexedDB.open('weighbridge', 1);
      opening.onupgradeneeded = () => {
        opening.result.createObjectStore('sessions', { keyPath: 'id' });
        opening.result.createObjectStore('revisions', { keyPath: ['id', 'revision'] });
        opening.result.createObjectStore('backups', { keyPath: ['id', 'revision'] });
      };
      await done(opening);
      // Held by a name: a connection that nobody can reach is closed by the collector.
      Object.assign(globalThis, { held: opening.result });
      for (const [table, all] of Object.entries(rows)) {
        const store = opening.result.transaction(table, 'readwrite').objectStore(table);
        for (const row of all) await done(store.put(row));
      }
    }, oldRows);
    await page.goto('/');
    await expect(page.getByText('An older Weighbridge is open in another tab')).toBeVisible();
    await old.goto('about:blank');
    await page.reload();
    await page.getByRole('link', { name: 'Regional bank' }).first().click();
    await expect(heading(page)).toBeVisible();
    await saved(page);
    await page.goto('about:blank');
  }
  report('an upgrade blocked', { rounds, lost: 0 });
});

test('a full disk is said; what was typed stays, and is saved when there is room', async ({
  browser,
  baseURL,
}) => {
  const rounds = share(30);
  const counts = { rounds, 'edits until it was full': 0, lost: 0 };
  for (let round = 0; round < rounds; round++) {
    // The browser remembers for half a minute how much room it found at the first write: a context
    // of its own, and the limit before the app has written anything.
    const context = await browser.newContext({ baseURL: baseURL ?? '' });
    const page = await context.newPage();
    await bare(page);
    const tools = await context.newCDPSession(page);
    const { origin } = new URL(page.url());
    await tools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 45_000 });
    await page.goto('/');
    await page.getByRole('button', { name: 'Start with a blank case' }).click();
    const note = page.getByLabel('Note on this scenario');
    const full = status(page).getByText('the storage of this browser is full');
    let typed = '';
    for (let edit = 0; edit < 60 && !(await full.isVisible()); edit++) {
      typed = `${edit} ${'x'.repeat(3_900)}`;
      await note.fill(typed);
      await note.blur();
      await expect(status(page)).not.toContainText('Saving');
      counts['edits until it was full']++;
    }
    await expect(full).toBeVisible();
    await expect(status(page).getByRole('button', { name: 'Save a session file' })).toBeVisible();
    // Half of the time the page is gone before there is room again.
    if (round % 2 === 0) await page.reload();
    await tools.send('Storage.overrideQuotaForOrigin', { origin });
    if (round % 2 === 0) await page.reload();
    await expect(note).toHaveValue(typed);
    await expect(status(page)).toContainText('Saved on this device', { timeout: 15_000 });
    await page.reload();
    await expect(note).toHaveValue(typed);
    await context.close();
  }
  report('a full disk', counts);
});

test('a corrupted row is mended or refused in words, and harms no other session', async ({
  page,
}) => {
  const rounds = share(60);
  const counts = { rounds, opened: 0, refused: 0 };
  await blankCase(page);
  await saved(page);
  const [head] = await rowsOf(page, 'sessions');
  const revisions = (await rowsOf(page, 'revisions')) as Record<string, unknown>[];
  const newest = revisions.at(-1) ?? {};
  const address = page.url();
  // A session that nobody touches.
  await page.goto('/');
  await page.getByRole('button', { name: 'Start with a blank case' }).click();
  await rename(page, 'Untouched');
  await saved(page);
  const junk = fc.sample(fc.tuple(fc.nat(), fc.jsonValue(), fc.boolean()), rounds);
  for (const [seed, value, isHead] of junk) {
    const row = (isHead ? head : newest) as Record<string, unknown>;
    const bad = damaged(row, seed, value);
    const was = `${isHead ? 'head' : 'state'} ${JSON.stringify(bad)}`;
    await putRow(page, isHead ? 'sessions' : 'revisions', bad);
    await page.goto('about:blank');
    await page.goto(address);
    await expect(heading(page)).toBeVisible();
    await expect(heading(page), was).not.toHaveText(/Opening/);
    const refused = (await heading(page).innerText()).includes('cannot be opened');
    counts[refused ? 'refused' : 'opened']++;
    if (refused) await expect(page.getByRole('alert')).toContainText(/\w+ .*\./);
    await page.getByRole('navigation').getByRole('link', { name: 'Sessions' }).click();
    await expect(page.getByRole('link', { name: 'Untouched' })).toBeVisible();
    await putRow(page, 'sessions', head);
    await putRow(page, 'revisions', newest);
  }
  report('corrupted rows', counts);
  expect(counts.opened + counts.refused).toBe(rounds);
});

/** The row with one of its parts, chosen by the seed, replaced; its keys stay. */
function damaged(row: Record<string, unknown>, seed: number, value: unknown): unknown {
  const copy = structuredClone(row);
  let at: Record<string, unknown> = copy;
  for (let left = seed; ; left = Math.floor(left / 3)) {
    const keys = Object.keys(at).filter((key) => at !== copy || !/^(id|revision)$/.test(key));
    const key = keys[left % Math.max(1, keys.length)] ?? 'session';
    const inner = at[key];
    if (left % 3 === 0 || typeof inner !== 'object' || inner === null) {
      at[key] = value;
      return copy;
    }
    at = inner as Record<string, unknown>;
  }
}

test('a corrupted journal is said, and harms no session', async ({ page }) => {
  const rounds = share(60);
  await blankCase(page);
  await rename(page, 'Before');
  await saved(page);
  const texts = fc.sample(
    fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .jsonValue()
        .map((session) => JSON.stringify({ session, revision: 1, writer: '', edit: 1 })),
    ),
    rounds,
  );
  const keyOf = await page.evaluate(() => {
    const { pathname, hash } = location;
    return `weighbridge.journal.${hash.split('/')[2] ?? pathname}`;
  });
  for (const [round, text] of texts.entries()) {
    await page.evaluate(
      ([key, value]) => localStorage.setItem(String(key), String(value)),
      [round % 2 === 0 ? keyOf : 'weighbridge.journal.other', text],
    );
    await page.reload();
    await expect(page.getByText('An unsaved change was found that cannot be read')).toBeVisible();
    await expect(name(page)).toHaveValue('Before');
    await page.evaluate(() => localStorage.removeItem('weighbridge.journal.other'));
    await page.evaluate((key) => localStorage.removeItem(key), keyOf);
  }
  report('a corrupted journal', { rounds, lost: 0 });
});

test('a clock set back loses no edit', async ({ page }) => {
  const rounds = share(30);
  await page.addInitScript(() => {
    const Real = Date;
    const offset = () => Number(sessionStorage.getItem('offset') ?? 0);
    globalThis.Date = class extends Real {
      constructor(...given: unknown[]) {
        super(...((given.length === 0 ? [Real.now() + offset()] : given) as [number]));
      }
      static override now = () => Real.now() + offset();
    } as DateConstructor;
  });
  await blankCase(page);
  for (let round = 0; round < rounds; round++) {
    const days = round % 2 === 0 ? -400 : 30;
    await page.evaluate((ms) => sessionStorage.setItem('offset', String(ms)), days * 864e5);
    await rename(page, `Typed ${round}`);
    // The change is in the journal only, and is found by a page whose clock differs.
    if (round % 3 === 0) await page.evaluate(() => sessionStorage.removeItem('offset'));
    await page.reload();
    await expect(name(page)).toHaveValue(`Typed ${round}`);
    await rename(page, `Saved ${round}`);
    await saved(page);
    await expect.poll(() => savedNames(page)).toContain(`Saved ${round}`);
    await page.reload();
    await expect(name(page)).toHaveValue(`Saved ${round}`);
  }
  expect(await rowsOf(page, 'sessions'), 'no copies were needed').toHaveLength(1);
  report('a clock set back', { rounds, lost: 0 });
});
