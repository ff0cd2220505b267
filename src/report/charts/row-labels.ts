import { centred, text, type Canvas } from './draw.ts';
import type { Mark } from './mark.ts';
import { fitText, textWidth, wrapText } from './text-width.ts';

/** Where the names of horizontal rows stand, and where their bars begin. */
export interface RowLayout {
  /** Left edge of the bars. */
  left: number;
  /** Height of one row, its name included. */
  height: number;
  /** Centre of the bar below the top of the row. */
  middle: number;
  marks: (name: string, rowTop: number, fill: string, weight?: 400 | 600) => Mark[];
}

/**
 * Names beside the bars, right-aligned and at most two lines; above them where the names would take
 * more than their part of the width.
 */
export function rowLayout(
  names: readonly string[],
  room: Canvas,
  { barHeight, most = 0.36 }: { barHeight: number; most?: number },
): RowLayout {
  const widest = Math.max(0, ...names.map((n) => textWidth(n, room.size, 600)));
  const column = Math.min(widest, room.width * most);
  const lines = Math.max(1, ...names.map((n) => wrapText(n, column, room.size, 600, 2).length));
  if (room.narrow && widest > column) return above(room, barHeight);
  const height = Math.max(barHeight + 10, lines * room.line + 6);
  const left = column + 10;
  return {
    left,
    height,
    middle: height / 2,
    marks: (name, top, fill, weight = 400) => {
      const wrapped = wrapText(name, column, room.size, 600, 2);
      const first = top + height / 2 - ((wrapped.length - 1) * room.line) / 2;
      return wrapped.map((line, i) =>
        text(left - 10, centred(first + i * room.line, room.size), line, fill, {
          size: room.size,
          weight,
          anchor: 'end',
        }),
      );
    },
  };
}

function above(room: Canvas, barHeight: number): RowLayout {
  const height = room.line + barHeight + 12;
  return {
    left: 1,
    height,
    middle: room.line + 3 + barHeight / 2,
    marks: (name, top, fill, weight = 400) => [
      text(1, top + room.line * 0.8, fitText(name, room.width - 2, room.size, 600), fill, {
        size: room.size,
        weight,
      }),
    ],
  };
}
