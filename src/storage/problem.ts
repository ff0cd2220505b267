/** What the store could not do, with words for people that say what to do next. */
export interface StoreProblem {
  kind: ProblemKind;
  words: string;
}

export type ProblemKind =
  | 'unavailable'
  | 'blocked'
  | 'newer'
  | 'closed'
  | 'locked'
  | 'quota'
  | 'stale'
  | 'removed'
  | 'missing'
  | 'unreadable'
  | 'failed';

const words: Record<Exclude<ProblemKind, 'unreadable' | 'failed'>, string> = {
  unavailable:
    'This browser does not let the page store anything, as in some private windows. Work is lost when the tab closes: save a session file.',
  blocked:
    'An older Weighbridge is open in another tab and holds the stored sessions. Close that tab, then reload this one.',
  newer:
    'The stored sessions belong to a newer Weighbridge than this one. Reload to get the newest; nothing was changed.',
  closed: 'The connection to the stored sessions was closed. Reload this tab; nothing was lost.',
  locked:
    'The stored sessions are under a passphrase that this tab was not told. Reload it and enter the passphrase; nothing was changed.',
  quota:
    'Not saved: the storage of this browser is full. Save a session file, then remove old sessions.',
  stale:
    'Not saved: this session was changed in another tab. Keep your version as a copy, or reload.',
  removed: 'Not saved: this session was removed. Undo the removal, or keep your version as a copy.',
  missing: 'There is no session at this address on this device.',
};

/** A problem with its standing words, or with its own where each case differs. */
export function problem(kind: ProblemKind, own?: string): StoreProblem {
  if (kind === 'unreadable' || kind === 'failed') {
    return { kind, words: own ?? 'Not saved: the browser gave no reason. Save a session file.' };
  }
  return { kind, words: own ?? words[kind] };
}

/** The problem behind an error that IndexedDB reported. */
export function problemOf(error: unknown): StoreProblem {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  switch (name) {
    case 'VersionError':
      return problem('newer');
    case 'QuotaExceededError':
      return problem('quota');
    case 'InvalidStateError':
      return problem('closed');
    case 'SecurityError':
      return problem('unavailable');
    default:
      return problem('failed', `Not saved: ${message} (${name}). Save a session file.`);
  }
}
