/** The tables as they are, row by row. */
export type RawRecords = Record<
  'sessions' | 'revisions' | 'backups' | 'settings',
  Record<string, unknown>[]
>;

/**
 * Reads every row of a database of whatever version, with nothing but the browser's own API; a table
 * that is not there is empty. Rejects with the browser's reason.
 */
export async function rowsIn(name: string): Promise<RawRecords> {
  const records: RawRecords = { sessions: [], revisions: [], backups: [], settings: [] };
  const opening = indexedDB.open(name);
  let isNew = false;
  opening.onupgradeneeded = () => {
    // Nothing was ever stored here; what opening has just made goes again.
    isNew = true;
    opening.transaction?.abort();
  };
  const database = await result(opening).catch((error: unknown) => {
    if (isNew) return null;
    throw error;
  });
  if (database === null) return records;
  for (const table of Object.keys(records) as (keyof RawRecords)[]) {
    if (!database.objectStoreNames.contains(table)) continue;
    const store = database.transaction(table).objectStore(table);
    records[table] = (await result(store.getAll())) as Record<string, unknown>[];
  }
  database.close();
  return records;
}

const result = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the browser gave no reason'));
  });
