import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { benchmark, example, templates } from '#profile/templates/index.ts';
import { redacted } from '#profile/redact.ts';
import { readSessionFile, writeSessionFile } from '#storage/restore/session-file.ts';
import { anySession } from '../storage/any-session.ts';
import { schemaFile, schemaText, sessionSchema } from './session-schema.ts';

const check = new Ajv({ strict: true, allErrors: true }).compile(sessionSchema());
const wrong = (text: string): string[] => {
  check(JSON.parse(text));
  return (check.errors ?? []).map((e) => `${e.instancePath} ${e.message}`);
};
const ids = { session: 's', scenario: 'c', workload: (i: number) => `w${i}` };

test('the published schema is the one of the questions (else: npm run schema)', () => {
  expect(readFileSync(schemaFile, 'utf8')).toBe(schemaText());
});

test.each([example, benchmark, ...templates].map((t) => [t.id, t] as const))(
  'the session file of %s keeps to it, redacted too',
  (_, template) => {
    const session = template.make(ids, '2026-11-24T09:00:00.000Z', '2026-11-22');
    expect(wrong(writeSessionFile(session))).toEqual([]);
    expect(wrong(writeSessionFile(redacted(session)))).toEqual([]);
  },
);

test('whatever a file is read as keeps to it', () => {
  fc.assert(
    fc.property(anySession, (session) => {
      const read = readSessionFile(writeSessionFile(session));
      if ('session' in read) expect(wrong(writeSessionFile(read.session))).toEqual([]);
    }),
  );
});

test.each([
  ['"formatVersion": 1', '"formatVersion": 2'],
  ['"by": "template"', '"by": "nobody"'],
  ['"slot": 0', '"slot": -1'],
  ['"seed":', '"sead":'],
])('%s may not be %s', (from, to) => {
  const text = writeSessionFile(example.make(ids, '2026-11-24T09:00:00.000Z', '2026-11-22'));
  expect(text).toContain(from);
  expect(wrong(text.replace(from, to))).not.toEqual([]);
});
