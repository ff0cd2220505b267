import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Session } from '#profile/session.ts';
import { limits } from '#profile/session.ts';
import { asCopy, copyName } from '#storage/copy.ts';
import {
  fileBytesAtMost,
  readSessionFile,
  writeSessionFile,
} from '#storage/restore/session-file.ts';
import { anySession } from './any-session.ts';

const text = readFileSync(new URL('fixtures/session-v1.json', import.meta.url), 'utf8');
const session: Session = JSON.parse(text).session;

describe('out and in', () => {
  test('any session survives, and is written the same again', () => {
    fc.assert(
      fc.property(anySession, (any) => {
        const file = writeSessionFile(any);
        const read = readSessionFile(file);
        expect(read).toMatchObject({ session: JSON.parse(JSON.stringify(any)), repairs: [] });
        expect('session' in read && writeSessionFile(read.session)).toBe(file);
      }),
      { numRuns: 100 },
    );
  });

  test('the order of keys does not depend on the order of edits', () => {
    const { id, name, ...rest } = session;
    expect(writeSessionFile({ ...rest, name, id })).toBe(writeSessionFile(session));
    expect(writeSessionFile(session).split('\n').slice(0, 5)).toEqual([
      '{',
      '  "format": "weighbridge-session",',
      '  "formatVersion": 1,',
      '  "session": {',
      `    "id": "${id}",`,
    ]);
  });

  test('the summary counts every scenario', () => {
    expect(readSessionFile(text)).toMatchObject({
      summary: { name: 'Regional bank', scenarios: 2, workloads: 2, answered: 11 },
    });
  });

  test('a byte order mark and Windows line ends do not matter', () => {
    const windows = `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    expect(readSessionFile(windows)).toMatchObject({ session, repairs: [] });
  });
});

describe('what is no session file gets one sentence that says what was expected', () => {
  const expected = 'Expected was a session file saved by Weighbridge';

  test.each([
    ['', 'This file is empty.'],
    [' \n\t ', 'This file is empty.'],
    ['%PDF-1.7\n%âãÏÓ\n1 0 obj', 'This file is a PDF.'],
    ['PK\u0003\u0004\u0014\u0000\u0006', 'This file is a ZIP archive or an Office document.'],
    ['<!doctype html><script>alert(1)</script>', 'This file is a web page or XML.'],
    ['\u0001\u0000\u0002', 'This file is not text.'],
    ['=cmd|" /C calc"!A0', 'ends too early, or is not a session file'],
    [text.slice(0, 900), 'ends too early'],
    [`{"format": 'weighbridge-session'}`, 'is damaged'],
    ['[]', 'is JSON, but not a session'],
    ['null', 'is JSON, but not a session'],
    ['{"format":"another"}', 'is JSON, but not a session'],
    ['{"__proto__":{"format":"weighbridge-session"}}', 'is JSON, but not a session'],
    ['x'.repeat(fileBytesAtMost + 1), 'larger than 5 MB'],
    ['é'.repeat(fileBytesAtMost / 2 + 1), 'larger than 5 MB'],
  ])('%.40j', (file, reason) => {
    const read = readSessionFile(file);
    expect(read).toEqual({ refused: expect.stringContaining(reason) });
    expect(read).toEqual({ refused: expect.stringContaining(expected) });
  });

  test('a newer wrapping is told apart from a damaged file', () => {
    const newer = text.replace('"formatVersion": 1', '"formatVersion": 2');
    expect(readSessionFile(newer)).toEqual({
      refused: expect.stringContaining('format version 2; this Weighbridge reads version 1'),
    });
  });

  test('a hundred thousand brackets, a huge number and a repeated key do no harm', () => {
    const deep = `{"format":"weighbridge-session","formatVersion":1,"session":${'['.repeat(1e5)}${']'.repeat(1e5)}}`;
    expect(readSessionFile(deep)).toEqual({ refused: expect.stringContaining('nested deeper') });
    const huge = text.replace('"value": 2.1', '"value": 1e999');
    expect(readSessionFile(huge)).toMatchObject({ repairs: [expect.stringMatching(/override/)] });
    const twice = text.replace('"seed": 20261124', '"seed": 1, "seed": 2');
    expect(readSessionFile(twice)).toMatchObject({ session: { seed: 2 } });
  });

  test('any cut, swapped or inserted text is read or refused, never thrown', () => {
    const place = fc.nat(text.length);
    const insert = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('{', '"', ',', '\uD800'),
    );
    fc.assert(
      fc.property(place, place, insert, (from, to, middle) => {
        const read = readSessionFile(text.slice(0, from) + middle + text.slice(to));
        if ('refused' in read) expect(read.refused).toMatch(/\.$/);
        else expect(read.session.scenarios.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});

describe('copies', () => {
  test('a copy has its own id and dates and leaves the original alone', () => {
    const before = structuredClone(session);
    const copy = asCopy(session, 'new', '2027-01-01T00:00:00.000Z');
    expect(copy).toEqual({
      ...session,
      id: 'new',
      name: 'Regional bank copy',
      createdAt: '2027-01-01T00:00:00.000Z',
      changedAt: '2027-01-01T00:00:00.000Z',
    });
    expect(session).toEqual(before);
  });

  test('names count on and stay inside the limit', () => {
    expect(copyName('A copy')).toBe('A copy 2');
    expect(copyName('A', ['A copy', 'A copy 2'])).toBe('A copy 3');
    expect(copyName('x'.repeat(limits.nameLength))).toHaveLength(limits.nameLength);
  });
});
