import { capabilityOf, isOffered } from '#catalog/candidates.ts';
import type { Catalogue, Offer, Tier } from '#catalog/types.ts';
import type { OptionKind, RuledOut } from '../analysis.ts';
import { priceCoefficients } from '../money/api-bill.ts';
import type { TokenPrices } from '../money/token-prices.ts';
import type { Lag } from '../simulate/policy.ts';
import { likelyFailure, type Likely } from './likely.ts';
import { refuseClosedOffer, refuseOpenOffer, type Refusal, type Rules } from './rules.ts';

/** A price-list row that may be used, ranked by what one request costs with its failures at central values. */
export interface OfferCandidate {
  offer: Offer;
  lag: Lag;
  usdPerRequest: number;
  usdWithFailures: number;
}

/** Candidates of one kind, best first, and the reasons of those left out. */
export interface Ranked<T> {
  candidates: T[];
  ruledOut: RuledOut[];
}

/** List prices of an offer in the form that bills are made from. */
export function tokenPrices(offer: Offer): TokenPrices {
  return {
    inputUsdPerMillionTokens: offer.inputUsdPerMtok,
    outputUsdPerMillionTokens: offer.outputUsdPerMtok,
    cacheReadUsdPerMillionTokens: offer.cachedInputUsdPerMtok,
    cacheWriteUsdPerMillionTokens: offer.cacheWriteUsdPerMtok,
    batchInputUsdPerMillionTokens: offer.batchInputUsdPerMtok,
    batchOutputUsdPerMillionTokens: offer.batchOutputUsdPerMtok,
    tiers: offer.contextTiers.map((tier) => ({
      promptTokensAbove: tier.aboveInputTokens,
      inputUsdPerMillionTokens: tier.inputUsdPerMtok,
      outputUsdPerMillionTokens: tier.outputUsdPerMtok,
      cacheReadUsdPerMillionTokens: tier.cachedInputUsdPerMtok,
    })),
  };
}

/** USD of one request at central values. */
export function likelyRequestUsd(offer: Offer, l: Likely, discount: number): number {
  const terms = { cacheReadShare: l.repeated, batchShare: l.deferrable, discount };
  const c = priceCoefficients(tokenPrices(offer), terms, l.tokensIn);
  return c.usdPerInputToken * l.tokensIn + c.usdPerOutputToken * l.tokensOut;
}

/**
 * A lag against the best closed model that can be bought, whose success the user states, instead of
 * the moving line of the frontier itself. Closed models share that model's doubt, so theirs is taken
 * off quantile by quantile; open weights have a doubt of their own.
 */
export function lagBehindBest(lag: Lag, closed: boolean, catalogue: Catalogue): Lag {
  const { modelKey, lagMonths } = catalogue.frontier;
  const best = closed ? catalogue.closedModels.get(modelKey ?? '')?.capability?.lagMonths : null;
  const likely = lagMonths ?? 0;
  const off = best ?? { low: likely, likely, high: likely };
  return { low: lag.low - off.low, likely: lag.likely - off.likely, high: lag.high - off.high };
}

/** Lag of the model behind an offer, or null where nothing places it. */
export function lagOf(offer: Offer, catalogue: Catalogue): Lag | null {
  const lag = capabilityOf(catalogue, offer)?.lagMonths;
  return lag ? lagBehindBest(lag, offer.weights !== 'open', catalogue) : null;
}

/** Ranks the offers of one kind under the rules. Only current standard rows whose model can be placed compete. */
export function rankOffers(
  kind: OptionKind,
  catalogue: Catalogue,
  rules: Rules,
  l: Likely,
  discount: number,
): Ranked<OfferCandidate> {
  const candidates: OfferCandidate[] = [];
  const refusals = new Map<RuledOut['constraint'], RuledOut>();
  for (const offer of catalogue.offers.values()) {
    if (!isOfKind(offer, kind, rules) || !isOffered(offer, catalogue.edition)) continue;
    const refusal = refuse(kind, offer, catalogue, rules);
    if (refusal) {
      const seen = refusals.get(refusal.constraint);
      if (seen) seen.candidates++;
      else refusals.set(refusal.constraint, { kind, candidates: 1, ...refusal });
      continue;
    }
    const lag = lagOf(offer, catalogue);
    if (!lag) {
      const seen = refusals.get('no-model');
      if (seen) seen.candidates++;
      else
        refusals.set('no-model', {
          kind,
          constraint: 'no-model',
          needed: `nothing places ${offer.name} against the frontier`,
          candidates: 1,
        });
      continue;
    }
    const open = kind === 'hosted-open';
    const trend = open ? l.openTrend : l.closedTrend;
    const usd = likelyRequestUsd(offer, l, open ? 0 : discount) * trend;
    candidates.push({
      offer,
      lag,
      usdPerRequest: usd,
      usdWithFailures:
        usd + likelyFailure(l, lag.likely + (open ? l.extraLag : 0), open) * l.failureUsd,
    });
  }
  candidates.sort(
    (a, b) =>
      a.usdWithFailures - b.usdWithFailures ||
      a.usdPerRequest - b.usdPerRequest ||
      (a.offer.key < b.offer.key ? -1 : 1),
  );
  return { candidates, ruledOut: [...refusals.values()] };
}

function isOfKind(offer: Offer, kind: OptionKind, rules: Rules): boolean {
  if (!offer.current) return false;
  const closed = offer.weights !== 'open';
  const standard = offer.kind === 'standard';
  const lab = offer.providerClass === 'closed-lab';
  const tiers = (list: Tier[]) => offer.tier !== null && list.includes(offer.tier);
  switch (kind) {
    case 'closed-top':
      return standard && closed && lab && tiers(['top']);
    case 'closed-small':
      return standard && closed && lab && tiers(['mid', 'small']);
    case 'closed-tenancy':
      return closed && (lab ? keepsRegion(offer, rules) : offer.providerClass === 'hyperscaler');
    case 'hosted-open':
      return standard && !closed;
    default:
      return false;
  }
}

/** A lab's own endpoint keeps a region rule where it is bound to the user's region, and never a tenancy rule. The key names a region after `#`. */
function keepsRegion(offer: Offer, rules: Rules): boolean {
  if (offer.kind !== 'regional' || rules.place === 'tenancy') return false;
  return !offer.key.endsWith('#us') || rules.jurisdiction === 'us';
}

function refuse(kind: OptionKind, offer: Offer, catalogue: Catalogue, rules: Rules): Refusal {
  return kind === 'hosted-open'
    ? refuseOpenOffer(offer, catalogue, rules)
    : refuseClosedOffer(offer, catalogue, rules);
}
