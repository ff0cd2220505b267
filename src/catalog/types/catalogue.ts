import type { IsoDate, Source } from './common.ts';
import type { GapSeries } from './gap.ts';
import type { Gpu, OwnershipCost, Rent, RentSeries } from './hardware.ts';
import type { Measurement, Regime } from './measurement.ts';
import type { ClosedModel, OpenModel } from './model.ts';
import type { Offer } from './offer.ts';
import type { Correlation, Prior } from './prior.ts';

/** The raw tables of one edition as they come from JSON: nothing about them is trusted. */
export interface EditionData {
  /** The day the facts were read. */
  readonly date: unknown;
  readonly sources: unknown;
  readonly offers: unknown;
  readonly gpus: unknown;
  readonly rents: unknown;
  readonly models: unknown;
  readonly throughput: unknown;
  readonly priors: unknown;
  readonly gap: unknown;
}

export type TableName =
  | 'sources'
  | 'offers'
  | 'gpus'
  | 'rents'
  | 'ownership'
  | 'rentHistory'
  | 'openModels'
  | 'closedModels'
  | 'throughput'
  | 'priors'
  | 'gap';

/** Tables that only some pages load. */
export type LazyTableName =
  | 'gapHistory'
  | 'priceHistory'
  | 'events'
  | 'deprecations'
  | 'removals'
  | 'claims'
  | 'evidence'
  | 'contradictions';

/** A record that was kept out, and why. */
export interface Rejected {
  readonly table: TableName | LazyTableName | 'edition';
  readonly key: string;
  readonly reasons: readonly string[];
}

/** The closed frontier at the edition date: lag 0 is the moving line, this the newest model on it. */
export interface Frontier {
  readonly modelKey: string | null;
  readonly lagMonths: number | null;
  readonly reason: string | null;
}

/** Everything the engine may know, read and joined; maps are by key in the order of the files. */
export interface Catalogue {
  readonly edition: IsoDate;
  readonly sources: ReadonlyMap<string, Source>;
  readonly offers: ReadonlyMap<string, Offer>;
  readonly gpus: ReadonlyMap<string, Gpu>;
  readonly rents: ReadonlyMap<string, Rent>;
  readonly ownership: ReadonlyMap<string, OwnershipCost>;
  readonly rentHistory: ReadonlyMap<string, RentSeries>;
  readonly openModels: ReadonlyMap<string, OpenModel>;
  readonly closedModels: ReadonlyMap<string, ClosedModel>;
  readonly throughput: readonly Measurement[];
  readonly regimes: Readonly<Record<Regime, string>>;
  readonly priors: ReadonlyMap<string, Prior>;
  readonly correlations: readonly Correlation[];
  readonly gap: ReadonlyMap<string, GapSeries>;
  readonly frontier: Frontier;
  /** Records read and kept, by table. */
  readonly counts: Readonly<Record<TableName, { readonly read: number; readonly kept: number }>>;
}
