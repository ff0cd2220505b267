import type { Measurement } from '#catalog/types.ts';
import { catalogue } from './names.ts';
import type { RawRow } from './rows.ts';

const regimes: Record<Measurement['regime'], string> = {
  'offline-max': 'offline maximum',
  'open-loop': 'open-loop arrivals',
  'fixed-concurrency': 'fixed concurrency',
  mlperf: 'MLPerf',
  other: 'other',
};

/** The measurements of the catalogue in the shape of a throughput file. */
export function catalogueRows(): RawRow[] {
  return catalogue.throughput.map((m) => ({
    id: m.id,
    model: m.model,
    gpu_count: m.gpuCount,
    workload: m.workload,
    regime: regimes[m.regime],
    measured_by: m.measuredBy,
    ...(m.modelKey === null ? {} : { model_key: m.modelKey }),
    ...(m.gpuKey === null ? {} : { gpu_key: m.gpuKey }),
    ...(m.parallelism === null ? {} : { parallelism: m.parallelism }),
    ...(m.precision === null ? {} : { precision: m.precision }),
    ...(m.engine === null ? {} : { engine: m.engine }),
    ...(m.engineVersion === null ? {} : { engine_version: m.engineVersion }),
    ...(m.inputTokens === null ? {} : { isl: m.inputTokens }),
    ...(m.outputTokens === null ? {} : { osl: m.outputTokens }),
    ...(m.concurrency === null ? {} : { concurrency: m.concurrency }),
    ...(m.arrivalsPerS === null ? {} : { arrival_rate_rps: m.arrivalsPerS }),
    ...(m.outputTokPerS === null ? {} : { output_tok_s: m.outputTokPerS }),
    ...(m.tpotMs === null ? {} : { tpot_ms: m.tpotMs }),
    ...(m.note === null ? {} : { note: m.note }),
  }));
}
