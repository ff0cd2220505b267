import { adopt } from './adopt.ts';
import { append } from './append.ts';
import type { Change, Changes } from './changes.ts';
import type { Database } from './database.ts';
import { deleteDatabase } from './database.ts';
import type { Head } from './head.ts';
import { restoreHead } from './head.ts';
import type { StoreProblem } from './problem.ts';
import { problem, problemOf } from './problem.ts';
import { protect, storedKey, unlocked, unprotect } from './protection.ts';
import { readNewest, restoreRow } from './reading.ts';
import { fieldOf, revisionOf, revisionsOf } from './revisions.ts';
import { plainRows } from './rows.ts';
import type { Rows } from './rows.ts';
import type { Done, Store } from './store.ts';

/** The store over an open database; rows are null while they wait for their passphrase. */
export function storeOver(
  database: Database,
  changes: Changes,
  closedListeners: Set<() => void>,
  now: () => string,
  openRows: Rows | null,
): Omit<Store, 'wasEmptied'> {
  let rows = openRows;
  const attempt = attempting(() => rows);

  const heads = async (open: Rows, removed: boolean) =>
    (await Promise.all((await database.getAll('sessions')).map((row) => open.open(row))))
      .map(restoreHead)
      .filter((head): head is Head => head !== null && (head.removedAt !== null) === removed)
      .sort((a, b) => Number(a.changedAt < b.changedAt) - Number(a.changedAt > b.changedAt));

  const setRemoved = (id: string, removedAt: string | null, what: Change['what']) =>
    attempt<Done>(async () => {
      const change = database.transaction('sessions', 'readwrite', { durability: 'strict' });
      const head: unknown = await change.store.get(id);
      if (restoreHead(head) === null) return { problem: problem('missing') };
      await Promise.all([change.store.put({ ...(head as object), removedAt }), change.done]);
      changes.tell({ id, what });
      return { done: true };
    });

  return {
    list: () => attempt((open) => heads(open, false)),
    removed: () => attempt((open) => heads(open, true)),
    head: (id) =>
      attempt(async (open) => restoreHead(await open.open(await database.get('sessions', id)))),
    read: (id) => attempt((open) => readNewest(database, id, now, open)),
    async write(session, expectedRevision, stamp = { writer: '', edit: 0 }) {
      const written = await attempt((open) =>
        append(database, session, expectedRevision, { savedAt: now(), ...stamp }, open),
      );
      if ('revision' in written) changes.tell({ id: session.id, what: 'written' });
      return written;
    },
    async remove(id) {
      const removed = await setRemoved(id, now(), 'removed');
      if ('problem' in removed) return removed;
      return { undo: () => setRemoved(id, null, 'restored') };
    },
    restoreRemoved: (id) => setRemoved(id, null, 'restored'),
    purge: (id) =>
      attempt<Done>(async () => {
        const names = ['sessions', 'revisions', 'backups'] as const;
        const change = database.transaction(names, 'readwrite', { durability: 'strict' });
        const head = restoreHead(await change.objectStore('sessions').get(id));
        if (head?.removedAt === null) return { problem: problem('failed', 'Remove it first.') };
        await Promise.all([
          change.objectStore('sessions').delete(id),
          change.objectStore('revisions').delete(revisionsOf(id)),
          change.objectStore('backups').delete(revisionsOf(id)),
          change.done,
        ]);
        changes.tell({ id, what: 'purged' });
        return { done: true };
      }),
    revisions: (id) =>
      attempt(async () => {
        const rows = await database.getAll('revisions', revisionsOf(id));
        return rows.reverse().map(revisionOf);
      }),
    readRevision: (id, revision) =>
      attempt(async (open) => {
        const row: unknown = await database.get('revisions', [id, revision]);
        return restoreRow(await open.open(row));
      }),
    adopt: (states, removedAt) =>
      attempt<Done>(async (open) => {
        const id = await adopt(database, states, removedAt, open);
        if (id === null) return { problem: problem('stale') };
        changes.tell({ id, what: 'written' });
        return { done: true };
      }),
    setting: (name) =>
      database
        .get('settings', name)
        .then((row) => fieldOf(row, 'value'))
        .catch(() => undefined),
    keepSetting: (name, value) =>
      attempt<Done>(async () => {
        await database.put('settings', { key: name, value });
        return { done: true };
      }),
    isLocked: () => rows === null,
    vault: () => rows?.vault ?? null,
    async unlock(passphrase) {
      try {
        const key = await storedKey(database);
        rows = key === null ? plainRows : ((await unlocked(database, key, passphrase)) ?? rows);
        return rows !== null;
      } catch (error) {
        return { problem: problemOf(error) };
      }
    },
    protect: (passphrase) =>
      attempt<Done>(async () => {
        rows = await protect(database, passphrase);
        changes.tell({ id: '', what: 'locked' });
        return { done: true };
      }),
    unprotect: () =>
      attempt<Done>(async (open) => {
        rows = await unprotect(database, open);
        changes.tell({ id: '', what: 'locked' });
        return { done: true };
      }),
    async rawRecords() {
      try {
        return {
          sessions: await database.getAll('sessions'),
          revisions: await database.getAll('revisions'),
          backups: await database.getAll('backups'),
          settings: await database.getAll('settings'),
        };
      } catch (error) {
        return { problem: problemOf(error) };
      }
    },
    async destroy() {
      database.close();
      try {
        await deleteDatabase(database.name);
        return { done: true };
      } catch (error) {
        return { problem: problemOf(error) };
      }
    },
    onChange: (listener) => changes.listen(listener),
    onClosed(listener) {
      closedListeners.add(listener);
      return () => closedListeners.delete(listener);
    },
    close() {
      database.close();
      changes.close();
    },
  };
}

/** Runs work on the open rows; a problem where they are locked, or where the work fails. */
const attempting =
  (rows: () => Rows | null) =>
  async <T>(work: (open: Rows) => Promise<T>): Promise<T | { problem: StoreProblem }> => {
    const open = rows();
    if (open === null) return { problem: problem('locked') };
    try {
      return await work(open);
    } catch (error) {
      return { problem: problemOf(error) };
    }
  };
