import type { Figure } from '../blocks.ts';
import { canvas, centred, isKnown, line, text, type Canvas } from './draw.ts';
import { emptyFigure } from './empty.ts';
import type { Mark } from './mark.ts';
import { measuresSummary, measuresTable, type Measure } from './measures.ts';
import { rowLayout } from './row-labels.ts';
import { fromZero } from './scale.ts';
import { marker, seriesColour } from './series.ts';
import { fitText, textWidth } from './text-width.ts';
import type { Theme } from './theme.ts';

export interface DumbbellData {
  title: string;
  subtitle: string;
  /** The two that are compared, the baseline first. */
  series: readonly [string, string];
  /** Each on its own scale from zero. */
  measures: readonly Measure[];
  source?: string;
}

/** Between the centre of a row and the line of a range, which leaves the labels free. */
const rangeOffset = 9;

/** Two cases on several measures: a marker for each with its value, its range as a thin line beside it. */
export function dumbbell(data: DumbbellData, theme: Theme, width: number): Figure {
  const caption = { title: data.title, subtitle: data.subtitle };
  const measures = data.measures.filter((m) => m.values.some((v) => isKnown(v.value)));
  if (measures.length === 0)
    return emptyFigure(caption, 'Neither side has a figure to compare.', theme, width);
  const room = canvas(width);
  const hasRanges = measures.some((m) => m.values.some((v) => v.range));
  const rows = rowLayout(
    measures.map((m) => m.name),
    room,
    { barHeight: hasRanges ? 2 * rangeOffset + 4 : 16 },
  );
  const labels = measures.flatMap((m) =>
    m.values.flatMap((v) => (isKnown(v.value) ? [m.show(v.value)] : [])),
  );
  const side = Math.max(...labels.map((label) => textWidth(label, room.size))) + 14;
  const key = keyMarks(data.series, rows.left, room, theme);
  const range: [number, number] = [
    rows.left + side,
    Math.max(rows.left + side + 40, room.width - side),
  ];
  return {
    ...caption,
    summary: measuresSummary(data.series, measures),
    width: room.width,
    height: key.height + measures.length * rows.height + 2,
    marks: [
      ...key.marks,
      ...measures.flatMap((measure, i) => {
        const top = key.height + i * rows.height;
        return [
          ...rows.marks(measure.name, top, theme.ink),
          ...rowMarks(measure, range, top + rows.middle, room, theme),
        ];
      }),
    ],
    ...(data.source ? { source: data.source } : {}),
    table: measuresTable(data),
  };
}

function rowMarks(
  { values, show }: Measure,
  range: [number, number],
  y: number,
  room: Canvas,
  theme: Theme,
): Mark[] {
  const ends = values.flatMap((v) => (isKnown(v.value) ? [v.value, ...(v.range ?? [])] : []));
  const x = fromZero(ends, range);
  const points = values
    .flatMap(({ value }, n) => (isKnown(value) ? [{ value, n, x: x(value) }] : []))
    .sort((a, b) => a.value - b.value || a.n - b.n);
  const [first, final] = [points[0], points[points.length - 1]];
  if (!first || !final) return [];
  // The guide from zero stops where the first label begins, so that nothing is struck through.
  const labelled = points.length > 1 ? textWidth(show(first.value), room.size) + 14 : 0;
  const guideEnd = first.x - labelled;
  const label = (point: typeof first, side: -1 | 1): Mark =>
    text(
      point.x + side * 11,
      centred(y, room.size),
      show(point.value),
      seriesColour(point.n, theme),
      { size: room.size, anchor: side < 0 ? 'end' : 'start' },
    );
  return [
    ...(guideEnd > x(0) ? [line([x(0), y], [guideEnd, y], theme.line)] : []),
    ...(final.x > first.x ? [line([first.x, y], [final.x, y], theme.edge, 2)] : []),
    ...values.flatMap((v, n): Mark[] => {
      if (!v.range || !isKnown(v.value)) return [];
      const at = y + (n === 0 ? -rangeOffset : rangeOffset);
      return [line([x(v.range[0]), at], [x(v.range[1]), at], seriesColour(n, theme), 1.5)];
    }),
    ...points.map((point) => marker(point.n, point.x, y, theme)),
    ...(points.length > 1 ? [label(first, -1)] : []),
    label(final, 1),
  ];
}

function keyMarks(
  series: readonly string[],
  left: number,
  room: Canvas,
  theme: Theme,
): { marks: Mark[]; height: number } {
  let x = room.narrow ? 7 : left;
  let y = room.line / 2;
  const begin = x;
  const marks = series.flatMap((name, n): Mark[] => {
    const label = fitText(name, Math.min(260, room.width - begin - 14), room.size, 600);
    const needs = 12 + textWidth(label, room.size, 600);
    if (x > begin && x + needs > room.width) {
      x = begin;
      y += room.line + 2;
    }
    const at = x;
    x += needs + 22;
    return [
      marker(n, at, y, theme),
      text(at + 12, centred(y, room.size), label, seriesColour(n, theme), {
        size: room.size,
        weight: 600,
      }),
    ];
  });
  return { marks, height: y + room.line / 2 + 8 };
}
