/** What the engine is asked and what it answers; the parts of an answer are in `answer/`. */
import type { OrganisationAnswers, Override, Workload } from '#profile/session.ts';
import type { Grade } from '#profile/question.ts';
import type { PortfolioResult } from './answer/portfolio.ts';
import type { WorkloadResult } from './answer/workload.ts';

export * from './answer/figures.ts';
export type * from './answer/option.ts';
export type * from './answer/portfolio.ts';
export type * from './answer/workload.ts';

/** What the engine is asked: answers, overrides, edition and seed; the same request gives the same bits. */
export interface AnalysisRequest {
  organisation: OrganisationAnswers;
  workloads: Workload[];
  overrides: Override[];
  edition: string;
  seed: number;
  /** Scrambles of 1,024 draws: 1 for a first frame, 8 for every number shown. */
  blocks: number;
  /** Leaves out what is not needed to act: what inputs are worth, where the choice turns, and fans of single workloads. */
  figuresOnly?: boolean;
}

/** An uncertain input as it entered the draws. */
export interface InputRow {
  key: string;
  /** 'org', a workload id, or 'world'. */
  owner: string;
  question: string;
  label: string;
  unit: string;
  p10: number;
  p50: number;
  p90: number;
  by: 'you' | 'import' | 'template' | 'unknown' | 'default' | 'catalogue' | 'override';
  grade: Grade | null;
  source: string;
}

export interface Analysis {
  engine: string;
  edition: string;
  seed: number;
  draws: number;
  months: number;
  /** Fingerprint of the request: equal hashes mean equal figures at equal draws. */
  requestHash: string;
  outlookShares: [number, number, number];
  workloads: WorkloadResult[];
  portfolio: PortfolioResult | null;
  inputs: InputRow[];
  /** Clear sentences about overrides or answers that could not be used. */
  problems: string[];
}

export interface Progress {
  done: number;
  of: number;
  /** Every figure by all draws, while what explains them in depth is still being reckoned. */
  standing?: Analysis;
}

/** What a run hands out when it pauses: progress where some was made. */
export type Step = Progress | undefined;
