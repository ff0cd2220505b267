import type { Database } from './database.ts';
import { headOf } from './head.ts';
import { isCurrent } from './protection.ts';
import type { BackedUpState } from './restore/backup-file.ts';
import { revisionsOf } from './revisions.ts';
import type { Rows } from './rows.ts';

/**
 * Stores a session with the states it went through, the oldest first, as its first revisions.
 * Returns its id, or null with nothing written where a session of this id is here already.
 */
export async function adopt(
  database: Database,
  states: readonly BackedUpState[],
  removedAt: string | null,
  rows: Rows,
): Promise<string | null> {
  const newest = states.at(-1);
  if (newest === undefined) throw new Error('a session without any state cannot be stored');
  const { id } = newest.session;
  const head = headOf(newest.session, { revision: states.length, savedAt: newest.savedAt });
  const [sealedHead, ...sealed] = await Promise.all([
    rows.seal({ ...head, removedAt }),
    ...states.map((state, at) => rows.seal({ id, revision: at + 1, ...state })),
  ]);
  const change = database.transaction(['sessions', 'revisions', 'settings'], 'readwrite', {
    durability: 'strict',
  });
  const isHere =
    (await change.objectStore('sessions').getKey(id)) !== undefined ||
    (await change.objectStore('revisions').getKey(revisionsOf(id))) !== undefined;
  if (isHere || !(await isCurrent(change.objectStore('settings'), rows))) {
    await change.done;
    return null;
  }
  await Promise.all([
    change.objectStore('sessions').put(sealedHead),
    ...sealed.map((row) => change.objectStore('revisions').put(row)),
    change.done,
  ]);
  return id;
}
