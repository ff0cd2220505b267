import { priceCoefficients } from '../money/api-bill.ts';
import type { TokenPrices } from '../money/token-prices.ts';
import type { WorkloadDraws } from './workload-draws.ts';

interface TierCoefficients {
  above: number;
  freshIn: number;
  cachedIn: number;
  out: number;
}

const kept = new WeakMap<TokenPrices, { terms: string; tiers: TierCoefficients[] }>();

/** Linear prices by context tier; the last ones of a list are kept, because every block asks for the same. */
function coefficients(prices: TokenPrices, batchShare: number, discount: number) {
  const key = `${batchShare}|${discount}`;
  const known = kept.get(prices);
  if (known?.terms === key) return known.tiers;
  const bounds = [0, ...prices.tiers.map((tier) => tier.promptTokensAbove)].sort((a, b) => a - b);
  const tiers = bounds.map((above) => {
    const terms = { batchShare, discount };
    const fresh = priceCoefficients(prices, { ...terms, cacheReadShare: 0 }, above + 1);
    const cached = priceCoefficients(prices, { ...terms, cacheReadShare: 1 }, above + 1);
    return {
      above,
      freshIn: fresh.usdPerInputToken,
      cachedIn: cached.usdPerInputToken,
      out: fresh.usdPerOutputToken,
    };
  });
  kept.set(prices, { terms: key, tiers });
  return tiers;
}

/**
 * USD of one request at today's prices, one entry a draw. The bill is linear in the share of input
 * read from cache, so the price list is read twice per context tier and not once a draw.
 */
export function requestUsdToday(
  prices: TokenPrices,
  w: WorkloadDraws,
  discount: number,
): Float64Array {
  const byTier = coefficients(prices, w.deferrable, discount);
  const usd = new Float64Array(w.draws);
  for (let i = 0; i < w.draws; i++) {
    const tokensIn = w.tokensIn[i]!;
    let tier = byTier[0]!;
    for (let k = 1; k < byTier.length; k++) if (tokensIn > byTier[k]!.above) tier = byTier[k]!;
    const share = w.repeated[i]!;
    const perInput = tier.freshIn * (1 - share) + tier.cachedIn * share;
    usd[i] = tokensIn * perInput + w.tokensOut[i]! * tier.out;
  }
  return usd;
}
