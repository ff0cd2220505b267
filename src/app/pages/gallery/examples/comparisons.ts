import { dumbbell } from '#report/charts/dumbbell.ts';
import type { Measure } from '#report/charts/measures.ts';
import { smallMultiples } from '#report/charts/small-multiples.ts';
import { count, money, percent } from '#report/numbers.ts';
import { drawn, type Chart } from './example.ts';

const two: Measure[] = [
  {
    name: 'Three-year cost',
    values: [
      { value: 4.3e6, range: [2.9e6, 6.1e6] },
      { value: 8.7e6, range: [7.9e6, 9.8e6] },
    ],
    show: money,
  },
  { name: 'Regret', values: [{ value: 40_000 }, { value: 40_000 }], show: money },
  { name: 'Cheapest in', values: [{ value: 0.71 }, { value: 1 }], show: percent },
  { name: 'People', values: [{ value: 0 }, { value: 3 }], show: count },
  {
    name: 'Saving',
    values: [{ value: 2.1e6, range: [-0.4e6, 4.1e6] }, { value: null }],
    show: money,
  },
];
const subtitle = 'Averages; a thin line spans 8 futures in 10; each measure on its own scale';

export const dumbbells: Chart = {
  name: 'dumbbell',
  use: 'Two scenarios on several measures.',
  width: 560,
  examples: [
    {
      name: 'usual',
      draw: drawn(dumbbell)(() => ({
        title: 'Air-gapped costs twice as much and depends on no one',
        subtitle,
        series: ['Base case', 'Air-gapped'],
        measures: two,
      })),
    },
    {
      name: 'zero, negative and a huge range',
      draw: drawn(dumbbell)(() => ({
        title: 'From a credit to billions',
        subtitle,
        series: ['A name that goes on and on until it has to be cut', 'Another long name'],
        measures: [
          { name: 'Nothing', values: [{ value: 0 }, { value: 0 }], show: money },
          { name: 'Below zero', values: [{ value: -2e6 }, { value: 1e6 }], show: money },
          {
            name: 'Nine powers of ten, with a long name',
            values: [{ value: 1 }, { value: 1e9 }],
            show: money,
          },
        ],
      })),
    },
    {
      name: 'missing',
      draw: drawn(dumbbell)(() => ({
        title: 'Not known',
        subtitle,
        series: ['Base case', 'Air-gapped'],
        measures: [{ name: 'Cost', values: [{ value: null }, { value: null }], show: money }],
      })),
    },
  ],
};

const four = ['Base case', 'Air-gapped', 'Twice the volume, with a name that goes on', 'No rule'];

export const multiples: Chart = {
  name: 'small-multiples',
  use: 'Three or four scenarios on several measures.',
  width: 900,
  examples: [
    {
      name: 'usual',
      draw: drawn(smallMultiples)(() => ({
        title: 'Air-gapped is twice as dear and hardly uncertain',
        subtitle,
        series: four,
        measures: [
          {
            name: 'Three-year cost',
            values: [
              { value: 4.3e6, range: [2.9e6, 6.1e6] },
              { value: 8.7e6, range: [7.9e6, 9.8e6] },
              { value: 7.9e6, range: [4.1e6, 12e6] },
              { value: 4.2e6, range: [2.9e6, 5.8e6] },
            ],
            show: money,
          },
          {
            name: 'Mean regret',
            values: [{ value: 40_000 }, { value: 2_000 }, { value: 310_000 }, { value: 0 }],
            show: money,
          },
          {
            name: 'Saving against today',
            values: [
              { value: 2.1e6, range: [-0.4e6, 4.1e6] },
              { value: -2.3e6, range: [-3e6, -1.1e6] },
              { value: null },
              { value: 2.2e6 },
            ],
            show: money,
          },
          {
            name: 'Cheaper than today in',
            values: [{ value: 0.9 }, { value: 0 }, { value: null }, { value: 0.91 }],
            show: percent,
          },
        ],
        source: 'Invented figures',
      })),
    },
    {
      name: 'negative and a huge range',
      draw: drawn(smallMultiples)(() => ({
        title: 'From a loss to billions',
        subtitle,
        series: four.slice(0, 3),
        measures: [
          {
            name: 'Saving against today',
            values: [
              { value: -2.3e9, range: [-4e9, -1e9] },
              { value: 12_000, range: [-500, 40_000] },
              { value: 3.1e9 },
            ],
            show: money,
          },
        ],
      })),
    },
    {
      name: 'none',
      draw: drawn(smallMultiples)(() => ({
        title: 'Nothing to compare',
        subtitle,
        series: four.slice(0, 3),
        measures: [],
      })),
    },
    {
      name: 'zero and missing',
      draw: drawn(smallMultiples)(() => ({
        title: 'Nothing, or not known',
        subtitle,
        series: four.slice(0, 3),
        measures: [
          {
            name: 'Cost',
            values: [{ value: 0 }, { value: 0 }, { value: null }],
            show: money,
          },
        ],
      })),
    },
  ],
};
