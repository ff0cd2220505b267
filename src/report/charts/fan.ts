import type { Cell, Column, Figure } from '../blocks.ts';
import { notKnown } from '../numbers.ts';
import { isKnown } from './draw.ts';
import { emptyFigure } from './empty.ts';
import { fanFrame, lastKnown, type EndLabel, type FanFrame, type Path } from './fan-frame.ts';
import { textWidth } from './text-width.ts';
import type { Theme } from './theme.ts';

export interface FanData {
  title: string;
  /** The measure and its unit. */
  subtitle: string;
  /** What the fan is about, beside its median: "Open weights", "H100 rent". */
  name: string;
  /** Places on the time axis, ascending: months from now, calendar years. */
  at: readonly number[];
  /** A place in words: "2027", "12 months". */
  when: (at: number) => string;
  p10: Path;
  p25: Path;
  p50: Path;
  p75: Path;
  p90: Path;
  /** A value with its unit, for texts. */
  show: (value: number) => string;
  /** The same beside the marks, where the subtitle names the unit. */
  mark?: (value: number) => string;
  /** Ticks of the time axis; else the densest of the places. */
  times?: FanFrame['times'];
  colour?: string;
  /** Further lines on the same scale, such as the median of each outlook. */
  lines?: readonly { name: string; values: Path; colour: string }[];
  /** What was measured before, as dots on the same axes. */
  observed?: readonly { at: number; value: number }[];
  /** From zero, or logarithmic where every value is positive. */
  scale?: 'zero' | 'log';
  source?: string;
}

/** A quantity over time: bands of 5 and 8 in 10 futures, the median, further lines and what was measured. */
export function fan(data: FanData, theme: Theme, width: number): Figure {
  const { title, subtitle, at } = data;
  if (at.length === 0 || !data.p50.some(isKnown))
    return emptyFigure({ title, subtitle }, `${data.name} is not known.`, theme, width);
  const main = data.colour ?? theme.accent;
  return {
    title,
    subtitle,
    summary: summaryOf(data),
    ...fanFrame(
      {
        at,
        bands: [
          { low: data.p10, high: data.p90, fill: theme.band80 },
          { low: data.p25, high: data.p75, fill: theme.band50 },
        ],
        lines: [
          ...(data.lines ?? []).map((l) => ({ ...l, width: 1.75, dash: [5, 4] })),
          { values: data.p50, colour: main, width: 2.25 },
        ],
        observed: data.observed ?? [],
        labels: endLabels(data, main, theme),
        scale: data.scale ?? 'zero',
        tick: data.mark ?? data.show,
        times: data.times ?? ((gapOf, room) => timesThatFit(data, gapOf, room.size)),
      },
      theme,
      width,
    ),
    ...(data.source ? { source: data.source } : {}),
    table: tableOf(data),
  };
}

function endLabels(data: FanData, main: string, theme: Theme): EndLabel[] {
  const plain = { fill: theme.ink2, weight: 400 } as const;
  const mark = data.mark ?? data.show;
  const label = (
    path: Path,
    words: string,
    style: Omit<EndLabel, 'value' | 'text'>,
  ): EndLabel[] => {
    const value = lastKnown(path);
    return value === null ? [] : [{ value, text: `${words} ${mark(value)}`, ...style }];
  };
  return [
    ...label(data.p90, '9 in 10 below', plain),
    ...label(data.p50, data.name, { fill: main, weight: 600, dot: main }),
    ...label(data.p10, '1 in 10 below', plain),
    ...(data.lines ?? []).flatMap((l) => label(l.values, l.name, { fill: l.colour, weight: 600 })),
  ];
}

/** Every place, or every second, third…: the densest whose words do not touch. */
function timesThatFit(
  { at, when, observed = [] }: FanData,
  gapOf: (step: number) => number,
  size: number,
): { at: number; label: string }[] {
  const past = observed.map((o) => o.at).filter((place) => place < (at[0] ?? 0));
  const places = [...new Set([...past, ...at])].sort((a, b) => a - b);
  const widest = Math.max(...places.map((place) => textWidth(when(place), size)));
  let free = -Infinity;
  return places.flatMap((place, i) => {
    const offset = gapOf(place - (places[0] ?? 0));
    const isEnd = i === places.length - 1;
    const start = i === 0 ? offset : isEnd ? offset - widest : offset - widest / 2;
    if (start < free) return [];
    free = start + widest + 14;
    return [{ at: place, label: when(place) }];
  });
}

function summaryOf(data: FanData): string {
  const place = data.at[data.at.length - 1] ?? 0;
  const [low, middle, high] = [data.p10, data.p50, data.p90].map(lastKnown);
  const range =
    isKnown(low) && isKnown(high)
      ? `; 8 futures in 10 lie between ${data.show(low)} and ${data.show(high)}`
      : '';
  const first = `${data.name}, ${data.when(place)}: half of the futures below ${isKnown(middle) ? data.show(middle) : notKnown}${range}.`;
  const others = (data.lines ?? []).map(({ name, values }) => {
    const value = lastKnown(values);
    return `${name}: ${value === null ? notKnown : data.show(value)}.`;
  });
  return [first, ...others].join(' ');
}

const mostRows = 14;

function tableOf(data: FanData): Figure['table'] {
  const { at, when, show } = data;
  const step = Math.ceil(at.length / mostRows);
  const kept = at.map((_, i) => i).filter((i) => i % step === 0 || i === at.length - 1);
  const series: [string, Path][] = [
    ['1 in 10 below', data.p10],
    ['Half below', data.p50],
    ['9 in 10 below', data.p90],
    ...(data.lines ?? []).map(({ name, values }): [string, Path] => [name, values]),
  ];
  return {
    columns: [
      { title: 'When', align: 'left', width: 0.25 },
      ...series.map(([title]): Column => ({ title, align: 'right', width: 0.75 / series.length })),
    ],
    rows: kept.map((i): Cell[] => [
      { text: when(at[i] ?? 0) },
      ...series.map(([, values]): Cell => {
        const value = values[i];
        return { text: isKnown(value) ? show(value) : notKnown };
      }),
    ]),
  };
}
