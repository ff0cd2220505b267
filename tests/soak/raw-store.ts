/** The stored records behind the app's back, through the page's own IndexedDB. */
import type { Page } from '@playwright/test';

/** Every row of a table. */
export const rowsOf = (page: Page, table: string): Promise<unknown[]> =>
  page.evaluate(
    (name) =>
      new Promise<unknown[]>((resolve, reject) => {
        const opening = indexedDB.open('weighbridge');
        opening.onerror = () => reject(opening.error ?? new Error('not opened'));
        opening.onsuccess = () => {
          const all = opening.result.transaction(name).objectStore(name).getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(all.result);
          };
        };
      }),
    table,
  );

/** Puts a row in the place of another one. */
export const putRow = (page: Page, table: string, row: unknown): Promise<void> =>
  page.evaluate(
    ([name, value]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('weighbridge');
        opening.onerror = () => reject(opening.error ?? new Error('not opened'));
        opening.onsuccess = () => {
          const change = opening.result.transaction(String(name), 'readwrite');
          change.objectStore(String(name)).put(value);
          change.oncomplete = () => resolve(opening.result.close());
          change.onerror = () => reject(change.error ?? new Error('not put'));
        };
      }),
    [table, row],
  );

/** The names that the saved states of the sessions have, the oldest first. */
export async function savedNames(page: Page): Promise<string[]> {
  const rows = (await rowsOf(page, 'revisions')) as { session?: { name?: unknown } }[];
  return rows.map((row) => String(row.session?.name));
}

/** Copies the one stored session until there are so many, each under its own id and name. */
export async function copies(page: Page, count: number): Promise<void> {
  const [[head], [revision]] = [await rowsOf(page, 'sessions'), await rowsOf(page, 'revisions')];
  await page.evaluate(
    ([oneHead, oneRevision, wanted]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('weighbridge');
        opening.onsuccess = () => {
          const change = opening.result.transaction(['sessions', 'revisions'], 'readwrite');
          const { session } = oneRevision as { session: object };
          for (let i = 1; i < wanted; i++) {
            const own = { id: `s-copy-${i}`, name: `Case of department ${i}` };
            change.objectStore('sessions').put({ ...(oneHead as object), ...own });
            const row = { ...(oneRevision as object), id: own.id, session: { ...session, ...own } };
            change.objectStore('revisions').put(row);
          }
          change.oncomplete = () => resolve(opening.result.close());
          change.onerror = () => reject(change.error ?? new Error('not put'));
        };
      }),
    [head, revision, count] as const,
  );
}
