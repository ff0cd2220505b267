import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { writePdf } from '#app/export/pdf/write-pdf.ts';
import type { Block, Report } from '#report/blocks.ts';
import { memo } from '#report/memo.ts';
import { analysis, scenario } from './fixture.ts';
import { nodes, objectsOf, open, pageContents, tagsOf, textOf, type TagNode } from './read-pdf.ts';

const font = (face: string): Uint8Array =>
  readFileSync(`src/app/export/fonts/weighbridge-sans-${face}.ttf`);
const fonts = { regular: font('regular'), bold: font('semibold') };

const board = memo({
  sessionName: 'Northwind R&D <Insurance>',
  scenario: scenario(),
  analysis: analysis(),
  catalogue: null,
  date: '2026-11-24',
  app: '0.1.0',
});

const reportOf = (...blocks: Block[]): Report => ({ ...board, blocks });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text: [text] });

let bytes: Uint8Array;
beforeAll(async () => {
  bytes = await writePdf(board, fonts);
});

describe('the board memo on paper', () => {
  test('the same report gives the same bytes', async () => {
    const again = await writePdf(board, fonts);
    expect(Buffer.from(again).equals(Buffer.from(bytes))).toBe(true);
  });

  test('its text reads in order', async () => {
    const text = (await textOf(bytes)).join('\n').replace(/\s+/g, ' ');
    const order = [
      'Board memo: Northwind R&D <Insurance>',
      '1. Recommendation',
      'Move Claims extraction to hosted open weights',
      'Figure 1. The mix costs $4.3m; staying as you are costs $6.4m',
      'Table 1. What to run, over 36 months',
      'Figure 2. Cheaper tokens pay for all the rest',
      'What would change our mind',
      'Worth finding out',
      'Outlooks, regret and caution',
      'Reopen this decision when',
      'Ruled out, and why',
      'Assumptions and who said so',
      'Method and what stays unknown',
      'Epoch AI',
    ];
    const found = order.map((part) => text.indexOf(part));
    expect(found.filter((at) => at < 0)).toEqual([]);
    expect([...found].sort((a, b) => a - b)).toEqual(found);
  });

  test('it is short and has running feet', async () => {
    const pages = await textOf(bytes);
    expect(pages.length).toBeLessThanOrEqual(6);
    pages.forEach((page, i) => expect(page).toContain(`Page ${i + 1} of ${pages.length}`));
  });

  test('language, title, tags, bookmarks and metadata are set', async () => {
    const document = await open(bytes);
    const { info, metadata } = await document.getMetadata();
    expect(info).toMatchObject({
      Title: board.title,
      Language: 'en',
      Creator: 'Weighbridge 0.1.0',
      CreationDate: 'D:20261124000000Z',
      Custom: { CatalogueEdition: '2026-11-24', Seed: '20261124', AppVersion: '0.1.0' },
    });
    expect(metadata?.get('dc:title')).toBe(board.title);
    expect(metadata?.getRaw()).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(metadata?.getRaw()).toContain('R&amp;D &lt;Insurance&gt;');
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
    expect(await document.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true });
    const outline = await document.getOutline();
    expect(outline.map((o) => o.title)).toEqual([board.title]);
    expect(outline[0]?.items.map((o: { title: string }) => o.title).slice(0, 3)).toEqual([
      '1. Recommendation',
      '2. What it costs',
      '3. By workload',
    ]);
  });

  test('figures carry alternative text and a box, tables heads with their scope', async () => {
    const trees = await tagsOf(bytes);
    const figures = trees.flatMap((tree) => nodes(tree, 'Figure'));
    expect(figures.length).toBe(3);
    for (const figure of figures) {
      expect(figure.alt).toMatch(/\.$/);
      expect(figure.bbox?.length).toBe(4);
    }
    const heads = objectsOf(bytes).filter((o) => /\/S \/TH\b/.test(o));
    expect(heads.length).toBeGreaterThan(0);
    expect(heads.filter((o) => !/\/O \/Table\s+\/Scope \/(Column|Row)/.test(o))).toEqual([]);
    const tables = trees.flatMap((tree) => nodes(tree, 'Table'));
    for (const table of tables) {
      expect(nodes(table, 'TH').length).toBeGreaterThan(0);
      const widths = nodes(table, 'TR').map((row) => nodes(row, 'TH', 'TD').length);
      expect(new Set(widths).size).toBe(1);
    }
    for (const tree of trees) {
      const items = nodes(tree, 'LI');
      for (const item of items)
        expect(item.children.map((c) => ('role' in c ? c.role : ''))).toEqual(['Lbl', 'LBody']);
    }
  });

  test('all that is drawn is tagged or an artefact', () => {
    expect(untagged(bytes)).toEqual([]);
  });

  test('the fonts are embedded, every glyph exists, and no glyph set is claimed', () => {
    const objects = objectsOf(bytes);
    const descriptors = objects.filter((o) => o.includes('/Type /FontDescriptor'));
    expect(descriptors.length).toBe(2);
    for (const descriptor of descriptors) {
      expect(descriptor).toMatch(/\/FontFile2 \d+ 0 R/);
      expect(descriptor).not.toContain('CIDSet');
    }
    expect(emptyGlyphs(bytes)).toBe(0);
  });

  test('links are annotations with a description, and printed', async () => {
    const document = await open(bytes);
    const pages = await Promise.all(
      Array.from({ length: document.numPages }, async (_, i) =>
        (await document.getPage(i + 1)).getAnnotations(),
      ),
    );
    const links = pages.flat().filter((a) => a.subtype === 'Link');
    expect(links.map((a) => String(a.url))).toContain('https://epoch.ai/data');
    const dictionaries = objectsOf(bytes).filter((o) => o.includes('/Subtype /Link'));
    for (const link of dictionaries) expect(link).toMatch(/\/Contents \(|\/StructParent \d+/);
    expect((await textOf(bytes)).join(' ')).toContain('(epoch.ai/data)');
    const trees = await tagsOf(bytes);
    expect(trees.flatMap((tree) => nodes(tree, 'Link')).length).toBeGreaterThanOrEqual(13);
  });
});

/** Painting operators outside of marked content. */
function untagged(pdf: Uint8Array): string[] {
  return pageContents(pdf).flatMap((content) => {
    let depth = 0;
    return content.split('\n').filter((line) => {
      const operator = /(\S+)\s*$/.exec(line)?.[1] ?? '';
      if (operator === 'BDC' || operator === 'BMC') depth++;
      if (operator === 'EMC') depth--;
      return depth === 0 && /^(TJ|Tj|f|F|f\*|S|s|B|b|B\*|b\*|Do|sh)$/.test(operator);
    });
  });
}

/** How often glyph 0, which stands for a missing one, is shown. */
function emptyGlyphs(pdf: Uint8Array): number {
  return pageContents(pdf)
    .flatMap((content) => [...content.matchAll(/<([0-9a-f]+)>/g)].map((m) => m[1] ?? ''))
    .flatMap((hex) => hex.match(/.{4}/g) ?? [])
    .filter((glyph) => glyph === '0000').length;
}

const rowsOf = (tree: TagNode): number => nodes(tree, 'TR').length;

test('a table of 200 rows breaks across pages with its head on each, and once in the structure', async () => {
  const rows = Array.from({ length: 200 }, (_, i) => [
    { text: `Row ${i + 1}` },
    { text: String(i * 7) },
  ]);
  const columns = [
    { title: 'Name of the row', align: 'left', width: 0.6 },
    { title: 'Amount', align: 'right', width: 0.4 },
  ] as const;
  const pdf = await writePdf(
    reportOf({ kind: 'table', title: 'Many rows', columns: [...columns], rows, rowHeaders: true }),
    fonts,
  );
  const pages = await textOf(pdf);
  expect(pages.length).toBeGreaterThan(3);
  for (const page of pages) expect(page.match(/Name of the row/g)?.length).toBe(1);
  const text = pages.join('\n');
  for (const i of [1, 57, 200]) expect(text).toContain(`Row ${i}`);
  const structure = objectsOf(pdf);
  expect(structure.filter((o) => /\/S \/TR\b/.test(o)).length).toBe(201);
  expect(structure.filter((o) => /\/Scope \/Column/.test(o)).length).toBe(2);
  expect((await tagsOf(pdf)).reduce((n, tree) => n + rowsOf(tree), 0)).toBeGreaterThanOrEqual(201);
  expect(untagged(pdf)).toEqual([]);
});

test('a row taller than a page and a word wider than it lose nothing', async () => {
  const long = Array.from({ length: 900 }, (_, i) => `word${i}`).join(' ');
  const wide = 'x'.repeat(400);
  const pdf = await writePdf(
    reportOf(
      {
        kind: 'table',
        title: 'One tall row',
        columns: [
          { title: 'A', align: 'left', width: 0.3 },
          { title: 'B', align: 'right', width: 0.7 },
        ],
        rows: [[{ text: long, note: 'the note' }, { text: wide }]],
        rowHeaders: false,
      },
      paragraph(wide),
      paragraph(long),
    ),
    fonts,
  );
  const text = (await textOf(pdf)).join(' ').replace(/\s+/g, ' ');
  for (const i of [0, 450, 899]) expect(text.split(`word${i} `).length).toBeGreaterThanOrEqual(3);
  expect(text.replace(/ /g, '').match(/x/g)?.length).toBeGreaterThanOrEqual(800);
  expect(untagged(pdf)).toEqual([]);
  const document = await open(pdf);
  const page = await document.getPage(1);
  const { items } = await page.getTextContent();
  for (const item of items)
    if ('str' in item) expect(item.transform[4] + item.width).toBeLessThanOrEqual(595.28 - 59);
});

test('what the face cannot show is replaced, said, and kept as text', async () => {
  const pdf = await writePdf(
    reportOf(paragraph('Łódź Ελλάδα Київ €₹ ≤ 日本 \u202eעברית\ud800 </script>')),
    fonts,
  );
  const text = (await textOf(pdf)).join(' ');
  expect(text).toContain('Łódź Ελλάδα Київ €₹ ≤ □□');
  expect(text).toContain('</script>');
  expect(text).toMatch(/shown as □ .*U\+05E2.*U\+65E5/s);
  expect(emptyGlyphs(pdf)).toBe(0);
  const content = pageContents(pdf).join('\n');
  expect(content).toContain('/ActualText');
});

test('an address that is no address is text, not a link', async () => {
  const pdf = await writePdf(
    reportOf({ kind: 'paragraph', text: [{ text: 'press here', href: 'javascript:alert(1)' }] }),
    fonts,
  );
  const page = await (await open(pdf)).getPage(1);
  expect(await page.getAnnotations()).toEqual([]);
  expect((await textOf(pdf)).join(' ')).toContain('press here');
});

test('Letter paper, an empty report and progress', async () => {
  const told: number[] = [];
  const pdf = await writePdf(reportOf(paragraph('a'), paragraph('b')), fonts, {
    size: 'Letter',
    onProgress: ({ done, of }) => told.push(done / of),
  });
  expect((await (await open(pdf)).getPage(1)).view).toEqual([0, 0, 612, 792]);
  expect(told).toEqual([0.5, 1]);
  expect((await open(await writePdf(reportOf(), fonts))).numPages).toBe(1);
});

test('a heading never stands alone at the end of a page', async () => {
  const filler = Array.from({ length: 60 }, () => paragraph('A line of text.'));
  for (let n = 30; n < 40; n++) {
    const pdf = await writePdf(
      reportOf(
        ...filler.slice(0, n),
        { kind: 'heading', level: 2, text: 'The heading' },
        paragraph('After it.'),
      ),
      fonts,
    );
    const page = (await textOf(pdf)).find((text) => text.includes('The heading'));
    expect(page).toContain('After it.');
  }
});
