import type { Three } from './estimators.ts';

const three = (p10: number, p50: number, p90: number): Three => ({ p10, p50, p90 });

/** A prior before it was fitted to the histories, as it stood on 2026-08-31. */
export interface OldRow {
  readonly all: Three;
  readonly byOutlook: Readonly<Record<'open' | 'tiered' | 'closed', Three>> | null;
  /** Scale in which the prior is normal; quantiles move in it. */
  readonly scale: 'log' | 'growth' | 'logit';
}

/** The rows that the fits start from; `hostLife` was a judgement of the engine. */
export const oldRows = {
  P02: {
    all: three(1.5, 3, 8),
    byOutlook: { open: three(2, 4, 12), tiered: three(1.5, 3, 8), closed: three(1.2, 2, 5) },
    scale: 'log',
  },
  P03: {
    all: three(-30, 15, 100),
    byOutlook: {
      open: three(-35, -5, 25),
      tiered: three(-25, 10, 60),
      closed: three(-10, 25, 100),
    },
    scale: 'growth',
  },
  P04: { all: three(0.02, 0.05, 0.12), byOutlook: null, scale: 'logit' },
  P12: { all: three(3, 6, 18), byOutlook: null, scale: 'log' },
  P13: {
    all: three(-30, -8, 30),
    byOutlook: {
      open: three(-35, -15, 15),
      tiered: three(-30, -8, 30),
      closed: three(-25, 0, 40),
    },
    scale: 'growth',
  },
  P20: {
    all: three(3, 4.5, 7),
    byOutlook: {
      open: three(0.7, 1.8, 3.2),
      tiered: three(3, 5, 7.5),
      closed: three(8, 12, 20),
    },
    scale: 'log',
  },
  P55: { all: three(0.08, 0.2, 0.45), byOutlook: null, scale: 'logit' },
  hostLife: { all: three(5, 9, 16), byOutlook: null, scale: 'log' },
} as const satisfies Record<string, OldRow>;

export type FittedId = keyof typeof oldRows;
