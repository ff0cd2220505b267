import type { IsoDate, Sourced, SourceRef } from './common.ts';
import type { RetirementKind, Tier } from './model.ts';

export type ProviderClass = 'closed-lab' | 'hyperscaler' | 'lab-own-api' | 'open-host';

/** `open-unconfirmed` counts as closed wherever a licence matters. */
export type Weights = 'closed' | 'open' | 'open-unconfirmed';

/** `regional` is an endpoint bound to a region at a premium; the others are hours or interruptible capacity. */
export type OfferKind = 'standard' | 'peak' | 'off-peak' | 'spot' | 'regional';

/** Prices that hold for the whole request once its input is longer than `aboveInputTokens`. */
export interface ContextTier {
  readonly aboveInputTokens: number;
  readonly inputUsdPerMtok: number;
  readonly outputUsdPerMtok: number;
  readonly cachedInputUsdPerMtok: number | null;
}

/** A list price the vendor has announced for a later day. */
export interface PriceChange {
  readonly on: IsoDate;
  readonly inputUsdPerMtok: number;
  readonly outputUsdPerMtok: number;
  readonly cachedInputUsdPerMtok: number | null;
  readonly source: SourceRef;
}

/** A second source; its prices are given only where they differ. */
export interface CrossCheck {
  readonly source: SourceRef;
  readonly asOf: IsoDate;
  readonly agrees: boolean;
  readonly inputUsdPerMtok: number | null;
  readonly outputUsdPerMtok: number | null;
  readonly cachedInputUsdPerMtok: number | null;
}

/** One model at one provider, list prices in USD per million tokens. */
export interface Offer extends Sourced {
  readonly key: string;
  readonly provider: string;
  readonly providerKey: string;
  readonly providerClass: ProviderClass;
  /** Country code of the provider's seat; says nothing about where it serves from. */
  readonly providerHq: string;
  readonly name: string;
  readonly apiModelId: string;
  readonly weights: Weights;
  /** Key of an open or of a closed model. */
  readonly modelKey: string | null;
  readonly kind: OfferKind;
  readonly inputUsdPerMtok: number;
  readonly outputUsdPerMtok: number;
  readonly cachedInputUsdPerMtok: number | null;
  readonly cacheWriteUsdPerMtok: number | null;
  readonly batchInputUsdPerMtok: number | null;
  readonly batchOutputUsdPerMtok: number | null;
  readonly contextTiers: readonly ContextTier[];
  readonly priceChange: PriceChange | null;
  readonly contextTokens: number;
  readonly maxOutputTokens: number;
  readonly crossChecks: readonly CrossCheck[];
  /** The rest is taken from the model the offer joins. */
  readonly lab: string | null;
  readonly family: string | null;
  readonly tier: Tier | null;
  readonly retiresOn: IsoDate | null;
  readonly retiresKind: RetirementKind | null;
  /** False once a newer model of the same line is listed. */
  readonly current: boolean;
  readonly supersededBy: string | null;
}
