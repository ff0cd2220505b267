import type { WorldEvent, WorldSummary } from '#engine/results/world-summary.ts';
import type { Cell, Column, Figure } from '../blocks.ts';
import { bars } from '../charts/bars.ts';
import type { Theme } from '../charts/theme.ts';
import { outlookNames } from '../names.ts';
import { futures, futuresCell, percent } from '../numbers.ts';

interface EventWords {
  name: string;
  short: string;
  prior: string;
}

/** What each event of the world is called, and which prior it follows. */
export const eventWords: Record<WorldEvent, EventWords> = {
  gating: {
    name: 'Access to the closed frontier is cut for a week or more',
    short: 'Frontier cut off',
    prior: 'P38',
  },
  gatingWorkhorse: {
    name: 'Access to small closed tiers is cut for a week or more',
    short: 'Small tiers cut off',
    prior: 'P38',
  },
  openRestriction: {
    name: 'A rule restricts open weights',
    short: 'Open weights restricted',
    prior: 'P35',
  },
  openUseBarred: {
    name: 'A rule bars the use of open weights, not only new releases',
    short: 'Their use barred',
    prior: 'P35',
  },
  originRestriction: {
    name: 'A rule restricts weights by their origin',
    short: 'Restricted by origin',
    prior: 'P36',
  },
  hostDrop: {
    name: 'An open host fails or drops the model',
    short: 'Host drops it',
    prior: 'P55',
  },
  closedLife: {
    name: 'A closed version adopted today is retired',
    short: 'Version retired',
    prior: 'P40',
  },
};

/** The chance of each event within three years. */
export function eventBars({ events }: WorldSummary, theme: Theme, width: number): Figure {
  const likeliest = events
    .filter(({ key }) => key !== 'closedLife')
    .reduce<WorldSummary['events'][number] | null>(
      (most, event) => (most === null || end(event.share) > end(most.share) ? event : most),
      null,
    );
  return bars(
    {
      title:
        likeliest === null
          ? 'What may happen'
          : `${eventWords[likeliest.key].name}: ${futures(end(likeliest.share), likeliest.error)}`,
      subtitle: 'Share of futures in which it has begun within 36 months',
      bars: events.map(({ key, share }) => ({
        name: eventWords[key].short,
        longName: eventWords[key].name,
        value: end(share),
      })),
      show: percent,
      heads: ['Event', 'Within 36 months'],
      end: 1,
      source: `Follows priors ${[...new Set(Object.values(eventWords).map((e) => e.prior))].join(', ')}.`,
    },
    theme,
    width,
  );
}

const end = (shares: readonly number[]): number => shares[shares.length - 1] ?? 0;

/** When it has begun by, in futures of 100, and how the outlooks differ. */
export function eventTable({ events, by }: WorldSummary): { columns: Column[]; rows: Cell[][] } {
  const right = (title: string): Column => ({ title, align: 'right', width: 0.1 });
  return {
    columns: [
      { title: 'Of 100 futures, begun by month', align: 'left', width: 0.4 },
      ...by.map((month) => right(String(month))),
      ...outlookNames.map((name) => right(name)),
    ],
    rows: events.map(({ key, share, error, byOutlook }): Cell[] => [
      { text: eventWords[key].name },
      ...share.map((s, i): Cell => ({
        text: i === share.length - 1 ? futuresCell(s, error) : futuresCell(s),
      })),
      ...byOutlook.map((shares): Cell => ({
        text: shares === null ? '–' : futuresCell(end(shares)),
      })),
    ]),
  };
}
