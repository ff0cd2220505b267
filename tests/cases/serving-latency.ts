import {
  type Efficiency,
  type Replica,
  sequenceBytes,
  type ServingStack,
  sizeReplica,
  stepCost,
  storedModel,
  weightBytes,
} from '#engine/index.ts';
import { notApplicable, type Case, type Outcome } from './case.ts';
import { outcomeOf, type Check, type Reading } from './serving-inputs.ts';
import { replicaOf, stackOfCase, unknown } from './serving-setup.ts';

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
export function roofline(c: Case, r: Reading): Outcome {
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
export function latency(c: Case, r: Reading): Outcome {
  const stack = stackOfCase(r);
  const replica = replicaOf(r, stack);
  if (!replica) return unknown(c, r);
  const fit = storedModel();
  const cost = stepCost(replica, fit.efficiency, stack);
  if (!cost) return notApplicable(c, 'no tensor rate is known for this GPU');
  const tokensIn = r.needs('isl');
  const stated = r.number('osl');
  const tokensOut = stated ?? 1;
  const batch = r.number('batch') ?? 1;
  const step = cost.decodeSeconds(tokensIn + tokensOut / 2)(batch);
  // One pass reads the weights and multiplies; the two overlap in part.
  const prefill = Math.hypot(cost.prefillSeconds(tokensIn) * batch, cost.decodeSeconds(0)(1));
  const predicted: Record<string, number> = {
    prefill_ms: prefill * 1e3,
    first_token_ms: prefill * 1e3,
    decode_ms_per_token: step * 1e3,
    ...(stated === null ? {} : { total_ms: (prefill + step * stated) * 1e3 }),
  };
  const checks = Object.entries(predicted).flatMap(([what, got]): Check[] => {
    const expected = r.expected(what);
    return expected === null ? [] : [{ what, got, expected, rel: 0.3 }];
  });
  return outcomeOf(c, checks, undefined, 'tolerance 30 %: other engines, older builds');
}

/** Capacity at a latency target, where the deployment is one we size (aggregated tensor parallel). */
export function atTarget(c: Case, r: Reading): Outcome {
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
export function calculator(c: Case, r: Reading): Outcome {
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
