import { daysBetween } from './dates.ts';
import type { Catalogue } from './types/catalogue.ts';
import type { IsoDate } from './types/common.ts';
import type {
  Architecture,
  Capability,
  ClosedModel,
  LicenceClass,
  OpenModel,
} from './types/model.ts';
import type { Offer } from './types/offer.ts';

/** An open model with everything that sizing needs. */
export interface SizedModel extends OpenModel {
  readonly architecture: Architecture;
  readonly paramsTotalB: number;
  readonly paramsActiveB: number;
}

/** Offers of closed models, unconfirmed weights included (those have no tier). */
export function closedOffers(catalogue: Catalogue): readonly Offer[] {
  return [...catalogue.offers.values()].filter((offer) => offer.weights !== 'open');
}

/** Hosted offers of models whose weights are published. */
export function openOffers(catalogue: Catalogue): readonly Offer[] {
  return [...catalogue.offers.values()].filter((offer) => offer.weights === 'open');
}

/** All offers of one model, open or closed. */
export function offersOfModel(catalogue: Catalogue, modelKey: string): readonly Offer[] {
  return [...catalogue.offers.values()].filter((offer) => offer.modelKey === modelKey);
}

/** The model behind an offer, or null where it is not in the list. */
export function modelOf(catalogue: Catalogue, offer: Offer): OpenModel | ClosedModel | null {
  const key = offer.modelKey;
  if (key === null) return null;
  return catalogue.closedModels.get(key) ?? catalogue.openModels.get(key) ?? null;
}

/** Where the model behind an offer stands; null keeps it out of automatic candidates. */
export function capabilityOf(catalogue: Catalogue, offer: Offer): Capability | null {
  return modelOf(catalogue, offer)?.capability ?? null;
}

/** True until an announced or planned shutdown; a 'not sooner than' date promises and ends nothing. */
export function isOffered(offer: Offer, onDate: IsoDate): boolean {
  if (offer.retiresOn === null || offer.retiresKind === 'not sooner than') return true;
  return (daysBetween(onDate, offer.retiresOn) ?? 1) > 0;
}

/** Open models that can be sized: published weights, a known architecture and parameter counts. */
export function selfHostable(catalogue: Catalogue): readonly SizedModel[] {
  return [...catalogue.openModels.values()].flatMap((model) => {
    const { architecture, paramsTotalB, paramsActiveB } = model;
    return model.weights !== 'open' ||
      architecture === null ||
      paramsTotalB === null ||
      paramsActiveB === null
      ? []
      : [{ ...model, architecture, paramsTotalB, paramsActiveB }];
  });
}

/** Licence of the weights for commercial use; `closed` for a closed model and for unconfirmed weights. */
export function licenceClassOf(model: OpenModel | ClosedModel): LicenceClass | 'closed' {
  return model.weights === 'open' ? model.licenceClass : 'closed';
}
