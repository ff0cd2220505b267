import regular from '../fonts/weighbridge-sans-regular.ttf?inline';
import bold from '../fonts/weighbridge-sans-semibold.ttf?inline';

/** The two faces of a document as TrueType files. */
export interface PdfFonts {
  regular: Uint8Array;
  bold: Uint8Array;
}

/**
 * The fonts out of the module itself. They travel inside the code of the document worker because a
 * worker started from a blob has no address from which to fetch them, and neither has an app opened
 * from disk; the policy then needs no exception either.
 */
export const embeddedFonts = (): PdfFonts => ({
  regular: bytesOf(regular),
  bold: bytesOf(bold),
});

function bytesOf(dataUrl: string): Uint8Array {
  const text = atob(dataUrl.slice(dataUrl.indexOf(',') + 1));
  return Uint8Array.from(text, (c) => c.charCodeAt(0));
}
