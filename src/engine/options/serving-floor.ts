import type { Offer } from '#catalog/types.ts';
import { selfHostable, type SizedModel } from '#catalog/candidates.ts';
import { rentOf } from '#catalog/rent-of.ts';
import { precisionsOf } from '../serving/from-catalogue.ts';
import { likelyRequestUsd } from './offers.ts';
import type { Situation } from './situation.ts';
import { sizerFor } from './sizer.ts';

/**
 * Share of an open offer's price below which it would not cover rented GPUs at full load with a tuned
 * engine; at most 1, because a price already below our estimate shows the estimate to be too high.
 */
export function servingFloor(s: Situation, offer: Offer): number {
  const least = leastServingUsd(s, offer.modelKey);
  const usd = likelyRequestUsd(offer, s.likely, 0);
  return least !== null && usd > 0 ? Math.min(1, least / usd) : 0;
}

const floors = new WeakMap<object, Map<string, number | null>>();

/** Least USD for one request over GPUs and formats at full load; it depends on the market, not on the user's volume. */
function leastServingUsd(s: Situation, modelKey: string | null): number | null {
  const { tokensIn, tokensOut, repeated, context } = s.likely;
  const key = JSON.stringify([modelKey, tokensIn, tokensOut, repeated, context]);
  let known = floors.get(s.catalogue);
  if (!known) floors.set(s.catalogue, (known = new Map()));
  let least = known.get(key);
  if (least === undefined) {
    const model = selfHostable(s.catalogue).find((m) => m.key === modelKey);
    known.set(key, (least = model ? leastOver(s, model) : null));
  }
  return least;
}

function leastOver(s: Situation, model: SizedModel): number | null {
  const { tokensIn, tokensOut, repeated, context } = s.likely;
  const size = sizerFor(s.catalogue, {
    tokensIn,
    tokensOut,
    cacheShare: repeated,
    latencyTarget: { ttftS: null, tpotMs: null },
    longestRequest: context,
    stack: 'tuned',
  });
  let least: number | null = null;
  for (const gpu of s.catalogue.gpus.values()) {
    const rent = rentOf(s.catalogue, gpu.key, 'on-demand', { withoutCommunity: true });
    if (!rent.usdPerGpuHour || rent.stale) continue;
    for (const precision of precisionsOf(model, gpu)) {
      const sizing = size(model, gpu, precision);
      if (!sizing.fits || sizing.capacityRps <= 0) continue;
      const perSecond = (sizing.gpusPerReplica * rent.usdPerGpuHour.p50) / 3600;
      const usd = perSecond / sizing.capacityRps;
      if (least === null || usd < least) least = usd;
    }
  }
  return least;
}
