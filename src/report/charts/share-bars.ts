import type { KindShare } from '#engine/analysis.ts';
import type { Figure } from '../blocks.ts';
import { kindName, kindShort } from '../names.ts';
import { futures, futuresCell } from '../numbers.ts';
import { bars, type Bar } from './bars.ts';
import { isKnown } from './draw.ts';
import { emptyFigure } from './empty.ts';
import type { Theme } from './theme.ts';

export interface ShareBarsData {
  title: string;
  kinds: readonly KindShare[];
  source?: string;
}

const subtitle = 'Of 100 futures, in how many each way is cheapest; the thin line is the error';

/** One bar for each kind of option, longest first, with its error as a whisker; the scale ends at 100 futures. */
export function shareBars(data: ShareBarsData, theme: Theme, width: number): Figure {
  const { title, source } = data;
  const kinds = data.kinds.filter((k) => isKnown(k.share)).sort((a, b) => b.share - a.share);
  if (kinds.length === 0)
    return emptyFigure(
      { title, subtitle },
      'No way to run it was simulated, so there is no share.',
      theme,
      width,
    );
  return bars(
    {
      title,
      subtitle,
      bars: kinds.map(({ kind, share, error }, i): Bar => ({
        name: kindShort(kind),
        longName: kindName(kind),
        value: share,
        label: futuresCell(share, error),
        colour: theme.option[kind],
        strong: i === 0,
        ...(isKnown(error) && error >= 0.005
          ? { range: [Math.max(0, share - error), Math.min(1, share + error)] }
          : {}),
      })),
      show: (share) => futuresCell(share),
      heads: ['Way to run it', 'Of 100 futures'],
      end: 1,
      summary: summaryOf(kinds),
      ...(source ? { source } : {}),
    },
    theme,
    width,
  );
}

function summaryOf(kinds: KindShare[]): string {
  const said = kinds.slice(0, 3).map((k) => `${kindName(k.kind)} in ${futures(k.share, k.error)}`);
  return `Cheapest: ${said.join('; ')}.`;
}
