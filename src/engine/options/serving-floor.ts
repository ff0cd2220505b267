import type { Offer } from '#catalog/types.ts';
import { likelyRequestUsd } from './offers.ts';
import { rankSelfHosting } from './self-hosting.ts';
import type { Situation } from './situation.ts';

/**
 * Share of an open offer's price below which it would not cover rented GPUs at full load with a tuned
 * engine; at most 1, because a price already below our estimate shows the estimate to be too high.
 */
export function servingFloor(s: Situation, offer: Offer): number {
  const candidate = cheapestSized(s, offer);
  if (candidate === null) return 0;
  const usd = likelyRequestUsd(offer, s.likely, 0);
  return usd > 0 ? Math.min(1, candidate / usd) : 0;
}

const floors = new WeakMap<object, Map<string, number | null>>();

function cheapestSized(s: Situation, offer: Offer): number | null {
  const key = `${offer.modelKey}|${s.likely.tokensIn}|${s.likely.tokensOut}|${s.likely.repeated}`;
  let known = floors.get(s.catalogue);
  if (!known) floors.set(s.catalogue, (known = new Map()));
  const seen = known.get(key);
  if (seen !== undefined) return seen;
  const model = s.catalogue.openModels.get(offer.modelKey ?? '');
  let least: number | null = null;
  if (model?.architecture && model.paramsTotalB !== null && model.paramsActiveB !== null) {
    const rules = { ...s.rules, shortlist: new Set([model.key]), barredOrigins: new Set<string>() };
    const service = {
      ...s.service,
      latency: { ttftS: null, tpotMs: null },
      shape: { peakToMean: 1, withinHour: 1 },
      redundancy: 0,
      overhead: 1,
    };
    const found = rankSelfHosting('self-rented', s.catalogue, rules, s.likely, service);
    for (const c of found.candidates) {
      const perSecond = (c.sizing.gpusPerReplica * c.usdPerGpuHour) / 3600;
      const usd = perSecond / c.sizing.capacityRps;
      if (least === null || usd < least) least = usd;
    }
  }
  known.set(key, least);
  return least;
}
