import { bandwidthCeiling, type Run, throughputOf, usdPerMillionTokens } from '#engine/index.ts';
import { notApplicable, type Case, type Outcome } from './case.ts';
import { holds, outcomeOf, Reading, rounding, type Check } from './serving-inputs.ts';
import { atTarget, calculator, latency, roofline } from './serving-latency.ts';
import { replicaOf, stackOfCase, unknown } from './serving-setup.ts';

const eightyPercent = 1.2815515655446004;
/** Throughput of one set-up differs by this much between builds and harnesses. */
const betweenRuns = 0.25;

function runOf(r: Reading): Run | null {
  const stack = stackOfCase(r);
  const replica = replicaOf(r, stack);
  const tokensIn = r.number('isl');
  const tokensOut = r.number('osl');
  if (!replica || tokensIn === null || tokensOut === null) return null;
  if (replica.gpu.tflops16 === null) return null;
  const load = /^load/.test(r.case.category ?? '');
  const arrivals = load ? r.needs('offered_rps') : r.number('offered_rps');
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

/** Output tokens a second of an offline, static-batch or loaded run: inside the 80 % interval, or within what runs differ by. */
function throughput(c: Case, r: Reading, part?: string): Outcome {
  const run = runOf(r);
  if (!run) return ceiling(c, r);
  const found = throughputOf(run);
  const perGpu = r.expected('output_tok_s_per_gpu', 'tok_s_per_gpu');
  const all =
    r.expected('output_tok_s', 'tok_s') ?? (perGpu === null ? null : perGpu * run.replica.gpus);
  if (all === null) return notApplicable(c, 'no output rate');
  if (!found)
    return {
      ...notApplicable(c, 'it was measured, but by our memory sums it does not fit'),
      verdict: 'fail',
    };
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
  const node = r.number('total_node_usd_hr');
  const rate = r.expected('output_tok_s');
  const usd = r.expected('usd_per_m_output');
  const outcomes: Outcome[] = [];
  if (node !== null && rate !== null && usd !== null)
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
