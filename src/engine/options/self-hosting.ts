import type { Catalogue, Gpu, OpenModel, RentProviderClass } from '#catalog/types.ts';
import { selfHostable, type SizedModel } from '#catalog/candidates.ts';
import { rentOf } from '#catalog/rent-of.ts';
import type { OptionKind, RuledOut } from '../analysis.ts';
import { hoursPerMonth, secondsPerMonth } from '../money/calendar.ts';
import { peopleNeeded, type PeopleBand } from '../money/people.ts';
import { replicasNeeded } from '../serving/fleet.ts';
import { precisionsOf } from '../serving/from-catalogue.ts';
import type { DemandShape } from '../serving/demand-shape.ts';
import { capacityAt, type LatencyTarget, type ReplicaSizing } from '../serving/replica.ts';
import type { Precision } from '../serving/precision.ts';
import type { Holding } from '../simulate/holding.ts';
import type { Lag } from '../simulate/policy.ts';
import { likelyFailure, type Likely } from './likely.ts';
import { lagBehindBest, type Ranked } from './offers.ts';
import { refuseModel, type Rules } from './rules.ts';
import { sizerFor } from './sizer.ts';

/** One model on one GPU held in one way, ranked by its monthly cost with failures at central values. */
export interface SelfCandidate {
  model: SizedModel;
  gpu: Gpu;
  precision: Precision;
  sizing: ReplicaSizing;
  holding: Holding;
  lag: Lag;
  replicas: number;
  usdPerGpuHour: number;
  usdPerMonth: number;
}

/** What sizing needs beside the catalogue. */
export interface Service {
  latency: LatencyTarget;
  shape: Pick<DemandShape, 'weights' | 'peakToMean' | 'withinHour'>;
  redundancy: number;
  bands: readonly PeopleBand[];
  engineerUsdPerYear: number;
  overhead: number;
  powerUsdPerKwh: number;
  hardwareLifeMonths: number;
  /** Classes of provider that keep the place rule; null: any. */
  rentClasses: readonly RentProviderClass[] | null;
}

/** The score of the P10 of efficiency: a target that is missed there is not kept. */
export const pessimistic = -1.2815515655446004;

const tooSlow = (model: OpenModel, gpu: Gpu): string =>
  `${model.name} on ${gpu.name} misses the latency target in one case in ten`;

/** GPUs of one replica at most; larger groups cross servers. */
const mostGpus = 8;

/** Ranks every adequate model × GPU × commitment; the best of each model is kept. */
export function rankSelfHosting(
  kind: Extract<OptionKind, 'self-rented' | 'self-owned' | 'tuned'>,
  catalogue: Catalogue,
  rules: Rules,
  l: Likely,
  service: Service,
): Ranked<SelfCandidate> {
  const refusals = new Map<RuledOut['constraint'], RuledOut>();
  const refuse = (constraint: RuledOut['constraint'], more: Partial<RuledOut> = {}) => {
    const seen = refusals.get(constraint);
    if (seen) seen.candidates++;
    else refusals.set(constraint, { kind, constraint, candidates: 1, ...more });
  };
  const admitted: { model: SizedModel; lag: Lag }[] = [];
  for (const model of selfHostable(catalogue)) {
    const refusal = refuseModel(model, rules);
    if (refusal) refuse(refusal.constraint, refusal);
    else if (!model.capability)
      refuse('no-model', { needed: `nothing places ${model.name} against the frontier` });
    else admitted.push({ model, lag: lagBehindBest(model.capability.lagMonths, false, catalogue) });
  }
  const size = sizerFor(catalogue, {
    tokensIn: l.tokensIn,
    tokensOut: l.tokensOut,
    cacheShare: l.repeated,
    latencyTarget: service.latency,
    longestRequest: l.context,
  });
  const candidates: SelfCandidate[] = [];
  const machines = [...catalogue.gpus.values()]
    .map((gpu) => ({ gpu, held: holdings(kind, catalogue, gpu, service) }))
    .filter(({ held }) => held.length > 0);
  for (const { model, lag } of undominated(admitted)) {
    let best: SelfCandidate | null = null;
    let reason: { constraint: RuledOut['constraint']; needed?: string } | null = null;
    for (const { gpu, held } of machines) {
      for (const precision of precisionsOf(model, gpu)) {
        const sizing = size(model, gpu, precision);
        if (sizing.fits && capacityAt(sizing, pessimistic) <= 0) {
          reason ??= { constraint: 'latency', needed: tooSlow(model, gpu) };
          continue;
        }
        if (!sizing.fits) {
          reason ??= {
            constraint: sizing.reason === 'latency' ? 'latency' : 'does-not-fit',
            needed: sizing.sentence,
          };
          continue;
        }
        if (sizing.gpusPerReplica > mostGpus) continue;
        const peakRps =
          (l.requests / secondsPerMonth) * service.shape.peakToMean * service.shape.withinHour;
        const replicas = replicasNeeded(peakRps, sizing.capacityRps, service.redundancy);
        const gpus = replicas * sizing.gpusPerReplica;
        const people = (peopleNeeded(gpus, service.bands).p50 * service.engineerUsdPerYear) / 12;
        const failures =
          l.requests * likelyFailure(l, lag.likely + l.extraLag, true) * l.failureUsd;
        for (const { holding, usdPerGpuHour } of held) {
          const usdPerMonth = gpus * usdPerGpuHour * hoursPerMonth + people + failures;
          if (!best || usdPerMonth < best.usdPerMonth)
            best = {
              model,
              gpu,
              precision,
              sizing,
              holding,
              lag,
              replicas,
              usdPerGpuHour,
              usdPerMonth,
            };
        }
      }
    }
    if (best) candidates.push(best);
    else if (reason) refuse(reason.constraint, reason);
    else refuse('no-price');
  }
  candidates.sort((a, b) => a.usdPerMonth - b.usdPerMonth || (a.model.key < b.model.key ? -1 : 1));
  return { candidates, ruledOut: [...refusals.values()] };
}

/** Models that no other beats in both lag and size; a larger model that lags more is never the answer. */
function undominated<T extends { model: OpenModel; lag: Lag }>(models: readonly T[]): T[] {
  const size = (m: T) => m.model.paramsTotalB ?? Infinity;
  const active = (m: T) => m.model.paramsActiveB ?? Infinity;
  return models.filter(
    (a) =>
      !models.some(
        (b) =>
          b !== a &&
          b.lag.likely <= a.lag.likely &&
          size(b) <= size(a) &&
          active(b) <= active(a) &&
          (b.lag.likely < a.lag.likely || size(b) < size(a) || active(b) < active(a)),
      ),
  );
}

function holdings(
  kind: OptionKind,
  catalogue: Catalogue,
  gpu: Gpu,
  service: Service,
): { holding: Holding; usdPerGpuHour: number }[] {
  if (kind === 'self-owned') {
    const kilowatts = catalogue.ownership.get(gpu.key)?.allInPowerKw;
    if (gpu.streetPriceUsd === null || kilowatts === undefined) return [];
    const life = service.hardwareLifeMonths;
    const perMonth =
      (gpu.streetPriceUsd * 1.4) / life +
      kilowatts * (hoursPerMonth * service.powerUsdPerKwh + 150);
    return [
      {
        holding: { kind: 'owned', usdPerGpu: gpu.streetPriceUsd, kilowatts, lifeMonths: life },
        usdPerGpuHour: perMonth / hoursPerMonth,
      },
    ];
  }
  const found: { holding: Holding; usdPerGpuHour: number }[] = [];
  for (const [commitment, name] of [
    ['on-demand', 'on-demand'],
    ['reserved', '1-year'],
    ['three-year', '3-year'],
  ] as const) {
    const rent = rentOf(catalogue, gpu.key, commitment, {
      withoutCommunity: true,
      ...(service.rentClasses ? { classes: service.rentClasses } : {}),
    });
    if (!rent.usdPerGpuHour || rent.stale) continue;
    found.push({
      holding: { kind: 'rented', commitment: name, ...rent.usdPerGpuHour },
      usdPerGpuHour: rent.usdPerGpuHour.p50 * service.overhead,
    });
  }
  return found;
}
