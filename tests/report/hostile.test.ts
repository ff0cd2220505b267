import { beforeAll, describe, expect, test } from 'vitest';
import { writePdf } from '#app/export/pdf/write-pdf.ts';
import { memo } from '#report/memo.ts';
import { allTemplates, caseOf, fonts, memoInput, renamed } from './cases.ts';
import { open, pageContents, textOf } from './read-pdf.ts';
import { uaProblems } from './ua-rules.ts';

/** Names that a user may give: long, without a space, right to left, in a script without glyphs here, markup, a formula. */
const names = [
  '=cmd()|calc',
  '</script><b>bold</b>',
  '日本語のワークロード',
  '\u202eעברית من اليمين',
  'Long-without-a-single-space-'.repeat(8).slice(0, 200),
  'R&D "quoted" \\ (brackets)',
  ...Array.from({ length: 14 }, (_, i) => `Workload ${i + 7}`),
];

/** A page of A4 in points, less its right margin. */
const rightEdge = 595.28 - 60;

describe.each(['board', 'architecture'] as const)('twenty hostile names, %s edition', (edition) => {
  let pdf: Uint8Array;
  beforeAll(async () => {
    pdf = await writePdf(memo(memoInput(renamed(names), { edition })), fonts);
  });

  test('the file is whole, says every name and keeps to its margins', async () => {
    expect(uaProblems(pdf)).toEqual([]);
    const pages = await textOf(pdf);
    if (edition === 'board') expect(pages.length).toBeLessThanOrEqual(6);
    else expect(pages.length).toBeLessThan(190);
    expect(pages.filter((page) => page.trim() === '')).toEqual([]);
    const text = pages.join(' ');
    expect(text).not.toMatch(/NaN|undefined|Infinity|\[object/);
    expect(text).toMatch(/shown as □ and kept as text.*U\+65E5/s);
    expect(text).toContain('=cmd()|calc');
    if (edition === 'architecture') {
      expect(text).toContain('</script><b>bold</b>');
      expect(text).toContain('Workload 20');
      expect(text).toContain('R&D "quoted" \\ (brackets)');
    }
    // What is shown as boxes is read out as it was written, in UTF-16 as the format has it.
    const written = Buffer.from('日本語', 'utf16le').swap16().toString('latin1');
    expect(pageContents(pdf).some((page) => page.includes(written))).toBe(true);
  });

  test('no line runs over the edge of the page', async () => {
    const document = await open(pdf);
    const pages = Array.from({ length: Math.min(document.numPages, 40) }, async (_, i) => {
      const { items } = await (await document.getPage(i + 1)).getTextContent();
      return items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item] : []));
    });
    const items = (await Promise.all(pages)).flat();
    expect(items.length).toBeGreaterThan(100);
    const over = items.filter((item) => item.transform[4] + item.width > rightEdge + 1);
    expect(over.map(({ str }) => str)).toEqual([]);
  });
});

test.each(['board', 'architecture'] as const)('no workload and no result, %s', async (edition) => {
  const none = renamed([]);
  const [first] = allTemplates;
  const unread = { ...memoInput(caseOf(first!)), analysis: null, catalogue: null, claims: null };
  for (const input of [memoInput(none), unread]) {
    const pdf = await writePdf(memo({ ...input, edition }), fonts);
    expect(uaProblems(pdf)).toEqual([]);
    const text = (await textOf(pdf)).join(' ');
    expect(text).toContain('Recommendation');
    expect(text).not.toMatch(/NaN|undefined|Infinity|\[object/);
  }
});
