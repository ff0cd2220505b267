import { rowsOf, type Reader, type Row } from '../fields.ts';
import type { Measurement, Regime } from '../types/measurement.ts';
import type { Reasons } from '../types/common.ts';
import type { Context, Table } from './table.ts';
import { fileOf, readTable, sourcedOf, textsByName, withReasons } from './table.ts';

export const REGIMES: readonly Regime[] = [
  'offline-max',
  'open-loop',
  'fixed-concurrency',
  'mlperf',
  'other',
];

/** One row per point: the set-up's fields with the point's own, the source with its place. */
function flat(file: Row): readonly Row[] {
  return rowsOf(file['setups']).flatMap((setup) =>
    rowsOf(setup['points']).map((point) => {
      const row = { ...setup, ...point };
      const place = point['place'] ?? setup['place'];
      const source = setup['source'];
      const reference =
        typeof source !== 'string' ? '' : typeof place === 'string' ? `${source}#${place}` : source;
      return { ...row, sources: [reference] };
    }),
  );
}

/** What each regime means, by name. */
export function readRegimes(value: unknown): Readonly<Record<Regime, string>> {
  const texts = textsByName(fileOf(value).file['regimes']);
  const of = (regime: Regime): string => texts[regime] ?? '';
  return {
    'offline-max': of('offline-max'),
    'open-loop': of('open-loop'),
    'fixed-concurrency': of('fixed-concurrency'),
    mlperf: of('mlperf'),
    other: of('other'),
  };
}

/** Measured points; a join that is stated must resolve, one that is not stays null with a reason. */
export function readThroughput(
  value: unknown,
  context: Context,
  gpuKeys: ReadonlySet<string>,
  modelKeys: ReadonlySet<string>,
): Table<Measurement> {
  const { file, whenAbsent } = fileOf(value);
  return measurementsOf(flat(file), whenAbsent, context, gpuKeys, modelKeys);
}

const keyOf = ({ row }: Reader): string =>
  typeof row['key'] === 'string' ? row['key'] : String(row['id']);

/** The same from rows that stand by themselves, each with its sources. */
export function measurementsOf(
  rows: readonly object[],
  whenAbsent: Reasons,
  context: Context,
  gpuKeys: ReadonlySet<string>,
  modelKeys: ReadonlySet<string>,
): Table<Measurement> {
  const build = (reader: Reader): Measurement => {
    const rate = (name: string): number | null => reader.numberOrNull(name, 0, 1e8);
    const gpuCount = reader.number('gpuCount', 1, 100_000);
    const outputTokPerS = rate('outputTokPerS');
    const totalTokPerS = rate('totalTokPerS');
    const measurement: Measurement = {
      key: keyOf(reader),
      id: reader.number('id', 1, 1e6),
      model: reader.text('model'),
      modelKey: reader.textOrNull('modelKey'),
      gpu: reader.text('gpu'),
      gpuKey: reader.textOrNull('gpuKey'),
      gpuFamily: reader.text('gpuFamily'),
      gpuCount,
      parallelism: reader.textOrNull('parallelism'),
      precision: reader.textOrNull('precision'),
      engine: reader.textOrNull('engine'),
      engineVersion: reader.textOrNull('engineVersion'),
      speculation: reader.textOrNull('speculation'),
      regime: reader.choice('regime', REGIMES),
      workload: reader.text('workload'),
      inputTokens: reader.numberOrNull('inputTokens', 1, 1e7),
      outputTokens: reader.numberOrNull('outputTokens', 1, 1e7),
      concurrency: reader.numberOrNull('concurrency', 1, 1e6),
      arrivalsPerS: reader.numberOrNull('arrivalsPerS', 0, 1e5),
      requestsPerS: reader.numberOrNull('requestsPerS', 0, 1e5),
      outputTokPerS,
      outputTokPerSPerGpu: perGpu(rate('outputTokPerSPerGpu'), outputTokPerS, gpuCount),
      totalTokPerS,
      totalTokPerSPerGpu: perGpu(rate('totalTokPerSPerGpu'), totalTokPerS, gpuCount),
      ttftMs: reader.numberOrNull('ttftMs', 0, 1e7),
      ttftStat: reader.textOrNull('ttftStat'),
      ttftP99Ms: reader.numberOrNull('ttftP99Ms', 0, 1e7),
      tpotMs: reader.numberOrNull('tpotMs', 0, 1e6),
      tpotStat: reader.textOrNull('tpotStat'),
      tpotP90Ms: reader.numberOrNull('tpotP90Ms', 0, 1e6),
      gpuPowerW: reader.numberOrNull('gpuPowerW', 0, 3000),
      gpuBusyPct: reader.numberOrNull('gpuBusyPct', 0, 100),
      costOverSaturated: reader.numberOrNull('costOverSaturated', 0.5, 1e4),
      measuredBy: reader.text('measuredBy'),
      evidence: reader.text('evidence'),
      ...sourcedOf(reader, context, true),
    };
    if (measurement.gpuKey !== null && !gpuKeys.has(measurement.gpuKey))
      reader.problems.push(`the GPU ${measurement.gpuKey} is not in the table`);
    if (measurement.modelKey !== null && !modelKeys.has(measurement.modelKey))
      reader.problems.push(`the model ${measurement.modelKey} is not in the table`);
    return withReasons(measurement, reader, whenAbsent, ['gpuKey', 'modelKey', 'asOf']);
  };
  return readTable('throughput', rows, keyOf, build);
}

const perGpu = (own: number | null, all: number | null, gpus: number): number | null =>
  own ?? (all === null ? null : all / gpus);

/** A changed row, in which names follow the keys and the rates of one GPU those of all. */
export const withRates = (before: Measurement, after: Measurement): Measurement => ({
  ...after,
  model: after.modelKey === before.modelKey ? after.model : (after.modelKey ?? after.model),
  gpu: after.gpuKey === before.gpuKey ? after.gpu : (after.gpuKey ?? after.gpu),
  gpuFamily: after.gpuKey === before.gpuKey ? after.gpuFamily : (after.gpuKey ?? after.gpuFamily),
  outputTokPerSPerGpu:
    after.outputTokPerS === before.outputTokPerS && after.gpuCount === before.gpuCount
      ? after.outputTokPerSPerGpu
      : perGpu(null, after.outputTokPerS, after.gpuCount),
  totalTokPerSPerGpu:
    after.totalTokPerS === before.totalTokPerS && after.gpuCount === before.gpuCount
      ? after.totalTokPerSPerGpu
      : perGpu(null, after.totalTokPerS, after.gpuCount),
});
