import type { IsoDate } from './common.ts';

export type ClaimStatus =
  | 'confirmed'
  | 'partly'
  | 'contradicted'
  | 'stale'
  | 'arithmetic-error'
  | 'forecast-open'
  | 'forecast-failing'
  | 'unverifiable'
  | 'opinion';

/** What the model does with a claim. */
export type ClaimRole = 'rule' | 'prior' | 'event' | 'default' | 'advice' | 'none';

/** One claim of a founding document in our own words, and what became of it. */
export interface Claim {
  readonly id: string;
  readonly document: string;
  readonly topic: string;
  readonly kind: string;
  readonly claim: string;
  readonly status: ClaimStatus;
  /** True where a source was read for it. */
  readonly verified: boolean;
  readonly finding: string | null;
  readonly role: ClaimRole;
  readonly effect: string | null;
  readonly priors: readonly string[];
  readonly evidence: readonly string[];
}

export interface Evidence {
  readonly id: string;
  readonly title: string;
  readonly url: string | null;
  readonly date: IsoDate;
  /** How it was read: the page itself, its opening, summaries of it, or from memory. */
  readonly access: string;
  readonly shows: string;
}

/** Where the documents disagree, and how the model settles it. */
export interface Contradiction {
  readonly id: string;
  readonly question: string;
  readonly sideA: string;
  readonly sideB: string;
  readonly resolution: string;
  readonly evidence: readonly string[];
}

export interface ClaimBook {
  readonly asOf: IsoDate;
  /** Titles by document id. */
  readonly documents: Readonly<Record<string, string>>;
  readonly statuses: Readonly<Record<string, string>>;
  readonly claims: ReadonlyMap<string, Claim>;
  readonly evidence: ReadonlyMap<string, Evidence>;
  readonly contradictions: ReadonlyMap<string, Contradiction>;
}
