import type { Workload } from '#profile/session.ts';
import type { Catalogue, RentProviderClass } from '#catalog/types.ts';
import {
  workloadValues,
  type OrganisationValues,
  type WorkloadValues,
} from '../inputs/in-force.ts';
import { peopleBands, type PeopleBand } from '../money/people.ts';
import { demandShape, type DemandShape } from '../serving/demand-shape.ts';
import type { LatencyTarget } from '../serving/replica.ts';
import type { Leg } from '../simulate/leg.ts';
import { commitmentOf, type Commitment } from './commitment.ts';
import { likelyValues, middle, type Likely } from './likely.ts';
import type { Lag } from '../simulate/policy.ts';
import { lagBehindBest } from './offers.ts';
import type { DataPlace } from './option-kinds.ts';
import { refuseModel, rulesOf, type Rules } from './rules.ts';
import type { Service } from './self-hosting.ts';

/** Everything about one workload that options are built from. */
export interface Situation {
  workload: Workload;
  values: WorkloadValues;
  org: OrganisationValues;
  catalogue: Catalogue;
  likely: Likely;
  /** Lag of the best open model that the rules allow. */
  testedLag: Lag | null;
  rules: Rules;
  service: Service;
  discount: number;
  /** What is promised to a provider over all workloads; null where nothing is. */
  commitment: Commitment | null;
  /** Legs already built, by kind, offer and policy. */
  legs: Map<string, Leg>;
}

/** Latency targets by answer: first token in seconds, milliseconds for each further token. */
export const latencyTargets: Record<'interactive' | 'relaxed' | 'batch', LatencyTarget> = {
  interactive: { ttftS: 1, tpotMs: 50 },
  relaxed: { ttftS: 5, tpotMs: 125 },
  batch: { ttftS: null, tpotMs: null },
};

/** The week of a workload: what can wait is spread evenly. */
export function weekOf(values: WorkloadValues): DemandShape {
  if (values.latency.value === 'batch' && values.shape.value !== 'nightly')
    return demandShape('flat');
  return demandShape(values.shape.value ?? 'flat');
}

export function situationOf(
  workload: Workload,
  org: OrganisationValues,
  catalogue: Catalogue,
): Situation {
  const values = workloadValues(workload.answers);
  const place = rulesOf(org, values, 0);
  const testedLag = bestOpenLag(catalogue, place);
  const likely = likelyValues(values, catalogue, testedLag);
  const shape = weekOf(values);
  return {
    workload,
    values,
    org,
    catalogue,
    likely,
    testedLag,
    rules: rulesOf(org, values, likely.context),
    discount: org.apiDiscount.value ?? 0,
    commitment: commitmentOf(org, catalogue),
    legs: new Map(),
    service: {
      latency: latencyTargets[values.latency.value ?? 'relaxed'],
      shape,
      redundancy: values.latency.value === 'batch' ? 0 : 1,
      bands: bandsOf(catalogue),
      engineerUsdPerYear: middle(org.engineerCost.value, 250_000),
      overhead: catalogue.priors.get('P14')?.p50 ?? 1,
      powerUsdPerKwh: middle(org.powerPrice.value, 0.13),
      hardwareLifeMonths: org.hardwareLife.value ?? 48,
      rentClasses: rentClasses[place.place],
    },
  };
}

/** Whose GPUs may be rented: an own tenancy is at a cloud, a named region not on a marketplace. */
const rentClasses: Record<DataPlace, readonly RentProviderClass[] | null> = {
  anywhere: null,
  region: ['hyperscaler', 'cloud', 'neocloud'],
  tenancy: ['hyperscaler', 'cloud'],
  premises: [],
  'air-gapped': [],
};

function bestOpenLag(catalogue: Catalogue, rules: Rules): Lag | null {
  let best: Lag | null = null;
  for (const model of catalogue.openModels.values()) {
    if (!model.capability || refuseModel(model, rules)) continue;
    const lag = lagBehindBest(model.capability.lagMonths, false, catalogue);
    if (!best || lag.likely < best.likely) best = lag;
  }
  return best;
}

/** Steps of people by fleet size from the catalogue, so that an override of the prior counts. */
export function bandsOf(catalogue: Catalogue): readonly PeopleBand[] {
  const variants = catalogue.priors.get('P17')?.variants;
  const names = ['upTo8Gpus', 'from8To64Gpus', 'from64To300Gpus'] as const;
  return peopleBands.map((band, i) => ({ ...band, ...variants?.[names[i] ?? ''] }));
}
