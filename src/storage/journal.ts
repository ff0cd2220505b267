import type { Session } from '#profile/session.ts';
import { restoreSession } from './restore/session.ts';
import type { Stamp } from './revisions.ts';

/** A change that was not yet saved, as it stands in the journal. */
export interface Entry extends Stamp {
  session: Session;
  /** The revision that the change was made on. */
  revision: number;
}

/** An entry found at start, or in words why a found one cannot be used, with its text. */
export type Found =
  (Entry & { repairs: string[] }) | { damaged: string; key: string; text: string };

/** Holds the pending change of each session where a closing page can still write it: synchronously. */
export interface Journal {
  /** Keeps the entry in place of the last one; returns words where that is not possible. */
  keep(entry: Entry): string | null;
  /** Forgets the entry of a session; call it when the change is saved. */
  forget(sessionId: string): void;
  /** What was left by pages that closed before they saved. */
  found(): Found[];
  /** Forgets one entry under its key, such as a damaged one after it was shown. */
  discard(key: string): void;
}

const prefix = 'weighbridge.journal.';
type TextStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** The journal of this browser. Without storage it keeps nothing and says so. */
export function openJournal(storage: TextStorage | null = localTextStorage()): Journal {
  return {
    keep(entry) {
      if (storage === null) return 'This browser keeps nothing between visits.';
      try {
        storage.setItem(prefix + entry.session.id, JSON.stringify(entry));
        return null;
      } catch {
        // An older entry of the same session would be replayed over a newer save.
        storage.removeItem(prefix + entry.session.id);
        return 'The change is too large to be kept until it is saved.';
      }
    },
    forget: (sessionId) => storage?.removeItem(prefix + sessionId),
    found() {
      if (storage === null) return [];
      const keys = Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '');
      return keys
        .filter((key) => key.startsWith(prefix))
        .map((key) => readEntry(key, storage.getItem(key) ?? ''));
    },
    discard: (key) => storage?.removeItem(key),
  };
}

/** Keeps nothing: under a passphrase no change may lie in clear, so each is saved at once instead. */
export const noJournal: Journal = {
  keep: () => 'Under a passphrase nothing is kept in clear.',
  forget: () => undefined,
  found: () => [],
  discard: () => undefined,
};

function readEntry(key: string, text: string): Found {
  const damaged = (why: string) => ({
    damaged: `An unsaved change was found that cannot be read: ${why}`,
    key,
    text,
  });
  let raw: Partial<Record<keyof Entry, unknown>> | null;
  try {
    raw = JSON.parse(text) as typeof raw;
  } catch {
    return damaged('it is not complete.');
  }
  const { session, revision, writer, edit } = raw ?? {};
  if (!isCount(revision) || !isCount(edit) || typeof writer !== 'string') {
    return damaged('it does not say what it changed.');
  }
  const restored = restoreSession(session);
  if ('refused' in restored) return damaged(restored.refused);
  return { ...restored, revision, writer, edit };
}

const isCount = (raw: unknown): raw is number => Number.isSafeInteger(raw) && Number(raw) >= 0;

/** The page's lasting text storage, or null where the browser has none or forbids it. */
export function localTextStorage(): Storage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}
