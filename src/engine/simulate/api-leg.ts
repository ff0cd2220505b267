import { priceCoefficients } from '../money/api-bill.ts';
import type { TokenPrices } from '../money/token-prices.ts';
import type { WorkloadDraws } from './workload-draws.ts';

/**
 * USD of one request at today's prices, one entry a draw. The bill is linear in the share of input
 * read from cache, so the price list is read twice per context tier and not once a draw.
 */
export function requestUsdToday(
  prices: TokenPrices,
  w: WorkloadDraws,
  discount: number,
): Float64Array {
  const bounds = [0, ...prices.tiers.map((tier) => tier.promptTokensAbove)].sort((a, b) => a - b);
  const byTier = bounds.map((above) => {
    const terms = { batchShare: w.deferrable, discount };
    return {
      above,
      fresh: priceCoefficients(prices, { ...terms, cacheReadShare: 0 }, above + 1),
      cached: priceCoefficients(prices, { ...terms, cacheReadShare: 1 }, above + 1),
    };
  });
  const usd = new Float64Array(w.draws);
  for (let i = 0; i < w.draws; i++) {
    const tokensIn = w.tokensIn[i]!;
    let tier = byTier[0]!;
    for (const candidate of byTier) if (tokensIn > candidate.above) tier = candidate;
    const share = w.repeated[i]!;
    const perInput =
      tier.fresh.usdPerInputToken * (1 - share) + tier.cached.usdPerInputToken * share;
    usd[i] = tokensIn * perInput + w.tokensOut[i]! * tier.fresh.usdPerOutputToken;
  }
  return usd;
}
