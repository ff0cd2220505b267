/** States before and after the present one; each entry is a whole state and shares its parts. */
export interface History<T> {
  past: readonly T[];
  future: readonly T[];
  /** Edits with the same key in a row are one step, such as the letters of one field. */
  lastKey: string | null;
}

const depth = 100;

export const emptyHistory = <T>(): History<T> => ({ past: [], future: [], lastKey: null });

/** The history after leaving `present` by an edit with this key. */
export function remembered<T>(history: History<T>, present: T, key: string | null): History<T> {
  if (key !== null && key === history.lastKey && history.future.length === 0) return history;
  return { past: [...history.past, present].slice(-depth), future: [], lastKey: key };
}

/** One step back, or undefined at the start. */
export function undone<T>(history: History<T>, present: T): [History<T>, T] | undefined {
  const previous = history.past.at(-1);
  if (previous === undefined) return undefined;
  return [
    { past: history.past.slice(0, -1), future: [present, ...history.future], lastKey: null },
    previous,
  ];
}

/** One step forward, or undefined at the end. */
export function redone<T>(history: History<T>, present: T): [History<T>, T] | undefined {
  const next = history.future[0];
  if (next === undefined) return undefined;
  return [
    { past: [...history.past, present], future: history.future.slice(1), lastKey: null },
    next,
  ];
}
