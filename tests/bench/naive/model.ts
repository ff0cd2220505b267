/** What one model does in one future, month by month, from its policy and the world. */
import { priceCoefficients } from '#engine/money/api-bill.ts';
import { failureRate } from '#engine/simulate/failure-rate.ts';
import type { Leg } from '#engine/simulate/leg.ts';
import type { Lag } from '#engine/simulate/policy.ts';
import type { UpgradePolicy } from '#engine/analysis.ts';
import { renewalMonths, renewalShare, versionShare } from '#engine/world/period.ts';
import { allMonths, type Future } from './future.ts';

/** A month of a model: months of capability, price against today, share of a migration paid. */
export interface Step {
  capability: number;
  price: number;
  change: number;
}

/** A month of requests: share that fails, share that fails unnoticed, USD of a request of today's size. */
export interface Month {
  failure: number;
  unnoticed: number;
  usd: number;
  change: number;
}

const rhythm = (t: number) => t > 0 && t % renewalMonths === 0;
const z90 = 1.2815515655446004;

export const lagAt = (lag: Lag, score: number): number =>
  lag.likely + (score * (score < 0 ? lag.likely - lag.low : lag.high - lag.likely)) / z90;

const behindField = (f: Future, t: number): number =>
  f.series('lag')[t]! + (f.work['privateWork'] ? f.series('extraLag')[t]! : 0);

const gapOf = (lag: Lag, f: Future) => lagAt(lag, f.number('openScore')) - f.series('lag')[0]!;

function closedSteps(leg: Leg, f: Future): Step[] {
  const score = f.number(leg.kind === 'closed-small' ? 'closedSmallScore' : 'closedTopScore');
  const behind = lagAt(leg.lag, score);
  if (leg.policy !== 'hold-version')
    return allMonths.map((t) => ({
      capability: (leg.policy === 'ride' ? t : 0) - behind,
      price: f.series(leg.policy === 'ride' ? 'closedTier' : 'closedHold')[t]!,
      change: rhythm(t) ? versionShare : 0,
    }));
  const life = Math.max(3, Math.round(f.number('closedLife')));
  const next = leg.successor;
  let version = { since: 0, ends: Math.min(leg.firstLife, life), capability: -behind, price: 1 };
  return allMonths.map((t) => {
    const retired = t - version.since >= version.ends;
    if (retired)
      version = {
        since: t,
        ends: life,
        capability: t - (next ? lagAt(next.lag, score) : behind),
        price: (next?.priceRatio ?? 1) * f.series('closedTier')[t]!,
      };
    return { ...version, change: retired ? versionShare : 0 };
  });
}

/** Steps of open weights, served by a host or by the user. */
export function openSteps(
  f: Future,
  policy: UpgradePolicy,
  lag: Lag,
  origin: string | null,
  own: boolean,
  successor: Leg['successor'],
): Step[] {
  const bars = [
    ...f.spells('openRestriction'),
    ...(origin === 'CN' ? f.spells('originRestriction') : []),
  ];
  const life =
    policy === 'hold-version' && !own ? Math.max(3, Math.round(f.number('hostLife'))) : Infinity;
  let version = { since: 0, capability: -behindField(f, 0) - gapOf(lag, f), price: 1 };
  return allMonths.map((t) => {
    const barred = bars.some((bar) => t >= bar.start && t < bar.start + bar.length);
    const dropped = t - version.since >= life;
    const renewed = !barred && ((policy === 'renew' && rhythm(t)) || dropped);
    if (renewed || (policy === 'ride' && !barred)) {
      const next = dropped ? successor : null;
      version = {
        since: t,
        capability: t - behindField(f, t) - gapOf(next?.lag ?? lag, f),
        price: (next?.priceRatio ?? 1) * f.series('openTier')[t]!,
      };
    }
    const moves = rhythm(t) && (policy === 'ride' || policy === 'hold-capability');
    return {
      capability: version.capability,
      price:
        policy === 'hold-capability'
          ? f.series('openHold')[t]!
          : version.price * f.series('openSame')[t - version.since]!,
      change: renewed ? (own ? renewalShare : versionShare) : moves ? versionShare : 0,
    };
  });
}

/** What the user's own test adds to the log-odds of open models. */
export function testedShift(f: Future): number {
  const tested = f.work['testedOpen'] as number | null;
  const lag = f.work['testedLag'] as Lag | null;
  if (tested === null || lag === null) return 0;
  const distance = behindField(f, 0) + gapOf(lag, f);
  return tested - (f.number('reference') - f.number('qualityLoss') * distance);
}

/** Share of requests that fail at a step. */
export function failureAt(f: Future, step: Step, t: number, shift: number, lost: number): number {
  const movement = step.capability - f.number('taskMoves') * t;
  const logit = f.number('reference') + shift + f.number('qualityLoss') * movement;
  return Math.min(1, failureRate(Math.min(logit, f.number('ceiling'))) + lost);
}

function usdToday(leg: Leg, f: Future): number {
  const terms = {
    cacheReadShare: f.number('repeated'),
    batchShare: f.work['deferrable'] as number,
    discount: leg.discount,
  };
  const c = priceCoefficients(leg.prices, terms, f.number('tokensIn'));
  const usd =
    c.usdPerInputToken * f.number('tokensIn') + c.usdPerOutputToken * f.number('tokensOut');
  return usd * (leg.regional ? f.number('hostPremium') : 1);
}

/** The months of one API model. */
export function legMonths(leg: Leg, f: Future): Month[] {
  const steps = leg.open
    ? openSteps(f, leg.policy, leg.lag, leg.origin, false, leg.successor)
    : closedSteps(leg, f);
  const shift = leg.open ? testedShift(f) : 0;
  const lost = leg.open ? f.number('hostShortfall') / 100 : 0;
  const usd = usdToday(leg, f);
  return steps.map((step, t) => {
    const failure = failureAt(f, step, t, shift, lost);
    return {
      failure,
      unnoticed: failure * (1 - f.number('noticed')),
      usd: usd * Math.max(step.price, leg.floorShare * f.series('rent')[t]!),
      change: step.change,
    };
  });
}

/** Months that a router makes of two models: open first by prediction. */
export function preRouted(open: Month[], closed: Month[], f: Future): Month[] {
  const routed = f.number('routedShare');
  return open.map((a, t) => {
    const b = closed[t]!;
    const chosen = b.failure + routed * f.number('misrouted') * (1 - b.failure);
    const failure = Math.min(chosen, routed * a.failure + (1 - routed) * b.failure);
    return {
      failure,
      unnoticed: failure * (1 - f.number('noticed')),
      usd: routed * a.usd + (1 - routed) * b.usd,
      change: a.change + b.change,
    };
  });
}

/** Months that a router makes of two models: the cheap one first, checked, escalated when flagged. */
export function cascaded(cheap: Month[], better: Month[], f: Future): Month[] {
  const caught = f.number('noticed');
  return cheap.map((a, t) => {
    const b = better[t]!;
    const escalated = caught * a.failure + f.number('falseAlarms') * (1 - a.failure);
    return {
      failure: (1 - caught) * a.failure + caught * Math.min(a.failure, b.failure),
      unnoticed: (1 - caught) * a.failure,
      usd: a.usd + escalated * b.usd,
      change: a.change + b.change,
    };
  });
}
