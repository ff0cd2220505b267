import { deleteDB, openDB } from 'idb';

/**
 * Begins a new log under IndexedDB; call it before the first write after an opening.
 *
 * Chromium keeps IndexedDB in a LevelDB that goes on with its old log at the next start. Where the
 * browser was killed within a write, that log ends in half a record; what is appended behind it reads
 * as damage at the start after next, and Chromium then empties every database of the site. Deleting
 * a database compacts the store at once, which begins a new log and drops the old one.
 */
export async function turnLogOver(scratch = 'weighbridge-log-turnover'): Promise<void> {
  if (!tellsOfLoss()) return;
  try {
    const database = await openDB(scratch, 1, {
      upgrade: (made) => void made.createObjectStore('rows').put(0, 0),
    });
    database.close();
    await deleteDB(scratch);
  } catch {
    // With the old log the sessions are as safe as the browser makes them.
  }
}

/** Whether the browser had to empty a damaged storage before it could open it; Chromium alone tells. */
export const wasEmptied = (event: IDBVersionChangeEvent): boolean =>
  (event as { dataLoss?: unknown }).dataLoss === 'total';

const tellsOfLoss = (): boolean =>
  typeof IDBVersionChangeEvent === 'function' && 'dataLoss' in IDBVersionChangeEvent.prototype;
