import { rateClosed, rateOpen, type Evidence, type Rating } from './capability.ts';
import type { Catalogue, Frontier, Rejected } from './types/catalogue.ts';
import type { IsoDate, Reasons } from './types/common.ts';
import type { GapSeries } from './types/gap.ts';
import type { Capability, ClosedModel, OpenModel } from './types/model.ts';
import type { Offer } from './types/offer.ts';
import type { Prior } from './types/prior.ts';

interface Unrated {
  readonly edition: IsoDate;
  readonly openModels: ReadonlyMap<string, OpenModel>;
  readonly closedModels: ReadonlyMap<string, ClosedModel>;
  readonly priors: ReadonlyMap<string, Prior>;
  readonly gap: ReadonlyMap<string, GapSeries>;
}

function without(reasons: Reasons, name: string): Reasons {
  return Object.fromEntries(Object.entries(reasons).filter(([each]) => each !== name));
}

function rated<T extends { readonly reasons: Reasons }>(
  models: ReadonlyMap<string, T>,
  rate: (model: T) => Rating,
): ReadonlyMap<string, T & { readonly capability: Capability | null }> {
  const out = new Map<string, T & { readonly capability: Capability | null }>();
  for (const [key, model] of models) {
    const rating = rate(model);
    out.set(
      key,
      'reason' in rating
        ? { ...model, capability: null, reasons: { ...model.reasons, capability: rating.reason } }
        : { ...model, capability: rating, reasons: without(model.reasons, 'capability') },
    );
  }
  return out;
}

/** The model of a leading lab with the smallest likely lag: the best closed model one can buy. */
export function frontierOf(models: Iterable<ClosedModel>): Frontier {
  let best: { readonly key: string; readonly lag: number } | null = null;
  for (const model of models) {
    const lag = model.leadingLab ? model.capability?.lagMonths.likely : undefined;
    if (lag !== undefined && (best === null || lag < best.lag)) best = { key: model.key, lag };
  }
  return best === null
    ? { modelKey: null, lagMonths: null, reason: 'no model of a leading lab has a capability' }
    : { modelKey: best.key, lagMonths: best.lag, reason: null };
}

/** Works out where every model stands at the edition date. */
export function rateModels(
  tables: Unrated,
): Pick<Catalogue, 'openModels' | 'closedModels' | 'frontier'> {
  const evidence: Evidence = {
    edition: tables.edition,
    frontier: tables.gap.get('eci-frontier-closed') ?? null,
    priors: tables.priors,
  };
  const openModels = rated(tables.openModels, (model) => rateOpen(model, evidence));
  const closedModels = rated(tables.closedModels, (model) => rateClosed(model, evidence));
  return { openModels, closedModels, frontier: frontierOf(closedModels.values()) };
}

/** Gives every offer its model's lab, family, tier and retirement; an offer of an unknown model is kept out. */
export function joinOffers(
  offers: ReadonlyMap<string, Offer>,
  openModels: ReadonlyMap<string, OpenModel>,
  closedModels: ReadonlyMap<string, ClosedModel>,
): { readonly kept: ReadonlyMap<string, Offer>; readonly rejected: readonly Rejected[] } {
  const kept = new Map<string, Offer>();
  const rejected: Rejected[] = [];
  for (const [key, offer] of offers) {
    if (offer.modelKey === null) {
      kept.set(key, offer);
      continue;
    }
    const closed = closedModels.get(offer.modelKey);
    const open = openModels.get(offer.modelKey);
    if (closed !== undefined) {
      const { lab, family, tier, retiresOn, retiresKind, current, supersededBy } = closed;
      const joined = { lab, family, tier, retiresOn, retiresKind, current, supersededBy };
      kept.set(key, { ...offer, ...joined });
    } else if (open !== undefined) kept.set(key, { ...offer, lab: open.lab });
    else
      rejected.push({
        table: 'offers',
        key,
        reasons: [`the model ${offer.modelKey} is not in the table`],
      });
  }
  return { kept, rejected };
}
