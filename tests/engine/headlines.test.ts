import { describe, expect, test } from 'vitest';
import { shippedCatalogue } from '#engine/futures.ts';
import { apiBill } from '#engine/money/api-bill.ts';
import { daysPerMonth } from '#engine/money/calendar.ts';
import { rentedMonthlyCost } from '#engine/money/gpu-costs.ts';
import { peopleMonthlyUsd, peopleNeeded } from '#engine/money/people.ts';
import { tokenPrices } from '#engine/options/offers.ts';

/** The founding documents' arithmetic: ten million calls a day of 1,180 tokens in and 490 out. */
const requests = 10_000_000 * daysPerMonth;
const call = { requests, tokensIn: 1180, tokensOut: 490 };

/** GPT-4o's list price when the document was written: $2.50 and $10 a million tokens. */
const gpt4o = {
  inputUsdPerMillionTokens: 2.5,
  outputUsdPerMillionTokens: 10,
  cacheReadUsdPerMillionTokens: null,
  cacheWriteUsdPerMillionTokens: null,
  batchInputUsdPerMillionTokens: null,
  batchOutputUsdPerMillionTokens: null,
  tiers: [],
};

const catalogue = shippedCatalogue();
const listBill = apiBill({ prices: gpt4o, ...call }).usd;
const gpus = (count: number) =>
  rentedMonthlyCost({ gpus: count, usdPerGpuHour: 2.35, overhead: 1 });

describe('the documents’ own figures', () => {
  test('10 million calls a day at the list price cost $2.39 million a month', () => {
    expect(listBill / 1e6).toBeCloseTo(2.39, 2);
  });

  test('$180k a month are 105 H100 at $2.35 an hour', () => {
    expect(gpus(105) / 1e3).toBeCloseTo(180, 0);
  });

  test('that is a cut of 92.5 %', () => {
    expect((1 - gpus(105) / listBill) * 100).toBeCloseTo(92.5, 1);
  });
});

describe('what the catalogue makes of them', () => {
  test('at realistic service the fleet costs three times as much', () => {
    const overhead = catalogue.priors.get('P14')?.p50 ?? NaN;
    const people = peopleMonthlyUsd(peopleNeeded(160).p50, 250_000);
    expect(gpus(160) / 1e3).toBeCloseTo(274.7, 1);
    expect((gpus(160) * overhead) / 1e3).toBeCloseTo(371, 0);
    expect((gpus(160) * overhead + people) / 1e3).toBeCloseTo(517, 0);
  });

  const bills = [...catalogue.offers.values()]
    .filter((offer) => offer.kind === 'standard' && offer.current)
    .map((offer) => ({ offer, usd: apiBill({ prices: tokenPrices(offer), ...call }).usd }));
  const least = (of: typeof bills) => Math.min(...of.map((bill) => bill.usd));
  const smallClosed = bills.filter(
    ({ offer }) => offer.weights === 'closed' && offer.tier === 'small',
  );
  const hostedOpen = bills.filter(({ offer }) => offer.weights === 'open');

  test('a small closed tier now costs less than the GPUs alone, so the cut is not the documents’', () => {
    expect(smallClosed.length).toBeGreaterThan(3);
    expect(least(smallClosed)).toBeLessThan(gpus(105));
    expect(least(smallClosed) / listBill).toBeLessThan(0.06);
  });

  test('so does a hosted open model', () => {
    expect(hostedOpen.length).toBeGreaterThan(20);
    expect(least(hostedOpen)).toBeLessThan(gpus(105));
  });

  test('the newest top tiers still cost more than the fleet with its people', () => {
    const top = bills.filter(({ offer }) => offer.weights === 'closed' && offer.tier === 'top');
    expect(least(top)).toBeGreaterThan(517_000);
  });
});
