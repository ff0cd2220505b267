import PDFDocument from 'pdfkit';
import { internals, type OpenedFont } from './pdfkit.ts';

/** What a type face can show and how wide; read from the font file itself. */
export interface Face {
  /** Whether the face has a glyph for a code point. */
  has: (codePoint: number) => boolean;
  /** Advance width in thousandths of an em. */
  advance: (codePoint: number) => number;
  codePoints: number[];
}

/** The face behind a font that pdfkit has opened. */
export function faceOf({ font }: OpenedFont): Face {
  return {
    has: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    advance: (codePoint) =>
      (font.glyphForCodePoint(codePoint).advanceWidth * 1000) / font.unitsPerEm,
    codePoints: font.characterSet,
  };
}

/** Opens a TrueType file; throws what the font reader throws on bytes that are no font. */
export function openFace(bytes: Uint8Array): Face {
  const font = bytes as unknown as string;
  return faceOf(internals(new PDFDocument({ autoFirstPage: false, font }))._font);
}
