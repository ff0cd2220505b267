import type { EngineName, ServingStack } from '#engine/serving/efficiency.ts';
import type { ModelShape } from '#engine/serving/model-shape.ts';
import { readPrecision, tensorRate, type Precision } from '#engine/serving/precision.ts';
import type { Run } from '#engine/serving/throughput.ts';
import { heldPrecision } from '#engine/serving/weights.ts';
import { catalogue, findModel } from './names.ts';
import { gpuSpec } from '#engine/serving/from-catalogue.ts';

/** A row of a throughput file, as published. */
export interface RawRow {
  id: number;
  model: string;
  model_key?: string;
  gpu_key?: string;
  gpu_count: number;
  parallelism?: string;
  precision?: string;
  engine?: string;
  engine_version?: string;
  isl?: number;
  osl?: number;
  workload: string;
  concurrency?: number;
  arrival_rate_rps?: number;
  output_tok_s?: number;
  output_tok_s_per_gpu?: number;
  tpot_ms?: number;
  regime: string;
  measured_by: string;
  note?: string;
}

/** A row that can be predicted: the run that was measured and its output tokens a second. */
export interface Point {
  id: number;
  regime: string;
  mixture: boolean;
  /** Model × GPU × precision × engine, as the file names them. */
  configuration: string;
  run: Run;
  measured: number;
  /** Median time of an output token, ms, where it was measured. */
  tpotMs: number | null;
}

export type LeftOut =
  | 'GPU not known'
  | 'model not known'
  | 'precision not stated'
  | 'request lengths not stated'
  | 'no output rate'
  | 'scattered over servers'
  | 'no record of a measurement';

const texts = [
  ...['model_key', 'gpu_key', 'parallelism', 'precision', 'engine', 'engine_version', 'note'],
] as const;
const numbers = [
  ...['isl', 'osl', 'concurrency', 'arrival_rate_rps', 'output_tok_s'],
  ...['output_tok_s_per_gpu', 'tpot_ms'],
] as const;

/** A record of a file as a row: what is null, empty or of the wrong kind counts as not stated. */
export function rawRow(value: unknown): RawRow | null {
  if (typeof value !== 'object' || value === null) return null;
  const record = value as Record<string, unknown>;
  const text = (name: string) => {
    const given = record[name];
    return typeof given === 'string' && given.trim() !== '' ? given : undefined;
  };
  const positive = (name: string) => {
    const given = record[name];
    const found = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
    return typeof found === 'number' && found > 0 && Number.isFinite(found) ? found : undefined;
  };
  const model = text('model') ?? text('model_key');
  if (model === undefined) return null;
  const stated = <T>(names: readonly string[], read: (name: string) => T | undefined) =>
    Object.fromEntries(
      names.flatMap((name) => {
        const found = read(name);
        return found === undefined ? [] : [[name, found] as const];
      }),
    );
  return {
    ...stated(texts, text),
    ...stated(numbers, positive),
    id: positive('id') ?? 0,
    model,
    gpu_count: positive('gpu_count') ?? degreeOf(text('parallelism')) ?? 1,
    workload: text('workload') ?? '',
    regime: text('regime') ?? 'regime not stated',
    measured_by: text('measured_by') ?? 'not stated',
  };
}

/** GPUs of "TP4" or "TP8,PP2". */
function degreeOf(parallelism: string | undefined): number | undefined {
  const degrees = [...(parallelism ?? '').matchAll(/(?:TP|PP|DEP|TEP)(\d+)/gi)].map((m) =>
    Number(m[1]),
  );
  return degrees.length === 0 ? undefined : degrees.reduce((a, b) => a * b, 1);
}

/** Reads a row, or says why no prediction can be made of it. */
export function readRow(row: RawRow): Point | LeftOut {
  const gpu = row.gpu_key ? catalogue.gpus.get(row.gpu_key) : undefined;
  if (!gpu) return 'GPU not known';
  const model = findModel(row.model, row.model_key ?? null);
  if (!model) return 'model not known';
  const precision = row.precision === undefined ? null : readPrecision(row.precision);
  if (precision === null) return 'precision not stated';
  const single = row.regime === 'fixed concurrency' && row.osl !== undefined;
  const tokensIn = row.isl ?? (single ? 1 : undefined);
  const tokensOut = tokensReallyOut(row);
  if (tokensIn === undefined || tokensOut === undefined) return 'request lengths not stated';
  const perGpu = row.output_tok_s_per_gpu;
  const measured = row.output_tok_s ?? (perGpu === undefined ? undefined : perGpu * row.gpu_count);
  if (measured === undefined) return 'no output rate';
  if (row.gpu_count > 8) return 'scattered over servers';
  const stack = stackOf(row);
  const spec = gpuSpec(gpu);
  const spread = /DEP/i.test(row.parallelism ?? '');
  const stages = Number(/PP(\d+)/i.exec(row.parallelism ?? '')?.[1] ?? 1);
  return {
    id: row.id,
    regime: row.regime,
    mixture: (model.expertsTotal ?? 0) > 1,
    configuration: [row.model, row.gpu_key, row.precision, row.engine ?? 'engine not named'].join(
      ' · ',
    ),
    measured,
    tpotMs: row.tpot_ms ?? null,
    run: {
      replica: {
        model,
        gpu: spec,
        precision,
        cachePrecision: cachePrecision(
          row,
          stack,
          model,
          precision,
          tensorRate(spec, heldPrecision(model, precision))?.native === true,
        ),
        gpus: row.gpu_count,
        pipelineParallel: stages,
        spread,
      },
      stack,
      shape: { tokensIn, tokensOut, cacheShare: cacheShare(row) },
      concurrency: row.regime === 'fixed concurrency' ? (row.concurrency ?? null) : null,
      requests: requestsInRun(row, tokensIn + tokensOut),
      arrivalsPerSecond: row.arrival_rate_rps ?? null,
    },
  };
}

/** Engine, and whose hands it was in: vendors and published recipes are tuned, unreleased builds are their own kind. */
export function stackOf(
  row: Pick<RawRow, 'engine' | 'engine_version' | 'measured_by'>,
): ServingStack {
  const text = (row.engine ?? '').toLowerCase();
  const engine: EngineName = text.includes('tensorrt')
    ? 'tensorrt-llm'
    : text.includes('vllm')
      ? 'vllm'
      : text.includes('sglang')
        ? 'sglang'
        : text.includes('llama.cpp')
          ? 'llama.cpp'
          : 'other';
  const vendor = /^(NVIDIA|AMD|Intel)\b(?! contributor)|^Together\b|MLCommons/.test(
    row.measured_by,
  );
  const nightly = /nightly/i.test(row.engine_version ?? '');
  return {
    engine,
    tuning: nightly ? 'nightly' : vendor || engine === 'tensorrt-llm' ? 'tuned' : 'default',
    measuredBy: row.measured_by,
  };
}

/** NVIDIA's 8- and 4-bit checkpoints carry an 8-bit cache; gpt-oss does so where the GPU multiplies 4 bit (its benchmark page). */
function cachePrecision(
  row: RawRow,
  stack: ServingStack,
  model: ModelShape,
  precision: Precision,
  native: boolean,
): Precision {
  if (/fp8 kv/i.test(row.precision ?? '')) return 'fp8';
  if (stack.engine !== 'tensorrt-llm' || !(precision === 'fp8' || precision === 'fp4'))
    return 'bf16';
  return model.nativePrecision === 'mxfp4' && !native ? 'bf16' : 'fp8';
}

/** Some runs stopped before their output budget; the file's note says after how many tokens. */
function tokensReallyOut(row: RawRow): number | undefined {
  const stopped = /(\d+) output tokens (?:per request )?on average/.exec(row.note ?? '')?.[1];
  return stopped === undefined ? row.osl : Number(stopped);
}

function cacheShare(row: RawRow): number {
  const hit = /prefix-cache hit (\d+)\s*%/.exec(row.workload)?.[1];
  return hit === undefined ? 0 : Number(hit) / 100;
}

/**
 * Requests queued in an offline run. NVIDIA's page states 3,000 at 2k tokens a request, 1,500 at 9k,
 * 1,000 at 33k; the load curves ran 500 (their completion times add up to that); others give theirs.
 */
function requestsInRun(row: RawRow, tokens: number): number | null {
  if (row.regime === 'open-loop arrivals') return 500;
  if (row.regime !== 'offline maximum') return null;
  if (/trtllm-bench/.test(row.engine ?? ''))
    return tokens < 4000 ? 3000 : tokens < 16_000 ? 1500 : 1000;
  return row.concurrency ?? null;
}

/** Points of a file, and how many rows were left out for which reason. */
export function readRows(rows: readonly unknown[]): {
  points: Point[];
  leftOut: Map<LeftOut, number>;
} {
  const points: Point[] = [];
  const leftOut = new Map<LeftOut, number>();
  for (const row of rows) {
    const raw = rawRow(row);
    const read = raw ? readRow(raw) : 'no record of a measurement';
    if (typeof read === 'string') leftOut.set(read, (leftOut.get(read) ?? 0) + 1);
    else points.push(read);
  }
  return { points, leftOut };
}
