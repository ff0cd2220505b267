import { slope } from '#report/charts/slope.ts';
import { money } from '#report/numbers.ts';
import { drawn, type Chart } from './example.ts';
import { twenty } from './invented.ts';

const draw = drawn(slope);

export const slopes: Chart = {
  name: 'slope',
  use: 'The same things at two moments or under two outlooks.',
  width: 520,
  examples: [
    {
      name: 'usual',
      draw: draw((theme) => ({
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
      })),
    },
    {
      name: 'twenty, many alike',
      draw: draw(() => ({
        title: 'Twenty lines from nearly one place',
        subtitle: 'Cost per year',
        ends: ['First year', 'Third year'],
        items: twenty.map((name, i) => ({ name, from: 1e6 + i * 100, to: 1e6 * (1 + i / 20) })),
        show: money,
      })),
    },
    {
      name: 'negative and zero',
      draw: draw(() => ({
        title: 'One falls below zero',
        subtitle: 'Saving',
        ends: ['Now', 'Later'],
        items: [
          { name: 'Falls', from: 1e6, to: -2e6 },
          { name: 'Stays at zero', from: 0, to: 0 },
        ],
        show: money,
      })),
    },
    {
      name: 'missing',
      draw: draw(() => ({
        title: 'Not known',
        subtitle: '',
        ends: ['Now', 'Later'],
        items: [{ name: 'Chat', from: null, to: null }],
        show: money,
      })),
    },
  ],
};
