import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  apiBill,
  cacheShares,
  priceCoefficients,
  requestUsd,
  toCents,
  type BillTerms,
} from '#engine/money/api-bill.ts';
import { pricesAt, type TokenPrices } from '#engine/money/token-prices.ts';

/** A made-up offer with every kind of price, in round figures. */
const offer: TokenPrices = {
  inputUsdPerMillionTokens: 2,
  outputUsdPerMillionTokens: 12,
  cacheReadUsdPerMillionTokens: 0.2,
  cacheWriteUsdPerMillionTokens: 2.5,
  batchInputUsdPerMillionTokens: 1,
  batchOutputUsdPerMillionTokens: 6,
  tiers: [
    {
      promptTokensAbove: 200_000,
      inputUsdPerMillionTokens: 4,
      outputUsdPerMillionTokens: 18,
      cacheReadUsdPerMillionTokens: 0.4,
    },
  ],
};
const bare: TokenPrices = {
  ...offer,
  cacheReadUsdPerMillionTokens: null,
  cacheWriteUsdPerMillionTokens: null,
  batchInputUsdPerMillionTokens: null,
  batchOutputUsdPerMillionTokens: null,
  tiers: [],
};

describe('a bill to the cent', () => {
  it('input and output', () => {
    expect(apiBill({ prices: bare, requests: 1000, tokensIn: 1234, tokensOut: 567 })).toMatchObject(
      {
        usd: 9.27,
        inputUsd: 2.468,
        outputUsd: 6.804,
      },
    );
  });

  it('half a cent rounds up whatever binary makes of it', () => {
    expect(toCents(1.005)).toBe(1.01);
    expect(toCents(2.675)).toBe(2.68);
    expect(toCents(10)).toBe(10);
  });

  it.each<[string, BillTerms, number]>([
    ['cache read', { cacheReadShare: 0.6 }, 1000 * (0.4 * 2 + 0.6 * 0.2) + 100 * 12],
    ['cache write', { cacheWriteShare: 0.25 }, 1000 * (0.75 * 2 + 0.25 * 2.5) + 100 * 12],
    ['batch', { batchShare: 1 }, 1000 * 1 + 100 * 6],
    ['half batched', { batchShare: 0.5 }, 1000 * 1.5 + 100 * 9],
    ['discount', { discount: 0.1 }, 0.9 * (2000 + 1200)],
    ['region', { regionPremium: 0.1 }, 1.1 * (2000 + 1200)],
    ['retries', { retriesPerRequest: 0.03 }, 1.03 * (2000 + 1200)],
    ['token multiplier', { tokenMultiplier: 1.3 }, 1.3 * (2000 + 1200)],
    ['reasoning', { reasoningPerOutputToken: 4 }, 2000 + 5 * 1200],
    ['peak hours', { peakFactor: 2, peakShare: 0.25 }, 1.25 * (2000 + 1200)],
    [
      'everything at once',
      { cacheReadShare: 0.5, batchShare: 0.2, discount: 0.1, tokenMultiplier: 1.1 },
      0.9 * 1.1 * (1000 * (0.8 * (1 + 0.1) + 0.2 * 1) + 100 * (0.8 * 12 + 0.2 * 6)),
    ],
  ])('%s', (_name, terms, microUsd) => {
    expect(requestUsd(offer, 1000, 100, terms)).toBeCloseTo(microUsd * 1e-6, 15);
  });

  it('batched input has no cache discount unless the vendor lets them stack', () => {
    const terms = { cacheReadShare: 1, batchShare: 1 };
    expect(priceCoefficients(offer, terms).usdPerInputToken).toBeCloseTo(1e-6, 18);
    const stacking = { ...offer, batchStacksWithCache: true };
    expect(priceCoefficients(stacking, terms).usdPerInputToken).toBeCloseTo(0.1e-6, 18);
  });

  it('an unlisted price is the one charged instead, never free', () => {
    const terms = { cacheReadShare: 0.5, cacheWriteShare: 0.5, batchShare: 1 };
    expect(requestUsd(bare, 1000, 100, terms)).toBe(requestUsd(bare, 1000, 100));
  });

  it('shares of the prompt that exceed it are refused', () => {
    expect(() => priceCoefficients(offer, { cacheReadShare: 0.8, cacheWriteShare: 0.3 })).toThrow(
      '0.8 and 0.3',
    );
  });
});

describe('context tiers', () => {
  it('the whole request is re-priced above the threshold, not what lies beyond it', () => {
    expect(requestUsd(offer, 200_000, 1000)).toBeCloseTo(0.4 + 0.012, 12);
    expect(requestUsd(offer, 200_001, 1000)).toBeCloseTo(0.800004 + 0.018, 12);
  });

  it('cache writes and batch keep their ratio', () => {
    const above = pricesAt(offer, 300_000);
    expect(above).toMatchObject({ cacheRead: 0.4, cacheWrite: 5, batchInput: 2, batchOutput: 9 });
  });

  it('tokens of a model that needs more of them decide its tier', () => {
    const below = priceCoefficients(offer, { tokenMultiplier: 1 }, 190_000).usdPerInputToken;
    const above = priceCoefficients(offer, { tokenMultiplier: 1.2 }, 190_000).usdPerInputToken;
    expect(above / below).toBeCloseTo(2 * 1.2, 12);
  });
});

describe('properties of a bill', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const tokens = fc.integer({ min: 0, max: 190_000 });

  it('is linear in tokens inside a tier', () => {
    fc.assert(
      fc.property(tokens, tokens, share, (a, b, read) => {
        const c = priceCoefficients(offer, { cacheReadShare: read });
        const usd = requestUsd(offer, a, b, { cacheReadShare: read });
        return Math.abs(usd - (c.usdPerInputToken * a + c.usdPerOutputToken * b)) < 1e-12;
      }),
    );
  });

  it('more cache hits and more batch never cost more', () => {
    fc.assert(
      fc.property(tokens, tokens, share, share, (a, b, x, y) => {
        const [low, high] = x < y ? [x, y] : [y, x];
        const usd = (terms: BillTerms) => requestUsd(offer, a, b, terms);
        return (
          usd({ cacheReadShare: high }) <= usd({ cacheReadShare: low }) + 1e-12 &&
          usd({ batchShare: high }) <= usd({ batchShare: low }) + 1e-12
        );
      }),
    );
  });

  it('a repeated prefix is either read or written', () => {
    expect(cacheShares(0.8, 0.75)).toEqual({
      cacheReadShare: 0.6000000000000001,
      cacheWriteShare: 0.2,
    });
  });
});
