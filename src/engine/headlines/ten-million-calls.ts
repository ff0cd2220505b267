import type { Catalogue, Offer } from '#catalog/types.ts';
import { apiBill } from '../money/api-bill.ts';
import { daysPerMonth } from '../money/calendar.ts';
import { gpusForBudget } from '../money/break-even.ts';
import { rentedMonthlyCost } from '../money/gpu-costs.ts';
import { peopleMonthlyUsd, peopleNeeded } from '../money/people.ts';
import type { TokenPrices } from '../money/token-prices.ts';
import { tokenPrices } from '../options/offers.ts';
import type { HeadlineRow } from './headline.ts';

/** A list of two prices for a million tokens, USD. */
export const listPrices = (input: number, output: number): TokenPrices => ({
  inputUsdPerMillionTokens: input,
  outputUsdPerMillionTokens: output,
  cacheReadUsdPerMillionTokens: null,
  cacheWriteUsdPerMillionTokens: null,
  batchInputUsdPerMillionTokens: null,
  batchOutputUsdPerMillionTokens: null,
  tiers: [],
});

/** GPT-4o's list price when the document was written. */
export const gpt4o = listPrices(2.5, 10);

/** Ten million calls a day of 1,180 tokens in and 490 out. */
export const essayCall = { tokensIn: 1180, tokensOut: 490 };
const requests = 10_000_000 * daysPerMonth;
const essayRent = 2.35;

/** GPUs at which the same calls are served within a latency target, from published service rates. */
const realisticGpus = 160;
const engineerUsdPerYear = 250_000;

/** The sum about ten million calls a day, the fleet it leaves out, and the same calls on today's price list. */
export function tenMillionCalls(catalogue: Catalogue): HeadlineRow[] {
  const bill = (prices: TokenPrices): number => apiBill({ prices, requests, ...essayCall }).usd;
  const gpuUsd = (gpus: number, overhead = 1): number =>
    rentedMonthlyCost({ gpus, usdPerGpuHour: essayRent, overhead });
  const list = bill(gpt4o);
  const gpus = Math.ceil(gpusForBudget(180_000, essayRent));
  const overhead = catalogue.priors.get('P14')?.p50 ?? 1;
  const people = peopleMonthlyUsd(peopleNeeded(realisticGpus).p50, engineerUsdPerYear);
  const offers = [...catalogue.offers.values()].filter((o) => o.kind === 'standard' && o.current);
  const least = (of: (offer: Offer) => boolean): number | null => {
    const bills = offers.filter(of).map((offer) => bill(tokenPrices(offer)));
    return bills.length > 0 ? Math.min(...bills) : null;
  };
  const closed = (tier: Offer['tier']) => (o: Offer) => o.weights === 'closed' && o.tier === tier;
  return [
    {
      id: 'ten-million-calls',
      status: 'reproduced',
      topic: 'Ten million calls a day at GPT-4o list against rented H100',
      figures: [
        { name: 'Bill at list', unit: 'usd-per-month', stated: 2_390_000, computed: list },
        { name: 'H100 that $180k rents at $2.35', unit: 'gpus', stated: null, computed: gpus },
        { name: 'Cut', unit: 'share', stated: 0.925, computed: 1 - gpuUsd(gpus) / list },
      ],
      basis: '1,180 tokens in and 490 out a call; months of 30.44 days',
      claims: ['C115', 'C116'],
    },
    {
      id: 'realistic-fleet',
      status: 'in-place',
      topic: 'The same calls at a service level that people accept',
      figures: [
        { name: 'GPUs', unit: 'gpus', stated: null, computed: realisticGpus },
        {
          name: 'GPUs alone',
          unit: 'usd-per-month',
          stated: 180_000,
          computed: gpuUsd(realisticGpus),
        },
        {
          name: 'With overhead',
          unit: 'usd-per-month',
          stated: null,
          computed: gpuUsd(realisticGpus, overhead),
        },
        {
          name: 'With overhead and people',
          unit: 'usd-per-month',
          stated: null,
          computed: gpuUsd(realisticGpus, overhead) + people,
        },
      ],
      basis: `$2.35 a GPU-hour, overhead × ${overhead} (P14), ${peopleNeeded(realisticGpus).p50} engineers at $250k a year`,
      claims: ['C115', 'C116'],
    },
    {
      id: 'same-calls-today',
      status: 'computed',
      topic: 'The same calls on the price list of this catalogue',
      figures: [
        {
          name: 'Cheapest small closed tier',
          unit: 'usd-per-month',
          stated: null,
          computed: least(closed('small')),
        },
        {
          name: 'Cheapest hosted open weights',
          unit: 'usd-per-month',
          stated: null,
          computed: least((o) => o.weights === 'open'),
        },
        {
          name: 'Cheapest top closed tier',
          unit: 'usd-per-month',
          stated: null,
          computed: least(closed('top')),
        },
      ],
      basis: 'List prices without cache, batch or discount; what each gets right is another matter',
      claims: ['C115'],
    },
  ];
}
