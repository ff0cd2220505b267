import type { Cell, Column, Figure } from '../blocks.ts';
import { notKnown } from '../numbers.ts';
import { canvas, centred, isKnown, line, text, type Canvas } from './draw.ts';
import { emptyFigure } from './empty.ts';
import type { Mark } from './mark.ts';
import { rowLayout } from './row-labels.ts';
import { fromZero } from './scale.ts';
import { fitText, textWidth } from './text-width.ts';
import type { Theme } from './theme.ts';

export interface DumbbellData {
  title: string;
  /** The scenarios compared, in order; the first is the baseline. Two to four. */
  scenarios: readonly string[];
  /** Each on its own scale from zero; `show` says a value in its unit. */
  measures: readonly {
    name: string;
    values: readonly (number | null)[];
    show: (x: number) => string;
  }[];
  source?: string;
}

const subtitle = 'Averages, each row on its own scale from zero';

/** Shape and colour of the nth scenario; shapes differ so that colour is not the only sign. */
function marker(n: number, cx: number, cy: number, theme: Theme): Mark {
  const fill = seriesColour(n, theme);
  const r = 5.5;
  if (n === 0) return { kind: 'circle', cx, cy, r, fill };
  if (n === 1)
    return {
      kind: 'rect',
      x: cx - r + 0.5,
      y: cy - r + 0.5,
      width: 2 * r - 1,
      height: 2 * r - 1,
      fill,
    };
  const corners =
    n === 2
      ? [`${cx - r} ${cy + r}`, `${cx} ${cy - r}`, `${cx + r} ${cy + r}`]
      : [
          `${cx - r - 1} ${cy}`,
          `${cx} ${cy - r - 1}`,
          `${cx + r + 1} ${cy}`,
          `${cx} ${cy + r + 1}`,
        ];
  return { kind: 'path', d: `M${corners.join('L')}Z`, fill };
}

/** Colour of the nth scenario of a comparison. */
export function seriesColour(n: number, theme: Theme): string {
  const kinds = ['hosted-open', 'closed-top', 'self-rented', 'closed-tenancy'] as const;
  return theme.option[kinds[n % kinds.length] ?? 'hosted-open'];
}

/** Two to four scenarios on several measures: a marker for each, the least and the greatest labelled. */
export function dumbbell(data: DumbbellData, theme: Theme, width: number): Figure {
  const caption = { title: data.title, subtitle };
  const measures = data.measures.filter((m) => m.values.some(isKnown));
  if (measures.length === 0)
    return emptyFigure(caption, 'None of the scenarios has a figure to compare.', theme, width);
  const room = canvas(width);
  const rows = rowLayout(
    measures.map((m) => m.name),
    room,
    { barHeight: data.scenarios.length > 2 ? 30 : 16 },
  );
  const side =
    Math.max(
      ...measures.flatMap((m) =>
        m.values.filter(isKnown).map((v) => textWidth(m.show(v), room.size)),
      ),
    ) + 14;
  const key = keyMarks(data.scenarios, rows.left, room, theme);
  const range: [number, number] = [
    rows.left + side,
    Math.max(rows.left + side + 40, room.width - side),
  ];
  return {
    ...caption,
    summary: summaryOf(data),
    width: room.width,
    height: key.height + measures.length * rows.height + 2,
    marks: [
      ...key.marks,
      ...measures.flatMap((measure, i) => {
        const top = key.height + i * rows.height;
        const y = top + rows.middle;
        const x = fromZero(measure.values, range);
        return [
          ...rows.marks(measure.name, top, theme.ink),
          ...rowMarks(measure, x, y, room, theme),
        ];
      }),
    ],
    ...(data.source ? { source: data.source } : {}),
    table: tableOf(data),
  };
}

function rowMarks(
  { values, show }: DumbbellData['measures'][number],
  x: (value: number) => number,
  y: number,
  room: Canvas,
  theme: Theme,
): Mark[] {
  const points = values
    .flatMap((value, n) => (isKnown(value) ? [{ value, n, x: x(value) }] : []))
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
      {
        size: room.size,
        anchor: side < 0 ? 'end' : 'start',
      },
    );
  return [
    ...(guideEnd > x(0) ? [line([x(0), y], [guideEnd, y], theme.line)] : []),
    ...(final.x > first.x ? [line([first.x, y], [final.x, y], theme.edge, 2)] : []),
    ...points.map((point) => marker(point.n, point.x, y, theme)),
    ...(points.length > 1 ? [label(first, -1)] : []),
    label(final, 1),
    ...between(points.slice(1, -1), show, y, room, theme),
  ];
}

/** Labels of the middle markers stand above theirs; one that would touch its neighbour is left to the table. */
function between(
  points: readonly { value: number; n: number; x: number }[],
  show: (x: number) => string,
  y: number,
  room: Canvas,
  theme: Theme,
): Mark[] {
  let free = -Infinity;
  return points.flatMap((point) => {
    const label = show(point.value);
    const half = textWidth(label, room.size) / 2;
    if (point.x - half < free) return [];
    free = point.x + half + 6;
    return [
      text(point.x, y - 9, label, seriesColour(point.n, theme), {
        size: room.size,
        anchor: 'middle',
      }),
    ];
  });
}

function keyMarks(
  scenarios: readonly string[],
  left: number,
  room: Canvas,
  theme: Theme,
): { marks: Mark[]; height: number } {
  let x = room.narrow ? 7 : left;
  let y = room.line / 2;
  const begin = x;
  const marks = scenarios.flatMap((name, n): Mark[] => {
    const label = fitText(name, Math.min(220, room.width - begin - 14), room.size, 600);
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

function summaryOf({ scenarios, measures }: DumbbellData): string {
  return measures
    .map(({ name, values, show }) => {
      const said = scenarios.map((s, i) => {
        const value = values[i];
        return `${s} ${isKnown(value) ? show(value) : notKnown}`;
      });
      return `${name}: ${said.join(', ')}.`;
    })
    .join(' ');
}

function tableOf({ scenarios, measures }: DumbbellData): Figure['table'] {
  return {
    columns: [
      { title: 'Measure', align: 'left', width: 0.4 },
      ...scenarios.map((title): Column => ({
        title,
        align: 'right',
        width: 0.6 / scenarios.length,
      })),
    ],
    rows: measures.map(({ name, values, show }): Cell[] => [
      { text: name },
      ...scenarios.map((_, i): Cell => {
        const value = values[i];
        return { text: isKnown(value) ? show(value) : notKnown };
      }),
    ]),
  };
}
