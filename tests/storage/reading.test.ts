import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { restoreRow } from '#storage/reading.ts';

const file = readFileSync(new URL('fixtures/session-v1.json', import.meta.url), 'utf8');
const { session } = JSON.parse(file) as { session: Record<string, unknown> };

test.each([false, 7, '', null, undefined, 'another'])(
  'a row whose session says id %j is read as the session that it is stored under',
  (id) => {
    const read = restoreRow({ id: 's-1', revision: 4, session: { ...session, id } });
    expect(read).toMatchObject({ session: { id: 's-1', name: session['name'] }, revision: 4 });
  },
);

test('a row that is missing, sealed or holds no session is a problem in words', () => {
  expect(restoreRow(undefined)).toMatchObject({ problem: { kind: 'missing' } });
  for (const row of [{ id: 's-1', sealed: {} }, { id: 's-1', session: 3 }, 'row', null]) {
    const read = restoreRow(row);
    expect('problem' in read && read.problem.kind).toBe('unreadable');
    expect('problem' in read && read.problem.words).toMatch(/\w+ .*\./);
  }
});
