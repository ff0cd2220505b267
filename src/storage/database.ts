import { deleteDB, openDB } from 'idb';
import type { DBSchema, IDBPDatabase } from 'idb';
import { turnLogOver, wasEmptied } from './log-turnover.ts';
import type { StoreProblem } from './problem.ts';
import { problem, problemOf } from './problem.ts';

/**
 * The tables. `sessions` holds one head for each session, small enough to list a thousand at once;
 * `revisions` holds every saved state under [session, revision]; `backups` holds the raw record
 * under the same key where reading it changed anything; `settings` holds what belongs to the whole
 * store. Rows are read as unknown and restored.
 */
export interface Tables extends DBSchema {
  sessions: { key: string; value: unknown };
  revisions: { key: [string, number]; value: unknown };
  backups: { key: [string, number]; value: unknown };
  settings: { key: string; value: unknown };
}

export type Database = IDBPDatabase<Tables>;

export const databaseName = 'weighbridge';
/** Version of tables and indexes only; what answers mean has the profile's version. */
export const databaseVersion = 2;

/**
 * Opens the database and calls `onClose` when it is closed from outside: by a newer version in
 * another tab, for which it makes room, or by the browser; and `onEmptied` where the browser found
 * its storage damaged and emptied it.
 */
export async function openDatabase(
  onClose: () => void,
  name = databaseName,
  version = databaseVersion,
  onEmptied: () => void = () => undefined,
): Promise<Database | StoreProblem> {
  if (!('indexedDB' in globalThis)) return problem('unavailable');
  return new Promise((resolve) => {
    let late = false;
    openDB<Tables>(name, version, {
      upgrade(database, before, _now, _change, event) {
        if (wasEmptied(event)) onEmptied();
        if (before < 1) {
          database.createObjectStore('sessions', { keyPath: 'id' });
          database.createObjectStore('revisions', { keyPath: ['id', 'revision'] });
          database.createObjectStore('backups', { keyPath: ['id', 'revision'] });
        }
        if (before < 2) database.createObjectStore('settings', { keyPath: 'key' });
      },
      blocked() {
        late = true;
        resolve(problem('blocked'));
      },
      blocking(_current, _wanted, event) {
        (event.target as IDBDatabase).close();
        onClose();
      },
      terminated: onClose,
    }).then(
      (database) => {
        if (late) database.close();
        else void turnLogOver().then(() => resolve(database));
      },
      (error: unknown) => resolve(openingProblem(error)),
    );
  });
}

/** Deletes the database; other tabs make room for that as for a newer version. */
export const deleteDatabase = (name: string): Promise<void> => deleteDB(name);

function openingProblem(error: unknown): StoreProblem {
  const found = problemOf(error);
  return found.kind === 'newer' || found.kind === 'quota' ? found : problem('unavailable');
}
