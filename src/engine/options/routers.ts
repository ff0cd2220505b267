import type { OptionKind, RuledOut } from '../analysis.ts';
import { hostedOption, legOf, modelName } from './hosted-option.ts';
import type { OfferCandidate } from './offers.ts';
import type { SimOption } from './sim-option.ts';
import type { Situation } from './situation.ts';

/** Both routers from the best candidate of each kind, where the rules leave two models to choose between. */
export function routers(
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
    else
      ruledOut.push({
        kind: 'router-closed',
        constraint: 'no-model',
        needed: 'a small closed model and another to escalate to',
        candidates: 0,
      });
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
    else
      ruledOut.push({
        kind: 'router-open',
        constraint: 'no-model',
        needed: 'open weights at a host and a closed model',
        candidates: 0,
      });
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
