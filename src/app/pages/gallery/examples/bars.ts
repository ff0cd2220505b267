import type { OptionKind } from '#engine/analysis.ts';
import { bars } from '#report/charts/bars.ts';
import { partBars } from '#report/charts/part-bars.ts';
import { shareBars } from '#report/charts/share-bars.ts';
import { money } from '#report/numbers.ts';
import type { Chart } from './example.ts';
import { noParts, twenty } from './invented.ts';

export const plainBars: Chart = {
  name: 'bars',
  use: 'Amounts of several things, longest first, with their ranges where they have one.',
  width: 560,
  examples: [
    {
      name: 'usual',
      draw: (theme, width) =>
        bars(
          {
            title: 'Customer chat is most of the bill',
            subtitle: 'Cost over three years; the thin line spans 8 futures in 10',
            bars: [
              { name: 'Customer chat', value: 4.3e6, range: [2.9e6, 6.1e6], strong: true },
              { name: 'Coding agents', value: 1.2e6, range: [0.6e6, 2.4e6] },
              { name: 'Document extraction', value: 0.4e6, range: [0.3e6, 0.5e6] },
              { name: 'Nightly enrichment', value: null },
            ],
            show: money,
            heads: ['Workload', 'Cost'],
          },
          theme,
          width,
        ),
    },
    {
      name: 'zero, negative and a huge range',
      draw: (theme, width) =>
        bars(
          {
            title: 'From a credit to billions',
            subtitle: 'Cost',
            bars: [
              { name: 'Most', value: 3.1e9 },
              { name: 'Small', value: 12_000 },
              { name: 'Nothing', value: 0 },
              { name: 'A credit', value: -1.4e9, range: [-2e9, -0.9e9] },
            ],
            show: money,
            heads: ['Workload', 'Cost'],
          },
          theme,
          width,
        ),
    },
    {
      name: 'one workload',
      draw: (theme, width) =>
        bars(
          {
            title: 'There is only one',
            subtitle: 'Cost',
            bars: [{ name: 'Customer chat', value: 1.1e6 }],
            show: money,
            heads: ['Workload', 'Cost'],
          },
          theme,
          width,
        ),
    },
    {
      name: 'twenty workloads',
      draw: (theme, width) =>
        bars(
          {
            title: 'A long tail of twenty workloads',
            subtitle: 'Cost over three years',
            bars: twenty.map((name, i) => ({ name, value: 4e6 / (i + 1) ** 1.4 })),
            show: money,
            heads: ['Workload', 'Cost'],
          },
          theme,
          width,
        ),
    },
    {
      name: 'missing',
      draw: (theme, width) =>
        bars(
          {
            title: 'Nothing is known',
            subtitle: '',
            bars: [{ name: 'Customer chat', value: null }],
            show: money,
            heads: ['Workload', 'Cost'],
          },
          theme,
          width,
        ),
    },
  ],
};

export const shares: Chart = {
  name: 'share-bars',
  use: 'In how many of 100 futures each way to run it is cheapest.',
  width: 480,
  examples: [
    {
      name: 'usual',
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
    },
    {
      name: 'every kind',
      draw: (theme, width) =>
        shareBars(
          {
            title: 'Every kind of option has its own colour',
            kinds: (Object.keys(theme.option) as OptionKind[]).map((kind, i) => ({
              kind,
              share: 0.3 - i * 0.02,
              error: 0.01,
            })),
          },
          theme,
          width,
        ),
    },
    {
      name: 'one kind',
      draw: (theme, width) =>
        shareBars(
          {
            title: 'Nothing else is left',
            kinds: [{ kind: 'self-owned', share: 1, error: 0 }],
          },
          theme,
          width,
        ),
    },
    {
      name: 'missing',
      draw: (theme, width) =>
        shareBars({ title: 'Every way is ruled out', kinds: [] }, theme, width),
    },
  ],
};

export const parts: Chart = {
  name: 'part-bars',
  use: 'What each part of the cost comes to in one or two ways to run it.',
  width: 520,
  examples: [
    {
      name: 'usual',
      draw: (theme, width) =>
        partBars(
          {
            title: 'Tokens are the larger part of either way',
            series: [
              {
                name: 'Hosted open weights: GLM-5.3-Flash at Together',
                parts: {
                  ...noParts,
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
                parts: { ...noParts, tokens: 900_000, failures: 180_000, evaluation: 60_000 },
                colour: theme.option['closed-small'],
              },
            ],
          },
          theme,
          width,
        ),
    },
    {
      name: 'zero',
      draw: (theme, width) =>
        partBars(
          {
            title: 'Free',
            series: [{ name: 'Own', parts: noParts, colour: theme.option['self-owned'] }],
          },
          theme,
          width,
        ),
    },
    {
      name: 'one part, negative',
      draw: (theme, width) =>
        partBars(
          {
            title: 'Only a preference counts',
            series: [
              {
                name: 'Hosted open weights',
                parts: { ...noParts, preference: -30_000 },
                colour: theme.option['hosted-open'],
              },
            ],
          },
          theme,
          width,
        ),
    },
    {
      name: 'huge range',
      draw: (theme, width) =>
        partBars(
          {
            title: 'Failures dwarf everything',
            series: [
              {
                name: 'Closed model',
                parts: { ...noParts, failures: 4.1e9, tokens: 12_000, people: 90 },
                colour: theme.option['closed-top'],
              },
            ],
          },
          theme,
          width,
        ),
    },
  ],
};
