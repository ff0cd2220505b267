import type { Session } from '#profile/session.ts';
import { readInstant } from './fields.ts';
import { restoreSession } from './session.ts';

/** One state that a session was saved in. */
export interface BackedUpState {
  savedAt: string;
  writer: string;
  edit: number;
  session: Session;
}

/** One session with its states, the oldest first; removed ones are in a backup, too. */
export interface BackedUp {
  removedAt: string | null;
  states: BackedUpState[];
}

/** What a backup holds, with one sentence for each thing that could not be read or was mended. */
export interface Backup {
  madeAt: string;
  sessions: BackedUp[];
  repairs: string[];
}

export const backupFormat = 'weighbridge-backup';
const formatVersion = 1;
const beginning = '1970-01-01T00:00:00.000Z';
const saidAtMost = 50;

/** The text of a backup, in pieces, because all of it may be longer than one text should be. */
export function backupParts(madeAt: string, sessions: readonly BackedUp[]): string[] {
  const head = JSON.stringify({ format: backupFormat, formatVersion, madeAt });
  return [
    `${head.slice(0, -1)},"sessions":[\n`,
    ...sessions.flatMap((each, at) => [at === 0 ? '' : ',\n', JSON.stringify(each)]),
    '\n]}\n',
  ];
}

/** Reads a parsed backup state by state; never throws. What cannot be read is said and left out. */
export function readBackup(file: Record<string, unknown>): Backup | { refused: string } {
  if (file['formatVersion'] !== formatVersion || !Array.isArray(file['sessions'])) {
    return { refused: 'This backup is damaged, or was made by a newer Weighbridge.' };
  }
  const repairs: string[] = [];
  const sessions = file['sessions'].flatMap((raw: unknown, at: number) => {
    const states = statesOf(raw, `Session ${at + 1} of the backup`, repairs);
    const { removedAt } = fields(raw);
    return states.length === 0 ? [] : [{ removedAt: readInstant(removedAt), states }];
  });
  const more = repairs.length - saidAtMost;
  if (more > 0) repairs.splice(saidAtMost, more, `And ${more} more of this kind.`);
  return { madeAt: readInstant(file['madeAt']) ?? beginning, sessions, repairs };
}

const fields = (raw: unknown): Record<string, unknown> =>
  typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {};

function statesOf(raw: unknown, where: string, repairs: string[]): BackedUpState[] {
  const { states } = fields(raw);
  if (!Array.isArray(states)) {
    repairs.push(`${where} cannot be read and was left out.`);
    return [];
  }
  let id: string | null = null;
  return states.flatMap((state: unknown) => {
    const { savedAt, writer, edit, session } = fields(state);
    const restored = restoreSession(session);
    if ('refused' in restored) {
      repairs.push(`${where}: one state was left out. ${restored.refused}`);
      return [];
    }
    id ??= restored.session.id;
    repairs.push(...restored.repairs.map((repair) => `${where}: ${repair}`));
    return {
      savedAt: readInstant(savedAt) ?? restored.session.changedAt,
      writer: typeof writer === 'string' ? writer.slice(0, 40) : '',
      edit: Number.isSafeInteger(edit) ? Number(edit) : 0,
      session: { ...restored.session, id },
    };
  });
}
