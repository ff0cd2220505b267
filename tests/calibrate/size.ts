/**
 * `npm run size -- --model NAME --gpu NAME --load REQUESTS_PER_SECOND [--in 1200] [--out 400] [--cached 0.3]
 * [--precision fp8] [--ttft 2] [--tpot 50] [--stack tuned] [--redundancy 1] [--shape office] [--context N]`:
 * prints a sizing with its interval, what it rests on and the nearest measured row.
 */
import { efficiencyFit } from '#engine/serving/efficiency-fit.ts';
import { demandShape, type ShapeName } from '#engine/serving/demand-shape.ts';
import { fleetFor, replicasNeeded } from '#engine/serving/fleet.ts';
import { cacheSize } from '#engine/serving/kv-cache.ts';
import { bytesPerGib } from '#engine/serving/memory.ts';
import { nearestMeasured, type Nearest } from '#engine/serving/measured.ts';
import { readPrecision } from '#engine/serving/precision.ts';
import { capacityAt, sizeReplica } from '#engine/serving/replica.ts';
import { weightBytes } from '#engine/serving/weights.ts';
import { findGpu } from './gpu-names.ts';
import { catalogue, findModel } from './names.ts';

function options(args: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (let i = 0; i + 1 < args.length; i += 2) {
    const name = args[i] ?? '';
    if (!name.startsWith('--'))
      throw new Error(`expected an option such as --model, got "${name}"`);
    found.set(name.slice(2), args[i + 1] ?? '');
  }
  return found;
}

function describe(nearest: Nearest | null): string {
  if (!nearest) return 'nearest measured row: none of this model with stated lengths';
  const { row, differs, matches } = nearest;
  const rate = row.outputTokPerSPerGpu?.toFixed(0) ?? '?';
  const difference = differs.length === 0 ? '' : ` (differs in ${differs.join(', ')})`;
  return `${matches ? 'matching' : 'nearest'} measured row: no. ${row.id}, ${row.model} on ${row.gpuCount} × ${row.gpu}, ${row.precision ?? 'precision not stated'}, ${row.inputTokens} in / ${row.outputTokens} out, ${row.regime}: ${rate} output tokens/s/GPU${difference}\n  measured by ${row.measuredBy}; ${row.sources.join(', ')}`;
}

const eightyPercent = 1.2815515655446004;

function main(args: readonly string[]): number {
  const given = options(args);
  const text = (name: string, otherwise: string) => given.get(name) ?? otherwise;
  const number = (name: string, otherwise: number) => Number(text(name, String(otherwise)));
  if (!given.has('model') || !given.has('gpu') || !given.has('load')) {
    console.error('usage: npm run size -- --model NAME --gpu NAME --load REQUESTS_PER_SECOND');
    return 2;
  }
  const model = findModel(text('model', ''));
  const gpu = findGpu(text('gpu', ''));
  if (!model || !gpu) {
    console.error(`${model ? 'GPU' : 'model'} not known: ${text(model ? 'gpu' : 'model', '')}`);
    return 1;
  }
  const precision = readPrecision(text('precision', '')) ?? model.nativePrecision ?? 'fp8';
  const stack = text('stack', 'conservative') === 'tuned' ? 'tuned' : 'conservative';
  const load = number('load', 1);
  const tokensIn = number('in', 1200);
  const tokensOut = number('out', 400);
  const limit = (name: string) => (given.has(name) ? number(name, 0) : null);
  const sized = sizeReplica({
    model,
    gpu,
    precision,
    tokensIn,
    tokensOut,
    cacheShare: number('cached', 0),
    latencyTarget: { ttftS: limit('ttft'), tpotMs: limit('tpot') },
    stack,
    ...(given.has('context') ? { longestRequest: number('context', 0) } : {}),
  });
  console.log(
    `${model.name} (${precision}) on ${gpu.name}, ${tokensIn} tokens in, ${tokensOut} out, ${load} requests/s on average, ${stack} stack`,
  );
  console.log(
    `weights ${(weightBytes(model, precision).total / bytesPerGib).toFixed(1)} GiB, cache ${cacheSize(model).bytesPerToken.toLocaleString('en')} bytes a token at 16 bit`,
  );
  if (!sized.fits) {
    console.log(`does not fit (${sized.reason}): ${sized.sentence}`);
    return 0;
  }
  const shape = demandShape(text('shape', 'flat') as ShapeName);
  const redundancy = number('redundancy', 1);
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
  console.log(
    `utilisation that follows: ${(100 * fleet.utilisation).toFixed(1)} % (derived, not assumed)`,
  );
  const wanted = {
    modelKey: model.key,
    gpuKey: gpu.key,
    precision,
    tokensIn,
    tokensOut,
    gpus: sized.gpusPerReplica,
  };
  console.log(describe(nearestMeasured(catalogue.throughput, wanted)));
  console.log(
    `rests on: fit of ${efficiencyFit.date}, ${efficiencyFit.rows} rows in ${efficiencyFit.configurations} configurations`,
  );
  for (const line of efficiencyFit.leaveOneOut.filter(({ regime }) => regime === 'all regimes'))
    console.log(
      `  unseen configurations, ${line.models}: median error ${(100 * line.medianError).toFixed(1)} % (n ${line.rows})${line.coverage === null ? '' : `, 80 % interval covers ${(100 * line.coverage).toFixed(0)} %`}`,
    );
  return 0;
}

process.exitCode = main(process.argv.slice(2).filter((argument) => argument !== '--'));
