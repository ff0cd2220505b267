/** Discounted cost of one option in one future, written with objects, closures and array methods. */
import { secondsPerMonth, hoursPerMonth, daysPerMonth } from '#engine/money/calendar.ts';
import { optionKinds } from '#engine/options/option-kinds.ts';
import type { OptionKind } from '#engine/analysis.ts';
import type { SimOption } from '#engine/options/sim-option.ts';
import type { Floor } from '#engine/simulate/floor-fleet.ts';
import type { Leg } from '#engine/simulate/leg.ts';
import { replicasNeeded } from '#engine/serving/fleet.ts';
import { capacityAt } from '#engine/serving/replica.ts';
import { fallbackKinds, type FallbackKind } from '#engine/simulate/fallback-kinds.ts';
import { failureRate } from '#engine/simulate/failure-rate.ts';
import { sparesShare, type Holding } from '#engine/simulate/holding.ts';
import type { SelfHosting } from '#engine/simulate/self-hosted.ts';
import { evaluationUpkeep } from '#engine/simulate/workload-block.ts';
import { months } from '#engine/world/period.ts';
import type { EventEffect } from '#engine/world/world-events.ts';
import { allMonths, type Future, type Spell } from './future.ts';
import {
  cascaded,
  failureAt,
  legMonths,
  openSteps,
  preRouted,
  testedShift,
  type Month,
} from './model.ts';

/** What one month costs, in discounted USD. */
interface Paid {
  bill: number;
  failures: number;
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

function settled(
  list: Month[],
  f: Future,
  discount: Float64Array,
  calls: number[] = list.map(() => 1),
): Paid[] {
  return list.map((m, t) => {
    const noticed = m.failure - m.unnoticed;
    const bill = f.series('load')[t]! * calls[t]! * m.usd * (1 + noticed);
    const loss = m.unnoticed * f.number('unnoticedUsd') + noticed * f.number('noticedUsd');
    return {
      bill: (bill + m.change * f.number('migrationUsd')) * discount[t]!,
      failures: f.series('volume')[t]! * calls[t]! * loss * discount[t]!,
    };
  });
}

const spread = (q: { p10: number; p50: number; p90: number }, score: number): number =>
  q.p50 *
  Math.exp((score * Math.log(score < 0 ? q.p50 / q.p10 : q.p90 / q.p50)) / 1.2815515655446004);

/** USD of holding GPUs in each month: what runs, and what is bought less what is left at the end. */
function heldUsd(h: Holding, gpus: number[], f: Future, discount: Float64Array, inPlace: boolean) {
  if (h.kind === 'rented') {
    const term = { 'on-demand': 1, '1-year': 12, '3-year': 36 }[h.commitment];
    const perGpu = spread(h, f.number('rentScore')) * f.number('gpuOverhead') * hoursPerMonth;
    return gpus.map((_, t) => {
      const signed = t - (t % term);
      const committed = Math.max(...gpus.slice(signed, t + 1));
      return committed * perGpu * f.series('rent')[signed]! * discount[t]!;
    });
  }
  const price = h.usdPerGpu * f.number('gpuPrice') * f.number('serverUplift');
  const life = Math.round(h.lifeMonths);
  const kilowattMonth = hoursPerMonth * f.number('powerUsdPerKwh') + f.number('hosting');
  const bought: number[] = [];
  return gpus.map((needed, t) => {
    const inUse = (inPlace ? gpus[0]! : 0) + sum(bought.slice(Math.max(0, t - life + 1)));
    const more = Math.max(0, needed - inUse);
    bought.push(more);
    const running = (inUse + more) * (h.kilowatts * kilowattMonth + (price * sparesShare) / 12);
    const left = Math.max(0, 1 - (months - t) / life);
    return running * discount[t]! + more * price * (discount[t]! - left * discount[months]!);
  });
}

/** Share of requests below a level: each hour of the week gives what it has, up to the level. */
function sharedBelow({ rates, above }: Floor['curve'], level: number): number {
  return sum([...rates].map((rate, k) => (above[k]! - above[k + 1]!) * Math.min(rate, level)));
}

/** Replicas of a floor in each month, and the share of requests that they answer. */
function floorMonths(floor: Floor, perSecond: number[], capacity: number) {
  const wanted = perSecond.map((mean) => Math.max(1, Math.round((floor.level * mean) / capacity)));
  const replicas = wanted.map((_, t) => Math.max(...wanted.slice(t - (t % floor.term), t + 1)));
  const served = replicas.map((n, t) =>
    sharedBelow(floor.curve, (n * capacity) / (perSecond[t]! * floor.withinHour)),
  );
  return { replicas, served };
}

function floorLegs(s: SelfHosting, spill: Leg, f: Future, discount: Float64Array) {
  const { paid, served } = selfHosted(s, f, discount);
  const away = served.map((share) => 1 - share);
  const api = settled(legMonths(spill, f), f, discount, away);
  const floor = paid.map((p, t) => ({ ...p, failures: p.failures * served[t]! }));
  return { floor: { paid: floor, calls: served }, spill: { paid: api, calls: away } };
}

const added = (a: Paid, b: Paid): Paid => ({
  bill: a.bill + b.bill,
  failures: a.failures + b.failures,
});

function selfHosted(
  s: SelfHosting,
  f: Future,
  discount: Float64Array,
): { paid: Paid[]; served: number[] } {
  const shift = testedShift(f);
  const tuned = s.tuning && f.number('tuningLuck') >= s.tuning.noGainShare;
  const gain = tuned ? f.number('tuningGain') / 100 : 0;
  const least = failureRate(f.number('ceiling'));
  const steps = openSteps(f, s.policy, s.lag, s.origin, true, null).map((step, t) => {
    const failure = failureAt(f, step, t, shift, 0);
    const better = failure - gain;
    return {
      change: step.change,
      failure: !tuned ? failure : better < least ? Math.min(least, failure) : Math.min(1, better),
    };
  });
  const seconds =
    s.work.atShape +
    s.work.perTokenIn * (f.number('tokensIn') - s.work.tokensIn) +
    s.work.perTokenOut * (f.number('tokensOut') - s.work.tokensOut);
  const capacity =
    Math.max(s.leastRps, capacityAt(s.sizing, f.number('efficiencyScore'))) /
    Math.max(0.02, seconds / s.work.atShape);
  const perSecond = steps.map(
    ({ failure }, t) =>
      (f.series('load')[t]! * (1 + f.number('noticed') * failure)) / secondsPerMonth,
  );
  const { replicas, served } = s.floor
    ? floorMonths(s.floor, perSecond, capacity)
    : {
        replicas: perSecond.map((rps) =>
          replicasNeeded(rps * s.peakToMean, capacity, s.redundancy),
        ),
        served: perSecond.map(() => 1),
      };
  const gpus = replicas.map((n) => n * s.sizing.gpusPerReplica);
  const held = heldUsd(s.holding, gpus, f, discount, s.inPlace);
  const people = (n: number): number => {
    const band = s.peopleBands.find((b) => n <= b.upToGpus);
    const last = s.peopleBands.at(-1)!;
    const staff = spread(band ?? last, f.number('peopleScore'));
    return n <= 0
      ? 0
      : (staff * f.number('engineerUsdPerYear') * (band ? 1 : n / last.upToGpus)) / 12;
  };
  const noticed = f.number('noticed');
  const perFailure = (1 - noticed) * f.number('unnoticedUsd') + noticed * f.number('noticedUsd');
  const paid = steps.map(({ change, failure }, t) => {
    const cycle = s.tuning && t % s.tuning.refreshMonths === 0 ? f.number('tuningCycleUsd') : 0;
    const moved = change * f.number('migrationUsd') + cycle;
    const setup = t === 0 && !s.inPlace ? f.number('setupUsd') : 0;
    return {
      bill: held[t]! + (people(gpus[t]!) + moved + setup) * discount[t]!,
      failures: f.series('volume')[t]! * failure * perFailure * discount[t]!,
    };
  });
  return { paid, served };
}

function clean(o: SimOption, f: Future, discount: Float64Array): Paid[] {
  const e = o.engine;
  switch (e.kind) {
    case 'hosted':
      return settled(legMonths(e.leg, f), f, discount);
    case 'pre-router':
      return settled(preRouted(legMonths(e.open, f), legMonths(e.closed, f), f), f, discount);
    case 'cascade':
      return settled(cascaded(legMonths(e.cheap, f), legMonths(e.better, f), f), f, discount);
    case 'self-hosted':
      return selfHosted(e.hosting, f, discount).paid;
    case 'floor-spill':
      throw new Error('its legs are reckoned apart');
    default:
      return e satisfies never;
  }
}

type Exposed = ReturnType<typeof exposedLeg>;

const exposedLeg = (kind: OptionKind, leg: Leg) => ({
  kind,
  open: leg.open,
  origin: leg.origin,
  routed: false,
  hosted: true,
});
const exposedOwn = (kind: OptionKind, { origin }: SelfHosting): Exposed => ({
  kind,
  open: true,
  origin,
  routed: false,
  hosted: false,
});

function exposed({ engine: e, option: { kind } }: SimOption): Exposed {
  if (e.kind === 'hosted') return exposedLeg(kind, e.leg);
  if (e.kind === 'pre-router') return exposedLeg(kind, e.open);
  if ('hosting' in e) return exposedOwn(kind, e.hosting);
  return { ...exposedLeg(kind, e.cheap), open: false, origin: null };
}

/** One kind of event in one future. */
interface Happened {
  event: EventEffect;
  spells: Spell[];
  counts: number | null;
}

/** Events that count in one future. */
const happened = (f: Future): Happened[] =>
  (f.world['events'] as Happened[]).filter((h) => h.counts !== 0);

type Ways = Partial<Record<FallbackKind, Paid[]>>;

/** Months after every event that touches; `calls` of all requests are this leg's in each month, `closed` of them a closed model's. */
function afterEvents(
  before: Paid[],
  who: Exposed,
  calls: number[],
  closed: number | null,
  ways: Ways,
  f: Future,
  discount: Float64Array,
): Paid[] {
  let paid = before;
  for (const { event, spells } of happened(f).filter((h) => h.event.touches(who))) {
    const share = closed === null ? 1 : event.side === 'closed' ? closed : 1 - closed;
    const way = event.fallback?.find((k) => ways[k] && k !== who.kind);
    const other = way && ways[way]!;
    for (const spell of spells.filter((s) => s.start < months)) {
      const part = (t: number) =>
        share * Math.max(0, Math.min(spell.start + spell.length, t + 1) - Math.max(spell.start, t));
      const outage = (t: number) =>
        event.fallback ? f.number('outageUsdPerDay') * daysPerMonth * discount[t]! : 0;
      const struck = paid.map((p, t) =>
        other
          ? {
              bill: p.bill + (other[t]!.bill * calls[t]! - p.bill) * part(t),
              failures: p.failures + (other[t]!.failures * calls[t]! - p.failures) * part(t),
            }
          : { ...p, bill: p.bill + part(t) * calls[t]! * outage(t) },
      );
      const cost = (list: Paid[]) => sum(list.map((p) => p.bill + p.failures));
      if (cost(struck) > cost(paid)) paid = struck;
      const moving = event.moving * f.number('migrationUsd');
      const first = Math.floor(spell.start);
      paid = paid.map((p, t) => (t === first ? { ...p, bill: p.bill + moving * discount[t]! } : p));
    }
  }
  return paid;
}

/** Months with what today's contract asks for: the rest of a minimum where the bill counts, else all of it. */
function withOwed(paid: Paid[], { owed }: SimOption, isCredited: boolean, discount: Float64Array) {
  if (!owed || owed.isCredited !== isCredited) return paid;
  return paid.map((p, t) => {
    const least = owed.usdPerMonth * Math.max(0, Math.min(1, owed.months - t)) * discount[t]!;
    return { ...p, bill: isCredited ? Math.max(p.bill, least) : p.bill + least };
  });
}

/** Months of an option with its events. */
function withEvents(o: SimOption, ways: Ways, f: Future, discount: Float64Array): Paid[] {
  const e = o.engine;
  if (e.kind === 'floor-spill') {
    const { floor, spill } = floorLegs(e.hosting, e.spill, f, discount);
    const own = exposedOwn('self-rented', e.hosting);
    const api = exposedLeg(e.spill.kind, e.spill);
    const kept = afterEvents(floor.paid, own, floor.calls, null, ways, f, discount);
    const sent = afterEvents(spill.paid, api, spill.calls, null, ways, f, discount);
    return kept.map((p, t) => added(p, sent[t]!));
  }
  const closed = e.kind === 'pre-router' ? 1 - f.number('routedShare') : null;
  const all = allMonths.map(() => 1);
  const before = withOwed(clean(o, f, discount), o, true, discount);
  return afterEvents(before, exposed(o), all, closed, ways, f, discount);
}

/** Cost of every option in one future. */
export function futureCosts(
  options: readonly SimOption[],
  f: Future,
  discount: Float64Array,
): number[] {
  const ways = Object.fromEntries(
    fallbackKinds.map((kind) => {
      const o = options.find((x) => x.option.kind === kind && x.option.policy === 'ride');
      return [kind, o && clean(o, f, discount)] as const;
    }),
  ) as Ways;
  return options.map((o) => {
    const paid = withOwed(withEvents(o, ways, f, discount), o, false, discount);
    const { tied } = optionKinds[o.option.kind];
    const monthly =
      f.number('evaluationUsd') * evaluationUpkeep +
      (tied ? f.number('independenceUsdPerYear') / 12 : 0);
    const once =
      o.moving * f.number('migrationUsd') + (o.evaluating ? f.number('evaluationUsd') : 0);
    return (
      sum(allMonths.map((t) => paid[t]!.bill + paid[t]!.failures + monthly * discount[t]!)) +
      once * discount[0]!
    );
  });
}
