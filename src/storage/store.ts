import type { Session } from '#profile/session.ts';
import { append } from './append.ts';
import type { Written } from './append.ts';
import { openChanges } from './changes.ts';
import type { Change, Changes } from './changes.ts';
import type { Database } from './database.ts';
import { databaseName, openDatabase } from './database.ts';
import type { Head } from './head.ts';
import { restoreHead } from './head.ts';
import type { StoreProblem } from './problem.ts';
import { problem, problemOf } from './problem.ts';
import { readNewest, restoreRow } from './reading.ts';
import type { Read } from './reading.ts';
import type { Revision, Stamp } from './revisions.ts';
import { revisionOf, revisionsOf } from './revisions.ts';

export type Done = { done: true } | { problem: StoreProblem };

/** The stored sessions of this browser. Nothing throws: what goes wrong is a value with words. */
export interface Store {
  /** Heads of all sessions that are not removed, the last changed first. */
  list(): Promise<Head[] | { problem: StoreProblem }>;
  /** Heads of removed sessions that can still be brought back. */
  removed(): Promise<Head[] | { problem: StoreProblem }>;
  /** The head of one session, removed or not; null where there is none. */
  head(id: string): Promise<Head | null | { problem: StoreProblem }>;
  /** The newest revision. Where reading changes it, the raw record goes to the backups first. */
  read(id: string): Promise<Read>;
  /** Appends a revision if the newest is `expectedRevision` (0: the session is new); resolves when it is on the disk. */
  write(session: Session, expectedRevision: number, stamp?: Stamp): Promise<Written>;
  /** Takes a session off the list; it stays stored until `purge`. */
  remove(id: string): Promise<{ undo: () => Promise<Done> } | { problem: StoreProblem }>;
  restoreRemoved(id: string): Promise<Done>;
  /** Deletes a removed session for good, with its revisions and backups. */
  purge(id: string): Promise<Done>;
  revisions(id: string): Promise<Revision[] | { problem: StoreProblem }>;
  readRevision(id: string, revision: number): Promise<Read>;
  /** Every record as stored, for rescue when the app cannot read it. */
  rawRecords(): Promise<Record<string, unknown[]> | { problem: StoreProblem }>;
  /** Hears of changes made in other tabs; returns what stops it. */
  onChange(listener: (change: Change) => void): () => void;
  /** Called once when the connection is closed from outside; after it every call says so. */
  onClosed(listener: () => void): () => void;
  close(): void;
}

const instantNow = (): string => new Date().toISOString();

/** Opens the store of this browser, or says why there is none. `name` and `now` differ in tests only. */
export async function openStore(
  name = databaseName,
  now = instantNow,
): Promise<Store | { problem: StoreProblem }> {
  const closedListeners = new Set<() => void>();
  const opened = await openDatabase(() => {
    for (const listener of closedListeners) listener();
  }, name);
  if ('kind' in opened) return { problem: opened };
  return storeOver(opened, openChanges(name), closedListeners, now);
}

function storeOver(
  database: Database,
  changes: Changes,
  closedListeners: Set<() => void>,
  now: () => string,
): Store {
  const heads = async (removed: boolean) =>
    (await database.getAll('sessions'))
      .map(restoreHead)
      .filter((head): head is Head => head !== null && (head.removedAt !== null) === removed)
      .sort((a, b) => Number(a.changedAt < b.changedAt) - Number(a.changedAt > b.changedAt));

  const setRemoved = (id: string, removedAt: string | null, what: Change['what']) =>
    attempt<Done>(async () => {
      const change = database.transaction('sessions', 'readwrite', { durability: 'strict' });
      const head = restoreHead(await change.store.get(id));
      if (head === null) return { problem: problem('missing') };
      await Promise.all([change.store.put({ ...head, removedAt }), change.done]);
      changes.tell({ id, what });
      return { done: true };
    });

  return {
    list: () => attempt(() => heads(false)),
    removed: () => attempt(() => heads(true)),
    head: (id) => attempt(async () => restoreHead(await database.get('sessions', id))),
    read: (id) => attempt(() => readNewest(database, id, now)),
    async write(session, expectedRevision, stamp = { writer: '', edit: 0 }) {
      const written = await attempt(() =>
        append(database, session, expectedRevision, { savedAt: now(), ...stamp }),
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
      attempt(async () => restoreRow(await database.get('revisions', [id, revision]))),
    rawRecords: () =>
      attempt(async () => ({
        sessions: await database.getAll('sessions'),
        revisions: await database.getAll('revisions'),
        backups: await database.getAll('backups'),
      })),
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

async function attempt<T>(work: () => Promise<T>): Promise<T | { problem: StoreProblem }> {
  try {
    return await work();
  } catch (error) {
    return { problem: problemOf(error) };
  }
}
