import { line } from './draw.ts';
import type { Mark } from './mark.ts';
import { textWidth } from './text-width.ts';

/** Left, top, right and bottom of everything a mark draws; text is measured. */
export function extent(mark: Mark): [number, number, number, number] {
  switch (mark.kind) {
    case 'path': {
      const numbers = (mark.d.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
      const xs = numbers.filter((_, i) => i % 2 === 0);
      const ys = numbers.filter((_, i) => i % 2 === 1);
      return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
    }
    case 'rect':
      return [mark.x, mark.y, mark.x + mark.width, mark.y + mark.height];
    case 'line':
      return [
        Math.min(mark.x1, mark.x2),
        Math.min(mark.y1, mark.y2),
        Math.max(mark.x1, mark.x2),
        Math.max(mark.y1, mark.y2),
      ];
    case 'circle':
      return [mark.cx - mark.r, mark.cy - mark.r, mark.cx + mark.r, mark.cy + mark.r];
    case 'text': {
      const { size, weight, anchor } = mark.style;
      const width = textWidth(mark.text, size, weight);
      const left = mark.x - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0);
      return [left, mark.y - size * 0.76, left + width, mark.y + size * 0.24];
    }
  }
}

/** Between a line and the words it gives way to. */
const clearance = 2;

/** A vertical line that leaves out the heights at which it would strike through a text. */
export function verticalAround(
  x: number,
  [top, bottom]: readonly [number, number],
  marks: readonly Mark[],
  stroke: string,
  width = 1,
  dash?: number[],
): Mark[] {
  const gaps = marks
    .filter((m) => m.kind === 'text')
    .map(extent)
    .filter(([left, , right]) => left - clearance < x && x < right + clearance)
    .map(([, from, , to]): [number, number] => [from - 1, to + 1])
    .sort((a, b) => a[0] - b[0]);
  const pieces: Mark[] = [];
  let y = top;
  for (const [from, to] of [...gaps, [bottom, bottom] as [number, number]]) {
    const end = Math.min(from, bottom);
    if (end - y > 1) pieces.push(line([x, y], [x, end], stroke, width, dash));
    y = Math.max(y, to);
  }
  return pieces;
}
