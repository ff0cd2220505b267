import type { Option, OptionKind } from '../analysis.ts';
import { hostedOption } from './hosted-option.ts';
import { monthsBetween } from '#catalog/dates.ts';
import { lagOf, likelyRequestUsd, rankOffers, type OfferCandidate } from './offers.ts';
import { optionKinds } from './option-kinds.ts';
import { refuseClosedOffer, refuseOpenOffer } from './rules.ts';
import { selfOption } from './self-option.ts';
import { rankSelfHosting, type SelfCandidate } from './self-hosting.ts';
import type { SimOption } from './sim-option.ts';
import type { Situation } from './situation.ts';
import { versionShare } from '../world/period.ts';

/** Today's way as an option: the model named by the user or the representative of its tier, kept at its version. */
export function todayOption(
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
  const refusal =
    candidate.offer.weights === 'open'
      ? refuseOpenOffer(candidate.offer, s.catalogue, s.rules)
      : refuseClosedOffer(candidate.offer, s.catalogue, s.rules);
  const option = hostedOption(s, kind, candidate, 'hold-version');
  succeed(s, option, candidate, best.get(kind));
  return inUse(option, allowed && !refusal);
}

/** The model in use, upgraded as its vendor moves on: what staying with a vendor really offers. Null where rules bar it. */
export function ridingOn(s: Situation, today: SimOption): SimOption | null {
  const { kind, offer: key, eligible } = today.option;
  const offer = key === undefined ? undefined : s.catalogue.offers.get(key);
  const lag = offer && lagOf(offer, s.catalogue);
  if (!offer || !lag || !eligible || today.engine.kind !== 'hosted') return null;
  return hostedOption(s, kind, { offer, lag, usdPerRequest: 0, usdWithFailures: 0 }, 'ride');
}

/** A held version ends when its vendor says so or when its life is over; the best of its tier today follows. */
function succeed(
  s: Situation,
  { engine }: SimOption,
  held: OfferCandidate,
  next: OfferCandidate | undefined,
): void {
  if (engine.kind !== 'hosted') return;
  const { edition } = s.catalogue;
  const ends = isPromise(held.offer) ? null : held.offer.retiresOn;
  const life = ends === null ? null : monthsBetween(edition, ends);
  if (life !== null) engine.leg.firstLife = Math.max(1, Math.round(life));
  if (!next) return;
  const usd = (c: OfferCandidate) => likelyRequestUsd(c.offer, s.likely, 0);
  engine.leg.successor = { lag: next.lag, priceRatio: usd(next) / usd(held) };
}

const isPromise = (offer: OfferCandidate['offer']): boolean =>
  offer.retiresKind === 'not sooner than';

function inUse(option: SimOption, eligible: boolean): SimOption {
  return {
    ...option,
    moving: 0,
    evaluating: false,
    option: { ...option.option, isToday: true, eligible },
  };
}

/** Other policies on the model in use need no migration and no first evaluation; a sibling from the same lab is a change of version. */
export function markToday(options: SimOption[], today: SimOption | null, s: Situation): void {
  if (!today) return;
  bind(options, today, s);
  const key = (o: Option) => `${o.kind}|${o.offer ?? ''}|${o.model ?? ''}`;
  const lab = (o: Option) => s.catalogue.offers.get(o.offer ?? '')?.lab ?? null;
  const home = lab(today.option);
  for (const o of options) {
    if (o.option.isToday) continue;
    if (key(o.option) === key(today.option)) {
      o.moving = 0;
      o.evaluating = false;
      if (o.engine.kind === 'self-hosted') o.engine.hosting.inPlace = true;
    } else if (o.engine.kind === 'floor-spill' && sameFleet(o.option, today.option))
      o.engine.hosting.inPlace = true;
    else if (o.engine.kind === 'hosted' && home !== null && lab(o.option) === home)
      o.moving = versionShare;
  }
}

/** GPUs that are rented for this model today need no set-up to carry its trough. */
const sameFleet = (floor: Option, today: Option): boolean =>
  today.kind === 'self-rented' && floor.model === today.model;

/** Puts what today's contract still asks for on every option: those that stay with whoever is paid today may count their bill against it. */
function bind(
  options: readonly SimOption[],
  today: SimOption,
  { values, catalogue }: Situation,
): void {
  const months = values.boundMonths.value ?? 0;
  const usdPerMonth = values.boundUsd.value ?? 0;
  if (!(months > 0 && usdPerMonth > 0)) return;
  const vendor = (key: string | undefined) => catalogue.offers.get(key ?? '')?.provider;
  const paid = vendor(today.option.offer);
  for (const o of options) {
    const { offer, escalation, gpu, commitment } = o.option;
    if ('hosting' in today.engine) {
      // Whoever goes on renting the same GPUs pays for them anyway.
      const same = gpu === today.option.gpu && commitment === today.option.commitment;
      if (!same) o.owed = { months, usdPerMonth, isCredited: false };
      continue;
    }
    const stays =
      vendor(offer) === paid && (escalation === undefined || vendor(escalation) === paid);
    o.owed = { months, usdPerMonth, isCredited: stays };
  }
}
