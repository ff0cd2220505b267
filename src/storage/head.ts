import type { Label, Session } from '#profile/session.ts';
import type { Counts } from './restore/counts.ts';
import { countsOf } from './restore/counts.ts';
import { readInstant } from './restore/fields.ts';
import { isFields, plainCopy } from './restore/plain.ts';

/** One row of the list of sessions; counts are those of the scenario that is open. */
export interface Head extends Counts {
  id: string;
  name: string;
  changedAt: string;
  savedAt: string;
  revision: number;
  /** The last recommendation of the open scenario, if there was one. */
  label: Label | null;
  /** Set while the session can still be brought back. */
  removedAt: string | null;
}

/** The head of a session about to be saved. */
export function headOf(session: Session, save: { revision: number; savedAt: string }): Head {
  const open = session.scenarios.find((s) => s.id === session.activeScenario);
  return {
    id: session.id,
    name: session.name,
    changedAt: session.changedAt,
    revision: save.revision,
    savedAt: save.savedAt,
    label: open?.label ?? null,
    ...countsOf(open === undefined ? [] : [open]),
    scenarios: session.scenarios.length,
    removedAt: null,
  };
}

const text = (raw: unknown): string => (typeof raw === 'string' ? raw.slice(0, 4_000) : '');
const count = (raw: unknown): number =>
  Number.isInteger(raw) && Number(raw) > 0 ? Number(raw) : 0;

/** A stored head; what cannot be read is shown as empty or zero, for the session itself holds it. */
export function restoreHead(raw: unknown): Head | null {
  const plain = plainCopy(raw);
  if ('refused' in plain || !isFields(plain.copy)) return null;
  const row = plain.copy;
  const id = text(row['id']);
  if (id === '') return null;
  const label = isFields(row['label']) ? row['label'] : null;
  const instant = (value: unknown) => readInstant(value) ?? '1970-01-01T00:00:00.000Z';
  return {
    id,
    name: text(row['name']) || 'Untitled session',
    changedAt: instant(row['changedAt']),
    savedAt: instant(row['savedAt']),
    revision: count(row['revision']),
    label: label && {
      text: text(label['text']),
      engine: text(label['engine']),
      hash: text(label['hash']),
      at: instant(label['at']),
    },
    scenarios: count(row['scenarios']),
    workloads: count(row['workloads']),
    answered: count(row['answered']),
    asked: count(row['asked']),
    removedAt: readInstant(row['removedAt']),
  };
}
