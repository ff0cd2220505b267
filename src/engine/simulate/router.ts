import { months } from '../world/period.ts';
import type { LegSeries } from './leg.ts';
import type { WorkloadDraws } from './workload-draws.ts';

/**
 * Open first by prediction (pre-router): the routed share goes to open weights at equal accepted
 * quality, the rest to the closed model; mis-routed calls are its only loss, as published routing
 * studies measure it; never worse than sending the same share at random. Sessions stick to one model,
 * so the cache is kept.
 */
export function mixPreRouter(
  open: LegSeries,
  closed: LegSeries,
  w: WorkloadDraws,
  out: LegSeries,
): void {
  for (let i = 0; i < w.draws; i++) {
    const routed = w.routedShare[i]!;
    const lost = routed * w.misrouted[i]!;
    const missed = 1 - w.noticed[i]!;
    for (let at = i * months; at < (i + 1) * months; at++) {
      const best = closed.failure[at]!;
      const chosen = best + lost * (1 - best);
      const random = routed * open.failure[at]! + (1 - routed) * best;
      out.failure[at] = chosen < random ? chosen : random;
      out.unnoticed[at] = out.failure[at]! * missed;
      out.usd[at] = routed * open.usd[at]! + (1 - routed) * closed.usd[at]!;
      out.change[at] = open.change[at]! + closed.change[at]!;
    }
  }
}

/**
 * Cheap closed model first, checked, escalated when the check fails (cascade). Every call pays the
 * first model. The check catches the share of failures that is noticed and raises false alarms; the
 * better model solves all that the first one solves, so an escalated failure succeeds with chance
 * (p2 − p1)/(1 − p1). What slipped past the check is unnoticed; an answer that was flagged once is
 * watched, so what still fails after escalation goes to a person, as a noticed failure of one model does.
 */
export function mixCascade(
  cheap: LegSeries,
  better: LegSeries,
  w: WorkloadDraws,
  out: LegSeries,
): void {
  for (let i = 0; i < w.draws; i++) {
    const noticed = w.noticed[i]!;
    const alarms = w.falseAlarms[i]!;
    for (let at = i * months; at < (i + 1) * months; at++) {
      const q1 = cheap.failure[at]!;
      const q2 = better.failure[at]! < q1 ? better.failure[at]! : q1;
      out.failure[at] = (1 - noticed) * q1 + noticed * q2;
      out.unnoticed[at] = (1 - noticed) * q1;
      out.usd[at] = cheap.usd[at]! + (noticed * q1 + alarms * (1 - q1)) * better.usd[at]!;
      out.change[at] = cheap.change[at]! + better.change[at]!;
    }
  }
}
