import type { Fan } from '#engine/analysis.ts';
import type { Cell, Column, Figure } from '../blocks.ts';
import { horizon } from '../horizon.ts';
import { money, moneyRange, moneyUnit, type MoneyUnit } from '../numbers.ts';
import { isKnown } from './draw.ts';
import { emptyFigure } from './empty.ts';
import { fanFrame, type EndLabel, type FanFrame } from './fan-frame.ts';
import { monthTicks } from './month-ticks.ts';
import type { Theme } from './theme.ts';

export interface CostFanData {
  title: string;
  /** Cumulative discounted dollars by month of what is recommended. */
  fan: Fan;
  name: string;
  /** Colour of its line; the accent where it is a mix of kinds. */
  colour?: string;
  /** The same for what it is compared with, drawn as one dashed line of averages. */
  against?: { mean: number[]; name: string };
  source?: string;
}

/** Cumulative cost over the months: bands of 80 % and 50 % of futures, the median, the average at the end, directly labelled. */
export function costFan(data: CostFanData, theme: Theme, width: number): Figure {
  const { fan, against } = data;
  const paths = [fan.p10, fan.p25, fan.p50, fan.p75, fan.p90, fan.mean];
  const months = fan.mean.length - 1;
  const caption = { title: data.title, subtitle: '' };
  if (months < 0 || paths.some((p) => p.length !== fan.mean.length || !p.every(isKnown)))
    return emptyFigure(caption, 'The cost over time is not known.', theme, width);
  const unit = moneyUnit([...paths.flat(), ...(against?.mean ?? [])]);
  const frame: FanFrame = {
    at: fan.mean.map((_, month) => month),
    bands: [
      { low: fan.p10, high: fan.p90, fill: theme.band80 },
      { low: fan.p25, high: fan.p75, fill: theme.band50 },
    ],
    lines: [
      ...(against ? [{ values: against.mean, colour: theme.today, width: 2, dash: [5, 4] }] : []),
      { values: fan.p50, colour: data.colour ?? theme.accent, width: 2.25 },
    ],
    labels: endLabels(data, unit, theme),
    scale: 'zero',
    tick: (usd) => tickText(usd, unit),
    times: (gapOf, room) => monthTicks(months, gapOf, room),
  };
  return {
    title: data.title,
    subtitle: `Cumulative cost, ${unit.name}: median with bands of 5 and 8 in 10 futures; dot: average`,
    summary: summaryOf(data, months),
    ...fanFrame(frame, theme, width),
    ...(data.source ? { source: data.source } : {}),
    table: tableOf(data, unit),
  };
}

const tickText = (usd: number, unit: MoneyUnit): string =>
  String(Number((usd / unit.per).toPrecision(6))).replace('-', '−');

const last = (path: readonly number[]): number => path[path.length - 1] ?? 0;

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
            value: last(against.mean),
            text: `${against.name} ${unit.show(last(against.mean))}`,
            fill: theme.today,
            weight: 600 as const,
          },
        ]
      : []),
  ];
}

function summaryOf({ fan, name, against }: CostFanData, months: number): string {
  const range = moneyRange(last(fan.p10), last(fan.p90));
  const first = `${name} costs ${money(last(fan.mean))} on average over ${horizon(months)}; 8 futures in 10 lie within ${range}.`;
  return against
    ? `${first} ${against.name} costs ${money(last(against.mean))} on average.`
    : first;
}

function tableOf({ fan, name, against }: CostFanData, unit: MoneyUnit): Figure['table'] {
  const months = fan.mean.length - 1;
  const rows = Array.from({ length: months + 1 }, (_, m) => m).filter(
    (m) => m % 6 === 0 || m === months,
  );
  const series: [string, number[]][] = [
    ['1 in 10 below', fan.p10],
    ['Half below', fan.p50],
    ['9 in 10 below', fan.p90],
    [`${name}, average`, fan.mean],
    ...(against ? [[`${against.name}, average`, against.mean] as [string, number[]]] : []),
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
