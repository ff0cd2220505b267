/** One figure of a published headline: what was said, and what is computed now. */
export interface HeadlineFigure {
  name: string;
  unit:
    'usd' | 'usd-per-month' | 'gpus' | 'share' | 'calls-per-day' | 'points' | 'months' | 'ratio';
  /** Null where the source gives no figure. */
  stated: number | null;
  /** Null where nothing reaches it ("never"), or where it cannot be computed. */
  computed: number | null;
}

/** A row of the table of headlines. */
export interface HeadlineRow {
  id: string;
  /** `reproduced`: the same sum gives the same figure. `in-place`: right by itself and put beside what belongs to it. `not-reproduced`: no source or no such result. `computed`: ours, none was stated. */
  status: 'reproduced' | 'in-place' | 'not-reproduced' | 'computed';
  topic: string;
  figures: HeadlineFigure[];
  /** Why a figure is null or differs, or what it rests on. */
  basis: string;
  /** Claims of the founding documents that it is about, by id. */
  claims: readonly string[];
}
