import type { Figure } from '#report/blocks.ts';
import { costFan } from '#report/charts/cost-fan.ts';
import { dumbbell } from '#report/charts/dumbbell.ts';
import { partBars } from '#report/charts/part-bars.ts';
import { quantileDots } from '#report/charts/quantile-dots.ts';
import { shareBars } from '#report/charts/share-bars.ts';
import { toSvg } from '#report/charts/svg.ts';
import { dark, light, type Theme } from '#report/charts/theme.ts';
import { waterfall } from '#report/charts/waterfall.ts';
import { count, money, percent } from '#report/numbers.ts';
import type { Fan } from '#engine/analysis.ts';
import { fan, none, summary } from './fixture.ts';

type Draw = (theme: Theme, width: number) => Figure;

/** Standard normal quantiles at (i + ½)/50 by a rational approximation (Abramowitz and Stegun 26.2.23). */
function normalQuantile(p: number): number {
  const q = p < 0.5 ? p : 1 - p;
  const t = Math.sqrt(-2 * Math.log(q));
  const z =
    t -
    (2.515517 + 0.802853 * t + 0.010328 * t * t) /
      (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t);
  return p < 0.5 ? -z : z;
}

const fifty = (middle: number, spread: number): number[] =>
  Array.from({ length: 50 }, (_, i) =>
    Math.round(middle * Math.exp(spread * normalQuantile((i + 0.5) / 50))),
  );

const constantFan = (value: number, months: number): Fan => {
  const path = new Array<number>(months + 1).fill(value);
  return { mean: path, p10: path, p25: path, p50: path, p75: path, p90: path };
};

const steps = [
  { name: 'Tokens', usd: -3.0e6 },
  { name: 'Failed tasks', usd: 0.5e6 },
  { name: 'People', usd: 0.2e6 },
  { name: 'Migration', usd: 0.3e6 },
  { name: 'Events', usd: -0.1e6 },
  { name: 'Evaluation', usd: 0.01e6 },
];

/** The pictures kept in tests/golden/charts, by name; widths are those of a card, a phone and a page of paper. */
const pictures: Record<string, { draw: Draw; at: [Theme, number][] }> = {
  'cost-fan': {
    draw: (theme, width) =>
      costFan(
        {
          title: 'The mix costs $4.3m; staying as you are costs $6.4m',
          fan: fan(summary(4.3e6)),
          name: 'Recommended',
          against: { fan: fan(summary(6.4e6)), name: 'As today' },
          source: 'Invented figures',
        },
        theme,
        width,
      ),
    at: [
      [light, 620],
      [light, 288],
      [dark, 620],
    ],
  },
  'cost-fan-zero': {
    draw: (theme, width) =>
      costFan(
        { title: 'It costs nothing', fan: constantFan(0, 36), name: 'Recommended' },
        theme,
        width,
      ),
    at: [[light, 480]],
  },
  'cost-fan-one-month': {
    draw: (theme, width) =>
      costFan(
        { title: 'Only the first month', fan: constantFan(1000, 0), name: 'Now' },
        theme,
        width,
      ),
    at: [[light, 480]],
  },
  'cost-fan-huge-and-negative': {
    draw: (theme, width) =>
      costFan(
        {
          title: 'From a credit to hundreds of billions',
          fan: { ...fan(summary(2.4e11)), p10: fan(summary(2.4e11)).p10.map((x) => -x / 2) },
          name: 'Recommended',
          against: { fan: fan(summary(2.5e11)), name: 'As today' },
        },
        theme,
        width,
      ),
    at: [[light, 620]],
  },
  'cost-fan-missing': {
    draw: (theme, width) =>
      costFan({ title: 'Not known', fan: constantFan(NaN, 36), name: 'Recommended' }, theme, width),
    at: [[light, 480]],
  },
  'share-bars': {
    draw: (theme, width) =>
      shareBars(
        {
          title: 'Hosted open weights are cheapest in 71 of 100 futures',
          kinds: [
            { kind: 'hosted-open', share: 0.71, error: 0.01 },
            { kind: 'closed-small', share: 0.2, error: 0.009 },
            { kind: 'self-rented', share: 0.05, error: 0.005 },
            { kind: 'closed-top', share: 0.036, error: 0.004 },
            { kind: 'router-open', share: 0.004, error: 0.001 },
            { kind: 'self-owned', share: 0, error: 0 },
          ],
        },
        theme,
        width,
      ),
    at: [
      [light, 480],
      [light, 288],
      [dark, 480],
    ],
  },
  'share-bars-all': {
    draw: (theme, width) =>
      shareBars(
        {
          title: 'Every kind of option has its own colour',
          kinds: Object.keys(theme.option).map((kind, i) => ({
            kind: kind as keyof Theme['option'],
            share: 0.3 - i * 0.02,
            error: 0.01,
          })),
        },
        theme,
        width,
      ),
    at: [
      [light, 480],
      [dark, 480],
    ],
  },
  waterfall: {
    draw: (theme, width) =>
      waterfall(
        {
          title: 'Cheaper tokens pay for all the rest',
          subtitle: 'Why the mix beats today’s, $ million over three years',
          from: { name: 'As today', usd: 6.4e6, colour: theme.option['closed-top'] },
          steps,
          to: { name: 'Recommended', usd: 4.31e6, colour: theme.accent },
        },
        theme,
        width,
      ),
    at: [
      [light, 440],
      [light, 288],
      [dark, 440],
    ],
  },
  'waterfall-negative': {
    draw: (theme, width) =>
      waterfall(
        {
          title: 'A preference worth more than the bill',
          subtitle: '$ thousand',
          from: {
            name: 'A small closed model at a host with quite a long name',
            usd: 12_000,
            colour: theme.today,
          },
          steps: [
            { name: 'Tokens', usd: -9_000 },
            { name: 'Independence', usd: -15_000 },
          ],
          to: { name: 'Recommended', usd: -12_000, colour: theme.accent },
        },
        theme,
        width,
      ),
    at: [
      [light, 440],
      [light, 288],
    ],
  },
  'part-bars': {
    draw: (theme, width) =>
      partBars(
        {
          title: 'Tokens are the larger part of either way',
          series: [
            {
              name: 'Hosted open weights: GLM-5.3-Flash at Together',
              parts: {
                ...none,
                tokens: 520_000,
                failures: 240_000,
                people: 60_000,
                migration: 80_000,
                preference: -30_000,
              },
              colour: theme.option['hosted-open'],
            },
            {
              name: 'Closed model, small tier: GPT-6 Nano at OpenAI',
              parts: { ...none, tokens: 900_000, failures: 180_000, evaluation: 60_000 },
              colour: theme.option['closed-small'],
            },
          ],
        },
        theme,
        width,
      ),
    at: [
      [light, 520],
      [light, 288],
    ],
  },
  dumbbell: {
    draw: (theme, width) =>
      dumbbell(
        {
          title: 'Air-gapped costs twice as much and depends on no one',
          scenarios: ['Base case', 'Air-gapped'],
          measures: [
            { name: 'Three-year cost', values: [4.3e6, 8.7e6], show: money },
            { name: 'Regret', values: [40_000, 40_000], show: money },
            { name: 'Worst tenth', values: [6.9e6, 9.4e6], show: money },
            { name: 'Cheapest in', values: [0.71, 1], show: percent },
            { name: 'People', values: [0, 3], show: count },
            { name: 'Saving', values: [2.1e6, null], show: money },
          ],
        },
        theme,
        width,
      ),
    at: [
      [light, 560],
      [light, 288],
      [dark, 560],
    ],
  },
  'dumbbell-four': {
    draw: (theme, width) =>
      dumbbell(
        {
          title: 'Four scenarios on one page',
          scenarios: [
            'Base case',
            'Air-gapped',
            'Twice the volume, with a name that goes on',
            'No origin rule',
          ],
          measures: [
            { name: 'Three-year cost', values: [4.3e6, 8.7e6, 7.9e6, 4.2e6], show: money },
            { name: 'Worst tenth', values: [6.9e6, 9.4e6, 12e6, 6.5e6], show: money },
          ],
        },
        theme,
        width,
      ),
    at: [
      [light, 560],
      [light, 288],
    ],
  },
  'quantile-dots': {
    draw: (theme, width) =>
      quantileDots(
        {
          title: 'How many requests a month?',
          subtitle: '50 dots: each one chance in fifty',
          quantiles: fifty(104e6, 0.43),
          show: count,
          reference: { low: 40e6, high: 150e6, name: 'insurers of your size' },
        },
        theme,
        width,
      ),
    at: [
      [light, 560],
      [light, 288],
      [dark, 560],
    ],
  },
  'quantile-dots-huge-range': {
    draw: (theme, width) =>
      quantileDots(
        { title: 'From hundreds to billions', subtitle: '', quantiles: fifty(1e6, 3), show: count },
        theme,
        width,
      ),
    at: [[light, 560]],
  },
  'quantile-dots-one-value': {
    draw: (theme, width) =>
      quantileDots(
        {
          title: 'Known exactly',
          subtitle: '',
          quantiles: new Array<number>(50).fill(7),
          show: count,
        },
        theme,
        width,
      ),
    at: [[light, 400]],
  },
};

/** Every golden picture as a figure, by file name without its ending. */
export function goldenFigures(): Record<string, { figure: Figure; theme: Theme }> {
  return Object.fromEntries(
    Object.entries(pictures).flatMap(([name, { draw, at }]) =>
      at.map(([theme, width]) => [
        `${name}-${theme.name}-${width}`,
        { figure: draw(theme, width), theme },
      ]),
    ),
  );
}

/** The same as SVG files. */
export function goldens(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(goldenFigures()).map(([name, { figure, theme }]) => [
      name,
      toSvg(figure, theme),
    ]),
  );
}
