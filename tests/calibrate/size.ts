/**
 * `npm run size -- --model NAME --gpu NAME --load REQUESTS_PER_SECOND [--in 1200] [--out 400] [--cached 0.3]
 * [--precision fp8] [--ttft 2] [--tpot 50] [--stack tuned] [--redundancy 1] [--shape office] [--context N]
 * [--tp 4] [--cold 120]`: prints a sizing with its interval, what it rests on and the nearest measured row.
 */
import { citationOf } from '#catalog/citations.ts';
import type { Sourced } from '#catalog/types.ts';
import {
  bytesPerGib,
  cacheSize,
  capacityAt,
  demandShape,
  efficiencyFit,
  fleetFor,
  mayScaleToZero,
  nearestMeasured,
  predictions,
  readPrecision,
  replicasNeeded,
  sizeReplica,
  weightBytes,
  type GpuSpec,
  type ModelShape,
  type Nearest,
  type Precision,
  type ReplicaSizing,
} from '#engine/index.ts';
import { eightyPercent } from './evaluate.ts';
import { findGpu } from './gpu-names.ts';
import { catalogue, findModel } from './names.ts';
import { Options } from './options.ts';

const names = [
  ...['model', 'gpu', 'load', 'in', 'out', 'cached', 'precision', 'ttft', 'tpot', 'stack'],
  ...['redundancy', 'shape', 'context', 'tp', 'cold'],
];
const shapes = ['flat', 'office', 'office-world', 'consumer', 'bursty', 'nightly'] as const;

const usage = 'usage: npm run size -- --model NAME --gpu NAME --load REQUESTS_PER_SECOND';

/** Sources of a record with the day they were read or published. */
function cited({ sources, asOf, reasons }: Pick<Sourced, 'sources' | 'asOf' | 'reasons'>): string {
  const dated = sources.map((source) => citationOf(catalogue.sources, source)?.source.date ?? null);
  const date = asOf ?? dated.find((day) => day !== null);
  return `${sources.join(', ')} (${date ?? reasons['asOf'] ?? 'no date in the source'})`;
}

function describe(nearest: Nearest | null): string {
  if (!nearest) return 'nearest measured row: none of this model with stated lengths';
  const { row, differs, matches } = nearest;
  const rate = row.outputTokPerSPerGpu?.toFixed(0) ?? '?';
  const difference = differs.length === 0 ? '' : ` (differs in ${differs.join(', ')})`;
  const known = predictions.find(({ id }) => id === row.id);
  const unseen = known
    ? `; a fit that had not seen it predicts ${(known.predicted / row.gpuCount).toFixed(0)} (${(known.low / row.gpuCount).toFixed(0)} to ${(known.high / row.gpuCount).toFixed(0)})`
    : '';
  return `${matches ? 'matching' : 'nearest'} measured row: no. ${row.id}, ${row.model} on ${row.gpuCount} × ${row.gpu}, ${row.precision ?? 'precision not stated'}, ${row.inputTokens} in / ${row.outputTokens} out, ${row.regime}: ${rate} output tokens/s/GPU${difference}${unseen}\n  measured by ${row.measuredBy}; ${cited(row)}`;
}

/** Weight format: asked for, else as released, else 8 bit where the GPU multiplies it. */
function precisionOf(options: Options, model: ModelShape, gpu: GpuSpec): Precision {
  if (!options.has('precision'))
    return model.nativePrecision ?? (gpu.tflops8 === null ? 'bf16' : 'fp8');
  const asked = readPrecision(options.text('precision'));
  if (asked === null)
    throw new Error(
      `--precision is not known, e.g. bf16 or fp8, got "${options.text('precision')}"`,
    );
  return asked;
}

function printSources(model: ModelShape, gpu: GpuSpec): void {
  const record = catalogue.openModels.get(model.key);
  const board = catalogue.gpus.get(gpu.key);
  console.log('sources');
  console.log(
    `  ${model.name}: ${record ? cited(record) : "the model's published config.json (not in the catalogue)"}`,
  );
  if (board) console.log(`  ${gpu.name}: ${cited(board)}`);
  console.log(
    `  speed: fit of ${efficiencyFit.date}, ${efficiencyFit.rows} rows in ${efficiencyFit.configurations} configurations`,
  );
  for (const line of efficiencyFit.leaveOneOut.filter(({ regime }) => regime === 'all regimes'))
    console.log(
      `  unseen configurations, ${line.models}: median error ${(100 * line.medianError).toFixed(1)} % (n ${line.rows})${line.coverage === null ? '' : `, 80 % interval covers ${(100 * line.coverage).toFixed(0)} %`}`,
    );
}

function printFleet(options: Options, sized: ReplicaSizing): void {
  const load = options.number('load', 0);
  const shape = demandShape(options.word('shape', shapes, 'flat'));
  const redundancy = options.number('redundancy', 0, 1);
  const peak = load * shape.peakToMean * shape.withinHour;
  const low = capacityAt(sized, -eightyPercent);
  const high = capacityAt(sized, eightyPercent);
  const fleet = fleetFor(load, shape.weights, shape.withinHour, sized.capacityRps, redundancy);
  console.log(
    `one replica: ${sized.gpusPerReplica} GPU(s)${sized.spread ? ', experts spread' : ''}, ${sized.capacityRps.toFixed(2)} requests/s (80 % interval ${low.toFixed(2)} to ${high.toFixed(2)}), ${sized.tokensPerSecondPerGpu.toFixed(0)} output tokens/s/GPU, limited by ${sized.limitedBy}`,
  );
  console.log(
    `at that load: ${sized.batch.toFixed(0)} sequences (memory holds ${sized.batchMemory.toFixed(0)}), TTFT ${(sized.ttftS * 1e3).toFixed(0)} ms, TPOT ${sized.tpotMs.toFixed(1)} ms`,
  );
  console.log(
    `fleet for a peak of ${peak.toFixed(2)} requests/s (${shape.name}: peak ${shape.peakToMean.toFixed(2)} × ${shape.withinHour} within the hour): ${fleet.replicas} replicas = ${fleet.replicas * sized.gpusPerReplica} GPUs with ${redundancy} spare; 80 % interval ${replicasNeeded(peak, high, redundancy)} to ${replicasNeeded(peak, low, redundancy)} replicas`,
  );
  if (options.has('cold')) {
    const cold = options.number('cold', 0);
    const limit = options.has('ttft') ? options.number('ttft', 0) : null;
    const target = limit === null ? 'no first-token target' : `a first token within ${limit} s`;
    console.log(
      `scale to zero: ${mayScaleToZero(cold, limit) ? `allowed, ${fleet.meanReplicas.toFixed(1)} replicas are paid on average instead of ${fleet.replicas}` : 'not allowed'} (cold start ${cold} s, ${target})`,
    );
  }
  console.log(
    `by the hour: ${fleet.troughReplicas} at the trough, ${fleet.meanReplicas.toFixed(1)} on average; always on, utilisation is ${(100 * fleet.utilisation).toFixed(1)} % (derived, not assumed)`,
  );
}

function main(args: readonly string[]): number {
  const options = new Options(args, names);
  const model = findModel(options.text('model'));
  const gpu = findGpu(options.text('gpu'));
  options.number('load', 0);
  if (!model || !gpu) {
    console.error(
      model
        ? `GPU not known: ${options.text('gpu')}; known are ${[...catalogue.gpus.keys()].join(', ')}`
        : `model not known: ${options.text('model')}; a catalogue key or a published name is needed, e.g. llama-3.3-70b`,
    );
    return 1;
  }
  const precision = precisionOf(options, model, gpu);
  const stack = options.word('stack', ['conservative', 'tuned'], 'conservative');
  const tokensIn = options.number('in', 1, 1200);
  const tokensOut = options.number('out', 1, 400);
  const limit = (name: string) => (options.has(name) ? options.number(name, 0) : null);
  const sized = sizeReplica({
    model,
    gpu,
    precision,
    tokensIn,
    tokensOut,
    cacheShare: Math.min(1, options.number('cached', 0, 0)),
    latencyTarget: { ttftS: limit('ttft'), tpotMs: limit('tpot') },
    stack,
    ...(options.has('context') ? { longestRequest: options.number('context', 1) } : {}),
    ...(options.has('tp') ? { tensorParallel: options.number('tp', 1) } : {}),
  });
  console.log(
    `${model.name} (${precision}) on ${gpu.name}, ${tokensIn} tokens in, ${tokensOut} out, ${options.number('load', 0)} requests/s on average, ${stack} stack`,
  );
  console.log(
    `weights ${(weightBytes(model, precision).total / bytesPerGib).toFixed(1)} GiB, cache ${cacheSize(model).bytesPerToken.toLocaleString('en')} bytes a token at 16 bit`,
  );
  if (sized.fits) printFleet(options, sized);
  else console.log(`does not fit (${sized.reason}): ${sized.sentence}`);
  const gpus = sized.fits ? sized.gpusPerReplica : 1;
  const wanted = { modelKey: model.key, gpuKey: gpu.key, precision, tokensIn, tokensOut, gpus };
  console.log(describe(nearestMeasured(catalogue.throughput, wanted)));
  printSources(model, gpu);
  return 0;
}

try {
  process.exitCode = main(process.argv.slice(2).filter((argument) => argument !== '--'));
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  process.exitCode = 2;
}
