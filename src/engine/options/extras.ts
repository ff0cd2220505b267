import type { OptionKind, RuledOut } from '../analysis.ts';
import { months } from '../world/period.ts';
import { likelyFailure, type Likely } from './likely.ts';
import type { OfferCandidate } from './offers.ts';
import type { SimOption } from './sim-option.ts';

/** Options simulated for a workload beside the model in use; more tell little apart and cost an edit its speed. */
export const mostSimulated = 12;

/** USD of one request at central values, without and with its failures. */
export interface RequestUsd {
  usdPerRequest: number;
  usdWithFailures: number;
}

/** The same if the capability of today is held while prices fall. */
export function heldUsd(l: Likely, { offer, lag, usdPerRequest }: OfferCandidate): RequestUsd {
  const open = offer.weights === 'open';
  const trend = open ? l.openHoldTrend / l.openTrend : l.closedHoldTrend / l.closedTrend;
  const behind = lag.likely + (open ? l.extraLag : 0) + months / 2;
  const usd = usdPerRequest * trend;
  return {
    usdPerRequest: usd,
    usdWithFailures: usd + likelyFailure(l, behind, open) * l.failureUsd,
  };
}

/**
 * Takes the least promising extras away until no more than the most are left: a second candidate or
 * policy of a kind, by its USD a request with failures. The cheapest extra to run stays, because failures
 * are a guess; the first of each kind and what is kept always stay, so no kind is lost and what runs today
 * has its baseline. What goes is listed as pruned.
 */
export function withinCap(
  options: readonly SimOption[],
  extras: ReadonlyMap<string, RequestUsd>,
  always: ReadonlySet<string>,
  ruledOut: RuledOut[],
): SimOption[] {
  const rivals = options.filter((o) => !always.has(o.option.id));
  const usd = (o: SimOption) => extras.get(o.option.id)!;
  const [, ...spare] = rivals
    .filter((o) => extras.has(o.option.id))
    .sort((a, b) => usd(a).usdPerRequest - usd(b).usdPerRequest);
  spare.sort((a, b) => usd(b).usdWithFailures - usd(a).usdWithFailures);
  const gone = new Set(spare.slice(0, Math.max(0, rivals.length - mostSimulated)));
  for (const { option } of gone) prune(ruledOut, option.kind, 1);
  return options.filter((o) => !gone.has(o));
}

/** Notes candidates of a kind that a quick reckoning left out. */
export function prune(ruledOut: RuledOut[], kind: OptionKind, count: number): void {
  const known = ruledOut.find((r) => r.kind === kind && r.constraint === 'pruned');
  if (known) known.candidates += count;
  else if (count > 0) ruledOut.push({ kind, constraint: 'pruned', candidates: count });
}
