import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Incoming } from '#app/state/incoming.svelte.ts';
import { Library } from '#app/state/library.svelte.ts';
import { Notices } from '#app/state/notices.svelte.ts';
import { memoryShelf } from '#app/state/shelf.ts';
import { readAnyFile } from '#storage/restore/any-file.ts';
import { readSessionFile } from '#storage/restore/session-file.ts';
import { restoreSession } from '#storage/restore/session.ts';
import { corpus, hostileFile } from './hostile-files.ts';
import { report, share } from './share.ts';

const generated = share(10_000);
const prototypes = [Object.prototype, Array.prototype, String.prototype, Function.prototype];
const fingerprint = () => prototypes.map((each) => Reflect.ownKeys(each).map(String).join());

/** The way in with every call that could write counted. */
function countingDoor() {
  const shelf = memoryShelf();
  let writes = 0;
  const counted = {
    ...shelf,
    write: (...args: Parameters<typeof shelf.write>) => {
      writes++;
      return shelf.write(...args);
    },
    remove: (id: string) => {
      writes++;
      return shelf.remove(id);
    },
  };
  const readFile = (text: string) => Promise.resolve(readAnyFile(text));
  const library = new Library(counted, new Notices());
  return { incoming: new Incoming(library, readFile), writes: () => writes };
}

test(`${generated} generated hostile files and a corpus: nothing thrown, written or polluted`, async () => {
  const before = fingerprint();
  const { incoming, writes } = countingDoor();
  const counts = { files: 0, opened: 0, refused: 0, throws: 0, writes: 0, pollution: 0 };
  const files = [...corpus.values(), ...fc.sample(hostileFile, generated)];
  for (const text of files) {
    counts.files++;
    try {
      const read = readSessionFile(text);
      if ('refused' in read) expect(read.refused).toMatch(/\w.*\.$/s);
      else {
        expect(restoreSession(read.session)).toEqual({ session: read.session, repairs: [] });
        // A file with hostile parts is never taken as it stands without a word.
        if (read.repairs.length === 0) expect(plain(text)).toEqual(plain(read.session));
      }
      counts['refused' in read ? 'refused' : 'opened']++;
      await incoming.offer(new File([text], 'hostile.json'));
      expect(incoming.refused === null).toBe(incoming.offered !== null);
      incoming.clear();
    } catch (error) {
      counts.throws++;
      throw new Error(`This file: ${text.slice(0, 2_000)}`, { cause: error });
    }
    if (fingerprint().join() !== before.join() || 'polluted' in {}) counts.pollution++;
  }
  counts.writes = writes();
  report('hostile imports', counts);
  expect(counts).toMatchObject({ throws: 0, writes: 0, pollution: 0 });
  expect(counts.opened).toBeGreaterThan(generated / 10);
  expect(counts.refused).toBeGreaterThan(generated / 10);
}, 600_000);

/** A session as plain data, from a file's text or as it is; absent stays absent. */
function plain(value: unknown): unknown {
  if (typeof value !== 'string') return JSON.parse(JSON.stringify(value));
  const file = JSON.parse(value.replace(/^\uFEFF/, '')) as { session: unknown };
  return JSON.parse(JSON.stringify(file.session, (_, inner) => (Object.is(inner, -0) ? 0 : inner)));
}

test('what each file of the corpus comes to', () => {
  const outcome = (text: string) => {
    const read = readSessionFile(text);
    return 'refused' in read ? 'refused' : read.repairs.length === 0 ? 'opened' : 'mended';
  };
  const of = (wanted: string) =>
    [...corpus].filter(([, text]) => outcome(text) === wanted).map(([name]) => name);
  expect(of('opened')).toEqual([
    'a name that reads backwards',
    'a script as a name',
    'a formula as a name',
    'an address as a name',
    'Windows line ends and a byte order mark',
  ]);
  expect(of('mended').length).toBeGreaterThan(10);
});
