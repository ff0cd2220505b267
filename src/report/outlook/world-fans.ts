import { months as period } from '#engine/world/period.ts';
import type { SeriesSummary, WorldSeries, WorldSummary } from '#engine/results/world-summary.ts';
import type { Cell, Column, Figure } from '../blocks.ts';
import { fan } from '../charts/fan.ts';
import { monthTicks } from '../charts/month-ticks.ts';
import type { Theme } from '../charts/theme.ts';
import { horizon } from '../horizon.ts';
import { outlookNames } from '../names.ts';
import { count, months } from '../numbers.ts';

interface SeriesWords {
  /** The thing that moves, as the subject of a sentence. */
  noun: string;
  subtitle: string;
  show: (value: number) => string;
  /** The same where the subtitle names the unit. */
  mark: (value: number) => string;
  range: (low: number, high: number) => string;
  scale: 'zero' | 'log';
  /** Prior that sets its range. */
  prior: string;
}

const factor = (x: number) => `×${count(x, 2)}`;
const factors = (low: number, high: number) => `${factor(low)} to ${factor(high)}`;
const monthRange = (low: number, high: number) => `${count(low)} to ${months(high)}`;
const price = (noun: string, prior: string): SeriesWords => ({
  noun,
  subtitle: 'Against today, on a scale of factors',
  show: factor,
  mark: factor,
  range: factors,
  scale: 'log',
  prior,
});

/** What each series of the world is called, and which prior it follows. */
export const seriesWords: Record<WorldSeries, SeriesWords> = {
  lag: {
    noun: 'Open weights behind the closed frontier, public tests',
    subtitle: 'Months',
    show: months,
    mark: (n) => count(n),
    range: monthRange,
    scale: 'zero',
    prior: 'P20',
  },
  extraLag: {
    noun: 'Further distance on work no public test has seen',
    subtitle: 'Months',
    show: months,
    mark: (n) => count(n),
    range: monthRange,
    scale: 'zero',
    prior: 'P21',
  },
  closedTier: price('Price behind one closed tier name', 'P03'),
  closedHold: price('Closed price of today’s capability, collected at each change of model', 'P02'),
  openTier: price('Price of hosted open flagships', 'P08'),
  openHold: price('Hosted open price of today’s capability, at each change of model', 'P09'),
  openSame: price('Hosted price of the very same open model', 'P07'),
  rent: price('GPU rent', 'P13'),
};

const last = (path: readonly number[]): number => path[path.length - 1] ?? 0;

/** The finding as a title: where half of the futures end, and the range of 8 in 10. */
export function seriesClaim({ key, p10, p50, p90 }: SeriesSummary): string {
  const { noun, show, range } = seriesWords[key];
  return `${noun}: ${show(last(p50))} in ${horizon(36)} (${range(last(p10), last(p90))})`;
}

/** One series as a fan with the median of each outlook. */
export function seriesFan(
  series: SeriesSummary,
  at: readonly number[],
  theme: Theme,
  width: number,
): Figure {
  const { subtitle, show, mark, scale, prior } = seriesWords[series.key];
  const colours = [theme.option['hosted-open'], theme.ink2, theme.option['closed-top']];
  return fan(
    {
      title: seriesClaim(series),
      subtitle: `${subtitle}: bands of 5 and 8 in 10 futures`,
      name: 'All futures',
      // The end of the last month.
      at: at.map((month) => (month === period - 1 ? period : month)),
      when: (month) => (month === 0 ? 'Now' : month === period ? months(period) : `${month}`),
      times: (gapOf, room) => monthTicks(period, gapOf, room),
      p10: series.p10,
      p25: series.p25,
      p50: series.p50,
      p75: series.p75,
      p90: series.p90,
      show,
      mark,
      scale,
      lines: series.byOutlook.flatMap((values, o) =>
        values === null
          ? []
          : [{ name: shortOutlook[o] ?? '', values, colour: colours[o] ?? theme.ink2 }],
      ),
      source: `Follows prior ${prior}.`,
    },
    theme,
    width,
  );
}

/** Names of the outlooks where room is short. */
export const shortOutlook = ['Open', 'Tiered', 'Closed'] as const;

const right = (title: string, width: number): Column => ({ title, align: 'right', width });

/** The same figures at the end of each year. */
export function seriesTable(
  series: SeriesSummary,
  at: readonly number[],
): { columns: Column[]; rows: Cell[][] } {
  const { show } = seriesWords[series.key];
  const places = [0, 12, 24, last(at)].map((month) => at.indexOf(month));
  const row = (name: string, values: readonly number[] | null): Cell[] => [
    { text: name },
    ...places.map((i): Cell => ({ text: values === null ? '–' : show(values[i] ?? 0) })),
  ];
  return {
    columns: [
      { title: 'Futures', align: 'left', width: 0.36 },
      right('Now', 0.16),
      right('12', 0.16),
      right('24', 0.16),
      right('36 months', 0.16),
    ],
    rows: [
      row('9 in 10 below', series.p90),
      row('Half below', series.p50),
      row('1 in 10 below', series.p10),
      ...outlookNames.map((name, o) => row(`${name}, half below`, series.byOutlook[o] ?? null)),
    ],
  };
}

/** Which way the middle of a series moves between two worlds, or null where a reader sees no difference. */
export function seriesMove(key: WorldSeries, a: WorldSummary, b: WorldSummary): string | null {
  const { show } = seriesWords[key];
  const end = (world: WorldSummary) =>
    last(world.series.find((each) => each.key === key)?.p50 ?? []);
  const [before, after] = [show(end(a)), show(end(b))];
  return before === after ? null : `${before} → ${after}`;
}
