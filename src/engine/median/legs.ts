/** The API models of an option in the median future: prices, and calls per request. */
import { priceCoefficients } from '../money/api-bill.ts';
import { pricesAt } from '../money/token-prices.ts';
import { floorCalls } from '../simulate/floor-fleet.ts';
import { failedIn } from '../simulate/floor-spill.ts';
import type { Lane } from '../simulate/lanes.ts';
import type { Leg } from '../simulate/leg.ts';
import { models, rowOf } from '../simulate/models.ts';
import type { WorkloadDraws } from '../simulate/workload-draws.ts';
import { constant } from './months.ts';

/** List prices in USD per million tokens and the share of each that is paid after batches and discount. */
export interface MedianPrices {
  input: number;
  cached: number;
  output: number;
  paidOfInput: number;
  paidOfCached: number;
  paidOfOutput: number;
}

/** One API model of an option: its price today, and by month its price against today and its calls per request. */
export interface MedianLeg {
  offer: string | null;
  prices: MedianPrices;
  index: number[];
  calls: number[];
}

/** The legs of an option with their calls per request, once it is simulated in the first draw. */
export function legsOf({ sim, first, second, own }: Lane, w: WorkloadDraws): MedianLeg[] {
  const e = sim.engine;
  const { offer, escalation } = sim.option;
  const failure = rowOf(models.failure, first);
  switch (e.kind) {
    case 'self-hosted':
      return [];
    case 'floor-spill': {
      // Only the spilled requests run again at the API; the sheet runs all requests of a way again alike.
      const seen = w.noticed[0]!;
      const calls = Array.from(
        floorCalls.away,
        (share, t) => (share * (1 + seen * failure[t]!)) / (1 + seen * failedIn(t, own, first)),
      );
      return [medianLeg(e.spill, first, escalation, w, calls)];
    }
    case 'hosted':
      return [medianLeg(e.leg, first, offer, w, constant(1))];
    case 'pre-router': {
      const routed = w.routedShare[0]!;
      return [
        medianLeg(e.open, first, offer, w, constant(routed)),
        medianLeg(e.closed, second, escalation, w, constant(1 - routed)),
      ];
    }
    case 'cascade': {
      const [seen, alarms] = [w.noticed[0]!, w.falseAlarms[0]!];
      const escalated = failure.map((rate) => seen * rate + alarms * (1 - rate));
      return [
        medianLeg(e.cheap, first, offer, w, constant(1)),
        medianLeg(e.better, second, escalation, w, escalated),
      ];
    }
    default:
      return e satisfies never;
  }
}

function medianLeg(
  leg: Leg,
  row: number,
  offer: string | undefined,
  w: WorkloadDraws,
  calls: number[],
): MedianLeg {
  const prices = medianPrices(leg, w);
  const fresh = w.tokensIn[0]! * (1 - w.repeated[0]!) * prices.input * prices.paidOfInput;
  const cached = w.tokensIn[0]! * w.repeated[0]! * prices.cached * prices.paidOfCached;
  const today = (fresh + cached + w.tokensOut[0]! * prices.output * prices.paidOfOutput) / 1e6;
  const index = rowOf(models.usd, row).map((x) => (today > 0 ? x / today : 0));
  return { offer: offer ?? null, prices, index, calls };
}

function medianPrices(leg: Leg, w: WorkloadDraws): MedianPrices {
  const tokens = w.tokensIn[0]!;
  const list = pricesAt(leg.prices, tokens);
  const terms = { batchShare: w.deferrable, discount: leg.discount };
  const fresh = priceCoefficients(leg.prices, { ...terms, cacheReadShare: 0 }, tokens);
  const read = priceCoefficients(leg.prices, { ...terms, cacheReadShare: 1 }, tokens);
  const share = (perToken: number, listed: number): number =>
    listed > 0 ? (perToken * 1e6) / listed : 1;
  return {
    input: list.input,
    cached: list.cacheRead,
    output: list.output,
    paidOfInput: share(fresh.usdPerInputToken, list.input),
    paidOfCached: share(read.usdPerInputToken, list.cacheRead),
    paidOfOutput: share(fresh.usdPerOutputToken, list.output),
  };
}
