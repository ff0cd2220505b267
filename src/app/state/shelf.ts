import type { Session } from '#profile/session.ts';
import type { Head } from '#storage/head.ts';
import { headOf } from '#storage/head.ts';
import { problem } from '#storage/problem.ts';
import type { Store } from '#storage/store.ts';

/** What the app needs of a store; the browser's store has more. */
export type Shelf = Omit<Store, 'close' | 'wasEmptied'>;

/**
 * Sessions that last until the tab is closed, for browsers that store nothing. Writing keeps the
 * session at hand and says that it is not saved.
 */
export function memoryShelf(): Shelf {
  const kept = new Map<string, { session: Session; head: Head }>();
  const none = Promise.resolve({ problem: problem('unavailable') });
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
    removed: () => Promise.resolve([]),
    restoreRemoved: () => none,
    purge: () => none,
    revisions: () => Promise.resolve([]),
    readRevision: () => none,
    adopt(states, removedAt) {
      const session = states.at(-1)?.session;
      if (session === undefined || kept.has(session.id)) return none;
      const head = { ...headOf(session, { revision: 1, savedAt: session.changedAt }), removedAt };
      if (removedAt === null) kept.set(session.id, { session, head });
      return Promise.resolve({ done: true as const });
    },
    setting: () => Promise.resolve(undefined),
    keepSetting: () => none,
    isLocked: () => false,
    vault: () => null,
    unlock: () => Promise.resolve(true),
    protect: () => none,
    unprotect: () => none,
    destroy() {
      kept.clear();
      return Promise.resolve({ done: true as const });
    },
    rawRecords: () => Promise.resolve({ sessions: [...kept.values()].map((k) => k.session) }),
    onChange: () => () => undefined,
    onClosed: () => () => undefined,
  };
}
