import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backupParts, readBackup } from '#storage/restore/backup-file.ts';
import type { BackedUp } from '#storage/restore/backup-file.ts';
import { anySession } from './any-session.ts';

const madeAt = '2026-11-29T10:00:00.000Z';
const instant = fc
  .date({ min: new Date(0), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const state = fc.record({
  savedAt: instant,
  writer: fc.string({ maxLength: 40 }),
  edit: fc.nat(),
  session: anySession,
});
const backedUp: fc.Arbitrary<BackedUp> = fc
  .tuple(fc.option(instant), fc.array(state, { minLength: 1, maxLength: 3 }))
  .map(([removedAt, states]) => ({
    removedAt,
    // States of one session have one id.
    states: states.map((each) => {
      const id = states[0]?.session.id ?? each.session.id;
      return { ...each, session: { ...each.session, id } };
    }),
  }));

const parsed = (text: string) => JSON.parse(text) as Record<string, unknown>;

test('a backup gives back every state of every session as it was', () => {
  fc.assert(
    fc.property(fc.array(backedUp, { maxLength: 3 }), (sessions) => {
      const file = parsed(backupParts(madeAt, sessions).join(''));
      const plain = JSON.parse(JSON.stringify(sessions)) as unknown;
      expect(readBackup(file)).toEqual({ madeAt, sessions: plain, repairs: [] });
    }),
    { numRuns: 40 },
  );
});

test('one state that cannot be read is said and costs no other', () => {
  fc.assert(
    fc.property(backedUp, backedUp, (one, other) => {
      const file = parsed(backupParts(madeAt, [one, other]).join(''));
      const sessions = file['sessions'] as { states: unknown[] }[];
      sessions[0]?.states.push({ savedAt: madeAt, session: { id: 7 } });
      const read = readBackup(file);
      if ('refused' in read) throw new Error(read.refused);
      expect(read.sessions.map(({ states }) => states.length)).toEqual([
        one.states.length,
        other.states.length,
      ]);
      expect(read.repairs).toHaveLength(1);
      expect(read.repairs[0]).toMatch(/^Session 1 of the backup: one state was left out\. /);
    }),
    { numRuns: 20 },
  );
});

test('any JSON is read or refused in words, never thrown at', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.boolean(), (value, asSessions) => {
      const file = asSessions
        ? { formatVersion: 1, sessions: [value, { states: value }, { states: [value] }] }
        : { formatVersion: value, sessions: value };
      const read = readBackup(file);
      if ('refused' in read) expect(read.refused).toMatch(/^This backup is damaged/);
      else {
        expect(read.sessions).toEqual([]);
        expect(read.madeAt).toBe('1970-01-01T00:00:00.000Z');
      }
    }),
  );
});

test('a thousand damaged states are said in fifty-one sentences', () => {
  const sessions = Array.from({ length: 1_000 }, () => ({ states: 'none' }));
  const read = readBackup({ formatVersion: 1, madeAt, sessions });
  expect(read).toMatchObject({ madeAt, sessions: [] });
  expect('repairs' in read && read.repairs).toHaveLength(51);
  expect('repairs' in read && read.repairs.at(-1)).toBe('And 950 more of this kind.');
});
