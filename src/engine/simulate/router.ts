import { months } from '../world/period.ts';
import type { World } from '../world/world.ts';
import { failureUsd, LegWalk, type Leg } from './hosted.ts';
import { partIndex, type Run } from './run.ts';
import type { WorkloadDraws } from './workload-draws.ts';

/**
 * Open first by prediction (pre-router): the routed share goes to open weights at equal accepted
 * quality, the rest to the closed model; mis-routed calls are its only loss, as published routing
 * studies measure it. Sessions stick to one model, so the cache is kept.
 */
export function simulatePreRouter(
  open: Leg,
  closed: Leg,
  w: WorkloadDraws,
  world: World,
  discount: Float64Array,
  run: Run,
): void {
  walkBoth(open, closed, w, world, discount, run, (i, t, first, second) => {
    const routed = w.routedShare[i]!;
    const missed = w.misrouted[i]!;
    const best = second.failure(t);
    return {
      failure: Math.min(1, best + routed * missed * (1 - best)),
      usd: routed * first.usd(t) + (1 - routed) * second.usd(t),
    };
  });
}

/**
 * Cheap closed model first, checked, escalated when the check fails (cascade). Every call pays the
 * first model. The check catches the share of failures that is noticed and raises false alarms; the
 * better model solves all that the first one solves, so an escalated failure succeeds with chance
 * (p2 − p1)/(1 − p1).
 */
export function simulateCascade(
  cheap: Leg,
  better: Leg,
  w: WorkloadDraws,
  world: World,
  discount: Float64Array,
  run: Run,
): void {
  walkBoth(cheap, better, w, world, discount, run, (i, t, first, second) => {
    const noticed = w.noticed[i]!;
    const q1 = first.failure(t);
    const q2 = Math.min(q1, second.failure(t));
    const escalated = noticed * q1 + w.falseAlarms[i]! * (1 - q1);
    return {
      failure: (1 - noticed) * q1 + noticed * q2,
      usd: first.usd(t) + escalated * second.usd(t),
    };
  });
}

type Mixing = (
  draw: number,
  month: number,
  first: LegWalk,
  second: LegWalk,
) => { failure: number; usd: number };

function walkBoth(
  a: Leg,
  b: Leg,
  w: WorkloadDraws,
  world: World,
  discount: Float64Array,
  run: Run,
  mix: Mixing,
): void {
  const first = new LegWalk(a, w, world);
  const second = new LegWalk(b, w, world);
  let tokens = 0;
  let failed = 0;
  let migration = 0;
  for (let i = 0; i < w.draws; i++) {
    first.enter(i);
    second.enter(i);
    const perFailure = failureUsd(w, i);
    const noticed = w.noticed[i]!;
    let peak = 0;
    for (let t = 0; t < months; t++) {
      const at = i * months + t;
      const d = discount[t]!;
      const both = mix(i, t, first, second);
      const bill = w.volume[at]! * both.usd * (1 + noticed * both.failure);
      const loss = w.volume[at]! * both.failure * perFailure * d;
      const change = (first.change(t) + second.change(t)) * w.migrationUsd[i]! * d;
      if (bill > peak) peak = bill;
      run.bills[at]! += bill * d + change;
      run.failures[at]! += loss;
      tokens += bill * d;
      failed += loss;
      migration += change;
      if (t === 0) run.successNow += 1 - both.failure;
      else if (t === months - 1) run.successEnd += 1 - both.failure;
    }
    run.peakMonthUsd[i] = peak;
  }
  run.parts[partIndex.tokens]! += tokens;
  run.parts[partIndex.failures]! += failed;
  run.parts[partIndex.migration]! += migration;
}
