import type { Journal } from '#storage/journal.ts';
import { takeOverAll } from '#storage/lock.ts';
import { canEncrypt, passphraseLength } from '#storage/vault.ts';
import type { Shelf } from './shelf.ts';

export { passphraseLength } from '#storage/vault.ts';

const idleSetting = 'idleMinutes';
/** Minutes without a key or a pointer after which the sessions are locked. */
export const idleChoices = [5, 15, 60] as const;
const usualIdleMinutes = 15;
const activity = ['keydown', 'pointerdown', 'wheel', 'touchstart'] as const;

/** The passphrase over everything stored: set, taken away, and asked again after a while of rest. */
export class Protection {
  isOn = $state(false);
  idleMinutes = $state.raw<number>(usualIdleMinutes);
  problem = $state.raw<string | null>(null);
  /** Sealing or opening everything is under way. */
  busy = $state(false);
  readonly isPossible = canEncrypt();
  #shelf: Shelf;
  #journal: Journal;
  #release: () => Promise<void>;
  #lastActive = Date.now();

  /** `release` saves and closes the open session. */
  constructor(shelf: Shelf, journal: Journal, release: () => Promise<void>) {
    this.#shelf = shelf;
    this.#journal = journal;
    this.#release = release;
    this.isOn = shelf.vault() !== null;
  }

  /** Locks after rest from now on, if there is a passphrase. */
  async start(): Promise<void> {
    if (!this.isOn) return;
    const kept = Number(await this.#shelf.setting(idleSetting));
    this.idleMinutes = idleChoices.find((minutes) => minutes === kept) ?? usualIdleMinutes;
    const isActive = () => {
      this.#lastActive = Date.now();
    };
    for (const kind of activity) window.addEventListener(kind, isActive, { passive: true });
    // Timers sleep with the machine; the clock does not, so each tick and each return compares times.
    setInterval(() => this.#lockIfIdle(), 5_000);
    document.addEventListener('visibilitychange', () => this.#lockIfIdle());
  }

  #lockIfIdle(): void {
    if (Date.now() - this.#lastActive >= this.idleMinutes * 60_000) void this.lock();
  }

  async setIdle(minutes: number): Promise<void> {
    this.idleMinutes = minutes;
    await this.#shelf.keepSetting(idleSetting, minutes);
  }

  /** What is wrong with a new passphrase, or null. */
  check(passphrase: string, again: string): string | null {
    const length = [...passphrase].length;
    if (length < passphraseLength) {
      return `Use at least ${passphraseLength} characters, such as four words; these are ${length}.`;
    }
    return passphrase === again ? null : 'The two are not the same.';
  }

  /** Saves, then forgets the key with everything else this tab holds in memory. */
  async lock(): Promise<void> {
    await this.#release();
    location.reload();
  }

  turnOn(passphrase: string): Promise<void> {
    return this.#change(() => this.#shelf.protect(passphrase));
  }

  turnOff(): Promise<void> {
    return this.#change(() => this.#shelf.unprotect());
  }

  async #change(work: () => ReturnType<Shelf['unprotect']>): Promise<void> {
    this.busy = true;
    this.problem = null;
    await this.#release();
    const letGo = await takeOverAll();
    const done = await work();
    letGo();
    if ('problem' in done) {
      this.problem = done.problem.words;
      this.busy = false;
      return;
    }
    // Every change was saved above; what the journal still held would lie in clear.
    for (const entry of this.#journal.found()) {
      if ('session' in entry) this.#journal.forget(entry.session.id);
      else this.#journal.discard(entry.key);
    }
    location.reload();
  }
}
