import { efficiencyFit } from '#engine/serving/efficiency-fit.ts';
import type { PredictedRow } from '#engine/serving/predictions.ts';
import { storedModel } from '#engine/serving/throughput.ts';
import { catalogueRows } from './catalogue-rows.ts';
import {
  eightyPercent,
  errorTable,
  judge,
  leaveOneOut,
  type ErrorLine,
  type Judged,
} from './evaluate.ts';
import { readRows, type LeftOut, type Point } from './rows.ts';

/** A measurement beside its prediction, with what it was a measurement of. */
interface NamedRow extends PredictedRow {
  configuration: string;
  regime: string;
  models: 'dense' | 'mixture';
}

/** What `npm run calibrate` finds out about a file, as data. */
export interface Calibration {
  rows: number;
  usable: number;
  configurations: number;
  leftOut: Partial<Record<LeftOut, number>>;
  /** Date of the stored fit, and its errors on configurations that it has not seen; empty where it has seen all. */
  storedFit: string;
  unseen: readonly ErrorLine[];
  /** Each configuration predicted by a fit on all others, the catalogue's included. */
  leaveOneOut: readonly ErrorLine[];
  predictions: readonly NamedRow[];
}

/** Judges the rows of a throughput file by the stored fit and by refits that leave one configuration out. */
export function calibrate(rows: readonly unknown[]): {
  calibration: Calibration;
  points: readonly Point[];
} {
  const { points, leftOut } = readRows(rows);
  const configurations = new Set(points.map((point) => point.configuration));
  const own = readRows(catalogueRows()).points;
  const known = new Set(own.map((point) => point.configuration));
  const fresh = points.filter((point) => !known.has(point.configuration));
  const others = own.filter((point) => !configurations.has(point.configuration));
  const judged = leaveOneOut(points, efficiencyFit.efficiency, others);
  return {
    points,
    calibration: {
      rows: rows.length,
      usable: points.length,
      configurations: configurations.size,
      leftOut: Object.fromEntries(leftOut),
      storedFit: efficiencyFit.date,
      unseen: errorTable(judge(fresh, storedModel())),
      leaveOneOut: errorTable(judged),
      predictions: judged.map(predictedRow),
    },
  };
}

const rounded = (value: number) => Number(value.toPrecision(5));

function predictedRow({ point, predicted, logSd }: Judged): NamedRow {
  const factor = Math.exp(eightyPercent * logSd);
  return {
    id: point.id,
    configuration: point.configuration,
    regime: point.regime,
    models: point.mixture ? 'mixture' : 'dense',
    measured: rounded(point.measured),
    predicted: rounded(predicted),
    low: rounded(predicted / factor),
    high: rounded(predicted * factor),
  };
}
