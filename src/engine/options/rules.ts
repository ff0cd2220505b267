import type { Catalogue, Offer, OpenModel } from '#catalog/types.ts';
import type { RuledOut } from '../analysis.ts';
import type { OrganisationValues, WorkloadValues } from '../inputs/in-force.ts';
import type { DataPlace } from './option-kinds.ts';

/** The hard rules of one workload and its organisation. */
export interface Rules {
  place: DataPlace;
  jurisdiction: 'us' | 'eu' | 'other';
  barredOrigins: ReadonlySet<string>;
  conditionalLicences: boolean;
  context: number;
  shortlist: ReadonlySet<string>;
  freeze: boolean;
}

/** Why a record is not a candidate; null when it is one. */
export type Refusal = Pick<RuledOut, 'constraint' | 'needed' | 'allowed'> | null;

export function rulesOf(org: OrganisationValues, work: WorkloadValues, context: number): Rules {
  return {
    place: work.dataPlace.value ?? 'anywhere',
    jurisdiction: org.jurisdiction.value ?? 'other',
    barredOrigins: new Set(org.barredOrigins.value ?? []),
    conditionalLicences: org.licences.value !== 'standard',
    context,
    shortlist: new Set(work.shortlist.value ?? []),
    freeze: work.freeze.value === 'yes',
  };
}

/** Whether open weights may be used at all, whoever serves them. */
export function refuseModel(model: OpenModel, rules: Rules): Refusal {
  if (rules.barredOrigins.has(model.originCountry))
    return { constraint: 'barred-origin', needed: model.originCountry };
  if (rules.shortlist.size > 0 && !rules.shortlist.has(model.key))
    return { constraint: 'shortlist' };
  const usable =
    model.weights === 'open' &&
    (model.licenceClass === 'standard' ||
      (model.licenceClass === 'conditional' && rules.conditionalLicences));
  if (!usable) return { constraint: 'licence', needed: model.licence?.name ?? 'no licence text' };
  if (model.contextTokens < rules.context)
    return { constraint: 'context', needed: rules.context, allowed: model.contextTokens };
  return null;
}

/** Whether a hosted offer of open weights may be used. */
export function refuseOpenOffer(offer: Offer, catalogue: Catalogue, rules: Rules): Refusal {
  const model = offer.modelKey === null ? undefined : catalogue.openModels.get(offer.modelKey);
  if (offer.weights !== 'open' || !model) return { constraint: 'licence', needed: offer.name };
  if (rules.barredOrigins.has(offer.providerHq))
    return { constraint: 'barred-origin', needed: offer.providerHq };
  const abroad = rules.place === 'region' && offer.providerClass === 'lab-own-api';
  if (abroad || (rules.place === 'tenancy' && offer.providerClass !== 'hyperscaler'))
    return { constraint: 'data-place', needed: rules.place };
  if (offer.contextTokens < rules.context)
    return { constraint: 'context', needed: rules.context, allowed: offer.contextTokens };
  return refuseModel(model, rules);
}

/** Whether an offer of a closed model may be used. */
export function refuseClosedOffer(offer: Offer, catalogue: Catalogue, rules: Rules): Refusal {
  const model = offer.modelKey === null ? undefined : catalogue.closedModels.get(offer.modelKey);
  const origin = model?.labCountry ?? offer.providerHq;
  if (rules.barredOrigins.has(origin)) return { constraint: 'barred-origin', needed: origin };
  if (offer.contextTokens < rules.context)
    return { constraint: 'context', needed: rules.context, allowed: offer.contextTokens };
  return null;
}
