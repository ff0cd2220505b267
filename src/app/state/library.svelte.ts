import { download, fileName } from '#app/export/download.ts';
import type { Session } from '#profile/session.ts';
import { defaultSeed, profileVersion } from '#profile/session.ts';
import type { Ids, Template } from '#profile/templates/template.ts';
import { asCopy } from '#storage/copy.ts';
import type { Head } from '#storage/head.ts';
import type { StoreProblem } from '#storage/problem.ts';
import { writeSessionFile } from '#storage/restore/session-file.ts';
import { writeSealedFile } from '#storage/sealed-file.ts';
import { cleanName } from './edit.ts';
import { newId } from './new-id.ts';
import type { Notices } from './notices.svelte.ts';
import type { Shelf } from './shelf.ts';

export type { Head } from '#storage/head.ts';

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
  #shelf: Shelf;
  #notices: Notices;
  /** When what was saved as a file had changed last, by id. */
  #exported = new Map<string, string>();

  constructor(shelf: Shelf, notices: Notices) {
    this.#shelf = shelf;
    this.#notices = notices;
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

  /** The name of a stored session, or null. */
  async nameOf(id: string): Promise<string | null> {
    const head = await this.#shelf.head(id);
    return head === null || 'problem' in head ? null : head.name;
  }

  /** Keeps a session from a file as one of its own, never over another one. */
  async keepOwn(session: Session): Promise<Session | null> {
    const head = await this.#shelf.head(session.id);
    if (head === null) return this.#add(session);
    const names = this.heads?.map((h) => h.name) ?? [];
    return this.#add(asCopy(session, newId('s'), now(), names));
  }

  /** Adds a session from a file to the history of the one of the same id. */
  async keepOnTop(session: Session): Promise<Session | null> {
    const revisions = await this.#shelf.revisions(session.id);
    const written =
      'problem' in revisions
        ? revisions
        : await this.#shelf.write(session, revisions[0]?.revision ?? 0);
    if ('problem' in written) this.problem = written.problem;
    await this.refresh();
    return 'problem' in written ? null : session;
  }

  /** Where nothing is stored: asks before the tab closes while a session is in no file. */
  warnBeforeLeaving(): void {
    window.addEventListener('beforeunload', (event) => {
      const inNoFile = ({ id, changedAt }: Head) => (this.#exported.get(id) ?? '') < changedAt;
      if (this.heads?.some(inNoFile)) event.preventDefault();
    });
  }

  /** Downloads a session as a file, sealed where the sessions have a passphrase. */
  export(session: Session): void {
    const [name, text] = [fileName(session.name, 'weighbridge.json'), writeSessionFile(session)];
    this.#exported.set(session.id, session.changedAt);
    const vault = this.#shelf.vault();
    if (vault === null) download(name, text, 'application/json');
    else void writeSealedFile(text, vault).then((file) => download(name, file, 'application/json'));
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
