import { readInstant } from './restore/fields.ts';

/** Which saver wrote a revision, and the count of its edits until then. */
export interface Stamp {
  writer: string;
  edit: number;
}

/** One saved state of a session; lists have the newest first. */
export interface Revision extends Stamp {
  revision: number;
  savedAt: string;
}

/** The list entry of a stored revision. */
export const revisionOf = (row: unknown): Revision => ({
  revision: Number(fieldOf(row, 'revision')),
  savedAt: String(fieldOf(row, 'savedAt')),
  writer: String(fieldOf(row, 'writer')),
  edit: Number(fieldOf(row, 'edit')),
});

/** The newest revisions, all of which are kept; of older ones the last of each UTC day is. */
export const revisionsKept = 50;

/** The range of keys of one session's revisions: arrays sort above every number. */
export const revisionsOf = (id: string): IDBKeyRange => IDBKeyRange.bound([id], [id, []]);

/**
 * Whether the revision that leaves the newest fifty may go: it may if the next one was saved on the
 * same day. Asked at each save, this keeps the last revision of every day.
 */
export function mayGo(leaving: unknown, next: unknown): boolean {
  const day = dayOf(leaving);
  return day !== null && day === dayOf(next);
}

const dayOf = (row: unknown): string | null =>
  readInstant(fieldOf(row, 'savedAt'))?.slice(0, 10) ?? null;

/** A field of a stored row, undefined where there is none. */
export const fieldOf = (row: unknown, field: string): unknown =>
  typeof row === 'object' && row !== null && Object.hasOwn(row, field)
    ? (row as Record<string, unknown>)[field]
    : undefined;
