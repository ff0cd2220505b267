import type { KindShare } from '#engine/analysis.ts';
import { scaleLinear } from 'd3-scale';
import type { Figure } from '../blocks.ts';
import { kindName, kindShort } from '../names.ts';
import { futures, futuresCell } from '../numbers.ts';
import { bar, canvas, centred, isKnown, line, text } from './draw.ts';
import { emptyFigure } from './empty.ts';
import type { Mark } from './mark.ts';
import { rowLayout } from './row-labels.ts';
import { textWidth } from './text-width.ts';
import type { Theme } from './theme.ts';

export interface ShareBarsData {
  title: string;
  kinds: readonly KindShare[];
  source?: string;
}

const subtitle = 'Of 100 futures, in how many each way is cheapest; the thin line is the error';

/** One bar for each kind of option, longest first, with its error as a whisker; the scale ends at 100 futures. */
export function shareBars(data: ShareBarsData, theme: Theme, width: number): Figure {
  const kinds = data.kinds.filter((k) => isKnown(k.share)).sort((a, b) => b.share - a.share);
  const caption = { title: data.title, subtitle };
  if (kinds.length === 0)
    return emptyFigure(
      caption,
      'No way to run it was simulated, so there is no share.',
      theme,
      width,
    );
  const room = canvas(width);
  const barHeight = 14;
  const rows = rowLayout(
    kinds.map((k) => kindShort(k.kind)),
    room,
    { barHeight },
  );
  const valueWidth = Math.max(
    ...kinds.map((k) => textWidth(futuresCell(k.share, k.error), room.size, 600)),
  );
  const x = scaleLinear([0, 1], [rows.left, room.width - valueWidth - 12]);
  const height = kinds.length * rows.height + 2;
  return {
    ...caption,
    summary: summaryOf(kinds),
    width: room.width,
    height,
    marks: kinds.flatMap((row, i): Mark[] => {
      const top = i * rows.height;
      const y = top + rows.middle;
      const { share } = row;
      const error = isKnown(row.error) ? row.error : 0;
      const end = Math.min(1, share + error);
      return [
        ...rows.marks(kindShort(row.kind), top, theme.ink),
        bar(x(0), x(share), y - barHeight / 2, barHeight, theme.option[row.kind]),
        ...(error >= 0.005
          ? [line([x(Math.max(0, share - error)), y], [x(end), y], theme.ink, 1.5)]
          : []),
        text(x(end) + 8, centred(y, room.size), futuresCell(share, row.error), theme.ink, {
          size: room.size,
          weight: i === 0 ? 600 : 400,
        }),
      ];
    }),
    ...(data.source ? { source: data.source } : {}),
    table: {
      columns: [
        { title: 'Way to run it', align: 'left', width: 0.7 },
        { title: 'Of 100 futures', align: 'right', width: 0.3 },
      ],
      rows: kinds.map((k) => [{ text: kindName(k.kind) }, { text: futuresCell(k.share, k.error) }]),
    },
  };
}

function summaryOf(kinds: KindShare[]): string {
  const said = kinds.slice(0, 3).map((k) => `${kindName(k.kind)} in ${futures(k.share, k.error)}`);
  return `Cheapest: ${said.join('; ')}.`;
}
