import { usdPerMillionTokens } from '#engine/money/break-even.ts';
import type { Efficiency, ServingStack } from '#engine/serving/efficiency.ts';
import { sequenceBytes } from '#engine/serving/kv-cache.ts';
import { isMixture, type GpuSpec } from '#engine/serving/model-shape.ts';
import { readPrecision, type Precision } from '#engine/serving/precision.ts';
import { sizeReplica } from '#engine/serving/replica.ts';
import { bandwidthCeiling } from '#engine/serving/ceiling.ts';
import { stepCost, type Replica } from '#engine/serving/step.ts';
import { storedModel, throughputOf, type Run } from '#engine/serving/throughput.ts';
import { weightBytes } from '#engine/serving/weights.ts';
import { findGpu, findModel } from '../calibrate/names.ts';
import { stackOf } from '../calibrate/rows.ts';
import { notApplicable, type Case, type Outcome } from './case.ts';
import { holds, outcomeOf, Reading, rounding, type Check } from './serving-inputs.ts';

const eightyPercent = 1.2815515655446004;
/** Throughput of one set-up differs by this much between builds and harnesses. */
const betweenRuns = 0.25;

/** The GPUs of "8x B200" or of `n_gpus`. */
function gpuCount(r: Reading): number {
  const named = /^(\d+)\s*x/i.exec(r.text('gpu') ?? '')?.[1];
  return r.number('n_gpus', 'tp') ?? (named === undefined ? 1 : Number(named));
}

function gpuOf(r: Reading): GpuSpec | null {
  const node = r.number('total_node_usd_hr');
  return findGpu(r.text('gpu') ?? '', node === null ? null : node / gpuCount(r));
}

/** The stack of an engine's name; makers' own engines and benchmarks are tuned. */
function stackOfCase(r: Reading): ServingStack {
  const engine = r.text('engine') ?? '';
  const load = /poisson/i.test(engine);
  const vendor = /tensorrt|fastertransformer|mlperf/i.test(`${engine} ${r.text('bench') ?? ''}`);
  return stackOf({
    engine: /fastertransformer/i.test(engine) ? 'TensorRT-LLM' : engine,
    measured_by: vendor ? 'NVIDIA' : load ? 'C. Patil (independent)' : 'case',
  });
}

function replicaOf(r: Reading, stack: ServingStack): Replica | null {
  const model = findModel(r.text('model') ?? '');
  const gpu = gpuOf(r);
  if (!model || !gpu) return null;
  const precision: Precision =
    readPrecision(r.text('precision') ?? '') ?? readPrecision(r.text('model') ?? '') ?? 'bf16';
  const small = precision === 'fp8' || precision === 'fp4';
  return {
    model,
    gpu,
    precision,
    cachePrecision: stack.engine === 'tensorrt-llm' && small ? 'fp8' : 'bf16',
    gpus: gpuCount(r),
    // NVIDIA runs mixtures with attention copied on every GPU (its benchmark page says so).
    spread: stack.engine === 'tensorrt-llm' && isMixture(model) && gpuCount(r) > 1,
  };
}

function runOf(r: Reading): Run | null {
  const stack = stackOfCase(r);
  const replica = replicaOf(r, stack);
  const tokensIn = r.number('isl');
  const tokensOut = r.number('osl');
  if (!replica || tokensIn === null || tokensOut === null) return null;
  const arrivals = r.number('offered_rps');
  const batch = r.number('batch');
  const offline = arrivals === null && batch === null;
  return {
    replica,
    stack,
    shape: { tokensIn, tokensOut, cacheShare: 0 },
    concurrency: batch,
    requests: offline
      ? tokensIn + tokensOut < 4000
        ? 3000
        : 1500
      : arrivals === null
        ? null
        : 500,
    arrivalsPerSecond: arrivals,
  };
}

function unknown(c: Case, r: Reading): Outcome {
  if (!findModel(r.text('model') ?? '')) return notApplicable(c, 'no architecture of that name');
  if (!gpuOf(r)) return notApplicable(c, `the catalogue has no GPU "${r.text('gpu') ?? ''}"`);
  return notApplicable(c, 'request lengths not stated');
}

/** Output tokens a second of an offline, static-batch or loaded run: inside the 80 % interval, or within what runs differ by. */
function throughput(c: Case, r: Reading, part?: string): Outcome {
  const run = runOf(r);
  if (!run) return ceiling(c, r);
  const found = throughputOf(run);
  const perGpu = r.expected('output_tok_s_per_gpu', 'tok_s_per_gpu');
  const all =
    r.expected('output_tok_s', 'tok_s') ?? (perGpu === null ? null : perGpu * run.replica.gpus);
  if (all === null) return notApplicable(c, 'no output rate');
  if (!found) return notApplicable(c, 'our memory sums do not hold this run');
  const inside = Math.exp(eightyPercent * found.logSd) - 1;
  const off = Math.abs(Math.log(all / found.predicted));
  const within = off <= eightyPercent * found.logSd || off <= Math.log(1 + betweenRuns);
  return outcomeOf(
    c,
    [{ what: 'output tokens a second', got: found.predicted, expected: all, rel: within ? 10 : 0 }],
    part,
    `off by ${(100 * (found.predicted / all - 1)).toFixed(0)} %; 80 % interval +${(100 * inside).toFixed(0)} %`,
  );
}

/** Where lengths are not stated: a measured figure must lie below what the hardware could do at all. */
function ceiling(c: Case, r: Reading): Outcome {
  const stack = stackOfCase(r);
  const replica = replicaOf(r, stack);
  const perGpu = r.expected('tok_s_per_gpu', 'output_tok_s_per_gpu');
  const all = r.expected('output_tok_s', 'tok_s') ?? perGpu;
  if (!replica || all === null) return unknown(c, r);
  const most = bandwidthCeiling({
    ...replica,
    gpus: perGpu !== null && r.expected('output_tok_s', 'tok_s') === null ? 1 : replica.gpus,
  });
  if (most === null) return unknown(c, r);
  return {
    id: c.id,
    got: { ceilingTokensPerSecond: Math.round(most) },
    expected: { measuredTokensPerSecond: all },
    verdict: all <= most ? 'pass' : 'fail',
    reason: 'request lengths not stated: only checked to lie below the hardware ceiling',
  };
}

/** A point of a load curve: the cost identity exactly, then the throughput and whether it is saturated. */
function loadPoint(c: Case, r: Reading): Outcome[] {
  const node = r.needs('total_node_usd_hr');
  const rate = r.expected('output_tok_s');
  const usd = r.expected('usd_per_m_output');
  const outcomes: Outcome[] = [];
  if (rate !== null && usd !== null)
    outcomes.push(
      outcomeOf(
        c,
        [
          {
            what: 'USD per million output tokens',
            got: usdPerMillionTokens(node, rate),
            expected: usd,
            abs: rounding(usd),
            rel: 5e-4,
          },
        ],
        'cost',
      ),
    );
  if (r.number('isl') === null) {
    const why = 'throughput not judged: request lengths are not in the source';
    return outcomes.map((o) => ({ ...o, reason: why }));
  }
  outcomes.push(throughput(c, r, 'throughput'));
  const saturation = saturates(c, r);
  if (saturation) outcomes.push(saturation);
  return outcomes;
}

/** Capacity error that the design allows; nearer to capacity than this we say "add a replica" instead. */
const capacityError = 0.3;
/**
 * Which loads saturate. The measured capacity is the rate at saturation of the same curve (completed ×
 * penalty); ours must be within 30 % of it, and on its side of the load unless the load is as near.
 */
function saturates(c: Case, r: Reading): Outcome | null {
  const run = runOf(r);
  const offered = r.number('offered_rps');
  const completed = r.expected('completed_rps');
  const penalty = r.expected('penalty_vs_saturation');
  if (!run || offered === null || completed === null || penalty === null) return null;
  const found = throughputOf({ ...run, arrivalsPerSecond: null });
  if (!found) return null;
  const capacity = found.predicted / run.shape.tokensOut;
  const check: Check = {
    what: 'capacity, requests a second',
    got: capacity,
    expected: completed * penalty,
    rel: capacityError,
  };
  const measured = offered > check.expected;
  const predicted = offered > capacity;
  const near = Math.abs(Math.log(offered / capacity)) < Math.log(1 + capacityError);
  const outcome = outcomeOf(c, [check], 'saturation');
  return {
    ...outcome,
    got: { saturated: predicted, capacityRps: Number(capacity.toFixed(2)) },
    expected: { saturated: measured, capacityRps: Number(check.expected.toFixed(2)) },
    verdict: holds(check) && (measured === predicted || near) ? 'pass' : 'fail',
    ...(near
      ? { reason: 'within 30 % of capacity: the answer is another replica, not a side' }
      : {}),
  };
}

/** Efficiencies of a paper's own roofline: shares of the peaks and nothing else. */
function ideal(bandwidth: number, compute: number): Efficiency {
  return {
    ...storedModel().efficiency,
    weightBandwidth: bandwidth,
    cacheBandwidth: bandwidth,
    mixtureBandwidth: 1,
    compute,
    attention: compute,
    rateExponent: 0,
    expandedWeights: 1,
    activationTraffic: 0,
    denseLayerSeconds: 0,
    linkSeconds: 0,
    pcieSeconds: 0,
    linkShare: 1e9,
    pcieBytesPerSecond: 1e20,
    sequenceSeconds: 0,
    tunedSpeed: 1,
    defaultSpeed: 1,
    amdSpeed: 1,
  };
}

const plain: ServingStack = { engine: 'tensorrt-llm', tuning: 'tuned', measuredBy: null };

/** A published roofline: our sums at its efficiencies give its figures. */
function roofline(c: Case, r: Reading): Outcome {
  const replica = replicaOf(r, plain);
  if (!replica) return unknown(c, r);
  const tokensIn = r.needs('isl');
  const context = tokensIn + (r.number('osl') ?? 0) / 2;
  const checks: Check[] = [];
  for (const [name, value] of Object.entries(c.outputs ?? {})) {
    const found = /^(?:ideal_)?(prefill|decode)_ms(?:_(?:fe|hbme)(\d+))?$/.exec(name);
    if (!found || typeof value !== 'number') continue;
    const share = found[2] === undefined ? 1 : Number(found[2]) / 10 ** (found[2].length - 1);
    const cost = stepCost(replica, ideal(share, share), plain);
    if (!cost) continue;
    const seconds =
      found[1] === 'prefill' ? cost.prefillSeconds(tokensIn) : decodeOnly(replica, share, context);
    checks.push({ what: name, got: seconds * 1e3, expected: value, rel: 0.03 });
  }
  return outcomeOf(c, checks);
}

/** One decode step bound by memory alone: weights and one sequence's cache over bandwidth. */
function decodeOnly(replica: Replica, share: number, context: number): number {
  const bytes =
    weightBytes(replica.model, replica.precision).total + sequenceBytes(replica.model, context);
  return bytes / (replica.gpus * replica.gpu.bandwidthGbPerS * 1e9 * share);
}

/** Measured latency of one request: prefill, a token, the whole. */
function latency(c: Case, r: Reading): Outcome {
  const stack = stackOfCase(r);
  const replica = replicaOf(r, stack);
  if (!replica) return unknown(c, r);
  const fit = storedModel();
  const cost = stepCost(replica, fit.efficiency, stack);
  if (!cost) return notApplicable(c, 'no tensor rate is known for this GPU');
  const tokensIn = r.needs('isl');
  const tokensOut = r.number('osl') ?? 1;
  const batch = r.number('batch') ?? 1;
  const step = cost.decodeSeconds(tokensIn + tokensOut / 2)(batch);
  // One pass reads the weights and multiplies; the two overlap in part.
  const prefill = Math.hypot(cost.prefillSeconds(tokensIn) * batch, cost.decodeSeconds(0)(1));
  const predicted: Record<string, number> = {
    prefill_ms: prefill * 1e3,
    first_token_ms: prefill * 1e3,
    decode_ms_per_token: step * 1e3,
    total_ms: (prefill + step * tokensOut) * 1e3,
  };
  const checks = Object.entries(predicted).flatMap(([what, got]): Check[] => {
    const expected = r.expected(what);
    return expected === null ? [] : [{ what, got, expected, rel: 0.3 }];
  });
  return outcomeOf(c, checks, undefined, 'tolerance 30 %: other engines, older builds');
}

/** Capacity at a latency target, where the deployment is one we size (aggregated tensor parallel). */
function atTarget(c: Case, r: Reading): Outcome {
  const mode = r.text('mode') ?? '';
  if (/disaggregat/i.test(mode))
    return notApplicable(c, 'prefill and decode on separate GPUs is not sized here');
  const replica = replicaOf(r, plain);
  const degree = Number(/TP(\d+)/i.exec(mode)?.[1] ?? NaN);
  const expected = r.expected('tok_s_per_gpu');
  if (!replica || Number.isNaN(degree) || expected === null) return unknown(c, r);
  const ttft = r.number('ttft_slo_ms');
  const sized = sizeReplica({
    ...replica,
    stack: 'tuned',
    tensorParallel: degree,
    tokensIn: r.needs('isl'),
    tokensOut: r.needs('osl'),
    cacheShare: 0,
    latencyTarget: { ttftS: ttft === null ? null : ttft / 1e3, tpotMs: r.number('tpot_slo_ms') },
  });
  if (!sized.fits) return { ...notApplicable(c, sized.sentence), verdict: 'fail' };
  const low = (sized.capacityByZ[1]?.rps ?? 0) / sized.capacityRps;
  const high = (sized.capacityByZ[3]?.rps ?? 0) / sized.capacityRps;
  const ratio = expected / sized.tokensPerSecondPerGpu;
  return outcomeOf(
    c,
    [
      {
        what: 'tokens a second for each GPU',
        got: sized.tokensPerSecondPerGpu,
        expected,
        rel: ratio >= low && ratio <= high ? 10 : 0.3,
      },
    ],
    undefined,
    `80 % interval ${(sized.tokensPerSecondPerGpu * low).toFixed(0)} to ${(sized.tokensPerSecondPerGpu * high).toFixed(0)}`,
  );
}

/** Another calculator's replica at its own efficiencies; its flat charge for communication is not reproduced. */
function calculator(c: Case, r: Reading): Outcome {
  const replica = replicaOf(r, plain);
  if (!replica) return unknown(c, r);
  const context = r.needs('resident_ctx');
  const batch = r.needs('batch');
  const share = r.needs('mbu') * (r.number('ic') ?? 1);
  // It multiplies at the 16-bit rate whatever the weights, and leaves attention out.
  const at16 = { ...replica, gpu: { ...replica.gpu, tflops8: replica.gpu.tflops16 } };
  const prefill = stepCost(at16, { ...ideal(1, r.needs('mfu')), attention: 1e9 }, plain);
  const weights = replica.model.paramsTotalB * 1e9;
  const cache = sequenceBytes(replica.model, context, 'fp8') * batch;
  const step = (weights + cache) / (replica.gpus * replica.gpu.bandwidthGbPerS * 1e9 * share);
  const checks: Check[] = [];
  const add = (what: string, got: number) => {
    const expected = r.expected(what);
    if (expected !== null) checks.push({ what, got, expected, rel: 0.02 });
  };
  if (prefill) add('ttft_ms', prefill.prefillSeconds(context) * 1e3);
  add('tps_user', 1 / step);
  add('tps_agg', batch / step);
  return outcomeOf(
    c,
    checks,
    undefined,
    `memory not reproduced: ${((weights + cache) / 1e9).toFixed(0)} GB of weights and cache; the rest of its figure is a flat charge for each further GPU that measurements contradict (about 2 GiB)`,
  );
}

/** Cases about throughput, load and latency. */
export function speedCase(c: Case): Outcome | Outcome[] {
  const r = new Reading(c);
  switch (c.category) {
    case 'throughput.max_offline':
    case 'throughput.static_batch':
    case 'throughput.offline':
      return throughput(c, r);
    case 'throughput.peak':
      return ceiling(c, r);
    case 'throughput.slo':
      return atTarget(c, r);
    case 'load.curve':
    case 'load.curve.shape':
      return loadPoint(c, r);
    case 'latency.roofline':
      return roofline(c, r);
    case 'latency.prefill':
    case 'latency.prefill_decode':
      return latency(c, r);
    case 'memory.replica':
      return calculator(c, r);
    case 'model_error':
      return notApplicable(
        c,
        'error that another tool publishes about itself; ours is printed by `npm run calibrate`',
      );
    default:
      return notApplicable(c, `no test of ${c.category ?? 'this category'}`);
  }
}
