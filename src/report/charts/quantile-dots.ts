import { scaleLinear, scaleLog } from 'd3-scale';
import type { Figure } from '../blocks.ts';
import { ticksBelow, type ValueScale } from './axis.ts';
import { bar, canvas, isKnown, line, text } from './draw.ts';
import { emptyFigure } from './empty.ts';
import type { Mark } from './mark.ts';
import { textWidth } from './text-width.ts';
import type { Theme } from './theme.ts';

export interface QuantileDotsData {
  title: string;
  subtitle: string;
  /** The quantile function at the probabilities (i + ½) / n, ascending; usually n = 50. */
  quantiles: readonly number[];
  /** A value in words, for ticks and texts. */
  show: (x: number) => string;
  /** Range of the catalogue, shaded for comparison. */
  reference?: { low: number; high: number; name: string };
  colour?: string;
}

/** Beyond this ratio between the outer tenths the axis is logarithmic. */
const logarithmicFrom = 30;

/** Fifty dots, each one chance in fifty, stacked where they fall. */
export function quantileDots(data: QuantileDotsData, theme: Theme, width: number): Figure {
  const caption = { title: data.title, subtitle: data.subtitle };
  const values = [...data.quantiles];
  const [least, most] = [values[0], values[values.length - 1]];
  if (least === undefined || most === undefined || !values.every(isKnown))
    return emptyFigure(caption, 'The shape of this answer is not known yet.', theme, width);
  const room = canvas(width);
  const reference = data.reference;
  const ends = [least, most, ...(reference ? [reference.low, reference.high] : [])].filter(isKnown);
  const domain: [number, number] = [Math.min(...ends), Math.max(...ends)];
  const edge =
    Math.max(
      textWidth(data.show(domain[0]), room.size),
      textWidth(data.show(domain[1]), room.size),
    ) /
      2 +
    4;
  const x = axis(values, domain, [edge, room.width - edge]);
  const { radius, stacks } = stacked(values.map(x), Math.min(5, (room.width - 2 * edge) / 90));
  const tallest = Math.max(...stacks.map((s) => s.level)) + 1;
  const base = tallest * 2 * radius + 8 + (reference ? room.line : 0);
  const height = base + room.line + 6;
  const fill = data.colour ?? theme.accent;
  return {
    ...caption,
    summary: summaryOf(values, data.show),
    width: room.width,
    height,
    marks: [
      ...(reference && isKnown(reference.low) && isKnown(reference.high)
        ? referenceMarks(reference, x, base, room, theme)
        : []),
      ...stacks.map(({ x: cx, level }): Mark => ({
        kind: 'circle',
        cx,
        cy: base - radius - 1 - level * 2 * radius,
        r: radius - 0.4,
        fill,
      })),
      line([0, base], [room.width, base], theme.edge),
      ...ticksBelow(
        (domain[0] === domain[1] ? [domain[0]] : x.ticks(room.narrow ? 3 : 5)).map((value) => ({
          at: x(value),
          label: data.show(value),
        })),
        base,
        room,
        theme,
      ),
    ],
    table: tableOf(values, data.show),
  };
}

function axis(values: number[], domain: [number, number], range: [number, number]): ValueScale {
  const low = values[Math.floor(values.length * 0.1)] ?? 0;
  const high = values[Math.floor(values.length * 0.9)] ?? 0;
  if (domain[0] === domain[1]) return scaleLinear([domain[0] - 1, domain[0] + 1], range);
  if (domain[0] > 0 && high / low > logarithmicFrom) return scaleLog(domain, range);
  return scaleLinear(domain, range);
}

const tallestStack = 150;

/** Columns of dots of at most this radius, made smaller until the tallest column has a moderate height. */
function stacked(
  xs: readonly number[],
  most: number,
): { radius: number; stacks: { x: number; level: number }[] } {
  let radius = Math.max(2.5, most);
  let stacks = stack(xs, 2 * radius);
  while (Math.max(...stacks.map((s) => s.level)) * 2 * radius > tallestStack && radius > 1.5) {
    radius *= 0.8;
    stacks = stack(xs, 2 * radius);
  }
  return { radius, stacks };
}

/** Dots of one width put in columns from the left: a dot joins the column it overlaps (Wilkinson's dot plot). */
function stack(xs: readonly number[], width: number): { x: number; level: number }[] {
  const columns: number[][] = [];
  for (const x of xs) {
    const current = columns[columns.length - 1];
    const begin = current?.[0];
    if (current && begin !== undefined && x < begin + width) current.push(x);
    else columns.push([x]);
  }
  return columns.flatMap((column) => {
    const centre = ((column[0] ?? 0) + (column[column.length - 1] ?? 0)) / 2;
    return column.map((_, level) => ({ x: centre, level }));
  });
}

function referenceMarks(
  { low, high, name }: NonNullable<QuantileDotsData['reference']>,
  x: ValueScale,
  base: number,
  room: { size: number; width: number },
  theme: Theme,
): Mark[] {
  const [left, right] = [x(low), x(high)];
  const half = textWidth(name, room.size) / 2;
  const centre = Math.max(half, Math.min(room.width - half, (left + right) / 2));
  return [
    bar(left, right, room.size + 6, base - room.size - 6, theme.band80),
    text(centre, room.size, name, theme.ink2, { size: room.size, anchor: 'middle' }),
  ];
}

const at = (values: readonly number[], p: number): number =>
  values[Math.min(values.length - 1, Math.floor(values.length * p))] ?? 0;

function summaryOf(values: readonly number[], show: (x: number) => string): string {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return `${values.length} dots, each one chance in ${values.length}: one in ten below ${show(at(values, 0.1))}, half below ${show(at(values, 0.5))}, one in ten above ${show(at(values, 0.9))}; average ${show(mean)}.`;
}

function tableOf(values: readonly number[], show: (x: number) => string): Figure['table'] {
  const rows = [0.1, 0.25, 0.5, 0.75, 0.9];
  return {
    columns: [
      { title: 'Chance of being below', align: 'left', width: 0.6 },
      { title: 'Value', align: 'right', width: 0.4 },
    ],
    rows: rows.map((p) => [
      { text: `${Math.round(p * 100)} in 100` },
      { text: show(at(values, p)) },
    ]),
  };
}
