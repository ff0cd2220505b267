import type { Offer } from '#catalog/types.ts';
import type { OptionKind, UpgradePolicy } from '../analysis.ts';
import type { Leg } from '../simulate/leg.ts';
import { tokenPrices, type OfferCandidate } from './offers.ts';
import { optionKinds } from './option-kinds.ts';
import { servingFloor } from './serving-floor.ts';
import type { SimOption } from './sim-option.ts';
import type { Situation } from './situation.ts';

/** The leg of an offer under a policy; the same object for the same offer, so that a block fills it once. */
export function legOf(
  s: Situation,
  kind: OptionKind,
  offer: Offer,
  lag: OfferCandidate['lag'],
  policy: UpgradePolicy,
): Leg {
  const key = `${kind}|${offer.key}|${policy}`;
  const known = s.legs.get(key);
  if (known) return known;
  const open = offer.weights === 'open';
  const model = open && offer.modelKey ? s.catalogue.openModels.get(offer.modelKey) : undefined;
  const leg: Leg = {
    kind,
    open,
    origin: model?.originCountry ?? null,
    policy,
    prices: tokenPrices(offer),
    lag,
    floorShare: open ? servingFloor(s, offer) : 0,
    discount: open ? 0 : s.discount,
    regional: open && s.rules.place === 'region' && offer.providerClass !== 'hyperscaler',
    firstLife: Infinity,
    successor: null,
  };
  s.legs.set(key, leg);
  return leg;
}

/** An API option: one offer under one policy. */
export function hostedOption(
  s: Situation,
  kind: OptionKind,
  candidate: OfferCandidate,
  policy: UpgradePolicy,
): SimOption {
  const { offer, lag } = candidate;
  return {
    option: {
      id: `${kind}:${offer.key}:${policy}`,
      kind,
      policy,
      offer: offer.key,
      ...(offer.weights === 'open' && offer.modelKey ? { model: offer.modelKey } : {}),
      modelName: modelName(s, offer),
      host: offer.provider,
      isToday: false,
      eligible: true,
    },
    engine: { kind: 'hosted', leg: legOf(s, kind, offer, lag, policy) },
    stickiness: optionKinds[kind].stickiness,
    moving: s.values.today.value === 'none' ? 0 : 1,
    evaluating: true,
  };
}

/** The model's name for people. */
export function modelName(s: Situation, offer: Offer): string {
  const key = offer.modelKey ?? '';
  return (
    s.catalogue.closedModels.get(key)?.name ?? s.catalogue.openModels.get(key)?.name ?? offer.name
  );
}
