import { bars } from '#report/charts/bars.ts';
import { money } from '#report/numbers.ts';
import { drawn, type Chart } from './example.ts';
import { twenty } from './invented.ts';

const draw = drawn(bars);

export const plainBars: Chart = {
  name: 'bars',
  use: 'Amounts of several things, longest first, with their ranges where they have one.',
  width: 560,
  examples: [
    {
      name: 'usual',
      draw: draw(() => ({
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
      })),
    },
    {
      name: 'zero, negative and a huge range',
      draw: draw(() => ({
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
      })),
    },
    {
      name: 'one workload',
      draw: draw(() => ({
        title: 'There is only one',
        subtitle: 'Cost',
        bars: [{ name: 'Customer chat', value: 1.1e6 }],
        show: money,
        heads: ['Workload', 'Cost'],
      })),
    },
    {
      name: 'twenty workloads',
      draw: draw(() => ({
        title: 'A long tail of twenty workloads',
        subtitle: 'Cost over three years',
        bars: twenty.map((name, i) => ({ name, value: 4e6 / (i + 1) ** 1.4 })),
        show: money,
        heads: ['Workload', 'Cost'],
      })),
    },
    {
      name: 'missing',
      draw: draw(() => ({
        title: 'Nothing is known',
        subtitle: '',
        bars: [{ name: 'Customer chat', value: null }],
        show: money,
        heads: ['Workload', 'Cost'],
      })),
    },
  ],
};
