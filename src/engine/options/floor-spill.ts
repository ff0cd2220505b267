import type { OptionKind, RuledOut } from '../analysis.ts';
import { hoursPerMonth, secondsPerMonth } from '../money/calendar.ts';
import { cheapestFloor, floorAt, type FloorInput } from '../money/floor-and-spill.ts';
import { peopleNeeded } from '../money/people.ts';
import { weekCurve } from '../serving/week-curve.ts';
import { termOf } from '../simulate/holding.ts';
import { legOf, modelName } from './hosted-option.ts';
import { likelyFailure } from './likely.ts';
import type { OfferCandidate } from './offers.ts';
import { optionKinds } from './option-kinds.ts';
import type { SelfCandidate } from './self-hosting.ts';
import { hostingOf, selfOption } from './self-option.ts';
import type { SimOption } from './sim-option.ts';
import type { Situation } from './situation.ts';

const kind = 'floor-spill';
const apiKinds = ['hosted-open', 'closed-small', 'closed-top', 'closed-tenancy'] as const;

/** Rented GPUs for the trough and an API for the peaks: the best of each where the rules allow both and the week has peaks. */
export function floorSpill(
  s: Situation,
  best: ReadonlyMap<OptionKind, OfferCandidate>,
  self: ReadonlyMap<OptionKind, SelfCandidate>,
  ruledOut: RuledOut[],
): SimOption[] {
  if (ruledOut.some((r) => r.kind === kind)) return [];
  const own = self.get('self-rented');
  const [api] = apiKinds
    .flatMap((of) => {
      const candidate = best.get(of);
      return candidate ? [{ of, candidate }] : [];
    })
    .sort((a, b) => a.candidate.usdWithFailures - b.candidate.usdWithFailures);
  if (!own || !api || own.holding.kind !== 'rented') {
    const needed = 'open weights on rented GPUs and an API for the peaks';
    ruledOut.push({ kind, constraint: 'no-model', needed, candidates: 0 });
    return [];
  }
  const { peakToMean, withinHour, weights } = s.service.shape;
  if (peakToMean * withinHour <= 1 + 1e-9) {
    ruledOut.push({ kind, constraint: 'no-peaks', candidates: 0 });
    return [];
  }
  const plain = selfOption(s, kind, own, 'renew');
  const { offer } = api.candidate;
  const { replicas, selfShare, level } = floorOf(s, own, api.candidate);
  const capacity = replicas * own.sizing.capacityRps;
  const gpus = replicas * own.sizing.gpusPerReplica;
  const floor = {
    curve: weekCurve(weights),
    level,
    withinHour,
    term: termOf(own.holding.commitment),
  };
  return [
    {
      ...plain,
      option: {
        ...plain.option,
        id: `${plain.option.id}>${offer.key}`,
        escalation: offer.key,
        host: `${gpus} × ${own.gpu.name}, peaks on ${modelName(s, offer)} at ${offer.provider}`,
      },
      engine: {
        kind,
        hosting: { ...hostingOf(s, kind, own, 'renew'), redundancy: 0, floor },
        spill: legOf(s, api.of, offer, api.candidate.lag, 'ride'),
      },
      stickiness: optionKinds[kind].stickiness,
      sizing: {
        ...plain.sizing!,
        replicas,
        gpus,
        utilisation: (s.likely.requests * selfShare) / secondsPerMonth / capacity,
        people: peopleNeeded(gpus, s.service.bands).p50,
      },
    },
  ];
}

/** The fleet that is cheapest at central values, the better answers of one leg priced in; at least one replica. */
function floorOf(s: Situation, own: SelfCandidate, api: OfferCandidate) {
  const { likely, service } = s;
  const { weights, withinHour, peakToMean } = service.shape;
  const mean = likely.requests / secondsPerMonth;
  const tokens = likely.tokensIn + likely.tokensOut;
  const failures =
    likelyFailure(likely, own.lag.likely + likely.extraLag, true) * likely.failureUsd;
  const input: FloorInput = {
    tokensPerSecond: weights.map((weight) => weight * mean * tokens),
    replicaTokensPerSecond: (own.sizing.capacityRps / withinHour) * tokens,
    replicaUsdPerMonth: own.sizing.gpusPerReplica * own.usdPerGpuHour * hoursPerMonth,
    apiUsdPerMillionTokens: ((api.usdWithFailures - failures) / tokens) * 1e6,
    hoursPerMonth,
  };
  const cheapest = cheapestFloor(input);
  const { replicas, selfShare } = cheapest.replicas > 0 ? cheapest : floorAt(input, 1);
  const carried = (replicas * own.sizing.capacityRps) / mean;
  return { replicas, selfShare, level: Math.min(carried, peakToMean * withinHour) };
}
