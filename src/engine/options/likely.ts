import type { Estimate } from '#profile/question.ts';
import type { Catalogue } from '#catalog/types.ts';
import type { InForce, WorkloadValues } from '../inputs/in-force.ts';
import { workloadInputs } from '../inputs/workload-inputs.ts';
import { exp } from '../numerics/exp.ts';
import { log } from '../numerics/log.ts';
import type { Lag } from '../simulate/policy.ts';
import { fading } from '../simulate/workload-block.ts';
import { months } from '../world/period.ts';
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
  /** What the user's own test adds to the log-odds of open models. */
  openShift: number;
  /** Mean token bill over the period against today's, from growth of tokens and drift of prices, weighted by volume. */
  closedTrend: number;
  openTrend: number;
  /** The same where the capability is held. */
  closedHoldTrend: number;
  openHoldTrend: number;
}

/** Middle of a range: the stated likely value, else the geometric mean of positive ends, else the mean. */
export function middle(e: Estimate | null, otherwise: number): number {
  if (!e) return otherwise;
  if (e.likely !== undefined) return e.likely;
  return e.low > 0 ? Math.sqrt(e.low * e.high) : (e.low + e.high) / 2;
}

const logOdds = (p: number): number => log(p / (1 - p));

/** Swanson's mean of a skewed quantity from P10, P50 and P90. */
const swanson = (q: { p10: number; p50: number; p90: number }): number =>
  0.3 * q.p10 + 0.4 * q.p50 + 0.3 * q.p90;

/** Mean of a yearly factor in force: the answer, or the prior it stands for. */
function yearlyFactor(value: InForce<Estimate>, catalogue: Catalogue): number {
  if (value.value) return middle(value.value, 1);
  const prior = value.prior && catalogue.priors.get(value.prior.id);
  const variant = value.prior?.variant;
  const q = prior && (variant === undefined ? prior : prior.variants[variant]);
  if (!q || q.p10 === null || q.p50 === null || q.p90 === null) return 1;
  return swanson({ p10: q.p10, p50: q.p50, p90: q.p90 });
}

/** Mean bill against today's for a yearly price factor, weighted by volume. */
function trend(volume: number, tokens: number, price: number): number {
  let bill = 0;
  let requests = 0;
  for (let t = 0; t < months; t++) {
    const g = exp(log(volume) * fading[t]!);
    bill += g * exp(log(tokens) * fading[t]! + (log(price) * t) / 12);
    requests += g;
  }
  return bill / requests;
}

/** Central values from the answers in force and the catalogue's priors; `testedLag` is that of the open model a test is about. */
export function likelyValues(
  v: WorkloadValues,
  catalogue: Catalogue,
  testedLag: Lag | null,
): Likely {
  const archetype = v.archetype.value ?? 'support';
  const loss = catalogue.priors.get('P25');
  const lossVariant = loss?.variants[workloadInputs.qualityLoss.from.variant(archetype) ?? ''];
  const noticed = middle(v.noticed.value, 0.5);
  const tokensIn = middle(v.tokensIn.value, 2000);
  const tokensOut = middle(v.tokensOut.value, 400);
  const longest =
    1.5 * ((v.tokensIn.value?.high ?? tokensIn) + (v.tokensOut.value?.high ?? tokensOut));
  const test = v.tested.value;
  const passed = (good: number, tried: number) => logOdds((good + 0.5) / (tried + 1));
  const reference = test
    ? passed(test.closedPassed, test.closedTried)
    : logOdds(middle(v.successToday.value, 0.85));
  const qualityLoss = lossVariant?.p50 ?? loss?.p50 ?? 0.06;
  const extraLag = v.seenWork.value === 'private' ? (catalogue.priors.get('P21')?.p50 ?? 0) : 0;
  const openShift =
    test && testedLag
      ? passed(test.openPassed, test.openTried) -
        (reference - qualityLoss * (testedLag.likely + extraLag))
      : 0;
  const volume = yearlyFactor(v.growth, catalogue);
  const tokens = yearlyFactor(v.tokenGrowth, catalogue);
  const drift = (id: string): number => {
    const p = catalogue.priors.get(id);
    if (!p || p.p10 === null || p.p50 === null || p.p90 === null) return 1;
    return 1 + swanson({ p10: p.p10, p50: p.p50, p90: p.p90 }) / 100;
  };
  return {
    requests: middle(v.requests.value, 100_000),
    tokensIn,
    tokensOut,
    repeated: middle(v.repeated.value, 0.3),
    deferrable: v.deferrable.value ?? 0,
    reference,
    ceiling: logOdds(middle(v.ceiling.value, 0.97)),
    qualityLoss,
    taskMoves: middle(v.taskMoves.value, 0.4),
    failureUsd:
      (1 - noticed) * middle(v.failureCost.value, 1) + noticed * middle(v.noticedCost.value, 0.3),
    context: v.context.value ?? longest,
    extraLag,
    openShift,
    closedTrend: trend(volume, tokens, drift('P03')),
    openTrend: trend(volume, tokens, drift('P08')),
    closedHoldTrend: trend(volume, tokens, drift('P02')),
    openHoldTrend: trend(volume, tokens, drift('P09')),
  };
}

/** Failure rate halfway through the period of a model that stays `behind` months from the best one. */
export function likelyFailure(l: Likely, behind: number, open: boolean): number {
  const halfway = months / 2;
  const shift = open ? l.openShift : 0;
  const logit = l.reference + shift + l.qualityLoss * ((1 - l.taskMoves) * halfway - behind);
  return failureRate(Math.min(logit, l.ceiling));
}
