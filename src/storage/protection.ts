import type { Database } from './database.ts';
import { isSealed, plainRows, sealedRows } from './rows.ts';
import type { Rows } from './rows.ts';
import { createVault, openVault, readWrappedKey } from './vault.ts';
import type { WrappedKey } from './vault.ts';

const settingKey = 'vault';
const tables = ['sessions', 'revisions', 'backups'] as const;

/** The key that the stored sessions are under, or null. */
export async function storedKey(database: Database): Promise<WrappedKey | null> {
  return readWrappedKey(await database.get('settings', settingKey));
}

/** The rows under the stored key, or null where the passphrase is wrong; what was left in clear is sealed now. */
export async function unlocked(
  database: Database,
  key: WrappedKey,
  passphrase: string,
): Promise<Rows | null> {
  const vault = await openVault(key, passphrase);
  if (vault === null) return null;
  const rows = sealedRows(vault);
  await convert(database, isSealed, rows.seal);
  return rows;
}

/**
 * Puts everything under a passphrase. The key is stored before the first row is sealed, so that an
 * end at any moment leaves rows that either are in clear or can be opened.
 */
export async function protect(database: Database, passphrase: string): Promise<Rows> {
  const vault = await createVault(passphrase);
  const rows = sealedRows(vault);
  const change = database.transaction('settings', 'readwrite', { durability: 'strict' });
  if ((await change.store.get(settingKey)) !== undefined) {
    throw new Error('there is a passphrase already');
  }
  await Promise.all([change.store.put({ key: settingKey, ...vault.key }), change.done]);
  await convert(database, isSealed, rows.seal);
  return rows;
}

/** Takes the passphrase away. The key goes last, in a transaction that sees no sealed row. */
export async function unprotect(database: Database, rows: Rows): Promise<Rows> {
  for (;;) {
    await convert(database, (row) => !isSealed(row), rows.open as (row: object) => Promise<object>);
    const change = database.transaction([...tables, 'settings'], 'readwrite', {
      durability: 'strict',
    });
    let sealed = 0;
    for (const table of tables) {
      const all = await change.objectStore(table).getAll();
      sealed += all.filter(isSealed).length;
    }
    if (sealed > 0) {
      await change.done;
      const left = await unreadable(database, rows);
      if (left > 0) throw new Error(`${left} records could not be opened with this passphrase`);
      continue;
    }
    await Promise.all([change.objectStore('settings').delete(settingKey), change.done]);
    return plainRows;
  }
}

/** How many rows this key does not open. */
async function unreadable(database: Database, rows: Rows): Promise<number> {
  let count = 0;
  for (const table of tables) {
    for (const row of await database.getAll(table)) {
      if (isSealed(await rows.open(row))) count++;
    }
  }
  return count;
}

/** Rewrites every row that is not yet as wanted, each in a transaction that sees whether it changed meanwhile. */
async function convert(
  database: Database,
  isDone: (row: unknown) => boolean,
  rewrite: (row: object) => Promise<object>,
): Promise<void> {
  for (const table of tables) {
    for (const key of await database.getAllKeys(table)) {
      // A head may change while it is rewritten; then it is read again.
      for (let tries = 0; tries < 10; tries++) {
        const before: unknown = await database.get(table, key);
        if (before === undefined || isDone(before)) break;
        const after = await rewrite(before as object);
        if (!isDone(after)) break;
        const change = database.transaction(table, 'readwrite', { durability: 'strict' });
        const now: unknown = await change.store.get(key);
        const isSame = JSON.stringify(now) === JSON.stringify(before);
        await Promise.all([isSame ? change.store.put(after) : undefined, change.done]);
        if (isSame) break;
      }
    }
  }
}

/** Whether a transaction that includes `settings` still writes under the key these rows have. */
export async function isCurrent(
  settings: { get(key: string): Promise<unknown> },
  rows: Rows,
): Promise<boolean> {
  const key = readWrappedKey(await settings.get(settingKey));
  const own = rows.vault?.key ?? null;
  if (key === null || own === null) return key === own;
  return key.salt.join() === own.salt.join();
}
