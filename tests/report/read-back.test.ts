import { beforeAll, expect, test } from 'vitest';
import { writePdf } from '#app/export/pdf/write-pdf.ts';
import { redacted } from '#profile/redact.ts';
import type { Session } from '#profile/session.ts';
import { memo } from '#report/memo.ts';
import {
  fileBytesAtMost,
  readSessionFile,
  writeSessionFile,
} from '#storage/restore/session-file.ts';
import { allTemplates, caseOf, fonts, memoInput, type Case } from './cases.ts';
import { open, textOf } from './read-pdf.ts';
import { uaProblems } from './ua-rules.ts';

const attachment = (session: Session) => ({
  name: 'session.weighbridge.json',
  description: 'The session',
  text: writeSessionFile(session),
});

let known: Case;
beforeAll(() => {
  const [first] = allTemplates;
  if (!first) throw new Error('no template');
  known = caseOf(first);
  const secret = 'endstream\nendobj </script> 日本語 “secret”';
  const [scenario] = known.session.scenarios;
  if (!scenario) throw new Error('no scenario');
  scenario.note = secret;
  scenario.organisation = {
    ...scenario.organisation,
    apiDiscount: { value: 0.31, by: 'you', note: secret },
  };
  scenario.overrides = [
    { table: 'offers', key: 'openai/gpt-6-sol', field: 'inputUsdPerMtok', value: 1.23 },
  ];
});

const pdfOf = (over: Parameters<typeof memoInput>[1] = {}): Promise<Uint8Array> =>
  writePdf(memo(memoInput(known, over)), fonts);
/** As a browser hands a chosen file over: bytes read as text. */
const asText = (pdf: Uint8Array): string => new TextDecoder().decode(pdf);

test('a PDF carries no session unless asked', async () => {
  const pdf = await pdfOf();
  expect(await (await open(pdf)).getAttachments()).toBeNull();
  expect(readSessionFile(asText(pdf))).toMatchObject({ refused: /This file is a PDF/ });
  expect((await textOf(pdf)).join(' ')).not.toContain('carries the session');
});

test('a PDF that carries its session says so on page 1, keeps the rules, and gives it back', async () => {
  const pdf = await pdfOf({ attachment: attachment(known.session) });
  expect((await textOf(pdf))[0]).toContain('This file carries the session itself');
  expect(uaProblems(pdf)).toEqual([]);
  const attachments: unknown = await (await open(pdf)).getAttachments();
  expect(Object.keys(attachments as object)).toEqual(['session.weighbridge.json']);
  const read = readSessionFile(asText(pdf));
  expect(read).toMatchObject({ session: known.session, repairs: [] });
});

test('what a PDF carries goes through the same checks as any file', async () => {
  const carry = (text: string) => pdfOf({ attachment: { ...attachment(known.session), text } });
  expect(readSessionFile(asText(await carry('{"format":"another"}')))).toMatchObject({
    refused: /not a session/,
  });
  const large = `{"format":"${'x'.repeat(fileBytesAtMost)}"}`;
  expect(readSessionFile(asText(await carry(large)))).toMatchObject({ refused: /5 MB/ });
});

test('a redacted session and report hold no notes, rates or replaced figures', async () => {
  const text = writeSessionFile(redacted(known.session));
  for (const secret of ['secret', '0.31', '1.23', 'apiDiscount', '"note": "A', '"source"'])
    expect(text).not.toContain(secret);
  expect(readSessionFile(text)).toMatchObject({ repairs: [] });
  const pdf = await pdfOf({
    edition: 'architecture',
    redacted: true,
    attachment: attachment(redacted(known.session)),
  });
  const pages = await textOf(pdf);
  expect(pages[0]?.replace(/\s+/g, ' ')).toContain(
    'Notes, replaced prices and negotiated terms are withheld',
  );
  const all = pages.join(' ').replace(/\s+/g, ' ');
  expect(all).not.toContain('secret');
  expect(all).not.toMatch(/discount.{0,60}\b31 %/i);
});
