import type { Cell, Figure } from '../blocks.ts';
import { notKnown } from '../numbers.ts';
import { canvas, centred, isKnown, line, text, type Canvas } from './draw.ts';
import { emptyFigure } from './empty.ts';
import { spread } from './labels.ts';
import type { Mark } from './mark.ts';
import { fromZero } from './scale.ts';
import { fitText, textWidth } from './text-width.ts';
import type { Theme } from './theme.ts';

export interface SlopeItem {
  name: string;
  from: number | null;
  to: number | null;
  colour?: string;
}

export interface SlopeData {
  title: string;
  subtitle: string;
  /** What stands at the left and at the right. */
  ends: readonly [string, string];
  items: readonly SlopeItem[];
  show: (value: number) => string;
  source?: string;
}

/** The same things at two moments or in two cases, a line for each, named once at the right. */
export function slope(data: SlopeData, theme: Theme, width: number): Figure {
  const caption = { title: data.title, subtitle: data.subtitle };
  const items = data.items.filter((i) => isKnown(i.from) || isKnown(i.to));
  if (items.length === 0)
    return emptyFigure(caption, 'Neither end has a figure to show.', theme, width);
  const room = canvas(width);
  const say = (value: number | null): string => (isKnown(value) ? data.show(value) : notKnown);
  const [head, foot] = [room.line + 8, 4];
  const inner = Math.max(room.narrow ? 170 : 210, items.length * (room.line + 2));
  const height = head + inner + foot;
  const leftWidth = Math.max(
    ...items.map((i) => textWidth(say(i.from), room.size)),
    textWidth(data.ends[0], room.size, 600) / 2,
  );
  const most = room.width * (room.narrow ? 0.5 : 0.45);
  const rightText = (i: SlopeItem): string => {
    const value = say(i.to);
    const rest = most - textWidth(`${value} `, room.size, 600);
    return `${value} ${fitText(i.name, rest, room.size, 600)}`;
  };
  const rightWidth = Math.max(...items.map((i) => textWidth(rightText(i), room.size, 600)));
  const [left, right] = [leftWidth + 14, room.width - rightWidth - 14];
  const y = fromZero(
    items.flatMap((i) => [i.from, i.to]),
    [head + inner - room.line / 2, head + room.line / 2],
  );
  // What has no figure at one end is named at the height of the other.
  const place = (value: number | null, other: number | null): number => y(value ?? other ?? 0);
  const bounds: [number, number] = [head, head + inner];
  const wanted = (of: (i: SlopeItem) => number): number[] =>
    spread(
      items.map((i) => ({ y: of(i), height: room.line })),
      ...bounds,
    );
  const lefts = wanted((i) => place(i.from, i.to));
  const rights = wanted((i) => place(i.to, i.from));
  return {
    ...caption,
    summary: summaryOf(data, items),
    width: room.width,
    height,
    marks: [
      ...headMarks(data.ends, left, right, room, theme),
      line([left, head], [left, head + inner], theme.line),
      line([right, head], [right, head + inner], theme.line),
      ...items.flatMap((item, n): Mark[] => {
        const colour = item.colour ?? theme.accent;
        const [from, to] = [place(item.from, item.to), place(item.to, item.from)];
        const [l, r] = [lefts[n] ?? from, rights[n] ?? to];
        return [
          ...tie(l, from, left - 11, left - 4, theme),
          ...tie(r, to, right + 11, right + 4, theme),
          ...(isKnown(item.from) && isKnown(item.to)
            ? [line([left, from], [right, to], colour, 2)]
            : []),
          ...(isKnown(item.from) ? [dot(left, from, colour)] : []),
          ...(isKnown(item.to) ? [dot(right, to, colour)] : []),
          text(left - 14, centred(l, room.size), say(item.from), theme.ink2, {
            size: room.size,
            anchor: 'end',
          }),
          text(right + 14, centred(r, room.size), rightText(item), colour, {
            size: room.size,
            weight: 600,
          }),
        ];
      }),
    ],
    ...(data.source ? { source: data.source } : {}),
    table: {
      columns: [
        { title: 'Name', align: 'left', width: 0.4 },
        { title: data.ends[0], align: 'right', width: 0.3 },
        { title: data.ends[1], align: 'right', width: 0.3 },
      ],
      rows: data.items.map((i): Cell[] => [
        { text: i.name },
        { text: say(i.from) },
        { text: say(i.to) },
      ]),
    },
  };
}

const dot = (cx: number, cy: number, fill: string): Mark => ({
  kind: 'circle',
  cx,
  cy,
  r: 4,
  fill,
});

/** A thin line from a label that had to move to its value. */
const tie = (label: number, value: number, from: number, to: number, theme: Theme): Mark[] =>
  Math.abs(label - value) > 3 ? [line([from, label], [to, value], theme.edge)] : [];

function headMarks(
  [from, to]: SlopeData['ends'],
  left: number,
  right: number,
  room: Canvas,
  theme: Theme,
): Mark[] {
  const most = (right - left) / 2 + Math.min(left, room.width - right) - 8;
  const at = (x: number, name: string): Mark => {
    const words = fitText(name, most, room.size, 600);
    const half = textWidth(words, room.size, 600) / 2;
    const centre = Math.max(half, Math.min(room.width - half, x));
    return text(centre, room.size, words, theme.ink, {
      size: room.size,
      weight: 600,
      anchor: 'middle',
    });
  };
  return [at(left, from), at(right, to)];
}

function summaryOf({ ends, show }: SlopeData, items: readonly SlopeItem[]): string {
  const moved = items
    .flatMap((i) => (isKnown(i.from) && isKnown(i.to) ? [{ ...i, from: i.from, to: i.to }] : []))
    .sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from));
  if (moved.length === 0) return `No line has a figure both in ${ends[0]} and in ${ends[1]}.`;
  const said = moved.slice(0, 3).map((i) => `${i.name} from ${show(i.from)} to ${show(i.to)}`);
  return `${ends[0]} to ${ends[1]}: ${said.join('; ')}.`;
}
