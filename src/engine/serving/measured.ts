import type { Measurement, Regime } from '#catalog/types.ts';
import { log } from '../numerics/log.ts';
import { readPrecision, type Precision } from './precision.ts';

/** What a prediction is about, in the catalogue's keys. */
export interface Wanted {
  modelKey: string;
  gpuKey: string;
  precision: Precision;
  tokensIn: number;
  tokensOut: number;
  gpus: number;
}

/** A measured row beside a prediction. Only `matches` may be called the same thing. */
export interface Nearest {
  row: Measurement;
  /** Same model, GPU and precision, and both lengths within a factor of two. */
  matches: boolean;
  /** What differs, for the sentence that names the row. */
  differs: readonly ('GPU' | 'precision' | 'lengths' | 'number of GPUs')[];
}

/** Regimes whose rows say what a server can carry, best first. */
const regimes: readonly Regime[] = ['fixed-concurrency', 'open-loop', 'offline-max'];
const factorOfTwo = 0.6932;

/**
 * The measured row nearest to a prediction: of the same model, on the same GPU and precision where there
 * is one, then nearest in request lengths. Null: the model was never measured with stated lengths.
 */
export function nearestMeasured(rows: readonly Measurement[], wanted: Wanted): Nearest | null {
  let best: Nearest | null = null;
  let least = Infinity;
  for (const row of rows) {
    if (row.modelKey !== wanted.modelKey || row.outputTokPerS === null) continue;
    const regime = regimes.indexOf(row.regime);
    const { inputTokens, outputTokens } = row;
    if (regime < 0 || inputTokens === null || outputTokens === null) continue;
    const apart = Math.max(
      Math.abs(log(inputTokens / wanted.tokensIn)),
      Math.abs(log(outputTokens / wanted.tokensOut)),
    );
    const stated = readPrecision(row.precision ?? '');
    // A model released in 4 bit is held in 4 bit under any label: gpt-oss rows say FP4 or FP8.
    const samePrecision =
      stated !== null && (stated === wanted.precision || wanted.precision === 'mxfp4');
    const differs: Nearest['differs'][number][] = [];
    if (row.gpuKey !== wanted.gpuKey) differs.push('GPU');
    if (!samePrecision) differs.push('precision');
    if (apart > factorOfTwo) differs.push('lengths');
    if (row.gpuCount !== wanted.gpus) differs.push('number of GPUs');
    const distance =
      (row.gpuKey === wanted.gpuKey ? 0 : 8) +
      (samePrecision ? 0 : 4) +
      (row.gpuCount === wanted.gpus ? 0 : 1) +
      apart +
      0.1 * regime;
    if (distance >= least) continue;
    least = distance;
    best = {
      row,
      differs,
      matches: row.gpuKey === wanted.gpuKey && samePrecision && apart <= factorOfTwo,
    };
  }
  return best;
}
