import { waterfall } from '#report/charts/waterfall.ts';
import { drawn, type Chart } from './example.ts';

const draw = drawn(waterfall);

export const waterfalls: Chart = {
  name: 'waterfall',
  use: 'From one total to another through the parts of their difference.',
  width: 440,
  examples: [
    {
      name: 'usual',
      draw: draw((theme) => ({
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
      })),
    },
    {
      name: 'negative',
      draw: draw((theme) => ({
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
      })),
    },
    {
      name: 'zero',
      draw: draw((theme) => ({
        title: 'Nothing to nothing',
        subtitle: '$',
        from: { name: 'As today', usd: 0, colour: theme.today },
        steps: [],
        to: { name: 'Recommended', usd: 0, colour: theme.accent },
      })),
    },
    {
      name: 'missing',
      draw: draw((theme) => ({
        title: 'A part is not known',
        subtitle: '',
        from: { name: 'As today', usd: NaN, colour: theme.today },
        steps: [],
        to: { name: 'Recommended', usd: 1, colour: theme.accent },
      })),
    },
  ],
};
