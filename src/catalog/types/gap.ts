import type { IsoDate, SourceRef } from './common.ts';

/** One model's value in a series of records (`open`, `closed`), or one day's comparison (`lag`, `gap`). */
export interface GapPoint {
  readonly date: IsoDate;
  readonly model: string | null;
  readonly lab: string | null;
  readonly value: number | null;
  readonly open: string | null;
  readonly openValue: number | null;
  readonly closed: string | null;
  readonly closedValue: number | null;
  readonly closedOn: IsoDate | null;
  readonly days: number | null;
  readonly gap: number | null;
  readonly source: SourceRef | null;
  readonly note: string | null;
}

export interface GapSeries {
  readonly key: string;
  readonly name: string;
  readonly unit: 'indexPoints' | 'days' | 'elo' | 'percent';
  readonly kind: 'open' | 'closed' | 'lag' | 'gap';
  readonly asOf: IsoDate;
  readonly sources: readonly SourceRef[];
  readonly note: string | null;
  readonly points: readonly GapPoint[];
}
