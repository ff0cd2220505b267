import type { Session } from '#profile/session.ts';
import type { Head } from '#storage/head.ts';
import { headOf } from '#storage/head.ts';
import { problem } from '#storage/problem.ts';
import type { Store } from '#storage/store.ts';

/** What the app needs of a store; the browser's store has more. */
export type Shelf = Pick<
  Store,
  'list' | 'head' | 'read' | 'write' | 'remove' | 'rawRecords' | 'onChange' | 'onClosed'
>;

/**
 * Sessions that last until the tab is closed, for browsers that store nothing. Writing keeps the
 * session at hand and says that it is not saved.
 */
export function memoryShelf(): Shelf {
  const kept = new Map<string, { session: Session; head: Head }>();
  return {
    list: () => Promise.resolve([...kept.values()].map(({ head }) => head)),
    head: (id) => Promise.resolve(kept.get(id)?.head ?? null),
    read(id) {
      const found = kept.get(id);
      if (found === undefined) return Promise.resolve({ problem: problem('missing') });
      const { session, head } = found;
      return Promise.resolve({ session, revision: head.revision, repairs: [] });
    },
    write(session, expectedRevision) {
      const revision = expectedRevision + 1;
      const head = headOf(session, { revision, savedAt: session.changedAt });
      kept.set(session.id, { session, head });
      return Promise.resolve({ problem: problem('unavailable') });
    },
    remove(id) {
      const found = kept.get(id);
      if (found === undefined) return Promise.resolve({ problem: problem('missing') });
      kept.delete(id);
      const undo = () => {
        kept.set(id, found);
        return Promise.resolve({ done: true as const });
      };
      return Promise.resolve({ undo });
    },
    rawRecords: () => Promise.resolve({ sessions: [...kept.values()].map((k) => k.session) }),
    onChange: () => () => undefined,
    onClosed: () => () => undefined,
  };
}
