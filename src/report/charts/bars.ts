import type { Figure } from '../blocks.ts';
import { notKnown } from '../numbers.ts';
import { bar, canvas, centred, isKnown, line, text } from './draw.ts';
import { emptyFigure } from './empty.ts';
import type { Mark } from './mark.ts';
import { rowLayout } from './row-labels.ts';
import { fromZero } from './scale.ts';
import { textWidth } from './text-width.ts';
import type { Theme } from './theme.ts';

/** One bar; `range` is drawn as a thin line and `label` replaces the value's own words. */
export interface Bar {
  name: string;
  /** Its name in the table and the summary, where that is longer. */
  longName?: string;
  value: number | null;
  range?: [number, number];
  colour?: string;
  label?: string;
  strong?: boolean;
}

export interface BarsData {
  title: string;
  subtitle: string;
  /** In the order drawn. */
  bars: readonly Bar[];
  show: (value: number) => string;
  /** Heads of the table: what is named, what is measured. */
  heads: [string, string];
  /** End of the scale where it is given by the measure, such as 1 for a share. */
  end?: number;
  /** The finding; without one the three largest are named. */
  summary?: string;
  source?: string;
}

const barHeight = 14;

/** Horizontal bars from zero with their values beside them; a value that is not known says so. */
export function bars(data: BarsData, theme: Theme, width: number): Figure {
  const caption = { title: data.title, subtitle: data.subtitle };
  const known = data.bars.filter((b) => isKnown(b.value));
  if (known.length === 0) return emptyFigure(caption, 'There is nothing to show.', theme, width);
  const room = canvas(width);
  const words = (b: Bar): string => wordsOf(b, data.show);
  const rows = rowLayout(
    data.bars.map((b) => b.name),
    room,
    { barHeight },
  );
  const side = Math.max(...data.bars.map((b) => textWidth(words(b), room.size, 600))) + 12;
  const values = data.bars.flatMap((b) => (isKnown(b.value) ? [b.value, ...(b.range ?? [])] : []));
  const needsLeft = values.some((v) => v < 0);
  const x = fromZero(
    [...values, data.end],
    [rows.left + (needsLeft ? side : 0), room.width - side],
  );
  const height = data.bars.length * rows.height + 2;
  return {
    ...caption,
    summary: data.summary ?? summaryOf(data),
    width: room.width,
    height,
    marks: data.bars.flatMap((b, i): Mark[] => {
      const top = i * rows.height;
      const y = top + rows.middle;
      return [
        ...rows.marks(b.name, top, theme.ink),
        ...barMarks(b, words(b), x, y, room.size, theme),
      ];
    }),
    ...(data.source ? { source: data.source } : {}),
    table: {
      columns: [
        { title: data.heads[0], align: 'left', width: 0.7 },
        { title: data.heads[1], align: 'right', width: 0.3 },
      ],
      rows: data.bars.map((b) => [{ text: b.longName ?? b.name }, { text: words(b) }]),
    },
  };
}

function wordsOf({ value, label }: Bar, show: BarsData['show']): string {
  return isKnown(value) ? (label ?? show(value)) : notKnown;
}

function barMarks(
  { value, range, colour, strong }: Bar,
  words: string,
  x: (value: number) => number,
  y: number,
  size: number,
  theme: Theme,
): Mark[] {
  const weight = strong ? 600 : 400;
  if (!isKnown(value))
    return [text(x(0) + 8, centred(y, size), words, theme.ink3, { size, weight })];
  const [low, high] = range ?? [value, value];
  const isLeft = value < 0;
  const end = isLeft ? Math.min(x(value), x(low)) : Math.max(x(value), x(high));
  return [
    bar(x(0), x(value), y - barHeight / 2, barHeight, colour ?? theme.accent),
    // A rim of the ground keeps the line visible on a dark bar.
    ...(high > low
      ? [
          line([x(low), y], [x(high), y], theme.surface, 4.5),
          line([x(low), y], [x(high), y], theme.ink, 1.5),
        ]
      : []),
    text(end + (isLeft ? -8 : 8), centred(y, size), words, theme.ink, {
      size,
      weight,
      anchor: isLeft ? 'end' : 'start',
    }),
  ];
}

function summaryOf({ bars: all, show }: BarsData): string {
  const largest = all
    .flatMap((b) => (isKnown(b.value) ? [{ ...b, value: b.value }] : []))
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const said = largest.slice(0, 3).map((b) => `${b.longName ?? b.name} ${wordsOf(b, show)}`);
  return `${said.join('; ')}.`;
}
