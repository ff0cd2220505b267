import { area, line as linePath } from 'd3-shape';
import type { ScaleLinear } from 'd3-scale';
import { scaleLinear } from 'd3-scale';
import type { Fan } from '#engine/analysis.ts';
import type { Cell, Column, Figure } from '../blocks.ts';
import { horizon } from '../horizon.ts';
import { money, moneyRange, moneyUnit, type MoneyUnit } from '../numbers.ts';
import { canvas, centred, isKnown, line, text } from './draw.ts';
import { emptyFigure } from './empty.ts';
import { spread } from './labels.ts';
import type { Mark } from './mark.ts';
import { fromZero } from './scale.ts';
import { textWidth } from './text-width.ts';
import type { Theme } from './theme.ts';

export interface CostFanData {
  title: string;
  /** Cumulative discounted dollars by month of what is recommended. */
  fan: Fan;
  name: string;
  /** Colour of its line; the accent where it is a mix of kinds. */
  colour?: string;
  /** The same for what it is compared with, drawn as one dashed line of averages. */
  against?: { fan: Fan; name: string };
  source?: string;
}

type Path = readonly number[];

/** Cumulative cost over the months: bands of 80 % and 50 % of futures, the median, the average at the end, directly labelled. */
export function costFan(data: CostFanData, theme: Theme, width: number): Figure {
  const { fan, against } = data;
  const paths = [fan.p10, fan.p25, fan.p50, fan.p75, fan.p90, fan.mean];
  const months = fan.mean.length - 1;
  const caption = { title: data.title, subtitle: '' };
  if (months < 0 || paths.some((p) => p.length !== fan.mean.length || !p.every(isKnown)))
    return emptyFigure(caption, 'The cost over time is not known.', theme, width);
  const all = [...paths.flat(), ...(against?.fan.mean ?? [])];
  const unit = moneyUnit(all);
  const room = canvas(width);
  const height = room.narrow ? 230 : 260;
  const labels = endLabels(data, unit, theme);
  const labelWidth = Math.max(...labels.map((l) => textWidth(l.text, room.size, l.weight)));
  const [top, bottom] = [room.line / 2 + 2, height - room.line - 10];
  const y = fromZero(all, [bottom, top]);
  const ticks = y.ticks(room.narrow ? 3 : 4);
  const left = Math.max(...ticks.map((t) => textWidth(tickText(t, unit), room.size))) + 8;
  const right = room.width - labelWidth - 14;
  const x = scaleLinear([0, Math.max(1, months)], [left, right]);
  const marks = [
    ...ticks.flatMap((t) => [
      line([left, y(t)], [right, y(t)], t === 0 ? theme.edge : theme.line),
      text(left - 8, centred(y(t), room.size), tickText(t, unit), theme.ink2, {
        size: room.size,
        anchor: 'end',
      }),
    ]),
    ...monthTicks(months, x, height - 4, room, theme),
    band(fan.p10, fan.p90, x, y, theme.band80),
    band(fan.p25, fan.p75, x, y, theme.band50),
    ...(against ? [path(against.fan.mean, x, y, theme.today, 2, [5, 4])] : []),
    path(fan.p50, x, y, data.colour ?? theme.accent, 2.25),
    ...placed(labels, x(months), y, [0, height - room.line - 2], room, theme),
  ];
  return {
    title: data.title,
    subtitle: `Cumulative cost, ${unit.name}: median with bands of 5 and 8 in 10 futures; dot: average`,
    summary: summaryOf(data, months),
    width: room.width,
    height,
    marks,
    ...(data.source ? { source: data.source } : {}),
    table: tableOf(data, unit),
  };
}

const tickText = (usd: number, unit: MoneyUnit): string =>
  String(Number((usd / unit.per).toPrecision(6))).replace('-', '−');

function monthTicks(
  months: number,
  x: ScaleLinear<number, number>,
  y: number,
  room: { size: number; narrow: boolean },
  theme: Theme,
): Mark[] {
  const step = room.narrow ? 12 : months > 24 ? 12 : 6;
  const at = Array.from({ length: Math.floor(months / step) + 1 }, (_, i) => i * step);
  const gap = x(step) - x(0) - textWidth('Now', room.size) - 6;
  const units = [' months', ' mo', ''];
  const unit = units.find((u) => textWidth(`${step}${u}`, room.size) / 2 <= gap) ?? '';
  return at.map((month) =>
    text(
      x(month),
      y,
      month === 0 ? 'Now' : month === step ? `${month}${unit}` : `${month}`,
      theme.ink2,
      {
        size: room.size,
        anchor: month === 0 ? 'start' : month === months ? 'end' : 'middle',
      },
    ),
  );
}

function band(
  low: Path,
  high: Path,
  x: ScaleLinear<number, number>,
  y: ScaleLinear<number, number>,
  fill: string,
): Mark {
  const shape = area<number>()
    .x((_, i) => x(i))
    .y0((_, i) => y(low[i] ?? 0))
    .y1((_, i) => y(high[i] ?? 0))
    .digits(2);
  return { kind: 'path', d: shape([...low]) ?? '', fill };
}

function path(
  values: Path,
  x: ScaleLinear<number, number>,
  y: ScaleLinear<number, number>,
  stroke: string,
  width: number,
  dash?: number[],
): Mark {
  const shape = linePath<number>()
    .x((_, i) => x(i))
    .y((value) => y(value))
    .digits(2);
  const mark = { kind: 'path', d: shape([...values]) ?? '', stroke, width } as const;
  return dash ? { ...mark, dash } : mark;
}

interface EndLabel {
  value: number;
  text: string;
  fill: string;
  weight: 400 | 600;
  dot?: string;
}

const last = (path: Path): number => path[path.length - 1] ?? 0;

function endLabels(
  { fan, name, colour, against }: CostFanData,
  unit: MoneyUnit,
  theme: Theme,
): EndLabel[] {
  const main = colour ?? theme.accent;
  const [mean, median] = [last(fan.mean), last(fan.p50)];
  const plain = { fill: theme.ink2, weight: 400 } as const;
  const same = unit.show(mean) === unit.show(median);
  return [
    { value: last(fan.p90), text: `9 in 10 below ${unit.show(last(fan.p90))}`, ...plain },
    {
      value: mean,
      text: `${name} ${unit.show(mean)}`,
      fill: main,
      weight: 600,
      dot: main,
    },
    ...(same ? [] : [{ value: median, text: `half below ${unit.show(median)}`, ...plain }]),
    { value: last(fan.p10), text: `1 in 10 below ${unit.show(last(fan.p10))}`, ...plain },
    ...(against
      ? [
          {
            value: last(against.fan.mean),
            text: `${against.name} ${unit.show(last(against.fan.mean))}`,
            fill: theme.today,
            weight: 600 as const,
          },
        ]
      : []),
  ];
}

/** Labels at the right end, apart from each other; a label that had to move is tied to its value. */
function placed(
  labels: EndLabel[],
  x: number,
  y: ScaleLinear<number, number>,
  [top, bottom]: [number, number],
  { size, line: step }: { size: number; line: number },
  theme: Theme,
): Mark[] {
  const wanted = labels.map((l) => ({ y: y(l.value), height: step }));
  const centres = spread(wanted, top, bottom);
  return labels.flatMap((label, i): Mark[] => {
    const centre = centres[i] ?? 0;
    const from = y(label.value);
    const tie = Math.abs(centre - from) > 3;
    return [
      ...(tie ? [line([x + 3, from], [x + 11, centre], theme.edge)] : []),
      ...(label.dot ? [{ kind: 'circle', cx: x, cy: from, r: 3.5, fill: label.dot } as const] : []),
      text(x + 14, centred(centre, size), label.text, label.fill, { size, weight: label.weight }),
    ];
  });
}

function summaryOf({ fan, name, against }: CostFanData, months: number): string {
  const range = moneyRange(last(fan.p10), last(fan.p90));
  const first = `${name} costs ${money(last(fan.mean))} on average over ${horizon(months)}; 8 futures in 10 lie within ${range}.`;
  return against
    ? `${first} ${against.name} costs ${money(last(against.fan.mean))} on average.`
    : first;
}

function tableOf({ fan, name, against }: CostFanData, unit: MoneyUnit): Figure['table'] {
  const months = fan.mean.length - 1;
  const rows = Array.from({ length: months + 1 }, (_, m) => m).filter(
    (m) => m % 6 === 0 || m === months,
  );
  const series: [string, Path][] = [
    ['1 in 10 below', fan.p10],
    ['Half below', fan.p50],
    ['9 in 10 below', fan.p90],
    [`${name}, average`, fan.mean],
    ...(against ? [[`${against.name}, average`, against.fan.mean] as [string, Path]] : []),
  ];
  const share = 0.8 / series.length;
  const columns: Column[] = [
    { title: 'Month', align: 'left', width: 0.2 },
    ...series.map(([title]): Column => ({
      title: `${title}, ${unit.short}`,
      align: 'right',
      width: share,
    })),
  ];
  return {
    columns,
    rows: rows.map((m): Cell[] => [
      { text: String(m) },
      ...series.map(([, values]): Cell => ({ text: unit.show(values[m]) })),
    ]),
  };
}
