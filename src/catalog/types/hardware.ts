import type { Grade, IsoDate, Sourced, SourceRef } from './common.ts';

/** Rates are dense, without sparsity; power is the board, not its share of a server. */
export interface Gpu extends Sourced {
  readonly key: string;
  readonly name: string;
  readonly vendor: string;
  readonly architecture: string;
  readonly releaseYear: number;
  readonly formFactor: string;
  readonly memoryGb: number;
  readonly memoryType: string;
  readonly bandwidthGbPerS: number;
  readonly denseFp4Tflops: number | null;
  readonly denseFp8Tflops: number | null;
  readonly denseInt8Tops: number | null;
  readonly denseBf16Tflops: number | null;
  readonly boardPowerW: number;
  /** Rounded street price of one board: take at least -20% to +30% around it. */
  readonly streetPriceUsd: number | null;
  /** One way, inside the scale-up domain. */
  readonly scaleUpGbPerS: number | null;
  readonly scaleUpDomainGpus: number;
  readonly disagreements: readonly string[];
}

export type Commitment = 'on-demand' | 'reserved' | 'three-year' | 'spot' | 'managed';

export type RentProviderClass = 'hyperscaler' | 'cloud' | 'neocloud' | 'marketplace' | 'managed';

/** One provider's price for one GPU and hour. */
export interface Rent extends Sourced {
  readonly key: string;
  readonly gpuKey: string;
  readonly provider: string;
  readonly providerClass: RentProviderClass;
  readonly providerHq: string | null;
  readonly usdPerGpuHour: number;
  readonly commitment: Commitment;
  readonly termMonths: number | null;
  /** Community and decentralised hosts offer less security and availability. */
  readonly hosting: 'community' | 'decentralised' | null;
  readonly terms: string;
  readonly basis: string;
  /** A repository and commit known, B named dated tracker, C excerpt. */
  readonly sourceGrade: Grade;
}

/** What an hour of one owned GPU costs all in, by who owns it, and the rent of a three-year contract. */
export interface OwnershipCost extends Sourced {
  readonly gpuKey: string;
  readonly ownHyperscalerUsdPerGpuHour: number;
  readonly ownNeocloudUsdPerGpuHour: number;
  readonly rentThreeYearUsdPerGpuHour: number;
  /** Share of the whole server and its network, per GPU. */
  readonly allInPowerKw: number;
}

export interface RentPoint {
  readonly date: IsoDate | null;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly byProvider: Readonly<Record<string, number>> | null;
  readonly source: SourceRef;
}

export interface RentSeries {
  readonly key: string;
  readonly name: string;
  readonly unit: 'usdPerGpuHour' | 'fraction';
  readonly points: readonly RentPoint[];
  readonly note: string | null;
}
