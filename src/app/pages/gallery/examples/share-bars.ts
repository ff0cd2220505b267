import type { OptionKind } from '#engine/analysis.ts';
import { shareBars } from '#report/charts/share-bars.ts';
import { drawn, type Chart } from './example.ts';

const draw = drawn(shareBars);

export const shares: Chart = {
  name: 'share-bars',
  use: 'In how many of 100 futures each way to run it is cheapest.',
  width: 480,
  examples: [
    {
      name: 'usual',
      draw: draw(() => ({
        title: 'Hosted open weights are cheapest in 71 of 100 futures',
        kinds: [
          { kind: 'hosted-open', share: 0.71, error: 0.01 },
          { kind: 'closed-small', share: 0.2, error: 0.009 },
          { kind: 'self-rented', share: 0.05, error: 0.005 },
          { kind: 'closed-top', share: 0.036, error: 0.004 },
          { kind: 'router-open', share: 0.004, error: 0.001 },
          { kind: 'self-owned', share: 0, error: 0 },
        ],
      })),
    },
    {
      name: 'every kind',
      draw: draw((theme) => ({
        title: 'Every kind of option has its own colour',
        kinds: (Object.keys(theme.option) as OptionKind[]).map((kind, i) => ({
          kind,
          share: 0.3 - i * 0.02,
          error: 0.01,
        })),
      })),
    },
    {
      name: 'one kind',
      draw: draw(() => ({
        title: 'Nothing else is left',
        kinds: [{ kind: 'self-owned', share: 1, error: 0 }],
      })),
    },
    {
      name: 'missing',
      draw: draw(() => ({ title: 'Every way is ruled out', kinds: [] })),
    },
  ],
};
