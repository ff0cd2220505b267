import type { Session } from '#profile/session.ts';
import { profileVersion } from '#profile/session.ts';
import type { Database } from './database.ts';
import type { StoreProblem } from './problem.ts';
import { problem } from './problem.ts';
import { restoreSession } from './restore/session.ts';
import { fieldOf, revisionsOf } from './revisions.ts';
import { isSealed } from './rows.ts';
import type { Rows } from './rows.ts';

/** A stored session with one sentence for each repair, or why it cannot be had. */
export type Read =
  { session: Session; revision: number; repairs: string[] } | { problem: StoreProblem };

/** The session in a row of the revisions; the row's own key says which session it is. */
export function restoreRow(row: unknown): Read {
  if (row === undefined) return { problem: problem('missing') };
  if (isSealed(row)) {
    const words = 'This session is sealed with another passphrase, or its record is damaged.';
    return { problem: problem('unreadable', words) };
  }
  const restored = restoreSession(fieldOf(row, 'session'));
  if ('refused' in restored) return { problem: problem('unreadable', restored.refused) };
  const id = fieldOf(row, 'id');
  const session = typeof id === 'string' ? { ...restored.session, id } : restored.session;
  return { ...restored, session, revision: Number(fieldOf(row, 'revision')) };
}

/** The newest revision of a session; a raw record that reading changes is backed up before. */
export async function readNewest(
  database: Database,
  id: string,
  now: () => string,
  rows: Rows,
): Promise<Read> {
  const reading = database.transaction('revisions');
  const stored: unknown = (await reading.store.openCursor(revisionsOf(id), 'prev'))?.value;
  const row = await rows.open(stored);
  const read = restoreRow(row);
  const isOlder = fieldOf(fieldOf(row, 'session'), 'profileVersion') !== profileVersion;
  if (row !== undefined && ('problem' in read || isOlder || read.repairs.length > 0)) {
    // A full disk must not keep anyone from reading; the revision itself is still there.
    await database
      .put('backups', { ...(stored as object), backedUpAt: now() })
      .catch(() => undefined);
  }
  return read;
}
