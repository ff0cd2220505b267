import type { Grade, IsoDate, Source, Sourced, SourceRef } from './common.ts';
import type { GapSeries } from './gap.ts';

export interface PricePoint {
  /** Null for the price before the first dated change. */
  readonly date: IsoDate | null;
  readonly inputUsdPerMtok: number;
  readonly outputUsdPerMtok: number;
  readonly cachedInputUsdPerMtok: number | null;
  /** How exact the date is: a list's commit (a few days late), a stated day, the first snapshot. */
  readonly dateKind: 'commit' | 'effective' | 'snapshot' | 'before';
  readonly sources: readonly SourceRef[];
  readonly note: string | null;
}

/** List prices of one model name over time; a `correction` is a fixed list entry, not a change. */
export interface PriceSeries {
  readonly key: string;
  readonly provider: string;
  readonly model: string;
  readonly quality: 'confirmed' | 'volunteer-list' | 'snapshots' | 'correction';
  readonly weights: 'open' | 'closed';
  readonly points: readonly PricePoint[];
  readonly note: string | null;
}

/** Something a vendor or a state did, or has announced for a later day. */
export interface VendorEvent extends Sourced {
  readonly key: string;
  readonly date: IsoDate;
  readonly type: string;
  readonly actor: string;
  readonly what: string;
  readonly effectForBuyer: string | null;
  readonly noticeDays: number | null;
  readonly sourceGrade: Grade;
  /** True where the day lies after the edition. */
  readonly planned: boolean;
}

/** End of one API model as a volunteers' list gives it. */
export interface Deprecation {
  readonly key: string;
  readonly provider: string;
  readonly model: string;
  readonly date: IsoDate;
  /** `not sooner than` is a promise of service, not an end. */
  readonly meaning: 'ended' | 'planned' | 'not sooner than';
  /** Whether a price feed of 2026-11-10 still carried it; null where the feed covers no such vendor. */
  readonly stillListed: boolean | null;
  readonly idDate: IsoDate | null;
  readonly lifespanDays: number | null;
}

/** A model that a volunteers' list dropped. */
export interface Removal {
  readonly provider: string;
  readonly model: string;
  readonly date: IsoDate;
  readonly commit: string;
}

export interface History {
  readonly sources: ReadonlyMap<string, Source>;
  readonly prices: ReadonlyMap<string, PriceSeries>;
  readonly events: ReadonlyMap<string, VendorEvent>;
  readonly deprecations: ReadonlyMap<string, Deprecation>;
  readonly removals: readonly Removal[];
  readonly gap: ReadonlyMap<string, GapSeries>;
}

/** Raw tables that only some pages need. */
export interface HistoryData {
  readonly sources: unknown;
  readonly prices: unknown;
  readonly events: unknown;
  readonly deprecations: unknown;
  readonly gap: unknown;
}
