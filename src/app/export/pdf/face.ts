import PDFDocument from 'pdfkit';

/** What a type face can show and how wide; read from the font file itself. */
export interface Face {
  /** Whether the face has a glyph for a code point. */
  has: (codePoint: number) => boolean;
  /** Advance width in thousandths of an em. */
  advance: (codePoint: number) => number;
  codePoints: number[];
}

/** The part of pdfkit's font object that its types leave out. */
interface OpenedFont {
  _font: {
    font: {
      unitsPerEm: number;
      characterSet: number[];
      hasGlyphForCodePoint: (codePoint: number) => boolean;
      glyphForCodePoint: (codePoint: number) => { advanceWidth: number };
    };
  };
}

/** Opens a TrueType file; throws what the font reader throws on bytes that are no font. */
export function openFace(bytes: Uint8Array): Face {
  const document = new PDFDocument({ autoFirstPage: false, font: bytes as unknown as string });
  const { font } = (document as unknown as OpenedFont)._font;
  return {
    has: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    advance: (codePoint) =>
      (font.glyphForCodePoint(codePoint).advanceWidth * 1000) / font.unitsPerEm,
    codePoints: font.characterSet,
  };
}
