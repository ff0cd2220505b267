import type { Session } from '#profile/session.ts';
import type { StoreProblem } from '#storage/problem.ts';
import type { Revision } from '#storage/revisions.ts';
import type { Shelf } from './shelf.ts';

export type { Revision } from '#storage/revisions.ts';

/** The states that one session was saved in, the newest first. */
export class Past {
  revisions = $state.raw<readonly Revision[]>([]);
  problem = $state.raw<StoreProblem | null>(null);
  #shelf: Shelf;

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  async list(id: string): Promise<void> {
    const revisions = await this.#shelf.revisions(id);
    this.problem = 'problem' in revisions ? revisions.problem : null;
    this.revisions = 'problem' in revisions ? [] : revisions;
  }

  /** A session as it was saved once; null, with the problem shown, where that cannot be read. */
  async read(id: string, revision: number): Promise<Session | null> {
    const read = await this.#shelf.readRevision(id, revision);
    if ('session' in read) return read.session;
    this.problem = read.problem;
    return null;
  }

  /** Makes the last state that can be read the newest one; what cannot be read stays in the backups. */
  async putLastReadableOnTop(id: string): Promise<StoreProblem | null> {
    await this.list(id);
    const [newest] = this.revisions;
    for (const { revision } of this.revisions) {
      const read = await this.#shelf.readRevision(id, revision);
      if ('problem' in read || newest === undefined) continue;
      const written = await this.#shelf.write(read.session, newest.revision);
      return 'problem' in written ? written.problem : null;
    }
    return { kind: 'unreadable', words: 'No state of this session can be read.' };
  }
}
