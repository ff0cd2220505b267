import type { Figure } from '../blocks.ts';
import { canvas, line, text } from './draw.ts';
import { wrapText } from './text-width.ts';
import type { Theme } from './theme.ts';

/** The figure that stands where there is nothing to draw, saying why. */
export function emptyFigure(
  { title, subtitle }: { title: string; subtitle: string },
  reason: string,
  theme: Theme,
  width: number,
): Figure {
  const { size, line: step, width: room } = canvas(width);
  const lines = wrapText(reason, room - 16, size);
  const height = lines.length * step + 24;
  return {
    title,
    subtitle,
    summary: reason,
    width: room,
    height,
    marks: [
      line([0.5, 0], [0.5, height], theme.edge),
      ...lines.map((t, i) => text(16, 12 + (i + 0.75) * step, t, theme.ink2, { size })),
    ],
    table: { columns: [{ title: 'Note', align: 'left', width: 1 }], rows: [[{ text: reason }]] },
  };
}
