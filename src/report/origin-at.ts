import type { Catalogue } from '#catalog/types.ts';
import type { Analysis, WorkloadResult } from '#engine/analysis.ts';
import type { StressResult } from '#engine/stress/result.ts';
import { commitmentOrigin } from './commitment.ts';
import type { OriginKey } from './origin-key.ts';
import {
  costOrigin,
  kindShareOrigin,
  regretOrigin,
  shareOrigin,
  successOrigin,
  type Origin,
} from './origin.ts';
import {
  barOrigin,
  demandOrigin,
  fleetOrigin,
  flipOrigin,
  gapOrigin,
  planOrigin,
  ruledOutOrigin,
  rulesOrigin,
  weightsOrigin,
  worthOrigin,
} from './origin-choice.ts';
import {
  inputsOrigin,
  mixOrigin,
  momentsOrigin,
  offerOrigin,
  outlooksOrigin,
  overspendOrigin,
  runOrigin,
  togetherOrigin,
} from './origin-mix.ts';

import { stressOrigin } from './stress.ts';

/** Where a figure comes from: inputs, formula, source and date; undefined for what the analysis does not hold. */
export function originAt(
  key: OriginKey,
  analysis: Analysis,
  catalogue: Catalogue | null,
  stress: readonly StressResult[] = [],
): Origin | undefined {
  const about = <T>(id: string, of: (w: WorkloadResult) => T): T | undefined => {
    const workload = analysis.workloads.find((w) => w.id === id);
    return workload && of(workload);
  };
  switch (key.of) {
    case 'cost':
    case 'share':
    case 'kind-share':
    case 'regret':
    case 'success':
      return about(key.workload, (w) => {
        const option = w.options.find((o) => o.option.id === key.option);
        return option && ofOption[key.of](analysis, w, option);
      });
    case 'fleet':
      return about(key.workload, (w) => fleetOrigin(analysis, w, key.option));
    case 'demand':
    case 'gap':
    case 'plan':
    case 'bar':
    case 'rules':
    case 'ruled-out':
    case 'weights':
      return about(key.workload, (w) => ofChoice[key.of](analysis, w));
    case 'flip':
      return about(key.workload, (w) => flipOrigin(analysis, w, key.input));
    case 'worth':
      return about(key.workload, (w) => worthOrigin(analysis, w, key.input));
    case 'stress':
      return stressOrigin(analysis, stress, key.card);
    case 'offer':
      return offerOrigin(catalogue, key.offer);
    default:
      return ofWhole[key.of](analysis);
  }
}

const ofOption = {
  cost: costOrigin,
  share: shareOrigin,
  'kind-share': kindShareOrigin,
  regret: regretOrigin,
  success: successOrigin,
};

const ofChoice = {
  demand: demandOrigin,
  gap: gapOrigin,
  plan: planOrigin,
  bar: barOrigin,
  rules: rulesOrigin,
  'ruled-out': ruledOutOrigin,
  weights: weightsOrigin,
};

const ofWhole = {
  mix: mixOrigin,
  together: togetherOrigin,
  commitment: commitmentOrigin,
  outlooks: outlooksOrigin,
  overspend: overspendOrigin,
  moments: momentsOrigin,
  inputs: inputsOrigin,
  run: runOrigin,
};
