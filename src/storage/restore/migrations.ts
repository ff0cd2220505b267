import type { Fields } from './plain.ts';

/** Turns the fields of a session of one profile version into those of the next. */
export type Migration = (session: Fields) => Fields;

/**
 * Migrations by the version they start from. A new question needs none (absent means default); a
 * renamed or redefined one does. Entries are never changed or removed, and each has a literal old
 * file among the test fixtures.
 */
export const migrations: ReadonlyMap<number, Migration> = new Map();

/** The fields brought from version `from` to version `to`, or null where a step is missing. */
export function migrated(
  session: Fields,
  from: number,
  to: number,
  steps: ReadonlyMap<number, Migration> = migrations,
): Fields | null {
  let fields = session;
  for (let version = from; version < to; version++) {
    const step = steps.get(version);
    if (step === undefined) return null;
    fields = { ...step(fields), profileVersion: version + 1 };
  }
  return fields;
}
