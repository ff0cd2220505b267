/** Strength of evidence: A measured or from several primary sources, B narrow, C indirect, D judgement. */
export type Grade = 'A' | 'B' | 'C' | 'D';

/** `YYYY-MM-DD`, or `YYYY-MM` or `YYYY` where the source says no more. */
export type IsoDate = string;

/** Id of a row of the sources table, with the place inside it after a `#`. */
export type SourceRef = string;

/** Why a field is null, by field name. */
export type Reasons = Readonly<Record<string, string>>;

export interface Quantiles {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

/** What every record carries: its date, its sources, a remark, the reasons of its nulls. */
export interface Sourced {
  readonly asOf: IsoDate | null;
  readonly sources: readonly SourceRef[];
  readonly note: string | null;
  readonly reasons: Reasons;
  /** Original values of the fields a user has replaced. */
  readonly overridden?: Readonly<Record<string, unknown>>;
}

export interface Source {
  readonly id: string;
  readonly title: string;
  readonly url: string | null;
  readonly licence: string | null;
  readonly date: IsoDate | null;
}
