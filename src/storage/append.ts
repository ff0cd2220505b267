import type { Session } from '#profile/session.ts';
import type { Database } from './database.ts';
import { headOf, restoreHead } from './head.ts';
import type { StoreProblem } from './problem.ts';
import { problem } from './problem.ts';
import { isCurrent } from './protection.ts';
import type { Stamp } from './revisions.ts';
import { mayGo, revisionsKept, revisionsOf } from './revisions.ts';
import type { Rows } from './rows.ts';

/** The new revision and when it was saved, or why nothing was. */
export type Written = { revision: number; savedAt: string } | { problem: StoreProblem };

/**
 * Appends a revision and renews the head in one transaction, if the newest revision is the expected
 * one; resolves when both are on the disk. Throws what IndexedDB throws, with nothing written.
 */
export async function append(
  database: Database,
  session: Session,
  expectedRevision: number,
  save: Stamp & { savedAt: string },
  rows: Rows,
): Promise<Written> {
  const { id } = session;
  const revision = expectedRevision + 1;
  const [row, newHead] = await Promise.all([
    rows.seal({ id, revision, ...save, session }),
    rows.seal(headOf(session, { revision, savedAt: save.savedAt })),
  ]);
  const change = database.transaction(['sessions', 'revisions', 'settings'], 'readwrite', {
    durability: 'strict',
  });
  // Its failure also reaches the requests below; alone it would count as unhandled.
  change.done.catch(() => undefined);
  const sessions = change.objectStore('sessions');
  const revisions = change.objectStore('revisions');
  const [newest, head, isOurKey] = await Promise.all([
    revisions.openKeyCursor(revisionsOf(id), 'prev'),
    sessions.get(id),
    isCurrent(change.objectStore('settings'), rows),
  ]);
  if (!isOurKey) return { problem: problem('locked') };
  const current = newest?.key[1] ?? 0;
  if (current !== expectedRevision) return { problem: problem('stale') };
  if (head !== undefined && restoreHead(head)?.removedAt) return { problem: problem('removed') };
  const leaving = revision - revisionsKept;
  const [old, next] = await Promise.all([
    revisions.get([id, leaving]),
    revisions.get([id, leaving + 1]),
  ]);
  try {
    const requests: Promise<unknown>[] = [revisions.put(row), sessions.put(newHead)];
    if (mayGo(old, next)) requests.push(revisions.delete([id, leaving]));
    change.commit();
    await Promise.all([...requests, change.done]);
  } catch (error) {
    abort(change);
    throw change.error ?? error;
  }
  return { revision, savedAt: save.savedAt };
}

function abort(change: { abort(): void }): void {
  try {
    change.abort();
  } catch {
    // It had ended already.
  }
}
