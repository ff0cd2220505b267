import { partBars } from '#report/charts/part-bars.ts';
import { drawn, type Chart } from './example.ts';
import { noParts } from './invented.ts';

const draw = drawn(partBars);

export const parts: Chart = {
  name: 'part-bars',
  use: 'What each part of the cost comes to in one or two ways to run it.',
  width: 520,
  examples: [
    {
      name: 'usual',
      draw: draw((theme) => ({
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
      })),
    },
    {
      name: 'zero',
      draw: draw((theme) => ({
        title: 'Free',
        series: [{ name: 'Own', parts: noParts, colour: theme.option['self-owned'] }],
      })),
    },
    {
      name: 'one part, negative',
      draw: draw((theme) => ({
        title: 'Only a preference counts',
        series: [
          {
            name: 'Hosted open weights',
            parts: { ...noParts, preference: -30_000 },
            colour: theme.option['hosted-open'],
          },
        ],
      })),
    },
    {
      name: 'huge range',
      draw: draw((theme) => ({
        title: 'Failures dwarf everything',
        series: [
          {
            name: 'Closed model',
            parts: { ...noParts, failures: 4.1e9, tokens: 12_000, people: 90 },
            colour: theme.option['closed-top'],
          },
        ],
      })),
    },
  ],
};
