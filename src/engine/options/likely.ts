import type { Estimate } from '#profile/question.ts';
import type { Catalogue } from '#catalog/types.ts';
import type { WorkloadValues } from '../inputs/in-force.ts';
import { workloadInputs } from '../inputs/workload-inputs.ts';
import { log } from '../numerics/log.ts';
import { failureRate } from '../simulate/failure-rate.ts';

/** Central values of one workload: enough to rank candidates before anything is simulated. */
export interface Likely {
  requests: number;
  tokensIn: number;
  tokensOut: number;
  repeated: number;
  deferrable: number;
  reference: number;
  ceiling: number;
  qualityLoss: number;
  taskMoves: number;
  failureUsd: number;
  /** Longest request, tokens. */
  context: number;
  /** Extra lag of open weights on unseen work, months. */
  extraLag: number;
}

/** Middle of a range: the stated likely value, else the geometric mean of positive ends, else the mean. */
export function middle(e: Estimate | null, otherwise: number): number {
  if (!e) return otherwise;
  if (e.likely !== undefined) return e.likely;
  return e.low > 0 ? Math.sqrt(e.low * e.high) : (e.low + e.high) / 2;
}

const logOdds = (p: number): number => log(p / (1 - p));

/** Central values from the answers in force and the catalogue's priors. */
export function likelyValues(v: WorkloadValues, catalogue: Catalogue): Likely {
  const archetype = v.archetype.value ?? 'support';
  const loss = catalogue.priors.get('P25');
  const lossVariant = loss?.variants[workloadInputs.qualityLoss.from.variant(archetype) ?? ''];
  const noticed = middle(v.noticed.value, 0.5);
  const tokensIn = middle(v.tokensIn.value, 2000);
  const tokensOut = middle(v.tokensOut.value, 400);
  const longest =
    2 * ((v.tokensIn.value?.high ?? tokensIn) + (v.tokensOut.value?.high ?? tokensOut));
  return {
    requests: middle(v.requests.value, 100_000),
    tokensIn,
    tokensOut,
    repeated: middle(v.repeated.value, 0.3),
    deferrable: v.deferrable.value ?? 0,
    reference: logOdds(middle(v.successToday.value, 0.85)),
    ceiling: logOdds(middle(v.ceiling.value, 0.97)),
    qualityLoss: lossVariant?.p50 ?? loss?.p50 ?? 0.06,
    taskMoves: middle(v.taskMoves.value, 0.4),
    failureUsd:
      (1 - noticed) * middle(v.failureCost.value, 1) + noticed * middle(v.noticedCost.value, 0.3),
    context: v.context.value ?? longest,
    extraLag: v.seenWork.value === 'private' ? (catalogue.priors.get('P21')?.p50 ?? 0) : 0,
  };
}

/** Failure rate halfway through the period of a model that stays `behind` months from the frontier. */
export function likelyFailure(l: Likely, behind: number): number {
  const halfway = 18;
  const logit = l.reference + l.qualityLoss * ((1 - l.taskMoves) * halfway - behind);
  return failureRate(Math.min(logit, l.ceiling));
}
