import type { Lag } from './policy.ts';

/**
 * One workload in one block of draws. Scalars a draw are columns; series are draw-major (`draw · 36 +
 * month`). Money in USD of today, volumes a month, tokens a request.
 */
export interface WorkloadDraws {
  draws: number;
  /** Requests in each month. */
  volume: Float64Array;
  /** The same in requests of today's size: requests × growth of tokens a request. */
  load: Float64Array;
  tokensIn: Float64Array;
  tokensOut: Float64Array;
  /** Share of input tokens read from cache. */
  repeated: Float64Array;
  /** Share of requests that go through the batch price. */
  deferrable: number;
  /** Log-odds of success of the best closed model today, and of the ceiling. */
  reference: Float64Array;
  ceiling: Float64Array;
  /** Log-odds lost for each month of lag, and the share of the frontier's movement that the task makes. */
  qualityLoss: Float64Array;
  taskMoves: Float64Array;
  noticed: Float64Array;
  /** Mean cost of a failure that nobody notices, and of one that somebody does. */
  unnoticedUsd: Float64Array;
  noticedUsd: Float64Array;
  migrationUsd: Float64Array;
  evaluationUsd: Float64Array;
  outageUsdPerDay: Float64Array;
  hostShortfall: Float64Array;
  routedShare: Float64Array;
  misrouted: Float64Array;
  falseAlarms: Float64Array;
  tuningGain: Float64Array;
  /** Uniforms that decide whether fine-tuning gains at all. */
  tuningLuck: Float64Array;
  tuningCycleUsd: Float64Array;
  setupUsd: Float64Array;
  engineerUsdPerYear: Float64Array;
  independenceUsdPerYear: Float64Array;
  powerUsdPerKwh: Float64Array;
  /** Normal scores: serving efficiency, people, and the doubt about each kind of candidate. */
  efficiencyScore: Float64Array;
  peopleScore: Float64Array;
  closedTopScore: Float64Array;
  closedSmallScore: Float64Array;
  openScore: Float64Array;
  rentScore: Float64Array;
  /** Log-odds of the open model in the user's own test today; null without one. */
  testedOpen: Float64Array | null;
  /** Lag of the open model that the test is taken to be about: the best one the rules allow. */
  testedLag: Lag | null;
  /** Whether open weights carry the further lag of unseen work. */
  privateWork: boolean;
  /** The way it runs today is in use already: moving away costs a migration. */
  runsToday: boolean;
}
