import { advanceWidths } from './advance-widths.ts';
import type { TextStyle } from './mark.ts';

const tables = { 400: byCodePoint(400), 600: byCodePoint(600) };

function byCodePoint(weight: 400 | 600): Map<number, number> {
  return new Map(
    advanceWidths[weight].flatMap(({ from, widths }) =>
      widths.map((width, i): [number, number] => [from + i, width]),
    ),
  );
}

/** Advance of a character in thousandths of an em; outside the table, an estimate on the wide side. */
function advance(codePoint: number, weight: TextStyle['weight']): number {
  const width = tables[weight === 400 ? 400 : 600].get(codePoint) ?? 0;
  if (width > 0) return weight === 700 ? width * 1.03 : width;
  const isCombining =
    (codePoint >= 0x300 && codePoint <= 0x36f) || (codePoint >= 0x2066 && codePoint <= 0x2069);
  if (isCombining) return 0;
  return codePoint >= 0x1100 ? 1000 : 620;
}

/** Width in pixels of one line of the text face; kerning is left out, which is under 1 % of a label. */
export function textWidth(text: string, size: number, weight: TextStyle['weight'] = 400): number {
  let sum = 0;
  for (const character of text) sum += advance(character.codePointAt(0) ?? 0, weight);
  return (sum * size) / 1000;
}

/** The text cut with an ellipsis so that it is at most so wide; what fits is returned as it is. */
export function fitText(
  text: string,
  width: number,
  size: number,
  weight: TextStyle['weight'] = 400,
): string {
  if (textWidth(text, size, weight) <= width) return text;
  const glyphs = Array.from(text);
  while (glyphs.length > 0 && textWidth(`${glyphs.join('').trimEnd()}…`, size, weight) > width)
    glyphs.pop();
  return `${glyphs.join('').trimEnd()}…`;
}

/** Lines of at most this width, broken at spaces, a longer word inside it; at most `most` lines, the last one cut. */
export function wrapText(
  text: string,
  width: number,
  size: number,
  weight: TextStyle['weight'] = 400,
  most = Infinity,
): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (textWidth(joined, size, weight) <= width) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (textWidth(line, size, weight) > width && Array.from(line).length > 1) {
      const head = headOfWord(line, width, size, weight);
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  lines.push(line);
  if (lines.length <= most) return lines;
  const rest = lines.slice(most - 1).join(' ');
  return [...lines.slice(0, most - 1), fitText(rest, width, size, weight)];
}

function headOfWord(
  word: string,
  width: number,
  size: number,
  weight: TextStyle['weight'],
): string {
  let head = '';
  for (const glyph of word) {
    if (head !== '' && textWidth(head + glyph, size, weight) > width) break;
    head += glyph;
  }
  return head;
}
