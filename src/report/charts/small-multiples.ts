import type { Figure } from '../blocks.ts';
import { notKnown } from '../numbers.ts';
import { canvas, centred, isKnown, line, text, type Canvas } from './draw.ts';
import { emptyFigure } from './empty.ts';
import type { Mark } from './mark.ts';
import { measuresSummary, measuresTable, type Measure, type Ranged } from './measures.ts';
import { fromZero } from './scale.ts';
import { marker, seriesColour } from './series.ts';
import { fitText, textWidth } from './text-width.ts';
import type { Theme } from './theme.ts';

export interface SmallMultiplesData {
  title: string;
  subtitle: string;
  /** What is compared, in order; the first is the baseline. */
  series: readonly string[];
  measures: readonly Measure[];
  source?: string;
}

const gap = 24;

/** One small panel for each measure, a row for each series, all rows of a panel on one scale from zero. */
export function smallMultiples(data: SmallMultiplesData, theme: Theme, width: number): Figure {
  const caption = { title: data.title, subtitle: data.subtitle };
  const measures = data.measures.filter((m) => m.values.some((v) => isKnown(v.value)));
  if (measures.length === 0)
    return emptyFigure(caption, 'None of them has a figure to compare.', theme, width);
  const room = canvas(width);
  const across = room.width >= 860 ? 3 : room.width >= 540 ? 2 : 1;
  const columns = Math.min(across, measures.length);
  const panel = (room.width - gap * (columns - 1)) / columns;
  const height = room.line + 8 + data.series.length * rowHeight(room);
  const below = 18;
  const rows = Math.ceil(measures.length / columns);
  return {
    ...caption,
    summary: measuresSummary(data.series, measures),
    width: room.width,
    height: rows * (height + below) - below + 2,
    marks: measures.flatMap((measure, i) =>
      panelMarks(
        measure,
        data.series,
        [(i % columns) * (panel + gap), Math.floor(i / columns) * (height + below)],
        panel,
        room,
        theme,
      ),
    ),
    ...(data.source ? { source: data.source } : {}),
    table: measuresTable(data),
  };
}

const rowHeight = (room: Canvas): number => room.line + 6;

function panelMarks(
  { name, values, show }: Measure,
  series: readonly string[],
  [left, top]: [number, number],
  width: number,
  room: Canvas,
  theme: Theme,
): Mark[] {
  const say = (v: Ranged | undefined): string => (isKnown(v?.value) ? show(v.value) : notKnown);
  const names = series.map((s) => fitText(s, width * 0.36, room.size, 600));
  const nameWidth = Math.max(...names.map((s) => textWidth(s, room.size, 600)));
  const valueWidth = Math.max(...series.map((_, n) => textWidth(say(values[n]), room.size)));
  const [from, to] = [left + nameWidth + 14, left + width - valueWidth - 12];
  const ends = values.flatMap((v) => (isKnown(v.value) ? [v.value, ...(v.range ?? [])] : []));
  const x = fromZero(ends, [from, Math.max(from + 20, to - 6)]);
  const first = top + room.line + 8;
  const foot = first + series.length * rowHeight(room) - 4;
  const base = values[0]?.value;
  return [
    text(left, top + room.size, fitText(name, width, room.size, 600), theme.ink, {
      size: room.size,
      weight: 600,
    }),
    line([x(0), first - 4], [x(0), foot], theme.edge),
    ...(isKnown(base) && base !== 0
      ? [line([x(base), first - 4], [x(base), foot], theme.edge, 1, [2, 3])]
      : []),
    ...series.flatMap((_, n): Mark[] => {
      const y = first + n * rowHeight(room) + rowHeight(room) / 2 - 3;
      const v = values[n];
      const colour = seriesColour(n, theme);
      return [
        text(left, centred(y, room.size), names[n] ?? '', colour, { size: room.size, weight: 600 }),
        ...(v && isKnown(v.value)
          ? [
              ...(v.range ? [line([x(v.range[0]), y], [x(v.range[1]), y], colour, 2)] : []),
              marker(n, x(v.value), y, theme),
            ]
          : []),
        text(
          left + width,
          centred(y, room.size),
          say(v),
          isKnown(v?.value) ? theme.ink : theme.ink3,
          {
            size: room.size,
            anchor: 'end',
          },
        ),
      ];
    }),
  ];
}
