import { scaleLinear } from 'd3-scale';
import { area, line as linePath } from 'd3-shape';
import { valueScale, type ValueScale } from './axis.ts';
import { canvas, centred, isKnown, line, text, type Canvas } from './draw.ts';
import { spread } from './labels.ts';
import type { Mark } from './mark.ts';
import { fitText, textWidth } from './text-width.ts';
import type { Theme } from './theme.ts';

/** Values along the time axis; null where there is none. */
export type Path = readonly (number | null)[];

/** What is written at the right end of a fan, beside the value it is about. */
export interface EndLabel {
  value: number;
  text: string;
  fill: string;
  weight: 400 | 600;
  /** Colour of a dot at the value. */
  dot?: string;
}

export interface FanLine {
  values: Path;
  colour: string;
  width: number;
  dash?: number[];
}

export interface FanFrame {
  /** Where each value stands on the time axis, ascending. */
  at: readonly number[];
  /** Pairs of edges, the widest first. */
  bands: readonly { low: Path; high: Path; fill: string }[];
  lines: readonly FanLine[];
  /** What was measured, as dots. */
  observed?: readonly { at: number; value: number }[];
  labels: readonly EndLabel[];
  scale: 'zero' | 'log';
  /** A value as it stands at the axis. */
  tick: (value: number) => string;
  /** Places on the time axis to name, as many as there is room for. */
  times: (gapOf: (step: number) => number, room: Canvas) => { at: number; label: string }[];
}

/** Bands, lines, axes and end labels of a fan; the caption and the words are the caller's. */
export function fanFrame(
  frame: FanFrame,
  theme: Theme,
  width: number,
): { width: number; height: number; marks: Mark[] } {
  const room = canvas(width);
  const height = room.narrow ? 230 : 260;
  const most = room.width * 0.45;
  const labels = frame.labels.map((l) => ({
    ...l,
    text: fitText(l.text, most, room.size, l.weight),
  }));
  const labelWidth = Math.max(0, ...labels.map((l) => textWidth(l.text, room.size, l.weight)));
  const [top, bottom] = [room.line / 2 + 2, height - room.line - 10];
  const all = [
    ...frame.bands.flatMap((b) => [...b.low, ...b.high]),
    ...frame.lines.flatMap((l) => l.values),
    ...(frame.observed ?? []).map((o) => o.value),
  ];
  const y = valueScale(all, [bottom, top], frame.scale);
  const ticks = y.ticks(room.narrow ? 3 : 4);
  const left = Math.max(...ticks.map((t) => textWidth(frame.tick(t), room.size))) + 8;
  const right = room.width - labelWidth - 14;
  const places = [...frame.at, ...(frame.observed ?? []).map((o) => o.at)];
  const [from, to] = [Math.min(...places), Math.max(...places)];
  // A single place stands beside its labels.
  const x =
    to > from
      ? scaleLinear([from, to], [left, right])
      : scaleLinear([from - 1, from], [left, right - 12]);
  const times = frame.times((step) => x(from + step) - x(from), room);
  const marks = [
    ...ticks.flatMap((t) => [
      line([left, y(t)], [right, y(t)], t === 0 ? theme.edge : theme.line),
      text(left - 8, centred(y(t), room.size), frame.tick(t), theme.ink2, {
        size: room.size,
        anchor: 'end',
      }),
    ]),
    ...times.map(({ at, label }) =>
      text(x(at), height - 4, label, theme.ink2, {
        size: room.size,
        anchor: at === to ? 'end' : at === from ? 'start' : 'middle',
      }),
    ),
    ...frame.bands.flatMap((b) => band(b, frame.at, x, y)),
    ...frame.lines.flatMap((l) => path(l, frame.at, x, y)),
    ...(frame.observed ?? []).map((o): Mark => ({
      kind: 'circle',
      cx: x(o.at),
      cy: y(o.value),
      r: 2.5,
      fill: theme.ink2,
    })),
    ...placed(labels, x(frame.at[frame.at.length - 1] ?? to), y, [0, height - room.line - 2], {
      room,
      theme,
      to: right,
    }),
  ];
  return { width: room.width, height, marks };
}

/** A band; a place whose neighbours are unknown is a bar. */
function band(
  { low, high, fill }: FanFrame['bands'][number],
  at: readonly number[],
  x: (at: number) => number,
  y: ValueScale,
): Mark[] {
  const known = (i: number): boolean => isKnown(low[i]) && isKnown(high[i]);
  const shape = area<number>()
    .defined((_, i) => known(i))
    .x((place) => x(place))
    .y0((_, i) => y(low[i] ?? 0))
    .y1((_, i) => y(high[i] ?? 0))
    .digits(2);
  const alone = at.flatMap((place, i): Mark[] => {
    if (!known(i) || known(i - 1) || known(i + 1)) return [];
    const [head, foot] = [y(high[i] ?? 0), y(low[i] ?? 0)];
    const height = Math.max(1, foot - head);
    return [{ kind: 'rect', x: x(place) - 4, y: head, width: 8, height, fill }];
  });
  const isDrawn = at.some((_, i) => known(i) && known(i + 1));
  return [...(isDrawn ? [{ kind: 'path', d: shape([...at]) ?? '', fill } as const] : []), ...alone];
}

/** A line; a place whose neighbours are unknown is a dot. */
function path(
  { values, colour, width, dash }: FanLine,
  at: readonly number[],
  x: (at: number) => number,
  y: ValueScale,
): Mark[] {
  const known = (i: number): boolean => isKnown(values[i]);
  const shape = linePath<number>()
    .defined((_, i) => known(i))
    .x((place) => x(place))
    .y((_, i) => y(values[i] ?? 0))
    .digits(2);
  const alone = at.flatMap((place, i): Mark[] =>
    known(i) && !known(i - 1) && !known(i + 1)
      ? [{ kind: 'circle', cx: x(place), cy: y(values[i] ?? 0), r: 3.5, fill: colour }]
      : [],
  );
  if (!at.some((_, i) => known(i) && known(i + 1))) return alone;
  const mark = { kind: 'path', d: shape([...at]) ?? '', stroke: colour, width } as const;
  return [dash ? { ...mark, dash } : mark, ...alone];
}

/** Labels at the right end, apart from each other; a label that had to move is tied to its value. */
function placed(
  labels: readonly EndLabel[],
  x: number,
  y: ValueScale,
  [top, bottom]: [number, number],
  { room, theme, to }: { room: Canvas; theme: Theme; to: number },
): Mark[] {
  const wanted = labels.map((l) => ({ y: y(l.value), height: room.line }));
  const centres = spread(wanted, top, bottom);
  const start = to + 14;
  return labels.flatMap((label, i): Mark[] => {
    const centre = centres[i] ?? 0;
    const from = y(label.value);
    const tie = Math.abs(centre - from) > 3 || start - x > 20;
    return [
      ...(tie ? [line([x + 3, from], [start - 3, centre], theme.edge)] : []),
      ...(label.dot ? [{ kind: 'circle', cx: x, cy: from, r: 3.5, fill: label.dot } as const] : []),
      text(start, centred(centre, room.size), label.text, label.fill, {
        size: room.size,
        weight: label.weight,
      }),
    ];
  });
}

/** The last known value of a path, or null. */
export const lastKnown = (path: Path): number | null => [...path].reverse().find(isKnown) ?? null;
