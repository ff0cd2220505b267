import { asCopy } from '#storage/copy.ts';
import type { Journal } from '#storage/journal.ts';
import type { StoreProblem } from '#storage/problem.ts';
import type { BackedUp, Backup } from '#storage/restore/backup-file.ts';
import { backupParts } from '#storage/restore/backup-file.ts';
import { writeSessionFile } from '#storage/restore/session-file.ts';
import { writeSealedFile } from '#storage/sealed-file.ts';
import { reminderDue } from './backup-reminder.ts';
import { download } from '#app/export/download.ts';
import type { Library } from './library.svelte.ts';
import { newId } from './new-id.ts';
import type { Shelf } from './shelf.ts';

const now = () => new Date().toISOString();
const backupSetting = 'lastBackup';

/** What became of the sessions of a backup. */
interface Outcome {
  restored: number;
  here: number;
  copied: number;
  failed: number;
}

/** Everything on this device as one: how much there is, backups of it, and its end. */
export class Safekeeping {
  /** Bytes that this site uses here; null where the browser does not say. */
  usedBytes = $state.raw<number | null>(null);
  /** Whether the browser promised not to clear this site by itself; null where it does not say. */
  persisted = $state.raw<boolean | null>(null);
  /** When the last backup was saved here, ISO 8601; null where none was. */
  lastBackup = $state.raw<string | null>(null);
  problem = $state.raw<StoreProblem | null>(null);
  /** What the last restore came to, in words. */
  restored = $state.raw<string | null>(null);
  busy = $state(false);
  #shelf: Shelf;
  #journal: Journal;
  #library: Library;

  constructor(shelf: Shelf, journal: Journal, library: Library) {
    this.#shelf = shelf;
    this.#journal = journal;
    this.#library = library;
  }

  async refresh(): Promise<void> {
    const last = await this.#shelf.setting(backupSetting);
    this.lastBackup = typeof last === 'string' ? last : null;
    const estimate = await navigator.storage?.estimate?.().catch(() => undefined);
    this.usedBytes = estimate?.usage ?? null;
    this.persisted = (await navigator.storage?.persisted?.().catch(() => undefined)) ?? null;
  }

  /** Whether a week of changes is in no backup. */
  get isReminderDue(): boolean {
    return reminderDue(this.#library.heads ?? [], this.lastBackup, Date.now());
  }

  /** Unsaved changes of closed pages that cannot be read, as they stand in the journal. */
  get damaged(): { key: string; text: string; damaged: string }[] {
    return this.#journal.found().flatMap((entry) => ('damaged' in entry ? [entry] : []));
  }

  discard(key: string): void {
    this.#journal.discard(key);
  }

  /** Downloads every session with its history; sealed where they have a passphrase. */
  async backUp(): Promise<void> {
    this.busy = true;
    this.problem = null;
    try {
      const madeAt = now();
      const sessions = await this.#everything();
      if ('problem' in sessions) {
        this.problem = sessions.problem;
        return;
      }
      const parts = backupParts(madeAt, sessions.all);
      const vault = this.#shelf.vault();
      const text = vault === null ? parts : [await writeSealedFile(parts.join(''), vault)];
      const name = `weighbridge-backup-${madeAt.slice(0, 10)}.json`;
      download(name, new Blob(text), 'application/json');
      await this.#shelf.keepSetting(backupSetting, madeAt);
      this.lastBackup = madeAt;
    } finally {
      this.busy = false;
    }
  }

  async #everything(): Promise<{ all: BackedUp[] } | { problem: StoreProblem }> {
    const [kept, removed] = [await this.#shelf.list(), await this.#shelf.removed()];
    if ('problem' in kept) return kept;
    if ('problem' in removed) return removed;
    const all: BackedUp[] = [];
    for (const { id, removedAt } of [...kept, ...removed]) {
      const revisions = await this.#shelf.revisions(id);
      if ('problem' in revisions) return revisions;
      const states = [];
      for (const { revision, savedAt, writer, edit } of revisions.toReversed()) {
        const read = await this.#shelf.readRevision(id, revision);
        if ('session' in read) states.push({ savedAt, writer, edit, session: read.session });
      }
      if (states.length > 0) all.push({ removedAt, states });
    }
    return { all };
  }

  /** Puts back what a backup holds and this device has not; changes nothing that is here. */
  async restore(backup: Backup): Promise<void> {
    this.busy = true;
    const outcome: Outcome = { restored: 0, here: 0, copied: 0, failed: 0 };
    for (const session of backup.sessions) outcome[await this.#restoreOne(session)]++;
    this.restored = outcomeText(outcome);
    this.busy = false;
    await this.#library.refresh();
    await this.refresh();
  }

  async #restoreOne({ states, removedAt }: BackedUp): Promise<keyof Outcome> {
    const newest = states.at(-1);
    if (newest === undefined) return 'failed';
    const { id } = newest.session;
    const head = await this.#shelf.head(id);
    if (head === null) {
      const adopted = await this.#shelf.adopt(states, removedAt);
      return 'done' in adopted ? 'restored' : 'failed';
    }
    if (await this.#isInHistory(id, writeSessionFile(newest.session))) return 'here';
    const names = this.#library.heads?.map((each) => each.name) ?? [];
    const copy = asCopy(newest.session, newId('s'), now(), names);
    const adopted = await this.#shelf.adopt([{ ...newest, session: copy }], null);
    return 'done' in adopted ? 'copied' : 'failed';
  }

  async #isInHistory(id: string, text: string): Promise<boolean> {
    const revisions = await this.#shelf.revisions(id);
    if ('problem' in revisions) return false;
    for (const { revision } of revisions) {
      const read = await this.#shelf.readRevision(id, revision);
      if ('session' in read && writeSessionFile(read.session) === text) return true;
    }
    return false;
  }

  /** Deletes every session, setting and journal entry of this site, for good. */
  async deleteEverything(): Promise<void> {
    const destroyed = await this.#shelf.destroy();
    if ('problem' in destroyed) {
      this.problem = destroyed.problem;
      return;
    }
    for (const storage of [localStorage, sessionStorage]) storage.clear();
    location.hash = '#/';
    location.reload();
  }
}

function outcomeText({ restored, here, copied, failed }: Outcome): string {
  const parts = [
    `${restored} restored`,
    `${here} here already`,
    ...(copied > 0
      ? [`${copied} kept as copies, because this device has another state of them`]
      : []),
    ...(failed > 0 ? [`${failed} not restored`] : []),
  ];
  return `${parts.join(', ')}.`;
}
