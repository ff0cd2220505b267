import type PDFDocument from 'pdfkit';

export type Doc = InstanceType<typeof PDFDocument>;
export type Element = ReturnType<Doc['struct']>;

/** A string that pdfkit writes as PDF text; a plain one becomes a name. */
export const pdfText = (text: string): unknown => new Object(text);

/** The part of pdfkit's font object that its types leave out. */
export interface OpenedFont {
  font: {
    unitsPerEm: number;
    characterSet: number[];
    hasGlyphForCodePoint: (codePoint: number) => boolean;
    glyphForCodePoint: (codePoint: number) => { advanceWidth: number };
  };
  /** Code points by glyph of the embedded subset. */
  unicode: number[][];
}

interface Reference {
  data: Record<string, unknown>;
  compress: boolean;
  write: (bytes: Uint8Array) => void;
  end: () => void;
}

/** What this writer needs of pdfkit beyond its public types, named in one place. */
export interface Internals {
  _font: OpenedFont;
  /** Opened fonts by the name under which they are asked for. */
  _fontFamilies: Record<string, OpenedFont>;
  _root: { data: Record<string, unknown> };
  endMetadata: () => void;
  ref: (data: Record<string, unknown>) => Reference;
  outline: {
    addItem: (
      title: string,
      options: { fit: boolean; top: number; left: number; zoom: number; expanded?: boolean },
    ) => Internals['outline'];
  };
}

export const internals = (doc: Doc): Internals => doc as unknown as Internals;

/** Sets an attribute of a structure element for which pdfkit has no option. */
export function setAttributes(element: Element, attributes: Record<string, unknown>): void {
  const { data } = (element as unknown as { dictionary: { data: Record<string, unknown> } })
    .dictionary;
  data.A = attributes;
}
