import { openChanges } from './changes.ts';
import { databaseName, databaseVersion, openDatabase } from './database.ts';
import { storeOver } from './database-store.ts';
import type { StoreProblem } from './problem.ts';
import { storedKey } from './protection.ts';
import { plainRows } from './rows.ts';
import type { Store } from './store.ts';

const instantNow = (): string => new Date().toISOString();

/** Opens the store of this browser, or says why there is none. `name` and `now` differ in tests only. */
export async function openStore(
  name = databaseName,
  now = instantNow,
): Promise<Store | { problem: StoreProblem }> {
  const closedListeners = new Set<() => void>();
  let wasEmptied = false;
  const opened = await openDatabase(
    () => {
      for (const listener of closedListeners) listener();
    },
    name,
    databaseVersion,
    () => (wasEmptied = true),
  );
  if ('kind' in opened) return { problem: opened };
  const key = await storedKey(opened);
  const rows = key === null ? plainRows : null;
  const store = storeOver(opened, openChanges(name), closedListeners, now, rows);
  return { ...store, wasEmptied };
}
