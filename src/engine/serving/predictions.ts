import rows from './predictions.json' with { type: 'json' };

/** A measured row beside what a fit without its configuration predicts, output tokens a second, with the ends of the 80 % interval. */
export interface PredictedRow {
  /** Number of the row in the catalogue. */
  id: number;
  measured: number;
  predicted: number;
  low: number;
  high: number;
}

/** Every measured row that can be predicted; written with the stored fit by `npm run calibrate`. */
export const predictions: readonly PredictedRow[] = rows;
