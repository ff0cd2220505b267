import type { Session } from '#profile/session.ts';
import { noJournal } from '#storage/journal.ts';
import type { Journal } from '#storage/journal.ts';
import type { StoreProblem } from '#storage/problem.ts';
import type { SaveState } from '#storage/saver.ts';
import { OpenSession } from './open-session.svelte.ts';
import { openSession } from './session-door.ts';
import type { Opened } from './session-door.ts';
import type { Shelf } from './shelf.ts';

/** The session that is open, how it is saved, and why one cannot be opened; one opening after the other. */
export class Opening {
  open = $state.raw<OpenSession | null>(null);
  saving = $state.raw<SaveState | null>(null);
  /** Why the session of the address cannot be opened. */
  problem = $state.raw<StoreProblem | null>(null);
  #opened: Opened | null = null;
  /** Counts openings, to tell the present one from those before. */
  #openings = 0;
  #queue: Promise<void> = Promise.resolve();
  #shelf: Shelf;
  #journal: Journal;
  #onEdit: () => void;

  /** `onEdit` hears of every edit before it is kept, and before the page is drawn anew. */
  constructor(shelf: Shelf, journal: Journal, onEdit: () => void) {
    this.#shelf = shelf;
    this.#journal = journal;
    this.#onEdit = onEdit;
  }

  /** One opening after the other, so that two quick clicks cannot cross. */
  inTurn(work: () => Promise<void>): void {
    this.#queue = this.#queue.then(work).catch((error: unknown) => {
      this.problem = { kind: 'failed', words: `The session could not be opened: ${String(error)}` };
    });
  }

  /** Opens a session in the place of the one before; with `takeOver` from the tab that writes it. */
  async now(id: string, takeOver: boolean): Promise<void> {
    this.problem = null;
    await this.release();
    if (this.open?.session.id !== id) {
      this.open = null;
      this.saving = null;
    }
    const shelf = this.#shelf;
    const journal = shelf.vault() === null ? this.#journal : noJournal;
    const opening = ++this.#openings;
    const onState = (state: SaveState) => {
      // One that was replaced has no say any more.
      if (opening !== this.#openings) return;
      if (state.kind === 'saved' && this.saving?.kind === 'saving') keepStorage();
      this.saving = state;
      if (this.open !== null) this.open.editable = state.kind !== 'readonly';
    };
    const opened = await openSession({ shelf, journal, onState }, id, takeOver);
    if ('problem' in opened) {
      this.open = null;
      this.problem = opened.problem;
      return;
    }
    this.#opened = opened;
    const { session, repairs, saver } = opened;
    const keep = (changed: Session) => {
      this.#onEdit();
      saver.change(changed);
    };
    this.open = new OpenSession(session, keep, repairs);
    onState(saver.state);
  }

  /** Saves the open session and lets go of it; what is on screen stays until the next reading. */
  async release(): Promise<void> {
    const before = this.#opened;
    this.#opened = null;
    if (before !== null) await before.close();
  }

  /** Saves what is not saved yet, before the tab may be gone. */
  flush(): void {
    void this.#opened?.saver.flush();
  }
}

let isKept = false;

/** Asks the browser once not to clear this site by itself, after the user has saved something. */
function keepStorage(): void {
  if (isKept) return;
  isKept = true;
  // A browser without storage manager, or one that refuses, goes on as before.
  void navigator.storage?.persist?.().catch(() => undefined);
}
