import type { Grade, IsoDate, Sourced, SourceRef } from './common.ts';
import type { Weights } from './offer.ts';

/** Place in the vendor's own price ladder (see `tierOf` in `read/closed-models.ts`). */
export type Tier = 'top' | 'mid' | 'small';

/** `not sooner than` promises service until then; the others end it. */
export type RetirementKind = 'announced' | 'planned' | 'not sooner than';

/** Months behind the closed frontier at the edition date: P10, likely, P90. */
export interface Capability {
  readonly lagMonths: { readonly low: number; readonly likely: number; readonly high: number };
  readonly grade: Grade;
  /** One sentence: how it was derived. */
  readonly basis: string;
  readonly sources: readonly SourceRef[];
  /** Date of the evidence. */
  readonly date: IsoDate;
}

export type AttentionKind =
  | 'gqa'
  | 'gqa-window'
  | 'gqa-chunked'
  | 'gqa-sparse'
  | 'mla'
  | 'mla-sparse'
  | 'compressed'
  | 'hybrid';

/** What memory and roofline sums need; the KV figures are bytes in bf16, summed over layers. */
export interface Architecture {
  readonly attention: AttentionKind;
  readonly attentionText: string;
  readonly layers: number;
  readonly hiddenSize: number;
  readonly heads: number | null;
  readonly kvHeads: number | null;
  readonly headDim: number | null;
  readonly kvLoraRank: number | null;
  readonly qkRopeHeadDim: number | null;
  readonly growingKvLayers: number | null;
  readonly windowLayers: number | null;
  readonly windowTokens: number | null;
  readonly linearLayers: number | null;
  readonly expertsTotal: number | null;
  readonly expertsActive: number | null;
  readonly maxPositions: number | null;
  readonly kvBytesPerTokenBf16: number;
  /** Per sequence, for layers that keep a window only. */
  readonly kvFixedWindowBytesBf16: number | null;
  readonly note: string | null;
}

/** For commercial use: without limits, under conditions, not allowed, no text found. */
export type LicenceClass = 'standard' | 'conditional' | 'barred' | 'unknown';

export interface Licence {
  readonly id: string;
  readonly name: string;
  /** `published-terms` were not re-read and need legal review. */
  readonly basis: 'standard' | 'published-terms' | 'text-read';
}

interface Rated {
  /** Value in the Epoch Capabilities Index, points. */
  readonly index: number | null;
  readonly capability: Capability | null;
}

export interface OpenModel extends Sourced, Rated {
  readonly key: string;
  readonly name: string;
  readonly lab: string;
  /** Seat of the lab, not where a host runs the model. */
  readonly originCountry: string;
  readonly weights: Exclude<Weights, 'closed'>;
  readonly hfRepo: string | null;
  readonly releasedOn: IsoDate | null;
  readonly releasedKind: string | null;
  /** Last day on which it was known not to be listed, where the release day is only bounded. */
  readonly releasedAfter: IsoDate | null;
  readonly paramsTotalB: number | null;
  readonly paramsActiveB: number | null;
  readonly contextTokens: number;
  /** Format the weights ship in where it is not 16 bits. */
  readonly nativeWeights: 'fp4' | 'mxfp4' | 'int4' | null;
  readonly architecture: Architecture | null;
  readonly licence: Licence | null;
  readonly licenceClass: LicenceClass;
  readonly licenceTerms: string;
  readonly modalitiesIn: readonly string[] | null;
}

/** A model known through an API only, unconfirmed weights included. */
export interface ClosedModel extends Sourced, Rated {
  readonly key: string;
  readonly name: string;
  readonly lab: string;
  readonly labCountry: string;
  readonly weights: Exclude<Weights, 'open'>;
  readonly family: string;
  readonly generation: string;
  /** 1 is the dearest name of the generation. */
  readonly rung: number | null;
  readonly rungs: number | null;
  readonly tier: Tier | null;
  /** A lab whose flagship has been at or near the index frontier. */
  readonly leadingLab: boolean;
  readonly releasedOn: IsoDate | null;
  readonly releasedKind: string | null;
  /** Last day on which it was known not to be listed, where the release day is only bounded. */
  readonly releasedAfter: IsoDate | null;
  readonly retiresOn: IsoDate | null;
  readonly retiresKind: RetirementKind | null;
  readonly supersededBy: string | null;
  readonly current: boolean;
}
