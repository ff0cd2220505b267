/** The store in a real browser, on a page of its own: IndexedDB, locks and channels have no double. */
import { readFileSync } from 'node:fs';
import { expect, test as base } from '@playwright/test';
import type { BrowserContext, Page } from '@playwright/test';
import { build } from 'vite';
import type { Session } from '#profile/session.ts';
import type { SaveState } from '#storage/saver.ts';
import type { Bench } from '../storage/bench.ts';

declare global {
  var bench: Bench;
  var states: SaveState[];
  var saver: InstanceType<Bench['Saver']>;
  var heard: unknown[];
}

const fixture = new URL('../storage/fixtures/session-v1.json', import.meta.url);
const session: Session = JSON.parse(readFileSync(fixture, 'utf8')).session;
const named = (name: string): Session => ({ ...session, name });

let script = '';

base.beforeAll(async () => {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: 'tests/storage/bench.ts', formats: ['iife'], name: 'unused' },
    },
  });
  const [bundle] = Array.isArray(output) ? output : [];
  script = bundle?.output[0].code ?? '';
});

/** Opens tabs on a page that has nothing but the bench. */
const test = base.extend<{ tab: () => Promise<Page> }>({
  tab: async ({ context, baseURL }, use) => {
    const address = `${baseURL}bench`;
    await serve(context, address);
    await use(async () => {
      const page = await context.newPage();
      await page.goto(address);
      return page;
    });
  },
});

async function serve(context: BrowserContext, address: string): Promise<void> {
  await context.route(address, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<script src="bench.js"></script>' }),
  );
  await context.route(`${address}.js`, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: script }),
  );
}

/** Puts a row into a table behind the store's back. */
const putRaw = (page: Page, table: string, row: unknown) =>
  page.evaluate(
    ([name, value]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('weighbridge');
        opening.onsuccess = () => {
          const change = opening.result.transaction(String(name), 'readwrite');
          change.objectStore(String(name)).put(value);
          change.oncomplete = () => resolve(opening.result.close());
          change.onerror = () => reject(change.error ?? new Error('not put'));
        };
      }),
    [table, row],
  );

/** Starts a saver on a session that the store has at this revision. */
const startSaver = (page: Page, revision: number) =>
  page.evaluate(
    async ([id, at]) => {
      const store = await bench.openStore();
      if ('problem' in store) throw new Error(store.problem.words);
      globalThis.states = [];
      globalThis.saver = new bench.Saver({
        store,
        journal: bench.openJournal(),
        saved: { id: String(id), revision: Number(at), at: new Date().toISOString() },
        onState: (state) => states.push(state),
      });
    },
    [session.id, revision],
  );

/** Calls one method of a store opened for it. */
function call<Method extends 'list' | 'removed' | 'rawRecords'>(page: Page, method: Method) {
  return page.evaluate(async (name) => {
    const store = await bench.openStore();
    if ('problem' in store) return store;
    const result = await store[name]();
    store.close();
    return result;
  }, method as 'list');
}

const write = (page: Page, written: Session, expected: number) =>
  page.evaluate(
    async ([value, revision]) => {
      const store = await bench.openStore();
      if ('problem' in store) return store;
      const result = await store.write(value, revision);
      store.close();
      return result;
    },
    [written, expected] as const,
  );

const read = (page: Page, id = session.id) =>
  page.evaluate(async (wanted) => {
    const store = await bench.openStore();
    if ('problem' in store) return store;
    const result = await store.read(wanted);
    store.close();
    return result;
  }, id);

test('a session is written, listed and read back as it was', async ({ tab }) => {
  const page = await tab();
  expect(await read(page)).toMatchObject({ problem: { kind: 'missing' } });
  expect(await write(page, session, 0)).toMatchObject({ revision: 1 });
  await page.reload();
  expect(await read(page)).toEqual({ session, revision: 1, repairs: [] });
  expect(await call(page, 'list')).toMatchObject([
    { id: session.id, name: 'Regional bank', revision: 1, workloads: 2, answered: 11 },
  ]);
});

test('of two tabs that write on one revision exactly one is refused', async ({ tab }) => {
  const [one, two] = [await tab(), await tab()];
  await write(one, session, 0);
  for (let revision = 1; revision <= 10; revision++) {
    const results = await Promise.all([
      write(one, named(`one ${revision}`), revision),
      write(two, named(`two ${revision}`), revision),
    ]);
    const refused = results.filter((result) => 'problem' in result);
    expect(refused).toMatchObject([{ problem: { kind: 'stale' } }]);
  }
  expect(await read(one)).toMatchObject({ revision: 11 });
});

test('a removed session leaves the list, comes back by undo, and ends by purge', async ({
  tab,
}) => {
  const page = await tab();
  await write(page, session, 0);
  const steps = await page.evaluate(async (id) => {
    const store = await bench.openStore();
    if ('problem' in store) throw new Error(store.problem.words);
    const size = async () => {
      const list = await store.list();
      return 'problem' in list ? -1 : list.length;
    };
    const refused = await store.purge(id);
    const removed = await store.remove(id);
    const sizes = [await size()];
    if ('undo' in removed) await removed.undo();
    sizes.push(await size());
    await store.remove(id);
    const gone = await store.purge(id);
    return { refused, sizes, gone, rest: await store.rawRecords() };
  }, session.id);
  expect(steps.refused).toMatchObject({ problem: { kind: 'failed' } });
  expect(steps.sizes).toEqual([0, 1]);
  expect(steps.gone).toEqual({ done: true });
  expect(steps.rest).toEqual({ sessions: [], revisions: [], backups: [], settings: [] });
});

test('a removed session takes no writes', async ({ tab }) => {
  const page = await tab();
  await write(page, session, 0);
  await page.evaluate(async (id) => {
    const store = await bench.openStore();
    if ('remove' in store) await store.remove(id);
  }, session.id);
  expect(await write(page, session, 1)).toMatchObject({ problem: { kind: 'removed' } });
  expect(await call(page, 'removed')).toMatchObject([{ id: session.id }]);
});

test('the last fifty revisions stay, and of older ones the last of each day', async ({ tab }) => {
  const page = await tab();
  const revisions = await page.evaluate(async (value) => {
    let saves = 0;
    // Ten saves a day.
    const clock = () => new Date(Date.UTC(2026, 0, 1 + Math.floor(saves / 10), 1, saves % 10));
    const store = await bench.openStore('weighbridge', () => clock().toISOString());
    if ('problem' in store) throw new Error(store.problem.words);
    for (; saves < 85; saves++) await store.write(value, saves);
    const kept = await store.revisions(value.id);
    return 'problem' in kept ? [] : kept.map((each) => each.revision);
  }, session);
  const newest = Array.from({ length: 50 }, (_, i) => 85 - i);
  expect(revisions).toEqual([...newest, 30, 20, 10]);
});

test('a thousand sessions are listed within 300 ms', async ({ tab }) => {
  const page = await tab();
  const ms = await page.evaluate(async (value) => {
    const store = await bench.openStore();
    if ('problem' in store) throw new Error(store.problem.words);
    const ids = Array.from({ length: 1_000 }, (_, i) => `s${i}`);
    await Promise.all(ids.map((id) => store.write({ ...value, id }, 0)));
    store.close();
    const start = performance.now();
    const again = await bench.openStore();
    const list = 'list' in again ? await again.list() : [];
    if (!Array.isArray(list) || list.length !== 1_000) throw new Error('not listed');
    return performance.now() - start;
  }, session);
  test.info().annotations.push({ type: 'measured', description: `${ms.toFixed(0)} ms` });
  expect(ms).toBeLessThan(300);
});

test('damaged rows are told apart, and an earlier revision can still be read', async ({ tab }) => {
  const page = await tab();
  await write(page, session, 0);
  await putRaw(page, 'revisions', { id: session.id, revision: 2, savedAt: 5, session: 'gone' });
  await putRaw(page, 'sessions', { id: 'odd', name: { a: 1 }, revision: 'x', label: 7 });
  expect(await call(page, 'list')).toMatchObject([
    { id: session.id },
    { id: 'odd', name: 'Untitled session', revision: 0, label: null },
  ]);
  expect(await read(page)).toMatchObject({
    problem: { kind: 'unreadable', words: 'This is not a session: it has no fields.' },
  });
  const earlier = await page.evaluate(async (id) => {
    const store = await bench.openStore();
    return 'readRevision' in store ? await store.readRevision(id, 1) : store;
  }, session.id);
  expect(earlier).toEqual({ session, revision: 1, repairs: [] });
  expect(await call(page, 'rawRecords')).toMatchObject({ backups: [{ session: 'gone' }] });
  expect(await write(page, session, 2)).toMatchObject({ revision: 3 });
});

test('a newer version of the database closes ours, and ours then refuses to open', async ({
  tab,
}) => {
  const page = await tab();
  const result = await page.evaluate(async (value) => {
    const store = await bench.openStore();
    if ('problem' in store) throw new Error(store.problem.words);
    let closed = 0;
    store.onClosed(() => closed++);
    const newer = await bench.openDatabase(() => undefined, 'weighbridge', 3);
    const list = await store.list();
    const written = await store.write(value, 0);
    if ('close' in newer) newer.close();
    return { closed, list, written, again: await bench.openStore() };
  }, session);
  expect(result).toMatchObject({
    closed: 1,
    list: { problem: { kind: 'closed' } },
    written: { problem: { kind: 'closed' } },
    again: { problem: { kind: 'newer' } },
  });
});

test('a tab that holds an older database open is named as the reason', async ({ tab }) => {
  const page = await tab();
  const result = await page.evaluate(async () => {
    await new Promise((resolve) => {
      indexedDB.open('held', 1).onsuccess = resolve;
    });
    return bench.openDatabase(() => undefined, 'held', 2);
  });
  expect(result).toMatchObject({ kind: 'blocked', words: expect.stringContaining('another tab') });
});

test('a full disk is said, keeps the change, and saves it when there is room', async ({ tab }) => {
  const page = await tab();
  const tools = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await tools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await startSaver(page, 0);
  const full = await page.evaluate(async (value) => {
    saver.change(value);
    return { state: await saver.flush(), kept: bench.openJournal().found().length };
  }, named('No room'));
  expect(full).toMatchObject({ state: { kind: 'failed', because: 'quota' }, kept: 1 });
  await tools.send('Storage.overrideQuotaForOrigin', { origin });
  expect(await page.evaluate(() => saver.flush())).toMatchObject({ kind: 'saved' });
  expect(await read(page)).toMatchObject({ session: { name: 'No room' }, revision: 1 });
});

test('an edit survives a reload at any moment', async ({ tab }) => {
  const page = await tab();
  await write(page, session, 0);
  for (let round = 0; round < 12; round++) {
    const before = await read(page);
    await startSaver(page, 'revision' in before ? before.revision : -1);
    await page.evaluate(
      async ([value, wait]) => {
        saver.change(value);
        await new Promise((resolve) => setTimeout(resolve, wait));
      },
      [named(`round ${round}`), round * 25] as const,
    );
    await page.reload();
    await page.evaluate(async (now) => {
      const store = await bench.openStore();
      if ('problem' in store) throw new Error(store.problem.words);
      await bench.replayJournal(store, bench.openJournal(), () => 'copy', now);
      store.close();
    }, new Date().toISOString());
    expect(await read(page)).toMatchObject({ session: { name: `round ${round}` } });
  }
  expect(await call(page, 'list')).toHaveLength(1);
});

test('another tab hears of a write', async ({ tab }) => {
  const [one, two] = [await tab(), await tab()];
  await two.evaluate(async () => {
    const store = await bench.openStore();
    globalThis.heard = [];
    if ('onChange' in store) store.onChange((change) => heard.push(change));
  });
  await write(one, session, 0);
  await expect.poll(() => two.evaluate(() => heard)).toEqual([{ id: session.id, what: 'written' }]);
});

test('one tab holds a session; another takes over after the first has saved', async ({ tab }) => {
  const [one, two] = [await tab(), await tab()];
  await write(one, session, 0);
  await startSaver(one, 1);
  await one.evaluate(async (id) => {
    const hold = await bench.holdSession(id);
    hold?.onAsked(() => saver.flush());
    hold?.onLost(() => saver.makeReadonly('open in another tab'));
  }, session.id);
  expect(await two.evaluate((id) => bench.holdSession(id), session.id)).toBeNull();
  await one.evaluate((value) => saver.change(value), named('last word'));
  await two.evaluate(async (id) => void (await bench.takeOverSession(id)), session.id);
  expect(await read(two)).toMatchObject({ session: { name: 'last word' }, revision: 2 });
  expect(await one.evaluate(() => states.map((state) => state.kind))).toEqual([
    'saving',
    'saved',
    'readonly',
  ]);
});

test('a tab that does not answer loses the session, and a closed one gives it back', async ({
  tab,
}) => {
  const [one, two] = [await tab(), await tab()];
  await one.evaluate(async (id) => {
    globalThis.heard = [];
    const hold = await bench.holdSession(id);
    hold?.onAsked(() => new Promise(() => undefined));
    hold?.onLost(() => heard.push('lost'));
  }, session.id);
  await two.evaluate(async (id) => void (await bench.takeOverSession(id)), session.id);
  await expect.poll(() => one.evaluate(() => heard)).toEqual(['lost']);
  await two.close();
  await expect
    .poll(() => one.evaluate(async (id) => (await bench.holdSession(id)) !== null, session.id))
    .toBe(true);
});
