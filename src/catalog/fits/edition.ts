import stored from './fits.json' with { type: 'json' };
import type { BacktestLine, PriorFit } from './fit.ts';

/** Fits and backtest as stored: import this file dynamically, the worker has no use for it. */
export const currentFits = stored as {
  readonly date: string;
  readonly fits: readonly PriorFit[];
  readonly backtest: readonly BacktestLine[];
  /** Smallest volatility of closed tiers, percent a month, at which their 80 % band a year ahead holds 80 %. */
  readonly closedVolatilityAskedPct: number;
};
