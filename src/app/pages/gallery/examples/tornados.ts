import { tornado, type TornadoData } from '#report/charts/tornado.ts';
import { money } from '#report/numbers.ts';
import { drawn, type Chart } from './example.ts';
import { twenty } from './invented.ts';

const draw = drawn(tornado);

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
    { name: 'usual', draw: draw(() => flips) },
    {
      name: 'twenty inputs, huge range',
      draw: draw(() => ({
        ...flips,
        title: 'Twenty inputs',
        inputs: twenty.map((name, i) => ({
          name: name.replace('Workload', 'Input'),
          low: { input: 'least', outcome: 0.9e6 - 1e9 / 4 ** i },
          high: { input: 'most', outcome: 0.9e6 + 2e9 / 4 ** i },
        })),
      })),
    },
    {
      name: 'one input that moves nothing',
      draw: draw(() => ({
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
      })),
    },
    {
      name: 'missing',
      draw: draw(() => ({ ...flips, title: 'Nothing is known', inputs: [] })),
    },
  ],
};
