import { quantileDots } from '#report/charts/quantile-dots.ts';
import { count } from '#report/numbers.ts';
import type { Chart } from './example.ts';
import { fifty } from './invented.ts';

export const dots: Chart = {
  name: 'quantile-dots',
  use: 'The shape of an uncertain answer: fifty dots, each one chance in fifty.',
  width: 560,
  examples: [
    {
      name: 'usual',
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
    },
    {
      name: 'huge range',
      draw: (theme, width) =>
        quantileDots(
          {
            title: 'From hundreds to billions',
            subtitle: '',
            quantiles: fifty(1e6, 3),
            show: count,
          },
          theme,
          width,
        ),
    },
    {
      name: 'one value',
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
    },
    {
      name: 'zero and negative',
      draw: (theme, width) =>
        quantileDots(
          {
            title: 'On either side of zero',
            subtitle: '',
            quantiles: Array.from({ length: 50 }, (_, i) => i - 25),
            show: count,
          },
          theme,
          width,
        ),
    },
    {
      name: 'missing',
      draw: (theme, width) =>
        quantileDots(
          { title: 'Not known', subtitle: '', quantiles: [], show: count },
          theme,
          width,
        ),
    },
  ],
};
