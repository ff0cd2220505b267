import { slope } from '#report/charts/slope.ts';
import { tornado, type TornadoData } from '#report/charts/tornado.ts';
import { waterfall } from '#report/charts/waterfall.ts';
import { money } from '#report/numbers.ts';
import type { Chart } from './example.ts';
import { twenty } from './invented.ts';

export const waterfalls: Chart = {
  name: 'waterfall',
  use: 'From one total to another through the parts of their difference.',
  width: 440,
  examples: [
    {
      name: 'usual',
      draw: (theme, width) =>
        waterfall(
          {
            title: 'Cheaper tokens pay for all the rest',
            subtitle: 'Why the mix beats today’s, $ million over three years',
            from: { name: 'As today', usd: 6.4e6, colour: theme.option['closed-top'] },
            steps: [
              { name: 'Tokens', usd: -3.0e6 },
              { name: 'Failed tasks', usd: 0.5e6 },
              { name: 'People', usd: 0.2e6 },
              { name: 'Migration', usd: 0.3e6 },
              { name: 'Events', usd: -0.1e6 },
              { name: 'Evaluation', usd: 0.01e6 },
            ],
            to: { name: 'Recommended', usd: 4.31e6, colour: theme.accent },
          },
          theme,
          width,
        ),
    },
    {
      name: 'negative',
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
    },
    {
      name: 'zero',
      draw: (theme, width) =>
        waterfall(
          {
            title: 'Nothing to nothing',
            subtitle: '$',
            from: { name: 'As today', usd: 0, colour: theme.today },
            steps: [],
            to: { name: 'Recommended', usd: 0, colour: theme.accent },
          },
          theme,
          width,
        ),
    },
    {
      name: 'missing',
      draw: (theme, width) =>
        waterfall(
          {
            title: 'A part is not known',
            subtitle: '',
            from: { name: 'As today', usd: NaN, colour: theme.today },
            steps: [],
            to: { name: 'Recommended', usd: 1, colour: theme.accent },
          },
          theme,
          width,
        ),
    },
  ],
};

const flips: TornadoData = {
  title: 'Volume moves it most, and alone can turn it',
  subtitle: 'What the hosted model saves over the closed one, three years',
  base: { name: 'As answered', outcome: 0.9e6 },
  inputs: [
    {
      name: 'Failures when nobody notices',
      low: { input: '$0.02 each', outcome: 1.1e6 },
      high: { input: '$0.40 each', outcome: 0.2e6 },
    },
    {
      name: 'Requests a month',
      low: { input: '0.2m', outcome: -0.3e6 },
      high: { input: '9m', outcome: 3.2e6 },
    },
    {
      name: 'Tokens out of one request',
      low: { input: '200', outcome: 0.6e6 },
      high: { input: '1,900', outcome: 1.7e6 },
    },
    {
      name: 'Lag of open weights',
      low: { input: '3 months', outcome: 1.0e6 },
      high: { input: '14 months', outcome: 0.7e6 },
    },
    {
      name: 'Share that can be cached',
      low: { input: '0 %', outcome: 1.05e6 },
      high: { input: '70 %', outcome: 1.2e6 },
    },
    {
      name: 'Price of a person',
      low: { input: '$90k', outcome: null },
      high: { input: '$210k', outcome: null },
    },
  ],
  line: { name: 'Closed leads below', at: 0 },
  show: money,
  source: 'Invented figures',
};

export const tornados: Chart = {
  name: 'tornado',
  use: 'Which uncertain inputs move an outcome, and whether one alone turns the choice.',
  width: 620,
  examples: [
    { name: 'usual', draw: (theme, width) => tornado(flips, theme, width) },
    {
      name: 'twenty inputs, huge range',
      draw: (theme, width) =>
        tornado(
          {
            ...flips,
            title: 'Twenty inputs',
            inputs: twenty.map((name, i) => ({
              name: name.replace('Workload', 'Input'),
              low: { input: 'least', outcome: 0.9e6 - 1e9 / 4 ** i },
              high: { input: 'most', outcome: 0.9e6 + 2e9 / 4 ** i },
            })),
          },
          theme,
          width,
        ),
    },
    {
      name: 'one input that moves nothing',
      draw: (theme, width) =>
        tornado(
          {
            ...flips,
            title: 'Nothing moves it',
            line: { name: 'Closed leads below', at: 0.9e6 },
            inputs: [
              {
                name: 'Only input',
                low: { input: '1', outcome: 0.9e6 },
                high: { input: '2', outcome: 0.9e6 },
              },
            ],
          },
          theme,
          width,
        ),
    },
    {
      name: 'missing',
      draw: (theme, width) =>
        tornado({ ...flips, title: 'Nothing is known', inputs: [] }, theme, width),
    },
  ],
};

export const slopes: Chart = {
  name: 'slope',
  use: 'The same things at two moments or under two outlooks.',
  width: 520,
  examples: [
    {
      name: 'usual',
      draw: (theme, width) =>
        slope(
          {
            title: 'The closed model grows dear, the hosted one cheap',
            subtitle: 'Cost per year',
            ends: ['First year', 'Third year'],
            items: [
              {
                name: 'Closed, top tier',
                from: 2.1e6,
                to: 2.9e6,
                colour: theme.option['closed-top'],
              },
              { name: 'Hosted open', from: 1.6e6, to: 0.8e6, colour: theme.option['hosted-open'] },
              { name: 'Rented GPUs', from: 1.65e6, to: 1.2e6, colour: theme.option['self-rented'] },
              {
                name: 'Fine-tuned open',
                from: null,
                to: 0.75e6,
                colour: theme.option['tuned'],
              },
            ],
            show: money,
          },
          theme,
          width,
        ),
    },
    {
      name: 'twenty, many alike',
      draw: (theme, width) =>
        slope(
          {
            title: 'Twenty lines from nearly one place',
            subtitle: 'Cost per year',
            ends: ['First year', 'Third year'],
            items: twenty.map((name, i) => ({ name, from: 1e6 + i * 100, to: 1e6 * (1 + i / 20) })),
            show: money,
          },
          theme,
          width,
        ),
    },
    {
      name: 'negative and zero',
      draw: (theme, width) =>
        slope(
          {
            title: 'One falls below zero',
            subtitle: 'Saving',
            ends: ['Now', 'Later'],
            items: [
              { name: 'Falls', from: 1e6, to: -2e6 },
              { name: 'Stays at zero', from: 0, to: 0 },
            ],
            show: money,
          },
          theme,
          width,
        ),
    },
    {
      name: 'missing',
      draw: (theme, width) =>
        slope(
          {
            title: 'Not known',
            subtitle: '',
            ends: ['Now', 'Later'],
            items: [{ name: 'Chat', from: null, to: null }],
            show: money,
          },
          theme,
          width,
        ),
    },
  ],
};
