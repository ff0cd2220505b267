import { timeline, type TimelineData } from '#report/charts/timeline.ts';
import { drawn, type Chart } from './example.ts';
import { twenty } from './invented.ts';

const draw = drawn(timeline);

const plan = {
  title: 'Start closed, move chat to rented GPUs when the volume is there',
  subtitle: 'What runs when; dashed lines are review dates',
  from: '2026-11-24',
  to: '2029-11-24',
};

const moments: TimelineData['moments'] = [
  { on: '2027-03-01', text: 'review with a newer catalogue', kind: 'review' },
  { on: '2027-03-20', text: 'the old model is retired by plan', kind: 'event' },
  { on: '2027-11-01', text: 'bills and people pass $1.4m', kind: 'tripwire' },
  { on: '2028-06-01', text: 'second review: decide on owned hardware', kind: 'review' },
  {
    on: null,
    text: 'your own test shows that hosted open weights fail at most 4 more in 1,000',
    kind: 'tripwire',
  },
];

export const timelines: Chart = {
  name: 'timeline',
  use: 'A staged plan with its review dates, and what should reopen it.',
  width: 720,
  examples: [
    {
      name: 'usual',
      draw: draw((theme) => ({
        ...plan,
        lanes: [
          {
            name: 'Customer chat',
            stages: [
              {
                from: '2026-11-24',
                to: '2027-06-01',
                label: 'Closed, small tier',
                colour: theme.option['closed-small'],
              },
              {
                from: '2027-06-01',
                to: '2028-03-01',
                label: 'Hosted open',
                colour: theme.option['hosted-open'],
              },
              {
                from: '2028-03-01',
                label: 'Rented GPUs',
                colour: theme.option['self-rented'],
              },
            ],
          },
          {
            name: 'Coding agents',
            stages: [
              {
                from: '2026-11-24',
                label: 'Closed, top tier',
                colour: theme.option['closed-top'],
              },
            ],
          },
        ],
        moments,
        source: 'Invented figures',
      })),
    },
    {
      name: 'tripwires alone',
      draw: draw(() => ({
        ...plan,
        title: 'What should reopen it',
        lanes: [],
        moments,
      })),
    },
    {
      name: 'many on one day, one before the start',
      draw: draw(() => ({
        ...plan,
        title: 'Twelve moments',
        lanes: [],
        moments: Array.from({ length: 12 }, (_, i) => ({
          on: i === 0 ? '2020-01-01' : i < 7 ? '2027-03-01' : `2028-0${i - 5}-15`,
          text: `moment ${i + 1}`,
          kind: 'event',
        })),
      })),
    },
    {
      name: 'twenty workloads',
      draw: draw((theme) => ({
        ...plan,
        title: 'Twenty plans',
        lanes: twenty.map((name, i) => ({
          name,
          stages: [
            {
              from: '2026-11-24',
              to: `2028-0${(i % 9) + 1}-01`,
              label: 'Hosted open',
              colour: theme.option['hosted-open'],
            },
            {
              from: `2028-0${(i % 9) + 1}-01`,
              label: 'Own hardware',
              colour: theme.option['self-owned'],
            },
          ],
        })),
        moments: [],
      })),
    },
    {
      name: 'one month',
      draw: draw(() => ({
        ...plan,
        title: 'A short plan',
        from: '2026-11-02',
        to: '2026-11-24',
        lanes: [{ name: 'Pilot', stages: [{ from: '2026-11-02', label: 'Pilot' }] }],
        moments: [{ on: '2026-11-10', text: 'look at it', kind: 'review' }],
      })),
    },
    {
      name: 'missing',
      draw: draw(() => ({ ...plan, from: 'some day', lanes: [], moments: [] })),
    },
  ],
};
