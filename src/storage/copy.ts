import type { Session } from '#profile/session.ts';
import { limits } from '#profile/session.ts';
import { cut } from './restore/fields.ts';

/** The same session under a new id, named as a copy; `now` is ISO 8601 in UTC. */
export function asCopy(
  session: Session,
  newId: string,
  now: string,
  taken: readonly string[] = [],
): Session {
  const name = copyName(session.name, taken);
  return { ...session, id: newId, name, createdAt: now, changedAt: now };
}

/** "X copy", or the first of "X copy 2", "X copy 3" … that is not taken. */
export function copyName(name: string, taken: readonly string[] = []): string {
  const base = name.replace(/ copy( \d+)?$/, '');
  const inUse = new Set([...taken, name]);
  for (let count = 1; ; count++) {
    const ending = count === 1 ? ' copy' : ` copy ${count}`;
    const copy = `${cut(base, limits.nameLength - ending.length)}${ending}`;
    if (!inUse.has(copy)) return copy;
  }
}
