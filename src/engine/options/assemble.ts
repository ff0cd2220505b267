import type { OptionKind, RuledOut, UpgradePolicy } from '../analysis.ts';
import { countBills } from './commitment.ts';
import { heldUsd, prune, withinCap, type RequestUsd } from './extras.ts';
import { floorSpill } from './floor-spill.ts';
import { hostedOption } from './hosted-option.ts';
import { rankOffers, type OfferCandidate } from './offers.ts';
import { allKinds, optionKinds } from './option-kinds.ts';
import { routers } from './routers.ts';
import { rankSelfHosting, type SelfCandidate } from './self-hosting.ts';
import { selfOption } from './self-option.ts';
import type { SimOption } from './sim-option.ts';
import type { Situation } from './situation.ts';
import { markToday, ridingOn, todayOption } from './today.ts';

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
};

/** Builds every option that the rules allow, and today's way whether they allow it or not. */
export function assemble(s: Situation): Assembled {
  const ruledOut: RuledOut[] = [];
  const options: SimOption[] = [];
  const best = new Map<OptionKind, OfferCandidate>();
  const self = new Map<OptionKind, SelfCandidate>();
  const extras = new Map<string, RequestUsd>();
  const promised: string[] = [];
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
    if (kind === 'router-closed' || kind === 'router-open' || kind === 'floor-spill') continue;
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
        for (const policy of policies) {
          const option = hostedOption(s, kind, candidate, policy);
          options.push(option);
          if (policy !== 'ride') extras.set(option.option.id, heldUsd(s.likely, candidate));
          else if (i > 0) extras.set(option.option.id, candidate);
        }
      });
      let more = 0;
      const to = s.commitment?.providerKey;
      const theirs = ranked.candidates.find(({ offer }) => offer.providerKey === to);
      if (theirs && !chosen.some(({ offer }) => offer.providerKey === to)) {
        const option = hostedOption(s, kind, theirs, 'ride');
        options.push(option);
        promised.push(option.option.id);
        more = 1;
      }
      prune(ruledOut, kind, ranked.candidates.length - chosen.length - more);
    }
  }
  options.push(...routers(s, best, ruledOut), ...floorSpill(s, best, self, ruledOut));
  const problems: string[] = [];
  const today = todayOption(s, best, self, problems);
  if (today) {
    const same = options.findIndex((o) => o.option.id === today.option.id);
    if (same >= 0) options[same] = today;
    else options.push(today);
  }
  const riding = today && ridingOn(s, today);
  if (riding && !options.some((o) => o.option.id === riding.option.id)) options.push(riding);
  markToday(options, today, s);
  const inUse = [today, riding].flatMap((o) => (o ? [o.option.id] : []));
  const stay = new Set([...inUse, ...promised]);
  if (s.commitment) countBills(options, best, s.commitment, s.catalogue);
  return { options: withinCap(options, extras, stay, ruledOut), ruledOut, problems };
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
