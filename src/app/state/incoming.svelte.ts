import type { Session } from '#profile/session.ts';
import { holdSession } from '#storage/lock.ts';
import type { AnyFile } from '#storage/restore/any-file.ts';
import type { Backup } from '#storage/restore/backup-file.ts';
import type { FileSummary } from '#storage/restore/session-file.ts';
import { openSealedFile } from '#storage/sealed-file.ts';
import type { Library } from './library.svelte.ts';

/** What an opened file holds; nothing of it is kept before the user says so. */
export type Offered =
  | {
      kind: 'session';
      session: Session;
      repairs: string[];
      summary: FileSummary;
      /** The name of the session of the same id on this device, if there is one. */
      existing: string | null;
    }
  | { kind: 'backup'; backup: Backup }
  | { kind: 'sealed'; text: string; wrong: boolean };

/** The way of a file onto this device: read, shown, and kept on the user's word. */
export class Incoming {
  fileName = $state.raw('');
  offered = $state.raw<Offered | null>(null);
  refused = $state.raw<string | null>(null);
  #library: Library;
  #readFile: (text: string) => Promise<AnyFile>;

  constructor(library: Library, readFile: (text: string) => Promise<AnyFile>) {
    this.#library = library;
    this.#readFile = readFile;
  }

  /** Reads a file; what it holds is shown before anything is kept. */
  async offer(file: File): Promise<void> {
    this.clear();
    this.fileName = file.name;
    try {
      await this.#read(await file.text());
    } catch (error) {
      this.refused = `${file.name} could not be read (${error instanceof Error ? error.message : String(error)}). Nothing was changed.`;
    }
  }

  async #read(text: string): Promise<void> {
    const read = await this.#readFile(text);
    if ('refused' in read) this.refused = `${this.fileName}: ${read.refused}`;
    else if ('sealed' in read) this.offered = { kind: 'sealed', text, wrong: false };
    else if ('backup' in read) this.offered = { kind: 'backup', backup: read.backup };
    else {
      const existing = await this.#library.nameOf(read.session.id);
      this.offered = { kind: 'session', ...read, existing };
    }
  }

  /** Opens a sealed file; a wrong passphrase is said, and the file waits for the next try. */
  async unseal(passphrase: string): Promise<void> {
    const { offered } = this;
    if (offered?.kind !== 'sealed') return;
    const opened = await openSealedFile(offered.text, passphrase);
    if (opened === null) this.offered = { ...offered, wrong: true };
    else if ('refused' in opened) {
      this.clear();
      this.refused = opened.refused;
    } else await this.#read(opened.text);
  }

  /** Keeps the offered session as one of its own, never over another one. */
  async keep(): Promise<Session | null> {
    const { offered } = this;
    if (offered?.kind !== 'session') return null;
    this.offered = null;
    return this.#library.keepOwn(offered.session);
  }

  /** Keeps the offered session as the newest state of the one that is here; its states so far stay. */
  async keepOnTop(): Promise<Session | null> {
    const { offered } = this;
    if (offered?.kind !== 'session') return null;
    this.offered = null;
    const hold = await holdSession(offered.session.id);
    if (hold === null) {
      this.refused =
        'This session is open for writing, here or in another tab. Close it there, or keep the file as a session of its own. Nothing was changed.';
      return null;
    }
    const kept = await this.#library.keepOnTop(offered.session);
    hold.release();
    return kept;
  }

  clear(): void {
    this.offered = null;
    this.refused = null;
  }
}
