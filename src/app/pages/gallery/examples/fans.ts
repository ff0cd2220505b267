import { costFan } from '#report/charts/cost-fan.ts';
import { fan } from '#report/charts/fan.ts';
import { count, money } from '#report/numbers.ts';
import { drawn, type Chart } from './example.ts';
import { constant, growing, halving } from './invented.ts';

const missing = constant(NaN, 36);

export const costFans: Chart = {
  name: 'cost-fan',
  use: 'What a way to run it costs over the months, with its range, beside what it is compared with.',
  width: 620,
  examples: [
    {
      name: 'usual',
      draw: drawn(costFan)(() => ({
        title: 'The mix costs $4.3m; staying as you are costs $6.4m',
        fan: growing(4.3e6),
        name: 'Recommended',
        against: { mean: growing(6.4e6).mean, name: 'As today' },
        source: 'Invented figures',
      })),
    },
    {
      name: 'zero',
      draw: drawn(costFan)(() => ({
        title: 'It costs nothing',
        fan: constant(0, 36),
        name: 'Recommended',
      })),
    },
    {
      name: 'one point',
      draw: drawn(costFan)(() => ({
        title: 'Only the first month',
        fan: constant(1000, 0),
        name: 'Now',
      })),
    },
    {
      name: 'huge range and negative',
      draw: drawn(costFan)(() => ({
        title: 'From a credit to hundreds of billions',
        fan: { ...growing(2.4e11), p10: growing(2.4e11).p10.map((x) => -x / 2) },
        name: 'Recommended',
        against: { mean: growing(2.5e11).mean, name: 'As today' },
      })),
    },
    {
      name: 'missing',
      draw: drawn(costFan)(() => ({ title: 'Not known', fan: missing, name: 'Recommended' })),
    },
  ],
};

const years = [2026, 2027, 2028, 2029];
const year = (at: number): string => String(Math.floor(at));
const price = (usd: number): string => money(usd);

export const fans: Chart = {
  name: 'fan',
  use: 'A quantity of the world over time: bands of futures, the median, outlooks as lines, the past as dots.',
  width: 620,
  examples: [
    {
      name: 'usual',
      draw: drawn(fan)((theme) => ({
        title: 'A token of this quality halves in price every year',
        subtitle: 'Price of a million tokens, logarithmic; bands of 5 and 8 in 10 futures',
        name: 'Median',
        at: years,
        when: year,
        p10: halving(1.8, 4, 0.7),
        p25: halving(1.9, 4, 0.85),
        p50: halving(2, 4, 1),
        p75: halving(2.1, 4, 1.3),
        p90: halving(2.2, 4, 1.8),
        show: price,
        scale: 'log',
        lines: [
          {
            name: 'Open majority',
            values: halving(2, 4, 0.8),
            colour: theme.option['hosted-open'],
          },
        ],
        observed: [
          { at: 2023, value: 30 },
          { at: 2024, value: 10 },
          { at: 2025, value: 4.2 },
          { at: 2025.5, value: 2.6 },
        ],
        source: 'Invented figures',
      })),
    },
    {
      name: 'zero',
      draw: drawn(fan)(() => ({
        title: 'No lag at all',
        subtitle: 'Months behind the best closed model',
        name: 'Median',
        at: years,
        when: year,
        p10: [0, 0, 0, 0],
        p25: [0, 0, 0, 0],
        p50: [0, 0, 0, 0],
        p75: [0, 0, 0, 0],
        p90: [0, 0, 0, 0],
        show: count,
      })),
    },
    {
      name: 'one point',
      draw: drawn(fan)(() => ({
        title: 'Measured once',
        subtitle: 'Months',
        name: 'Median',
        at: [2026],
        when: year,
        p10: [4],
        p25: [5],
        p50: [6],
        p75: [8],
        p90: [11],
        show: count,
      })),
    },
    {
      name: 'huge range',
      draw: drawn(fan)(() => ({
        title: 'Twelve powers of ten',
        subtitle: 'Requests a month, logarithmic',
        name: 'Median',
        at: years,
        when: year,
        p10: [1, 10, 20, 30],
        p25: [10, 100, 1e3, 1e4],
        p50: [100, 1e4, 1e6, 1e8],
        p75: [1e3, 1e6, 1e8, 1e10],
        p90: [1e4, 1e7, 1e10, 1e12],
        show: count,
        scale: 'log',
      })),
    },
    {
      name: 'negative, with gaps',
      draw: drawn(fan)(() => ({
        title: 'A lead that became a lag, not measured in between',
        subtitle: 'Months behind; below zero: ahead',
        name: 'Median',
        at: [0, 6, 12, 18, 24, 30, 36],
        when: (m) => (m === 0 ? 'Now' : `${m} mo`),
        p10: [-6, -5, null, -3, null, -2, -1],
        p25: [-4, -3, null, -1, null, 0, 1],
        p50: [-2, -1, null, 1, null, 2, 3],
        p75: [0, 1, null, 3, null, 5, 7],
        p90: [2, 3, null, 6, null, 9, 12],
        show: count,
      })),
    },
    {
      name: 'missing',
      draw: drawn(fan)(() => ({
        title: 'Not known',
        subtitle: '',
        name: 'The lag',
        at: years,
        when: year,
        p10: [],
        p25: [],
        p50: [],
        p75: [],
        p90: [],
        show: count,
      })),
    },
  ],
};
