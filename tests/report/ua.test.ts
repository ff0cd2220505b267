import { describe, expect, test } from 'vitest';
import { writePdf } from '#app/export/pdf/write-pdf.ts';
import { memo } from '#report/memo.ts';
import { allTemplates, caseOf, fonts, memoInput } from './cases.ts';
import { open } from './read-pdf.ts';
import { uaProblems } from './ua-rules.ts';

describe.each(allTemplates.map((t) => [t.id, t] as const))('%s', (_, template) => {
  const reckoned = caseOf(template);
  test.each(['board', 'architecture'] as const)(
    'the %s edition keeps the rules of PDF/UA-1',
    async (edition) => {
      const size = edition === 'board' ? 'A4' : 'Letter';
      const pdf = await writePdf(memo(memoInput(reckoned, { edition })), fonts, { size });
      expect(uaProblems(pdf)).toEqual([]);
      const { numPages } = await open(pdf);
      if (edition === 'board') expect(numPages).toBeLessThanOrEqual(6);
      else expect(numPages).toBeGreaterThan(6);
    },
  );
});

test('the rules are broken by a file that is not tagged, has a bare figure or an empty glyph', async () => {
  const [first] = allTemplates;
  if (!first) throw new Error('no template');
  const pdf = await writePdf(memo(memoInput(caseOf(first))), fonts);
  const broken = (from: string | RegExp, to: string): string =>
    uaProblems(Buffer.from(Buffer.from(pdf).toString('latin1').replace(from, to), 'latin1')).join(
      '\n',
    );
  expect(broken('/Marked true', '/Marked null')).toContain('not marked as tagged');
  expect(broken(/\/Alt \(/, '/Alx (')).toContain('no alternative text');
  expect(broken('/Scope /Column', '/Scope /Nought')).toContain('no scope');
  expect(broken('/S /H2', '/S /H4')).toContain('not one level above');
  expect(broken('/DisplayDocTitle true', '/DisplayDocTitle null')).toContain('title');
  expect(broken('<pdfuaid:part>1', '<pdfuaid:part>9')).toContain('identifier');
  expect(broken(/\/FontFile2 (\d+) 0 R/, '/FontFilex $1 0 R')).toContain('not embedded');
});
