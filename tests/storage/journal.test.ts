import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Session } from '#profile/session.ts';
import type { Written } from '#storage/append.ts';
import { headOf } from '#storage/head.ts';
import { openJournal } from '#storage/journal.ts';
import type { Journal } from '#storage/journal.ts';
import type { Hold } from '#storage/lock.ts';
import { readPlace } from '#storage/preferences.ts';
import { problem } from '#storage/problem.ts';
import { replayJournal } from '#storage/replay.ts';
import type { Revision, Stamp } from '#storage/revisions.ts';
import { mayGo } from '#storage/revisions.ts';
import type { Store } from '#storage/store.ts';

const file = new URL('fixtures/session-v1.json', import.meta.url);
const session: Session = JSON.parse(readFileSync(file, 'utf8')).session;
const now = '2026-11-25T08:00:00.000Z';

/** Text storage as browsers have it, with room for so many characters. */
function textStorage(room = 1e6) {
  const kept = new Map<string, string>();
  return {
    kept,
    get length() {
      return kept.size;
    },
    key: (index: number) => [...kept.keys()][index] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem(key: string, text: string) {
      if (text.length > room) throw new DOMException('full', 'QuotaExceededError');
      kept.set(key, text);
    },
    removeItem: (key: string) => void kept.delete(key),
  };
}

describe('journal', () => {
  test('what was kept is found, once for each session, until it is forgotten', () => {
    const journal = openJournal(textStorage());
    const entry = { session, revision: 4, writer: 'w', edit: 2 };
    expect(journal.keep({ ...entry, edit: 1 })).toBeNull();
    expect(journal.keep(entry)).toBeNull();
    expect(journal.found()).toEqual([{ ...entry, repairs: [] }]);
    journal.forget(session.id);
    expect(journal.found()).toEqual([]);
  });

  test('a change too large to keep leaves no older one behind', () => {
    const storage = textStorage(6_000);
    const journal = openJournal(storage);
    journal.keep({ session, revision: 4, writer: 'w', edit: 1 });
    expect(storage.length).toBe(1);
    const large = { ...session, name: 'x'.repeat(9_000) };
    expect(journal.keep({ session: large, revision: 4, writer: 'w', edit: 2 })).toMatch(
      /too large/,
    );
    expect(storage.length).toBe(0);
  });

  test.each([
    ['{"session":{', 'it is not complete.'],
    ['null', 'it does not say what it changed.'],
    ['{"revision":1,"edit":1,"writer":"w"}', 'it has no fields.'],
    ['{"revision":-1,"edit":1,"writer":"w"}', 'it does not say what it changed.'],
    ['{"revision":1,"edit":1,"writer":"w","session":{"profileVersion":99}}', 'newer Weighbridge'],
  ])('a damaged entry %s is said and kept until it is discarded', (text, reason) => {
    const storage = textStorage();
    const journal = openJournal(storage);
    storage.setItem('weighbridge.journal.x', text);
    storage.setItem('someone-elses', 'y');
    expect(journal.found()).toEqual([
      { damaged: expect.stringContaining(reason), key: 'weighbridge.journal.x', text },
    ]);
    journal.discard('weighbridge.journal.x');
    expect([...storage.kept.keys()]).toEqual(['someone-elses']);
  });

  test('a browser without storage keeps nothing and says so', () => {
    const journal = openJournal(null);
    expect(journal.keep({ session, revision: 0, writer: 'w', edit: 1 })).toMatch(/keeps nothing/);
    expect(journal.found()).toEqual([]);
  });
});

/** A store of one session with these revisions, as far as replaying needs it. */
function storeWith(revisions: Revision[], removedAt: string | null = null) {
  const written: { session: Session; expected: number; stamp: Stamp | undefined }[] = [];
  const failing = { words: '' };
  const newest = revisions[0];
  const part: Pick<Store, 'head' | 'revisions' | 'write'> = {
    head: () =>
      Promise.resolve(newest === undefined ? null : { ...headOf(session, newest), removedAt }),
    revisions: () => Promise.resolve(revisions),
    write(saved, expected, stamp): Promise<Written> {
      if (failing.words) return Promise.resolve({ problem: problem('quota', failing.words) });
      written.push({ session: saved, expected, stamp });
      return Promise.resolve({ revision: expected + 1, savedAt: now });
    },
  };
  return { store: part as Store, written, failing };
}

const revision = (number: number, writer: string, edit: number): Revision => ({
  revision: number,
  savedAt: now,
  writer,
  edit,
});

const free: Hold = {
  release: () => undefined,
  onAsked: () => undefined,
  onLost: () => undefined,
};

describe('replay at start', () => {
  let journal: Journal;
  const entry = { session, revision: 4, writer: 'me', edit: 7 };
  beforeEach(() => {
    journal = openJournal(textStorage());
    journal.keep(entry);
  });
  const run = (store: Store, hold: Hold | null = free) =>
    replayJournal(
      store,
      journal,
      () => 'fresh',
      now,
      () => Promise.resolve(hold),
    );

  test('the change is saved on the revision it was made on', async () => {
    const { store, written } = storeWith([revision(4, 'me', 6), revision(3, 'other', 1)]);
    expect(await run(store)).toEqual([
      {
        what: 'saved',
        sessionId: session.id,
        words: 'The last change to “Regional bank” was saved now.',
      },
    ]);
    expect(written).toEqual([{ session, expected: 4, stamp: { writer: 'me', edit: 7 } }]);
    expect(journal.found()).toEqual([]);
  });

  test('a session that was never saved is saved', async () => {
    journal.keep({ ...entry, revision: 0 });
    const { store, written } = storeWith([]);
    await run(store);
    expect(written).toMatchObject([{ session, expected: 0 }]);
  });

  test('a later edit of the same writer is saved over its earlier one', async () => {
    const { store, written } = storeWith([revision(5, 'me', 6), revision(4, 'me', 5)]);
    await run(store);
    expect(written).toMatchObject([{ session, expected: 5 }]);
  });

  test.each([7, 8])(
    'an entry older than what was saved since (edit %i) is dropped',
    async (edit) => {
      const { store, written } = storeWith([
        revision(6, 'other', 1),
        revision(5, 'me', edit),
        revision(4, 'me', 5),
      ]);
      expect(await run(store)).toEqual([]);
      expect(written).toEqual([]);
      expect(journal.found()).toEqual([]);
    },
  );

  test.each([
    ['changed in another tab', [revision(5, 'other', 1), revision(4, 'me', 6)], null],
    ['removed', [revision(4, 'me', 6)], now],
    ['purged', [], null],
  ])('where the session was %s it becomes a copy', async (_, revisions, removedAt) => {
    const { store, written } = storeWith(revisions, removedAt);
    expect(await run(store)).toMatchObject([{ what: 'copied', sessionId: 'fresh' }]);
    expect(written).toMatchObject([
      { session: { id: 'fresh', name: 'Regional bank copy' }, expected: 0 },
    ]);
    expect(journal.found()).toEqual([]);
  });

  test('what cannot be saved stays in the journal', async () => {
    const { store, failing } = storeWith([revision(4, 'me', 6)]);
    failing.words = 'Full.';
    expect(await run(store)).toMatchObject([
      { what: 'failed', words: 'The last change to “Regional bank” is kept but not saved. Full.' },
    ]);
    expect(journal.found()).toHaveLength(1);
  });

  test('the entry of a session open in another tab is left to that tab', async () => {
    const { store, written } = storeWith([revision(4, 'me', 6)]);
    expect(await run(store, null)).toEqual([]);
    expect(written).toEqual([]);
    expect(journal.found()).toHaveLength(1);
  });
});

test('of older revisions the last of each day stays', () => {
  const on = (savedAt: unknown) => ({ savedAt });
  expect(mayGo(on('2026-11-24T08:00:00.000Z'), on('2026-11-24T23:59:59.999Z'))).toBe(true);
  expect(mayGo(on('2026-11-24T23:59:59.999Z'), on('2026-11-25T00:00:00.000Z'))).toBe(false);
  expect(mayGo(on('not a date'), on('not a date'))).toBe(false);
  expect(mayGo(undefined, on(now))).toBe(false);
});

test('a place is read back, anything else is none', () => {
  const place = { session: 's', scenario: 'c', route: '#/case/s/c/report' };
  expect(readPlace(JSON.stringify({ ...place, more: 1 }))).toEqual(place);
  for (const text of [
    null,
    undefined,
    '',
    '{',
    'null',
    '[]',
    '{"session":"s"}',
    'x'.repeat(3_000),
  ]) {
    expect(readPlace(text)).toBeNull();
  }
  expect(readPlace(JSON.stringify({ ...place, route: 'https://example.org' }))).toBeNull();
});
