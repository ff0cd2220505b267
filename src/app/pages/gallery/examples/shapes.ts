import { quantileDots } from '#report/charts/quantile-dots.ts';
import { count } from '#report/numbers.ts';
import { drawn, type Chart } from './example.ts';
import { fifty } from './invented.ts';

const draw = drawn(quantileDots);

export const dots: Chart = {
  name: 'quantile-dots',
  use: 'The shape of an uncertain answer: fifty dots, each one chance in fifty.',
  width: 560,
  examples: [
    {
      name: 'usual',
      draw: draw(() => ({
        title: 'How many requests a month?',
        subtitle: '50 dots: each one chance in fifty',
        quantiles: fifty(104e6, 0.43),
        show: count,
        reference: { low: 40e6, high: 150e6, name: 'insurers of your size' },
      })),
    },
    {
      name: 'huge range',
      draw: draw(() => ({
        title: 'From hundreds to billions',
        subtitle: '',
        quantiles: fifty(1e6, 3),
        show: count,
      })),
    },
    {
      name: 'one value',
      draw: draw(() => ({
        title: 'Known exactly',
        subtitle: '',
        quantiles: new Array<number>(50).fill(7),
        show: count,
      })),
    },
    {
      name: 'zero and negative',
      draw: draw(() => ({
        title: 'On either side of zero',
        subtitle: '',
        quantiles: Array.from({ length: 50 }, (_, i) => i - 25),
        show: count,
      })),
    },
    {
      name: 'missing',
      draw: draw(() => ({
        title: 'Not known',
        subtitle: '',
        quantiles: [],
        show: count,
      })),
    },
  ],
};
