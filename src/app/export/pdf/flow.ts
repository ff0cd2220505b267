import type { Report } from '#report/blocks.ts';
import { light } from '#report/charts/theme.ts';
import { margins, newDocument, type PageSize } from './document.ts';
import { faceOf, type Face } from './face.ts';
import type { PdfFonts } from './fonts.ts';
import { internals, type Doc, type Element } from './pdfkit.ts';

/** Where the writer stands: the document, the root of its structure, and the next free height on the page. */
export interface Flow {
  doc: Doc;
  root: Element;
  face: Face;
  /** Code points that had to be replaced. */
  missing: Set<number>;
  left: number;
  width: number;
  top: number;
  bottom: number;
  y: number;
}

/** An empty document with its first page. */
export function newFlow(report: Report, fonts: PdfFonts, size: PageSize): Flow {
  const doc = newDocument(report, fonts, size);
  doc.font('regular');
  const face = faceOf(internals(doc)._font);
  const root = doc.struct('Document');
  doc.addStructure(root);
  doc.addPage();
  return {
    doc,
    root,
    face,
    missing: new Set(),
    left: margins.left,
    width: doc.page.width - margins.left - margins.right,
    top: margins.top,
    bottom: doc.page.height - margins.bottom,
    y: margins.top,
  };
}

export function newPage(flow: Flow): void {
  flow.doc.addPage();
  flow.y = flow.top;
}

/** Begins a new page unless so much height is left; true where it did. */
export function ensure(flow: Flow, height: number): boolean {
  if (flow.y + height <= flow.bottom || flow.y === flow.top) return false;
  newPage(flow);
  return true;
}

/** Space between blocks, which is dropped at the top of a page. */
export function gap(flow: Flow, height: number): void {
  if (flow.y > flow.top) flow.y += height;
}

/** A horizontal rule that is decoration, not content. */
export function rule(flow: Flow, y: number, width: number, colour: string = light.line): void {
  const { doc } = flow;
  doc.markContent('Artifact', { type: 'Layout' });
  doc
    .moveTo(flow.left, y)
    .lineTo(flow.left + flow.width, y)
    .lineWidth(width)
    .strokeColor(colour)
    .stroke();
  doc.endMarkedContent();
}
