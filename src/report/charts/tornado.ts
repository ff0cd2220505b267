import type { Cell, Figure } from '../blocks.ts';
import { notKnown } from '../numbers.ts';
import { aroundScale, ticksBelow, type ValueScale } from './axis.ts';
import { bar, canvas, centred, isKnown, line, text, type Canvas } from './draw.ts';
import { emptyFigure } from './empty.ts';
import { verticalAround } from './extent.ts';
import type { Mark } from './mark.ts';
import { rowLayout } from './row-labels.ts';
import { fitText, textWidth } from './text-width.ts';
import type { Theme } from './theme.ts';

/** An input at one end of its range: what it is there, and what the outcome then is. */
export interface TornadoEnd {
  input: string;
  outcome: number | null;
}

export interface TornadoData {
  title: string;
  /** What the outcome is, and its unit. */
  subtitle: string;
  /** The outcome with every input in its middle. */
  base: { name: string; outcome: number };
  inputs: readonly { name: string; low: TornadoEnd; high: TornadoEnd }[];
  /** An outcome that matters, such as the one where another option takes the lead. */
  line?: { name: string; at: number };
  show: (outcome: number) => string;
  /** Rows drawn; the table has all. Ten unless told. */
  most?: number;
  source?: string;
}

type Row = TornadoData['inputs'][number] & { least: number; greatest: number };

const barHeight = 16;

/** How far each input moves an outcome, the widest first; the words at the ends are the input's own values. */
export function tornado(data: TornadoData, theme: Theme, width: number): Figure {
  const caption = { title: data.title, subtitle: data.subtitle };
  const ordered = widestFirst(data);
  const shown = ordered.slice(0, data.most ?? 10);
  if (!isKnown(data.base.outcome) || shown.length === 0)
    return emptyFigure(caption, 'No input is known to move it.', theme, width);
  const room = canvas(width);
  const rows = rowLayout(
    shown.map((r) => r.name),
    room,
    { barHeight },
  );
  const endRoom = (room.width - rows.left) * 0.28;
  const fit = (words: string): string => fitText(words, endRoom, room.size);
  const sides = shown.flatMap((r) => [
    sideWords(r, data.base.outcome, -1),
    sideWords(r, data.base.outcome, 1),
  ]);
  const side = Math.max(room.size, ...sides.map((s) => textWidth(fit(s?.words ?? ''), room.size)));
  const range: [number, number] = [rows.left + side + 8, room.width - side - 8];
  const outcomes = shown.flatMap((r) => [r.least, r.greatest]);
  const guide = isKnown(data.line?.at) ? [data.line.at] : [];
  const x = aroundScale([data.base.outcome, ...outcomes, ...guide], range);
  const head = headMarks(data, x, room, theme);
  const foot = head.height + shown.length * rows.height + 2;
  const body = shown.flatMap((row, i): Mark[] => {
    const top = head.height + i * rows.height;
    return [
      ...rows.marks(row.name, top, theme.ink),
      ...rowMarks(row, data.base.outcome, x, top + rows.middle, fit, room, theme),
    ];
  });
  const unsaid = ordered.length - shown.length;
  return {
    ...caption,
    summary: summaryOf(data, ordered),
    width: room.width,
    height: foot + room.line + 8 + (unsaid > 0 ? room.line : 0),
    marks: [
      ...head.lines
        .filter((l) => l.dash)
        .flatMap((l) => verticalAround(l.x, [l.top, foot], body, l.stroke, 1.5, l.dash)),
      ...body,
      ...head.marks,
      ...head.lines
        .filter((l) => !l.dash)
        .flatMap((l) => verticalAround(l.x, [l.top, foot], body, l.stroke, 1.5)),
      line([range[0], foot], [range[1], foot], theme.edge),
      ...ticksBelow(
        x.ticks(room.narrow ? 2 : 4).map((at) => ({ at: x(at), label: data.show(at) })),
        foot,
        room,
        theme,
      ),
      ...(unsaid > 0
        ? [
            text(
              1,
              foot + 2 * room.line + 4,
              `${unsaid} more move it less; the table has them.`,
              theme.ink2,
              {
                size: room.size,
              },
            ),
          ]
        : []),
    ],
    ...(data.source ? { source: data.source } : {}),
    table: tableOf(data, ordered),
  };
}

function widestFirst({ inputs, base }: TornadoData): Row[] {
  return inputs
    .flatMap((input): Row[] => {
      const ends = [input.low.outcome, input.high.outcome].filter(isKnown);
      if (ends.length === 0) return [];
      const all = [...ends, base.outcome];
      return [{ ...input, least: Math.min(...all), greatest: Math.max(...all) }];
    })
    .sort((a, b) => b.greatest - b.least - (a.greatest - a.least) || (a.name < b.name ? -1 : 1));
}

/** Names of the vertical lines above the rows, on two lines where they would touch. */
function headMarks(
  { base, line: guide, show }: TornadoData,
  x: ValueScale,
  room: Canvas,
  theme: Theme,
): {
  marks: Mark[];
  lines: { x: number; top: number; stroke: string; dash?: number[] }[];
  height: number;
} {
  const wanted = [
    { words: `${base.name} ${show(base.outcome)}`, x: x(base.outcome), stroke: theme.ink },
    ...(isKnown(guide?.at)
      ? [
          {
            words: `${guide.name} ${show(guide.at)}`,
            x: x(guide.at),
            stroke: theme.bad,
            dash: [5, 4],
          },
        ]
      : []),
  ].map((l) => {
    const words = fitText(l.words, room.width - 2, room.size, 600);
    const half = textWidth(words, room.size, 600) / 2;
    return { ...l, words, half, centre: Math.max(half, Math.min(room.width - half, l.x)) };
  });
  const [first, second] = wanted;
  const touch =
    first && second && Math.abs(first.centre - second.centre) < first.half + second.half + 10;
  const y = (i: number): number => room.size + (touch && i === 1 ? 0 : touch ? room.line : 0);
  return {
    marks: wanted.map((l, i) =>
      text(l.centre, y(i), l.words, l.stroke, { size: room.size, weight: 600, anchor: 'middle' }),
    ),
    lines: wanted.map(({ x: at, stroke, dash }) => ({
      x: at,
      top: room.size + (touch ? room.line : 0) + 5,
      stroke,
      ...(dash ? { dash } : {}),
    })),
    height: room.size + (touch ? room.line : 0) + 10,
  };
}

/** What is written at one side of a row, and the outcome it stands at; two ends on one side share their words. */
function sideWords(
  { low, high }: Row,
  base: number,
  side: -1 | 1,
): { words: string; at: number } | null {
  const here = [low, high]
    .flatMap((end) => (isKnown(end.outcome) ? [{ words: end.input, at: end.outcome }] : []))
    .filter((end) => (side < 0 ? end.at < base : end.at >= base))
    .sort((a, b) => a.at - b.at);
  const outer = side < 0 ? here[0] : here[here.length - 1];
  return outer ? { words: here.map((end) => end.words).join('; '), at: outer.at } : null;
}

/** Bars from the base to the outcome at either end. */
function rowMarks(
  row: Row,
  base: number,
  x: ValueScale,
  y: number,
  fit: (words: string) => string,
  { size }: Canvas,
  theme: Theme,
): Mark[] {
  const ends = [
    { ...row.low, fill: theme.edge },
    { ...row.high, fill: theme.accent },
  ].flatMap((end) => (isKnown(end.outcome) ? [{ ...end, at: end.outcome }] : []));
  // The longer one first, so that the shorter stays visible on it.
  const drawn = ends.sort((a, b) => Math.abs(b.at - base) - Math.abs(a.at - base));
  const label = (side: -1 | 1): Mark[] => {
    const said = sideWords(row, base, side);
    if (!said) return [];
    const anchor = side < 0 ? 'end' : 'start';
    const at = x(said.at) + side * 6;
    return [text(at, centred(y, size), fit(said.words), theme.ink2, { size, anchor })];
  };
  return [
    ...drawn.map((end, i) =>
      bar(x(base), x(end.at), y - barHeight / 2 + 3 * i, barHeight - 6 * i, end.fill),
    ),
    ...label(-1),
    ...label(1),
  ];
}

function summaryOf({ base, show, line: guide }: TornadoData, rows: readonly Row[]): string {
  const said = rows
    .slice(0, 3)
    .map((r) => `${r.name} moves it between ${show(r.least)} and ${show(r.greatest)}`);
  const first = `${base.name} ${show(base.outcome)}. ${said.join('; ')}.`;
  if (!guide || !isKnown(guide.at)) return first;
  const across = rows.filter((r) => r.least < guide.at !== r.greatest < guide.at);
  return `${first} ${across.length === 0 ? 'None' : across.map((r) => r.name).join(', ')} alone reaches ${guide.name} ${show(guide.at)}.`;
}

function tableOf({ show, subtitle }: TornadoData, rows: readonly Row[]): Figure['table'] {
  const cell = (end: TornadoEnd): Cell => ({
    text: isKnown(end.outcome) ? show(end.outcome) : notKnown,
    note: end.input,
  });
  return {
    columns: [
      { title: 'Input', align: 'left', width: 0.5 },
      { title: 'At its low end', align: 'right', width: 0.25 },
      { title: 'At its high end', align: 'right', width: 0.25 },
    ],
    rows: rows.map((r) => [{ text: r.name, note: subtitle }, cell(r.low), cell(r.high)]),
  };
}
