import type { StepCost } from './step.ts';

/** Requests as the engine meets them: mean tokens and the share of the prompt found in the prefix cache. */
export interface RequestShape {
  tokensIn: number;
  tokensOut: number;
  cacheShare: number;
}

/** Latency and throughput of a replica with `batch` sequences running. */
export interface OperatingPoint {
  batch: number;
  rps: number;
  tpotS: number;
  ttftS: number;
}

/** Seconds from socket to scheduler: load curves at one request a second start 17 to 41 ms after the sum of their parts. */
const hostSeconds = 0.02;

/**
 * Steady state of continuous batching, as a function of the batch. While a sequence makes its
 * `tokensOut` tokens every running sequence is replaced once, so TPOT = step + batch·prefill/tokensOut,
 * the same as step/(1 − ρ). TTFT below saturation: host, the step in progress, the line for prefill
 * (M/D/1), the own prefill.
 */
export function steadyStates(
  cost: StepCost,
  shape: RequestShape,
  speed = 1,
): (batch: number) => OperatingPoint {
  const prefillS = cost.prefillSeconds(shape.tokensIn, shape.tokensIn * shape.cacheShare) / speed;
  const decode = cost.decodeSeconds(shape.tokensIn + shape.tokensOut / 2);
  return (batch) => {
    const stepS = decode(batch) / speed;
    const tpotS = stepS + (batch * prefillS) / shape.tokensOut;
    const rps = batch / (shape.tokensOut * tpotS);
    const busy = Math.min(0.999, rps * prefillS);
    const queueS = (busy * prefillS) / (2 * (1 - busy));
    return { batch, rps, tpotS, ttftS: hostSeconds + stepS + queueS + prefillS };
  };
}

/** Rounds of halving after which a batch is known to a thousandth. */
const halvings = 20;

/**
 * The state a replica settles in when `rps` requests a second arrive (Little: batch = rps · time of a
 * request). Null: more arrive than `largestBatch` sequences can serve.
 */
export function stateAtLoad(
  states: (batch: number) => OperatingPoint,
  rps: number,
  largestBatch: number,
): OperatingPoint | null {
  const most = Math.max(1, largestBatch);
  if (states(most).rps < rps) return null;
  let low = 0;
  let high = most;
  for (let i = 0; i < halvings; i++) {
    const middle = (low + high) / 2;
    if (states(middle).rps < rps) low = middle;
    else high = middle;
  }
  return states(high);
}

/** The state of the highest batch that `keeps` a condition which gets harder with the batch; null where not even one sequence keeps it. */
export function largestKeeping(
  states: (batch: number) => OperatingPoint,
  largestBatch: number,
  keeps: (point: OperatingPoint) => boolean,
): OperatingPoint | null {
  const most = Math.max(1, largestBatch);
  const top = states(most);
  if (keeps(top)) return top;
  if (!keeps(states(1))) return null;
  let low = 1;
  let high = most;
  for (let i = 0; i < halvings; i++) {
    const middle = (low + high) / 2;
    if (keeps(states(middle))) low = middle;
    else high = middle;
  }
  return states(low);
}
