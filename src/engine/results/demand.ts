import type { Demand } from '../analysis.ts';
import { daysPerMonth, secondsPerMonth } from '../money/calendar.ts';
import { likelyRequestUsd } from '../options/offers.ts';
import type { SimOption } from '../options/sim-option.ts';
import type { Situation } from '../options/situation.ts';

/** Load and spend of a workload at central values, with the bill of today's way where it has one. */
export function demandOf(s: Situation, today: SimOption | undefined): Demand {
  const { likely, service, values } = s;
  const offer = today?.option.offer ? s.catalogue.offers.get(today.option.offer) : undefined;
  const bill = offer
    ? likelyRequestUsd(offer, likely, offer.weights === 'open' ? 0 : s.discount) * likely.requests
    : null;
  const users = values.users.value;
  const perSecond = likely.requests / secondsPerMonth;
  return {
    requestsPerMonth: likely.requests,
    requestsPerSecondMean: perSecond,
    requestsPerSecondPeak: perSecond * service.shape.peakToMean * service.shape.withinHour,
    tokensPerDay: (likely.requests * (likely.tokensIn + likely.tokensOut)) / daysPerMonth,
    usdPerMonthToday: bill,
    usdPerUserMonth: bill !== null && users !== null && users > 0 ? bill / users : null,
  };
}
