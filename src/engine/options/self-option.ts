import type { OptionKind, Sizing, UpgradePolicy } from '../analysis.ts';
import { secondsPerMonth } from '../money/calendar.ts';
import { peopleNeeded } from '../money/people.ts';
import { nearestMeasured } from '../serving/measured.ts';
import { capacityAt } from '../serving/replica.ts';
import type { SelfHosting, Tuning } from '../simulate/self-hosted.ts';
import { optionKinds } from './option-kinds.ts';
import { pessimistic, type SelfCandidate } from './self-hosting.ts';
import type { SimOption } from './sim-option.ts';
import { sizerFor } from './sizer.ts';
import type { Situation } from './situation.ts';

/** A self-hosted option: one model on one GPU held in one way, under one policy. */
export function selfOption(
  s: Situation,
  kind: OptionKind,
  c: SelfCandidate,
  policy: UpgradePolicy,
): SimOption {
  const commitment = c.holding.kind === 'owned' ? 'owned' : c.holding.commitment;
  const gpus = c.replicas * c.sizing.gpusPerReplica;
  const capacity = c.replicas * c.sizing.capacityRps;
  return {
    option: {
      id: `${kind}:${c.model.key}:${c.gpu.key}:${commitment}:${policy}`,
      kind,
      policy,
      model: c.model.key,
      gpu: c.gpu.key,
      commitment,
      modelName: c.model.name,
      host: `${gpus} × ${c.gpu.name}`,
      isToday: false,
      eligible: true,
    },
    engine: { kind: 'self-hosted', hosting: hostingOf(s, kind, c, policy) },
    stickiness: optionKinds[kind].stickiness,
    moving: s.values.today.value === 'none' ? 0 : 1,
    evaluating: true,
    sizing: {
      gpu: c.gpu.name,
      gpusPerReplica: c.sizing.gpusPerReplica,
      replicas: c.replicas,
      gpus,
      requestsPerSecondPerReplica: c.sizing.capacityRps,
      utilisation: capacity > 0 ? s.likely.requests / secondsPerMonth / capacity : 0,
      usdPerGpuHour: c.usdPerGpuHour,
      people: peopleNeeded(gpus, s.service.bands).p50,
      tokensPerSecondPerGpu: c.sizing.tokensPerSecondPerGpu,
      ...measuredOf(s, c),
      basis: `${c.precision} on ${c.sizing.gpusPerReplica} ${c.gpu.name}, limited by ${c.sizing.limitedBy}`,
    },
  };
}

/** The measured row that this sizing may be called the same as; its neighbourhood is in the fit already. */
function measuredOf(s: Situation, c: SelfCandidate): Pick<Sizing, 'measured'> {
  const nearest = nearestMeasured(s.catalogue.throughput, {
    modelKey: c.model.key,
    gpuKey: c.gpu.key,
    precision: c.precision,
    tokensIn: s.likely.tokensIn,
    tokensOut: s.likely.tokensOut,
    gpus: c.sizing.gpusPerReplica,
  });
  if (!nearest?.matches) return {};
  const { row } = nearest;
  const { inputTokens, outputTokens, outputTokPerS } = row;
  if (inputTokens === null || outputTokens === null || outputTokPerS === null) return {};
  return {
    measured: {
      key: row.key,
      tokensIn: inputTokens,
      tokensOut: outputTokens,
      gpus: row.gpuCount,
      tokensPerSecondPerGpu: row.outputTokPerSPerGpu ?? outputTokPerS / row.gpuCount,
      concurrency: row.concurrency,
      measuredBy: row.measuredBy,
    },
  };
}

export function hostingOf(
  s: Situation,
  kind: OptionKind,
  c: SelfCandidate,
  policy: UpgradePolicy,
): SelfHosting {
  return {
    policy,
    origin: c.model.originCountry,
    lag: c.lag,
    sizing: c.sizing,
    leastRps: capacityAt(c.sizing, pessimistic),
    work: workOf(s, c),
    peakToMean: s.service.shape.peakToMean * s.service.shape.withinHour,
    redundancy: s.service.redundancy,
    peopleBands: s.service.bands,
    holding: c.holding,
    tuning: kind === 'tuned' ? tuningOf(s) : null,
    inPlace: false,
    floor: null,
  };
}

/** Seconds of a replica for a request at the likely shape and their slopes, from sizing at longer requests. */
function workOf(s: Situation, c: SelfCandidate): SelfHosting['work'] {
  const { tokensIn, tokensOut } = s.likely;
  const seconds = (inFactor: number, outFactor: number): number => {
    const size = sizerFor(s.catalogue, {
      tokensIn: tokensIn * inFactor,
      tokensOut: tokensOut * outFactor,
      cacheShare: s.likely.repeated,
      latencyTarget: s.service.latency,
      longestRequest: s.likely.context,
      tensorParallel: c.sizing.tensorParallel,
    });
    const longer = size(c.model, c.gpu, c.precision);
    return longer.fits ? 1 / longer.capacityRps : inFactor * outFactor * (1 / c.sizing.capacityRps);
  };
  const atShape = 1 / c.sizing.capacityRps;
  return {
    atShape,
    perTokenIn: Math.max(0, (seconds(1.25, 1) - atShape) / (0.25 * tokensIn)),
    perTokenOut: Math.max(0, (seconds(1, 1.25) - atShape) / (0.25 * tokensOut)),
    tokensIn,
    tokensOut,
  };
}

/** Months between fine-tuning cycles and the share without a gain, from prior P47. */
function tuningOf(s: Situation): Tuning {
  const prior = s.catalogue.priors.get('P47');
  const share = prior?.constants['noGain'];
  return {
    refreshMonths: Math.round(prior?.variants['refreshMonths']?.p50 ?? 7),
    noGainShare: typeof share === 'number' ? share : 0,
  };
}
