import type { Session } from '#profile/session.ts';
import type { Journal } from './journal.ts';
import type { ProblemKind } from './problem.ts';
import type { Stamp } from './revisions.ts';
import type { Store } from './store.ts';

/** What the page shows beside the name of the session; `at` is ISO 8601 in UTC. */
export type SaveState =
  | { kind: 'saved'; at: string }
  | { kind: 'saving' }
  | { kind: 'failed'; words: string; because: ProblemKind }
  | { kind: 'readonly'; words: string };

export interface SaverOptions {
  store: Pick<Store, 'write'>;
  journal: Pick<Journal, 'keep' | 'forget'>;
  /** The session as it stands in the store. */
  saved: { id: string; revision: number; at: string };
  onState: (state: SaveState) => void;
}

const quietMs = 250;
const waitAtMostMs = 2_000;
const retryMs = 5_000;
const worthRetrying: readonly ProblemKind[] = ['quota', 'failed'];

const newWriter = (): string =>
  [...crypto.getRandomValues(new Uint32Array(3))].map((n) => n.toString(36)).join('');

/**
 * Saves one session as it changes. A change is in the journal when `change` returns and in the store
 * 250 ms after the last one, or after 2 s of steady typing. One write at a time; only the newest
 * change is written; a change that could not be written stays in the journal and is tried again.
 */
export class Saver {
  #options: SaverOptions;
  #state: SaveState;
  #revision: number;
  #stamp: Stamp = { writer: newWriter(), edit: 0 };
  #pending: Session | null = null;
  #pendingSince = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> | null = null;

  constructor(options: SaverOptions) {
    this.#options = options;
    this.#revision = options.saved.revision;
    this.#state = { kind: 'saved', at: options.saved.at };
  }

  get state(): SaveState {
    return this.#state;
  }

  /** The newest change that is not in the store, or null. */
  get pending(): Session | null {
    return this.#pending;
  }

  /** The revision that the next write expects. */
  get revision(): number {
    return this.#revision;
  }

  /** Takes a changed session; ignored while read-only. Throws if it is another session. */
  change(session: Session): void {
    if (session.id !== this.#options.saved.id) {
      throw new Error(`saver of ${this.#options.saved.id} was given session ${session.id}`);
    }
    if (this.#state.kind === 'readonly') return;
    if (this.#pending === null) this.#pendingSince = performance.now();
    this.#pending = session;
    this.#stamp = { ...this.#stamp, edit: this.#stamp.edit + 1 };
    const kept = this.#journal() === null;
    this.#show({ kind: 'saving' });
    const waited = performance.now() - this.#pendingSince;
    this.#schedule(kept ? Math.min(quietMs, Math.max(0, waitAtMostMs - waited)) : 0);
  }

  /** Saves at once what is pending; resolves with the state when that succeeded or failed. */
  async flush(): Promise<SaveState> {
    clearTimeout(this.#timer);
    do await this.#write();
    while (this.#pending !== null && this.#state.kind === 'saving');
    return this.#state;
  }

  /** Stops taking changes, with the reason shown; `flush` first to keep the last one. */
  makeReadonly(words: string): void {
    clearTimeout(this.#timer);
    this.#show({ kind: 'readonly', words });
  }

  #journal(): string | null {
    if (this.#pending === null) return null;
    const { journal } = this.#options;
    return journal.keep({ session: this.#pending, revision: this.#revision, ...this.#stamp });
  }

  #schedule(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#write(), ms);
  }

  /** Joins the write under way, or starts one. */
  #write(): Promise<void> {
    this.#writing ??= this.#writeOnce().finally(() => {
      this.#writing = null;
    });
    return this.#writing;
  }

  async #writeOnce(): Promise<void> {
    const session = this.#pending;
    if (session === null || this.#state.kind === 'readonly') return;
    this.#show({ kind: 'saving' });
    const written = await this.#options.store.write(session, this.#revision, this.#stamp);
    if ('problem' in written) return this.#failed(written.problem);
    this.#revision = written.revision;
    if (this.#pending === session) {
      this.#pending = null;
      this.#options.journal.forget(session.id);
      this.#show({ kind: 'saved', at: written.savedAt });
      return;
    }
    // The newer change was journalled on the old revision.
    this.#journal();
    this.#pendingSince = performance.now();
    this.#schedule(quietMs);
  }

  #failed({ kind, words }: { kind: ProblemKind; words: string }): void {
    this.#show({ kind: 'failed', words, because: kind });
    if (worthRetrying.includes(kind)) this.#schedule(retryMs);
  }

  #show(state: SaveState): void {
    const wasReadonly = this.#state.kind === 'readonly';
    if (wasReadonly || (state.kind === 'saving' && this.#state.kind === 'saving')) return;
    this.#state = state;
    this.#options.onState(state);
  }
}
