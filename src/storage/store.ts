import type { Session } from '#profile/session.ts';
import type { Written } from './append.ts';
import type { Change } from './changes.ts';
import type { Head } from './head.ts';
import type { StoreProblem } from './problem.ts';
import type { Read } from './reading.ts';
import type { BackedUpState } from './restore/backup-file.ts';
import type { Revision, Stamp } from './revisions.ts';
import type { Vault } from './vault.ts';

export type Done = { done: true } | { problem: StoreProblem };

/** The stored sessions of this browser. Nothing throws: what goes wrong is a value with words. */
export interface Store {
  /** Whether the browser found its storage damaged at this opening and emptied it. */
  readonly wasEmptied: boolean;
  /** Heads of all sessions that are not removed, the last changed first. */
  list(): Promise<Head[] | { problem: StoreProblem }>;
  /** Heads of removed sessions that can still be brought back. */
  removed(): Promise<Head[] | { problem: StoreProblem }>;
  /** The head of one session, removed or not; null where there is none. */
  head(id: string): Promise<Head | null | { problem: StoreProblem }>;
  /** The newest revision. Where reading changes it, the raw record goes to the backups first. */
  read(id: string): Promise<Read>;
  /** Appends a revision if the newest is `expectedRevision` (0: the session is new); resolves when it is on the disk. */
  write(session: Session, expectedRevision: number, stamp?: Stamp): Promise<Written>;
  /** Takes a session off the list; it stays stored until `purge`. */
  remove(id: string): Promise<{ undo: () => Promise<Done> } | { problem: StoreProblem }>;
  restoreRemoved(id: string): Promise<Done>;
  /** Deletes a removed session for good, with its revisions and backups. */
  purge(id: string): Promise<Done>;
  revisions(id: string): Promise<Revision[] | { problem: StoreProblem }>;
  readRevision(id: string, revision: number): Promise<Read>;
  /** Stores a session that is not here yet with the states it went through; refuses one that is here. */
  adopt(states: readonly BackedUpState[], removedAt: string | null): Promise<Done>;
  /** What belongs to the whole store, by name; undefined where it was never kept. */
  setting(name: string): Promise<unknown>;
  keepSetting(name: string, value: unknown): Promise<Done>;
  /** Whether the sessions are under a passphrase that was not entered yet: then nothing is read or written. */
  isLocked(): boolean;
  /** The key of the sessions, or null where they have no passphrase or are locked. */
  vault(): Vault | null;
  /** False where the passphrase is wrong, which changes nothing. */
  unlock(passphrase: string): Promise<boolean | { problem: StoreProblem }>;
  /** Seals every stored session; other tabs must have let go of them. */
  protect(passphrase: string): Promise<Done>;
  unprotect(): Promise<Done>;
  /** Deletes the whole database of this browser, for good, and closes the connection. */
  destroy(): Promise<Done>;
  /** Every record as stored, for rescue when the app cannot read it. */
  rawRecords(): Promise<Record<string, unknown[]> | { problem: StoreProblem }>;
  /** Hears of changes made in other tabs; returns what stops it. */
  onChange(listener: (change: Change) => void): () => void;
  /** Called once when the connection is closed from outside; after it every call says so. */
  onClosed(listener: () => void): () => void;
  close(): void;
}
