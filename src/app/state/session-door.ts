import type { Session } from '#profile/session.ts';
import type { Journal } from '#storage/journal.ts';
import { holdSession, takeOverSession } from '#storage/lock.ts';
import type { Hold } from '#storage/lock.ts';
import type { StoreProblem } from '#storage/problem.ts';
import { Saver } from '#storage/saver.ts';
import type { SaveState } from '#storage/saver.ts';
import type { Shelf } from './shelf.ts';

/** A session that was read, with the one who saves it. */
export interface Opened {
  session: Session;
  repairs: string[];
  saver: Saver;
  /** Saves what is pending and lets go of the session. */
  close: () => Promise<void>;
}

export interface Door {
  shelf: Shelf;
  journal: Pick<Journal, 'keep' | 'forget'>;
  onState: (state: SaveState) => void;
}

const readOnlyWords = 'Read only: open in another tab';

/** Opens a session for writing, or read-only while another tab writes it, unless `takeOver`. */
export async function openSession(
  door: Door,
  id: string,
  takeOver = false,
): Promise<Opened | { problem: StoreProblem }> {
  const hold = takeOver ? await takeOverSession(id) : await holdSession(id);
  // The lock comes first: what is read then is the newest there will be.
  const read = await door.shelf.read(id);
  if ('problem' in read) {
    hold?.release();
    return read;
  }
  const { session, revision, repairs } = read;
  const saver = new Saver({
    store: door.shelf,
    journal: door.journal,
    saved: { id, revision, at: session.changedAt },
    onState: door.onState,
  });
  if (hold === null) saver.makeReadonly(readOnlyWords);
  else yieldTo(hold, saver);
  return { session, repairs, saver, close: () => closeSession(saver, hold) };
}

/** Saves and lets go when another tab takes over. */
function yieldTo(hold: Hold, saver: Saver): void {
  hold.onAsked(() => saver.flush());
  hold.onLost(() => saver.makeReadonly(readOnlyWords));
}

async function closeSession(saver: Saver, hold: Hold | null): Promise<void> {
  await saver.flush();
  hold?.release();
}
