import { asCopy } from './copy.ts';
import type { Entry, Journal } from './journal.ts';
import { holdSession } from './lock.ts';
import type { Store } from './store.ts';

/** What became of a change that a closing page had left, in words for people. */
export type Replayed =
  | { what: 'saved' | 'copied' | 'failed'; sessionId: string; words: string }
  | { what: 'damaged'; key: string; words: string };

/**
 * Saves what the journal holds; call it at start. Entries of sessions open in another tab are left
 * to that tab. A change made on a revision that another tab has since replaced becomes a copy under
 * a new id. An entry leaves the journal only when it is saved; a damaged one only by `discard`.
 */
export async function replayJournal(
  store: Store,
  journal: Journal,
  newId: () => string,
  now: string,
  hold: typeof holdSession = holdSession,
): Promise<Replayed[]> {
  const results: Replayed[] = [];
  for (const entry of journal.found()) {
    if ('damaged' in entry) {
      results.push({ what: 'damaged', key: entry.key, words: entry.damaged });
      continue;
    }
    const held = await hold(entry.session.id);
    if (held === null) continue;
    const replayed = await replay(store, entry, newId, now);
    held.release();
    if (replayed !== null) results.push(replayed);
    if (replayed?.what !== 'failed') journal.forget(entry.session.id);
  }
  return results;
}

async function replay(
  store: Store,
  entry: Entry & { repairs: string[] },
  newId: () => string,
  now: string,
): Promise<Replayed | null> {
  const { session, revision, writer, edit } = entry;
  const named = `“${session.name}”`;
  const said = (what: 'saved' | 'copied' | 'failed', sessionId: string, sentence: string) => ({
    what,
    sessionId,
    words: [sentence, ...entry.repairs].join(' '),
  });
  const failed = (words: string) =>
    said('failed', session.id, `The last change to ${named} is kept but not saved. ${words}`);

  const [head, revisions] = [await store.head(session.id), await store.revisions(session.id)];
  if (head !== null && 'problem' in head) return failed(head.problem.words);
  if ('problem' in revisions) return failed(revisions.problem.words);
  const since = revisions.filter((later) => later.revision > revision);
  const own = since.filter((later) => later.writer === writer);
  // After a kill the browser may bring back an entry older than what was saved since.
  if (own.some((later) => later.edit >= edit)) return null;

  const newest = revisions[0]?.revision ?? 0;
  if (own.length === since.length && newest >= revision && !head?.removedAt) {
    const written = await store.write(session, newest, { writer, edit });
    if ('problem' in written) return failed(written.problem.words);
    return said('saved', session.id, `The last change to ${named} was saved now.`);
  }
  const copy = asCopy(session, newId(), now);
  const written = await store.write(copy, 0, { writer, edit });
  if ('problem' in written) return failed(written.problem.words);
  const why = `${named} was changed or removed elsewhere before its last change here was saved`;
  return said('copied', copy.id, `${why}; that change is in “${copy.name}”.`);
}
