import type { Offer } from '#catalog/types.ts';
import type { Option, OptionKind, RuledOut, UpgradePolicy } from '../analysis.ts';
import { secondsPerMonth } from '../money/calendar.ts';
import { peopleNeeded } from '../money/people.ts';
import { gpuSpec, modelShape } from '../serving/from-catalogue.ts';
import { sizeReplica } from '../serving/replica.ts';
import type { Leg } from '../simulate/hosted.ts';
import type { SelfHosting, Tuning } from '../simulate/self-hosted.ts';
import { allKinds, optionKinds } from './option-kinds.ts';
import { lagOf, likelyRequestUsd, rankOffers, tokenPrices, type OfferCandidate } from './offers.ts';
import { rankSelfHosting, type SelfCandidate } from './self-hosting.ts';
import type { SimOption } from './sim-option.ts';
import type { Situation } from './situation.ts';

/** The options of one workload that will be simulated, and why the others are not. */
export interface Assembled {
  options: SimOption[];
  ruledOut: RuledOut[];
  problems: string[];
}

/** How many candidates of a kind are simulated; the others are listed as pruned. */
const kept: Partial<Record<OptionKind, number>> = {
  'closed-small': 2,
  'hosted-open': 2,
  'closed-tenancy': 2,
};

/** Builds every option that the rules allow, and today's way whether they allow it or not. */
export function assemble(s: Situation): Assembled {
  const ruledOut: RuledOut[] = [];
  const options: SimOption[] = [];
  const best = new Map<OptionKind, OfferCandidate>();
  const self = new Map<OptionKind, SelfCandidate>();
  const { place, freeze } = s.rules;

  for (const kind of allKinds) {
    const record = optionKinds[kind];
    if (!record.places.includes(place)) {
      ruledOut.push({ kind, constraint: 'data-place', needed: place, candidates: 0 });
      continue;
    }
    if (freeze && !record.selfHosted) {
      ruledOut.push({ kind, constraint: 'freeze', candidates: 0 });
      continue;
    }
    if (kind === 'router-closed' || kind === 'router-open') continue;
    if (kind === 'tuned' && s.values.tuning.value !== 'yes') {
      ruledOut.push({ kind, constraint: 'no-tuning', candidates: 0 });
      continue;
    }
    if (kind === 'self-rented' || kind === 'self-owned' || kind === 'tuned') {
      const ranked = rankSelfHosting(kind, s.catalogue, s.rules, s.likely, s.service);
      ruledOut.push(...ranked.ruledOut);
      const first = ranked.candidates[0];
      if (!first) continue;
      self.set(kind, first);
      const policies: readonly UpgradePolicy[] = freeze ? ['hold-version'] : record.policies;
      for (const policy of policies) options.push(selfOption(s, kind, first, policy));
      prune(ruledOut, kind, ranked.candidates.length - 1);
    } else {
      const ranked = rankOffers(kind, s.catalogue, s.rules, s.likely, s.discount);
      ruledOut.push(...ranked.ruledOut);
      const first = ranked.candidates[0];
      if (!first) continue;
      best.set(kind, first);
      const chosen = distinct(ranked.candidates, kept[kind] ?? 1);
      chosen.forEach((candidate, i) => {
        const policies = i === 0 ? record.policies : (['ride'] as const);
        for (const policy of policies) options.push(hostedOption(s, kind, candidate, policy));
      });
      prune(ruledOut, kind, ranked.candidates.length - chosen.length);
    }
  }
  options.push(...routers(s, best, ruledOut));
  const problems: string[] = [];
  const today = todayOption(s, best, self, problems);
  if (today) {
    const same = options.findIndex((o) => o.option.id === today.option.id);
    if (same >= 0) options[same] = today;
    else options.push(today);
  }
  markToday(options, today);
  return { options, ruledOut, problems };
}

/** The best candidates of different models. */
function distinct(candidates: readonly OfferCandidate[], most: number): OfferCandidate[] {
  const seen = new Set<string | null>();
  const chosen: OfferCandidate[] = [];
  for (const candidate of candidates) {
    if (chosen.length === most) break;
    const tier = candidate.offer.tier ?? candidate.offer.modelKey;
    const key = candidate.offer.weights === 'open' ? candidate.offer.modelKey : tier;
    if (seen.has(key)) continue;
    seen.add(key);
    chosen.push(candidate);
  }
  return chosen;
}

function prune(ruledOut: RuledOut[], kind: OptionKind, count: number): void {
  if (count > 0) ruledOut.push({ kind, constraint: 'pruned', candidates: count });
}

function legOf(
  s: Situation,
  kind: OptionKind,
  offer: Offer,
  lag: OfferCandidate['lag'],
  policy: UpgradePolicy,
): Leg {
  const open = offer.weights === 'open';
  const model = open && offer.modelKey ? s.catalogue.openModels.get(offer.modelKey) : undefined;
  return {
    kind,
    open,
    origin: model?.originCountry ?? null,
    policy,
    prices: tokenPrices(offer),
    lag,
    floorShare: open ? servingFloor(s, offer) : 0,
    discount: open ? 0 : s.discount,
    regional: open && s.rules.place === 'region' && offer.providerClass !== 'hyperscaler',
  };
}

function hostedOption(
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

function modelName(s: Situation, offer: Offer): string {
  const key = offer.modelKey ?? '';
  return (
    s.catalogue.closedModels.get(key)?.name ?? s.catalogue.openModels.get(key)?.name ?? offer.name
  );
}

/**
 * Share of an open offer's price below which it would not cover rented GPUs at full load with a tuned
 * engine; at most 1, because a price already below our estimate shows the estimate to be too high.
 */
function servingFloor(s: Situation, offer: Offer): number {
  const candidate = cheapestSized(s, offer);
  if (candidate === null) return 0;
  const usd = likelyRequestUsd(offer, s.likely, 0);
  return usd > 0 ? Math.min(1, candidate / usd) : 0;
}

const floors = new WeakMap<object, Map<string, number | null>>();

function cheapestSized(s: Situation, offer: Offer): number | null {
  const key = `${offer.modelKey}|${s.likely.tokensIn}|${s.likely.tokensOut}|${s.likely.repeated}`;
  let known = floors.get(s.catalogue);
  if (!known) floors.set(s.catalogue, (known = new Map()));
  const seen = known.get(key);
  if (seen !== undefined) return seen;
  const model = s.catalogue.openModels.get(offer.modelKey ?? '');
  let least: number | null = null;
  if (model?.architecture && model.paramsTotalB !== null && model.paramsActiveB !== null) {
    const rules = { ...s.rules, shortlist: new Set([model.key]), barredOrigins: new Set<string>() };
    const service = {
      ...s.service,
      latency: { ttftS: null, tpotMs: null },
      shape: { peakToMean: 1, withinHour: 1 },
      redundancy: 0,
      overhead: 1,
    };
    const found = rankSelfHosting('self-rented', s.catalogue, rules, s.likely, service);
    for (const c of found.candidates) {
      const perSecond = (c.sizing.gpusPerReplica * c.usdPerGpuHour) / 3600;
      const usd = perSecond / c.sizing.capacityRps;
      if (least === null || usd < least) least = usd;
    }
  }
  known.set(key, least);
  return least;
}

function selfOption(
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
      basis: `${c.precision} on ${c.sizing.gpusPerReplica} ${c.gpu.name}, limited by ${c.sizing.limitedBy}`,
    },
  };
}

function hostingOf(
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
    work: workOf(s, c),
    peakToMean: s.service.shape.peakToMean * s.service.shape.withinHour,
    redundancy: s.service.redundancy,
    peopleBands: s.service.bands,
    holding: c.holding,
    tuning: kind === 'tuned' ? tuningOf(s) : null,
    inPlace: false,
  };
}

/** Seconds of a replica for a request at the likely shape and their slopes, from sizing at longer requests. */
function workOf(s: Situation, c: SelfCandidate): SelfHosting['work'] {
  const { tokensIn, tokensOut } = s.likely;
  const seconds = (inFactor: number, outFactor: number): number => {
    const sized = sizeReplica({
      model: modelShape(c.model),
      gpu: gpuSpec(c.gpu),
      precision: c.precision,
      tokensIn: tokensIn * inFactor,
      tokensOut: tokensOut * outFactor,
      cacheShare: s.likely.repeated,
      latencyTarget: s.service.latency,
      longestRequest: s.likely.context,
      tensorParallel: c.sizing.tensorParallel,
    });
    return sized.fits ? 1 / sized.capacityRps : inFactor * outFactor * (1 / c.sizing.capacityRps);
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

function routers(
  s: Situation,
  best: ReadonlyMap<OptionKind, OfferCandidate>,
  ruledOut: RuledOut[],
): SimOption[] {
  const found: SimOption[] = [];
  const top = best.get('closed-top') ?? best.get('closed-tenancy');
  const open = best.get('hosted-open');
  const small = best.get('closed-small');
  const allowed = (kind: OptionKind) => !ruledOut.some((r) => r.kind === kind);
  const topKind: OptionKind = best.has('closed-top') ? 'closed-top' : 'closed-tenancy';
  if (allowed('router-closed')) {
    if (top && small && top.offer.key !== small.offer.key)
      found.push(
        routed(s, 'router-closed', small, top, {
          kind: 'cascade',
          cheap: legOf(s, 'closed-small', small.offer, small.lag, 'ride'),
          better: legOf(s, topKind, top.offer, top.lag, 'ride'),
        }),
      );
    else ruledOut.push({ kind: 'router-closed', constraint: 'no-model', candidates: 0 });
  }
  if (allowed('router-open')) {
    if (top && open)
      found.push(
        routed(s, 'router-open', open, top, {
          kind: 'pre-router',
          open: legOf(s, 'hosted-open', open.offer, open.lag, 'ride'),
          closed: legOf(s, topKind, top.offer, top.lag, 'ride'),
        }),
      );
    else ruledOut.push({ kind: 'router-open', constraint: 'no-model', candidates: 0 });
  }
  return found;
}

function routed(
  s: Situation,
  kind: 'router-closed' | 'router-open',
  first: OfferCandidate,
  second: OfferCandidate,
  engine: SimOption['engine'],
): SimOption {
  const base = hostedOption(s, kind, first, 'ride');
  return {
    ...base,
    engine,
    option: {
      ...base.option,
      id: `${kind}:${first.offer.key}>${second.offer.key}:ride`,
      escalation: second.offer.key,
      modelName: `${base.option.modelName}, then ${modelName(s, second.offer)}`,
      host: `${first.offer.provider} and ${second.offer.provider}`,
    },
  };
}

/** Today's way as an option: the model named by the user or the representative of its tier, kept at its version. */
function todayOption(
  s: Situation,
  best: ReadonlyMap<OptionKind, OfferCandidate>,
  self: ReadonlyMap<OptionKind, SelfCandidate>,
  problems: string[],
): SimOption | null {
  const kind = s.values.today.value ?? 'none';
  if (kind === 'none') return null;
  const allowed = optionKinds[kind].places.includes(s.rules.place) && !s.rules.freeze;
  if (kind === 'self-rented' || kind === 'self-owned') {
    const loose = { ...s.rules, barredOrigins: new Set<string>(), shortlist: new Set<string>() };
    const c =
      self.get(kind) ??
      rankSelfHosting(kind, s.catalogue, loose, s.likely, s.service).candidates[0];
    if (!c) {
      problems.push(`${s.workload.name}: no way to price today's own GPUs was found.`);
      return null;
    }
    const option = selfOption(s, kind, c, 'hold-version');
    if (option.engine.kind === 'self-hosted') option.engine.hosting.inPlace = true;
    return inUse(option, self.has(kind));
  }
  const named = s.values.todayModel.value?.[0];
  const offer = named === undefined ? undefined : s.catalogue.offers.get(named);
  if (named !== undefined && !offer)
    problems.push(
      `${s.workload.name}: the price list has no entry "${named}"; the representative of its tier is used.`,
    );
  const lag = offer ? lagOf(offer, s.catalogue) : null;
  if (offer && !lag)
    problems.push(
      `${s.workload.name}: nothing places ${offer.name} against the frontier; the representative of its tier is used.`,
    );
  const loose = {
    ...s.rules,
    place: 'anywhere' as const,
    barredOrigins: new Set<string>(),
    context: 0,
  };
  const candidate =
    offer && lag
      ? { offer, lag, usdPerRequest: 0, usdWithFailures: 0 }
      : (best.get(kind) ??
        rankOffers(kind, s.catalogue, loose, s.likely, s.discount).candidates[0]);
  if (!candidate) {
    problems.push(`${s.workload.name}: no price was found for the way it runs today.`);
    return null;
  }
  return inUse(hostedOption(s, kind, candidate, 'hold-version'), allowed);
}

function inUse(option: SimOption, eligible: boolean): SimOption {
  return {
    ...option,
    moving: 0,
    evaluating: false,
    option: { ...option.option, isToday: true, eligible },
  };
}

/** Other policies on the model in use need no migration and no first evaluation. */
function markToday(options: SimOption[], today: SimOption | null): void {
  if (!today) return;
  const key = (o: Option) => `${o.kind}|${o.offer ?? ''}|${o.model ?? ''}`;
  for (const o of options) {
    if (o.option.isToday || key(o.option) !== key(today.option)) continue;
    o.moving = 0;
    o.evaluating = false;
    if (o.engine.kind === 'self-hosted') o.engine.hosting.inPlace = true;
  }
}
