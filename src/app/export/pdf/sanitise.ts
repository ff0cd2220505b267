import type { Face } from './face.ts';

/** What stands for a character without a glyph. */
export const substitute = '□';

/** Text as it can be drawn, and as it was meant where the two differ. */
export interface Shown {
  text: string;
  /** The original, kept as the text a reader or a search finds. */
  actual?: string;
}

/** Marks that have no shape of their own: joiners, bidi controls, variation selectors, soft hyphens. */
const isInvisible = (c: number): boolean =>
  c === 0xad ||
  c === 0xfeff ||
  (c >= 0x200b && c <= 0x200f) ||
  (c >= 0x202a && c <= 0x202e) ||
  (c >= 0x2060 && c <= 0x206f) ||
  (c >= 0xfe00 && c <= 0xfe0f);

/**
 * Text with every character that the face lacks replaced visibly, and added to `missing`. Controls
 * and line breaks become spaces; lone surrogates are removed, since no file can hold them.
 */
export function sanitise(raw: string, face: Face, missing: Set<number>): Shown {
  const clean = raw
    .normalize('NFC')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
    .replace(controls, ' ');
  let text = '';
  let replaced = false;
  for (const character of clean) {
    const c = character.codePointAt(0) ?? 0;
    if (isInvisible(c)) continue;
    if (face.has(c)) text += character;
    else {
      text += substitute;
      missing.add(c);
      replaced = true;
    }
  }
  return replaced ? { text, actual: clean } : { text };
}

const controls = new RegExp('[\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]+', 'g');
