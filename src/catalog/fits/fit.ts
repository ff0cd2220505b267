import type { IsoDate, Quantiles } from '../types/common.ts';

/** A prior fitted to the histories: what they show, the row before, the row after and why. */
export interface PriorFit {
  /** The prior's id, or `hostLife` for the months until a host drops a version. */
  readonly id: string;
  /** Independent looks that the history holds; below 20 a band is never narrowed. */
  readonly n: number;
  /** Quantiles of the history alone, in the prior's unit. */
  readonly seen: Quantiles;
  readonly old: Quantiles;
  readonly fitted: Quantiles;
  readonly byOutlook: Readonly<Record<'open' | 'tiered' | 'closed', Quantiles>> | null;
  readonly decision: 'replace' | 'widen' | 'keep';
  readonly method: string;
  /** What the data cannot say. */
  readonly limits: string;
  readonly why: string;
}

/** One prior run forward from past dates: how often its 80 % band held what came. */
export interface BacktestLine {
  readonly prior: string;
  readonly series: string;
  /** Null where each series is checked once, over its own span. */
  readonly horizonMonths: number | null;
  /** Last day of the history that was forecast. */
  readonly until: IsoDate;
  /** Starts tried, a month apart, and the independent looks they hold. */
  readonly starts: number;
  readonly n: number;
  /** Fewer than 20 looks: the coverage below is what was counted, and nothing is claimed from it. */
  readonly tooThin: boolean;
  /** Share of outcomes inside P10 to P90 of the row before and after the fit. */
  readonly coverageOld: number;
  readonly coverageFitted: number;
  /** Mean of what came over the median forecast: a factor for prices, months for the lag. */
  readonly biasOld: number;
  readonly biasFitted: number;
}
