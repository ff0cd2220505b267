import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readSessionFile } from '#storage/restore/session-file.ts';
import { isCancelled, WorkerDied } from '#worker/cancel.ts';
import { workerDocuments } from '#worker/documents.ts';
import type { DocumentApi } from '#worker/documents.ts';
import { workerImports } from '#worker/imports.ts';
import type { Report } from '#report/blocks.ts';
import { FakeWorker, startFake } from './fake-worker.ts';

const fixture = new URL('../storage/fixtures/session-v1.json', import.meta.url);
const text = readFileSync(fixture, 'utf8');
const report: Report = {
  title: 'A report',
  subject: '',
  language: 'en',
  foot: '',
  meta: { edition: '', seed: 1, app: '', engine: '', draws: 0 },
  blocks: [],
};

test('a session file is read the same through a worker', async () => {
  const imports = workerImports(startFake(() => ({ read: readSessionFile })));
  expect(await imports.read(text)).toEqual(readSessionFile(text));
  expect(await imports.read('%PDF-1.7')).toEqual(readSessionFile('%PDF-1.7'));
  imports.dispose();
});

test('an import whose worker dies rejects', async () => {
  const imports = workerImports(startFake(() => ({ read: () => new Promise(() => undefined) })));
  const reading = imports.read(text);
  await new Promise((resolve) => setTimeout(resolve, 5));
  FakeWorker.made.at(-1)?.crash('boom');
  await expect(reading).rejects.toThrow(WorkerDied);
});

const documentApi: DocumentApi = {
  pdf(asked, size, onProgress) {
    onProgress({ done: 1, of: 2 });
    return Promise.resolve(new TextEncoder().encode(`${asked.title} on ${size}`));
  },
  xlsx: ({ sessionName }) => Promise.resolve(new TextEncoder().encode(sessionName)),
};

test('a document comes back as bytes, on A4 unless asked otherwise', async () => {
  const documents = workerDocuments(startFake(() => documentApi));
  const seen: unknown[] = [];
  const bytes = await documents.pdf(report, { onProgress: (progress) => seen.push(progress) });
  expect(new TextDecoder().decode(bytes)).toBe('A report on A4');
  const letter = await documents.pdf(report, { size: 'Letter' });
  expect(new TextDecoder().decode(letter)).toBe('A report on Letter');
  expect(seen).toEqual([{ done: 1, of: 2 }]);
  documents.dispose();
});

test('cancelling a document ends its worker; the next one has a new one', async () => {
  let starts = 0;
  const documents = workerDocuments(
    startFake(() => (++starts === 1 ? { pdf: () => new Promise(() => undefined) } : documentApi)),
  );
  const controller = new AbortController();
  const making = documents.pdf(report, { signal: controller.signal });
  await new Promise((resolve) => setTimeout(resolve, 5));
  controller.abort();
  expect(await making.catch(isCancelled)).toBe(true);
  expect(FakeWorker.made.at(-1)?.terminated).toBe(true);
  expect(await documents.pdf(report)).toHaveLength('A report on A4'.length);
  documents.dispose();
});
