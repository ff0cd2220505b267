/** Prices from a prompt length on; all tokens of such a request are re-priced, not only those above. USD per million tokens. */
export interface ContextTier {
  promptTokensAbove: number;
  inputUsdPerMillionTokens: number;
  outputUsdPerMillionTokens: number;
  cacheReadUsdPerMillionTokens: number | null;
}

/** List prices of one offer, USD per million tokens; null is "not listed", never "free". */
export interface TokenPrices {
  inputUsdPerMillionTokens: number;
  outputUsdPerMillionTokens: number;
  cacheReadUsdPerMillionTokens: number | null;
  cacheWriteUsdPerMillionTokens: number | null;
  batchInputUsdPerMillionTokens: number | null;
  batchOutputUsdPerMillionTokens: number | null;
  tiers: readonly ContextTier[];
  /** Vendors differ: where false or not stated, batched input is billed without the cache discount. */
  batchStacksWithCache?: boolean;
}

/** What a million tokens of each kind costs in one context tier, USD; unlisted kinds fall back to the price that is charged instead. */
export interface EffectivePrices {
  input: number;
  output: number;
  cacheRead: number;
  cacheWrite: number;
  batchInput: number;
  batchOutput: number;
  batchCacheRead: number;
}

/**
 * Prices that apply to a request with `promptTokens` in its prompt. An unlisted cache price is the
 * input price; an unlisted batch price is the standard price. In a higher context tier cache writes
 * and batch keep their ratio to the input and output price of the lowest tier.
 */
export function pricesAt(prices: TokenPrices, promptTokens: number): EffectivePrices {
  let tier: ContextTier | undefined;
  for (const candidate of prices.tiers) {
    const applies = promptTokens > candidate.promptTokensAbove;
    if (applies && (!tier || candidate.promptTokensAbove > tier.promptTokensAbove))
      tier = candidate;
  }
  const input = tier?.inputUsdPerMillionTokens ?? prices.inputUsdPerMillionTokens;
  const output = tier?.outputUsdPerMillionTokens ?? prices.outputUsdPerMillionTokens;
  const inputRatio = ratio(input, prices.inputUsdPerMillionTokens);
  const outputRatio = ratio(output, prices.outputUsdPerMillionTokens);
  const cacheRead =
    (tier ? tier.cacheReadUsdPerMillionTokens : prices.cacheReadUsdPerMillionTokens) ??
    (prices.cacheReadUsdPerMillionTokens === null
      ? input
      : prices.cacheReadUsdPerMillionTokens * inputRatio);
  const batchInput =
    prices.batchInputUsdPerMillionTokens === null
      ? input
      : prices.batchInputUsdPerMillionTokens * inputRatio;
  return {
    input,
    output,
    cacheRead,
    cacheWrite:
      prices.cacheWriteUsdPerMillionTokens === null
        ? input
        : prices.cacheWriteUsdPerMillionTokens * inputRatio,
    batchInput,
    batchOutput:
      prices.batchOutputUsdPerMillionTokens === null
        ? output
        : prices.batchOutputUsdPerMillionTokens * outputRatio,
    batchCacheRead: prices.batchStacksWithCache ? cacheRead * ratio(batchInput, input) : batchInput,
  };
}

/** Ratio of two prices; free stays free. */
function ratio(price: number, base: number): number {
  return base === 0 ? 1 : price / base;
}
