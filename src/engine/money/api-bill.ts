import { pricesAt, type TokenPrices } from './token-prices.ts';

/** How the list price turns into the price paid. Shares are 0–1; every field has a neutral default. */
export interface BillTerms {
  /** Share of input tokens served from the vendor's cache (a hit), and share written to it at the write price. */
  cacheReadShare?: number;
  cacheWriteShare?: number;
  /** Share of requests that can wait and go through the batch price. */
  batchShare?: number;
  /** Negotiated discount off list, e.g. 0.15. */
  discount?: number;
  /** Premium for a region or the own tenancy, e.g. 0.1. */
  regionPremium?: number;
  /** Tokens this model needs for the same text, over the tokens the request was counted in. */
  tokenMultiplier?: number;
  /** Hidden reasoning tokens per visible output token; billed as output. */
  reasoningPerOutputToken?: number;
  /** Extra attempts per request: 0.03 is three retries in a hundred, billed whole. */
  retriesPerRequest?: number;
  /** Price factor in peak hours and the share of requests that fall into them. */
  peakFactor?: number;
  peakShare?: number;
}

/** Price of one request as a linear form: `usdPerInputToken * tokensIn + usdPerOutputToken * tokensOut`. */
export interface PriceCoefficients {
  usdPerInputToken: number;
  usdPerOutputToken: number;
}

/**
 * Linear price of a request whose prompt has `promptTokens` tokens (they choose the context tier:
 * the whole request is re-priced above its threshold). Multiply by tokens in and out for USD.
 */
export function priceCoefficients(
  prices: TokenPrices,
  terms: BillTerms = {},
  promptTokens = 0,
): PriceCoefficients {
  const multiplier = terms.tokenMultiplier ?? 1;
  const p = pricesAt(prices, promptTokens * multiplier);
  const read = terms.cacheReadShare ?? 0;
  const written = terms.cacheWriteShare ?? 0;
  if (read < 0 || written < 0 || read + written > 1)
    throw new Error(
      `cache shares must be 0 to 1 together, e.g. 0.6 read and 0.1 written; got ${read} and ${written}`,
    );
  const fresh = 1 - read - written;
  const batch = terms.batchShare ?? 0;
  const online = fresh * p.input + read * p.cacheRead + written * p.cacheWrite;
  const batched = (fresh + written) * p.batchInput + read * p.batchCacheRead;
  const peak = 1 + (terms.peakShare ?? 0) * ((terms.peakFactor ?? 1) - 1);
  const factor =
    1e-6 *
    multiplier *
    (1 - (terms.discount ?? 0)) *
    (1 + (terms.regionPremium ?? 0)) *
    (1 + (terms.retriesPerRequest ?? 0)) *
    peak;
  return {
    usdPerInputToken: factor * ((1 - batch) * online + batch * batched),
    usdPerOutputToken:
      factor *
      ((1 - batch) * p.output + batch * p.batchOutput) *
      (1 + (terms.reasoningPerOutputToken ?? 0)),
  };
}

/** USD of one request of a given size, unrounded. */
export function requestUsd(
  prices: TokenPrices,
  tokensIn: number,
  tokensOut: number,
  terms: BillTerms = {},
): number {
  const c = priceCoefficients(prices, terms, tokensIn);
  return c.usdPerInputToken * tokensIn + c.usdPerOutputToken * tokensOut;
}

/** A bill: how many requests, of which size, on which terms. */
export interface BillInput {
  prices: TokenPrices;
  requests: number;
  tokensIn: number;
  tokensOut: number;
  terms?: BillTerms;
}

/** A bill in USD, rounded to the cent once at the end as vendors do; the parts are unrounded. */
export interface ApiBill {
  usd: number;
  inputUsd: number;
  outputUsd: number;
  usdPerRequest: number;
}

/** Bill of `requests` equal requests. */
export function apiBill({ prices, requests, tokensIn, tokensOut, terms = {} }: BillInput): ApiBill {
  const c = priceCoefficients(prices, terms, tokensIn);
  const inputUsd = requests * tokensIn * c.usdPerInputToken;
  const outputUsd = requests * tokensOut * c.usdPerOutputToken;
  return {
    usd: toCents(inputUsd + outputUsd),
    inputUsd,
    outputUsd,
    usdPerRequest: requests === 0 ? 0 : (inputUsd + outputUsd) / requests,
  };
}

/** Rounds USD to the cent, half up; the nudge undoes binary representation (1.005 is 1.00499… in binary). */
export function toCents(usd: number): number {
  return Math.round(usd * 100 * (1 + Number.EPSILON)) / 100;
}

/**
 * Splits a repeated prefix into cache reads and writes: of the share that repeats, `hitRate` is read
 * and the rest is written again because the entry had expired.
 */
export function cacheShares(
  repeatedShare: number,
  hitRate: number,
): { cacheReadShare: number; cacheWriteShare: number } {
  return {
    cacheReadShare: repeatedShare * hitRate,
    cacheWriteShare: repeatedShare * (1 - hitRate),
  };
}
