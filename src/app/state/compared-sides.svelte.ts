import type { Session } from '#profile/session.ts';
import type { Address } from './address.ts';
import { questionFor } from './analysis.svelte.ts';
import type { Question } from './analysis.svelte.ts';
import type { Shelf } from './shelf.ts';
import { sideNames, sidesOf, suggestedSides } from './sides.ts';
import type { SessionRead, Side, SideName } from './sides.ts';

/** The scenarios that the address compares, with the sessions they come from. */
export class ComparedSides {
  /** Sessions that were read, beside the open one. */
  #read = $state.raw<ReadonlyMap<string, SessionRead>>(new Map());
  #shelf: Pick<Shelf, 'read'>;
  #address: () => Address;
  #open: () => Session | undefined;

  constructor(shelf: Pick<Shelf, 'read'>, address: () => Address, open: () => Session | undefined) {
    this.#shelf = shelf;
    this.#address = address;
    this.#open = open;
  }

  /** The sides, the baseline first; none on another page. */
  get sides(): Side[] {
    const address = this.#address();
    return address.page === 'compare' ? sidesOf(sideNames(address.rest), this.sessions) : [];
  }

  /** The sessions read so far, the open one as it stands. */
  get sessions(): ReadonlyMap<string, SessionRead> {
    const open = this.#open();
    return open === undefined ? this.#read : new Map([...this.#read, [open.id, open]]);
  }

  /** Whether a session was read and can be shown. */
  isThere(id: string): boolean {
    const read = this.sessions.get(id);
    return read !== undefined && !('words' in read);
  }

  /** Reads sessions; one that is gone stays known as such. */
  async read(ids: readonly string[]): Promise<void> {
    for (const id of new Set(ids)) {
      const read = await this.#shelf.read(id);
      const found = 'problem' in read ? { words: read.problem.words } : read.session;
      this.#read = new Map([...this.#read, [id, found]]);
    }
  }

  /** The sides by name; one alone stands for the pair that its session suggests. */
  get completed(): SideName[] {
    const { sides } = this;
    const [only] = sides;
    return sides.length === 1 && only?.state === 'ready'
      ? suggestedSides(only.of, only.scenario)
      : sides.map(({ session, scenario }) => ({ session, scenario }));
  }

  /** What the sides ask, each on the seed of the baseline, so that all live through the same futures. */
  get questions(): Question[] {
    const ready = this.sides.filter((side) => side.state === 'ready');
    const seed = ready[0]?.of.seed;
    if (seed === undefined || ready.length < 2) return [];
    return ready.map(({ of, shown }) => ({ ...questionFor(of, shown), seed }));
  }
}
