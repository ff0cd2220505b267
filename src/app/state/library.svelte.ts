import { download, fileName } from '#app/export/download.ts';
import type { Session } from '#profile/session.ts';
import { defaultSeed, profileVersion } from '#profile/session.ts';
import type { Ids, Template } from '#profile/templates/template.ts';
import { asCopy } from '#storage/copy.ts';
import type { Head } from '#storage/head.ts';
import type { StoreProblem } from '#storage/problem.ts';
import type { FileRead, FileSummary } from '#storage/restore/session-file.ts';
import { writeSessionFile } from '#storage/restore/session-file.ts';
import { cleanName } from './edit.ts';
import { newId } from './new-id.ts';
import type { Notices } from './notices.svelte.ts';
import type { Shelf } from './shelf.ts';

export type { Head } from '#storage/head.ts';

/** A file that was read and waits for the user's word. */
export interface Import {
  fileName: string;
  session: Session;
  repairs: string[];
  summary: FileSummary;
}

const ids: () => Ids = () => ({
  session: newId('s'),
  scenario: newId('c'),
  workload: () => newId('w'),
});
const now = () => new Date().toISOString();

/** The sessions stored on this device. */
export class Library {
  heads = $state.raw<readonly Head[]>();
  problem = $state.raw<StoreProblem | null>(null);
  /** Read from a file, not yet kept. */
  incoming = $state.raw<Import | null>(null);
  refused = $state.raw<string | null>(null);
  #shelf: Shelf;
  #notices: Notices;
  #readFile: (text: string) => Promise<FileRead>;

  constructor(shelf: Shelf, notices: Notices, readFile: (text: string) => Promise<FileRead>) {
    this.#shelf = shelf;
    this.#notices = notices;
    this.#readFile = readFile;
    shelf.onChange(() => void this.refresh());
  }

  async refresh(): Promise<void> {
    const heads = await this.#shelf.list();
    if ('problem' in heads) this.problem = heads.problem;
    else this.heads = heads;
  }

  /** Keeps a new session; null, with the problem shown, where it is not even at hand afterwards. */
  async #add(session: Session): Promise<Session | null> {
    const written = await this.#shelf.write(session, 0);
    await this.refresh();
    if ('revision' in written) return session;
    this.problem = written.problem;
    return written.problem.kind === 'unavailable' ? session : null;
  }

  /** A new session from a template, on an edition of the catalogue. */
  fromTemplate(template: Template, edition: string): Promise<Session | null> {
    return this.#add(template.make(ids(), now(), edition));
  }

  /** A new session with one workload and no answers. */
  blank(edition: string): Promise<Session | null> {
    const { session, scenario, workload } = ids();
    const at = now();
    return this.#add({
      id: session,
      name: 'Untitled case',
      createdAt: at,
      changedAt: at,
      profileVersion,
      edition,
      seed: defaultSeed,
      scenarios: [
        {
          id: scenario,
          name: 'Base case',
          note: '',
          organisation: {},
          workloads: [{ id: workload(0), name: 'First workload', slot: 0, answers: {} }],
          overrides: [],
          drafts: {},
        },
      ],
      activeScenario: scenario,
    });
  }

  async #read(id: string): Promise<Session | null> {
    const read = await this.#shelf.read(id);
    if ('session' in read) return read.session;
    this.problem = read.problem;
    return null;
  }

  async duplicate(id: string): Promise<void> {
    const session = await this.#read(id);
    if (session === null) return;
    const names = this.heads?.map((head) => head.name) ?? [];
    const copy = await this.#add(asCopy(session, newId('s'), now(), names));
    if (copy !== null) this.#notices.tell(`“${copy.name}” was made.`);
  }

  async rename(id: string, name: string): Promise<void> {
    const read = await this.#shelf.read(id);
    if ('problem' in read) this.problem = read.problem;
    else {
      const { session, revision } = read;
      const renamed = { ...session, name: cleanName(name, session.name), changedAt: now() };
      const written = await this.#shelf.write(renamed, revision);
      if ('problem' in written) this.problem = written.problem;
    }
    await this.refresh();
  }

  async remove(head: Pick<Head, 'id' | 'name'>): Promise<void> {
    const removed = await this.#shelf.remove(head.id);
    if ('problem' in removed) this.problem = removed.problem;
    else {
      this.#notices.tell(`“${head.name}” was deleted.`, () => {
        void removed.undo().then(() => this.refresh());
      });
    }
    await this.refresh();
  }

  /** Reads a session file; what it holds is shown before anything is kept. */
  async offer(file: File): Promise<void> {
    this.refused = null;
    this.incoming = null;
    try {
      const read = await this.#readFile(await file.text());
      if ('refused' in read) this.refused = `${file.name}: ${read.refused}`;
      else this.incoming = { fileName: file.name, ...read };
    } catch (error) {
      this.refused = `${file.name} could not be read (${error instanceof Error ? error.message : String(error)}). Nothing was changed.`;
    }
  }

  /** Keeps what was offered as a session of its own, never over another one. */
  async accept(): Promise<Session | null> {
    const offered = this.incoming;
    if (offered === null) return null;
    this.incoming = null;
    const head = await this.#shelf.head(offered.session.id);
    if (head === null) return this.#add(offered.session);
    const names = this.heads?.map((h) => h.name) ?? [];
    return this.#add(asCopy(offered.session, newId('s'), now(), names));
  }

  decline(): void {
    this.incoming = null;
    this.refused = null;
  }

  /** Downloads a session as a file. */
  export(session: Session): void {
    download(
      fileName(session.name, 'weighbridge.json'),
      writeSessionFile(session),
      'application/json',
    );
  }

  async exportById(id: string): Promise<void> {
    const session = await this.#read(id);
    if (session !== null) this.export(session);
  }

  /** Downloads every stored record as it is, for rescue when a session cannot be read. */
  async exportRaw(): Promise<void> {
    const records = await this.#shelf.rawRecords();
    if ('problem' in records && !Array.isArray(records.problem)) this.problem = records.problem;
    else download('weighbridge-raw-records.json', JSON.stringify(records), 'application/json');
  }
}
