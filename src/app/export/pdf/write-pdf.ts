import type { Block, Report } from '#report/blocks.ts';
import { attach, bytesOf, type PageSize } from './document.ts';
import { figureHeight, writeFigure } from './figure.ts';
import { gap, newFlow, newPage, type Flow } from './flow.ts';
import type { PdfFonts } from './fonts.ts';
import {
  bookmarksOf,
  writeFeet,
  writeHeading,
  writeList,
  writeText,
  type Bookmarks,
  noteHeight,
} from './prose.ts';
import { styles } from './styles.ts';
import { tableStart, writeTable } from './table.ts';

export interface PdfOptions {
  size?: PageSize;
  /** Told after each block. */
  onProgress?: (progress: { done: number; of: number }) => void;
}

interface Numbers {
  section: number;
  table: number;
  figure: number;
}

/**
 * A report as a tagged PDF (PDF/UA-1) with bookmarks, vector charts and embedded fonts. The same
 * report and fonts give the same bytes in the same kind of engine; nothing is read from the clock.
 */
export async function writePdf(
  report: Report,
  fonts: PdfFonts,
  { size = 'A4', onProgress }: PdfOptions = {},
): Promise<Uint8Array> {
  const flow = newFlow(report, fonts, size);
  const bookmarks = bookmarksOf(flow);
  const numbers: Numbers = { section: 0, table: 0, figure: 0 };
  report.blocks.forEach((block, i) => {
    const keep = heightToKeep(flow, report.blocks[i + 1]);
    writeBlock(flow, block, keep, numbers, bookmarks);
    onProgress?.({ done: i + 1, of: report.blocks.length });
  });
  writeMissing(flow);
  flow.root.end();
  writeFeet(flow, report.foot);
  attach(flow.doc, report);
  return bytesOf(flow.doc);
}

/** Space below a heading, and above blocks, in points. */
const afterHeading = 3;
const space = { figure: 10, table: 8 } as const;

/** What must stand on the same page as a heading before this block. */
function heightToKeep(flow: Flow, next: Block | undefined): number {
  if (next?.kind === 'figure') return afterHeading + figureHeight(flow, next.figure) + space.figure;
  if (next?.kind === 'table') return afterHeading + tableStart(flow, next) + space.table;
  // A short note after a heading is not worth a page of its last lines.
  if (next?.kind === 'note') return afterHeading + Math.min(noteHeight(flow, next.text), 120);
  return 3 * styles.body.leading;
}

function writeBlock(
  flow: Flow,
  block: Block,
  keep: number,
  numbers: Numbers,
  bookmarks: Bookmarks,
): void {
  switch (block.kind) {
    case 'title':
      writeHeading(flow, 1, block.text, keep, bookmarks);
      if (block.subtitle) {
        flow.y += 2;
        writeText(flow, [block.subtitle], styles.subtitle, 'P');
      }
      return;
    case 'heading': {
      gap(flow, block.level === 2 ? 16 : 10);
      const number = block.level === 2 ? `${++numbers.section}. ` : '';
      writeHeading(flow, block.level, `${number}${block.text}`, keep, bookmarks);
      flow.y += afterHeading;
      return;
    }
    case 'paragraph':
      gap(flow, 3);
      writeText(flow, block.text, block.lead ? styles.lead : styles.body, 'P');
      flow.y += 3;
      return;
    case 'list':
      gap(flow, 3);
      writeList(flow, block.items);
      return;
    case 'table':
      gap(flow, space.table);
      writeTable(flow, block, ++numbers.table);
      flow.y += 4;
      return;
    case 'figure':
      gap(flow, space.figure);
      writeFigure(flow, block.figure, ++numbers.figure);
      flow.y += 4;
      return;
    case 'note':
      gap(flow, 3);
      writeText(flow, block.text, styles.note, 'P');
      return;
    case 'page-break':
      newPage(flow);
  }
}

/** States which characters were replaced, by code point, since the face cannot show them. */
function writeMissing(flow: Flow): void {
  const points = [...flow.missing].sort((a, b) => a - b);
  if (points.length === 0) return;
  const named = points
    .slice(0, 24)
    .map((c) => `U+${c.toString(16).toUpperCase().padStart(4, '0')}`);
  const rest = points.length > named.length ? ` and ${points.length - named.length} more` : '';
  gap(flow, 10);
  writeText(
    flow,
    [
      `The typeface of this document has no glyph for some characters; they are shown as □ and kept as text for search and screen readers: ${named.join(', ')}${rest}.`,
    ],
    styles.note,
    'P',
  );
}
