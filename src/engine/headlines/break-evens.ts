import { selfHostable } from '#catalog/candidates.ts';
import { rentOf } from '#catalog/rent-of.ts';
import type { Catalogue, Commitment, Offer } from '#catalog/types.ts';
import { requestUsd } from '../money/api-bill.ts';
import { breakEvenRequests } from '../money/break-even.ts';
import { daysPerMonth, secondsPerMonth } from '../money/calendar.ts';
import { rentedMonthlyCost } from '../money/gpu-costs.ts';
import { peopleMonthlyUsd, peopleNeeded } from '../money/people.ts';
import type { TokenPrices } from '../money/token-prices.ts';
import { tokenPrices } from '../options/offers.ts';
import { sizerFor } from '../options/sizer.ts';
import { replicasNeeded } from '../serving/fleet.ts';
import { precisionsOf } from '../serving/from-catalogue.ts';
import type { HeadlineFigure, HeadlineRow } from './headline.ts';
import { gpt4o } from './ten-million-calls.ts';

const call = { tokensIn: 1200, tokensOut: 500 };
const engineerUsdPerYear = 250_000;

/** From how many calls a day a self-hosted model pays, against several prices: every figure names model, GPU and term. */
export function breakEvens(catalogue: Catalogue): HeadlineRow[] {
  const small = cheapest(catalogue, (o) => o.weights === 'closed' && o.tier === 'small');
  const open = cheapest(catalogue, (o) => o.weights === 'open');
  const comparators: [string, TokenPrices | null][] = [
    ['against GPT-4o at list', gpt4o],
    ['against the cheapest small closed tier', small && tokenPrices(small)],
    ['against the cheapest hosted open weights', open && tokenPrices(open)],
  ];
  const row = (
    id: string,
    modelKey: string,
    gpuKey: string,
    commitment: Commitment,
    topic: string,
    stated: number | null,
  ): HeadlineRow => {
    const fleet = fleetOf(catalogue, modelKey, gpuKey, commitment);
    const figures = comparators.map(([name, prices], i): HeadlineFigure => ({
      name,
      unit: 'calls-per-day',
      stated: i === 0 ? stated : null,
      computed: fleet && prices ? perDay(prices, fleet.usd) : null,
    }));
    return {
      id,
      status: stated === null ? 'computed' : 'in-place',
      topic,
      figures,
      basis: fleet?.basis ?? 'No rent or no fitting configuration is in the catalogue',
      claims: ['C111', 'C137', 'C148'],
    };
  };
  return [
    row(
      'llama-70b-h100',
      'llama-3.3-70b',
      'h100-sxm',
      'on-demand',
      'Where Llama 3.3 70B on H100 breaks even; 100,000 calls a day were stated',
      100_000,
    ),
    row(
      'gpt-oss-120b-b200',
      'gpt-oss-120b',
      'b200-sxm',
      'reserved',
      'Where gpt-oss-120b on B200 rented for a year breaks even',
      null,
    ),
  ];
}

function cheapest(catalogue: Catalogue, of: (offer: Offer) => boolean): Offer | null {
  const usd = (o: Offer): number => requestUsd(tokenPrices(o), call.tokensIn, call.tokensOut);
  return [...catalogue.offers.values()]
    .filter((o) => o.kind === 'standard' && o.current && of(o))
    .reduce<Offer | null>((best, o) => (best === null || usd(o) < usd(best) ? o : best), null);
}

/** Monthly USD of a fleet by volume in even load, in the model's leanest format, with overhead and people. */
function fleetOf(
  catalogue: Catalogue,
  modelKey: string,
  gpuKey: string,
  commitment: Commitment,
): { usd: (requests: number) => number; basis: string } | null {
  const model = selfHostable(catalogue).find((m) => m.key === modelKey);
  const gpu = catalogue.gpus.get(gpuKey);
  const rent = rentOf(catalogue, gpuKey, commitment, { withoutCommunity: true }).usdPerGpuHour;
  if (!model || !gpu || !rent) return null;
  const overhead = catalogue.priors.get('P14')?.p50 ?? 1;
  const size = sizerFor(catalogue, {
    ...call,
    cacheShare: 0,
    latencyTarget: { ttftS: 2, tpotMs: 50 },
  });
  const sizings = precisionsOf(model, gpu).flatMap((precision) => {
    const sizing = size(model, gpu, precision);
    return sizing.fits && sizing.capacityRps > 0 ? [{ sizing, precision }] : [];
  });
  const perGpu = (s: (typeof sizings)[number]): number =>
    s.sizing.capacityRps / s.sizing.gpusPerReplica;
  const [best] = sizings.sort((a, b) => perGpu(b) - perGpu(a));
  if (!best) return null;
  const { sizing, precision } = best;
  const usd = (requests: number): number => {
    const replicas = replicasNeeded(requests / secondsPerMonth, sizing.capacityRps, 1);
    const gpus = replicas * sizing.gpusPerReplica;
    return (
      rentedMonthlyCost({ gpus, usdPerGpuHour: rent.p50, overhead }) +
      peopleMonthlyUsd(peopleNeeded(gpus).p50, engineerUsdPerYear)
    );
  };
  return {
    usd,
    basis: `${model.name} in ${precision} on ${sizing.gpusPerReplica} ${gpu.name} at $${rent.p50.toFixed(2)} a GPU-hour (${commitment}), even load, one spare replica, overhead × ${overhead}, people in steps; 1,200 tokens in and 500 out`,
  };
}

function perDay(prices: TokenPrices, fleetUsd: (requests: number) => number): number | null {
  const usd = requestUsd(prices, call.tokensIn, call.tokensOut);
  const requests = breakEvenRequests(usd, fleetUsd, 1e11);
  return requests === null ? null : requests / daysPerMonth;
}
