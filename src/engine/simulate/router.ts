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
  const { failure, usd } = out;
  mixChanges(open, closed, w.draws, out);
  for (let i = 0; i < w.draws; i++) {
    const routed = w.routedShare[i]!;
    const rest = 1 - routed;
    const lost = routed * w.misrouted[i]!;
    const end = (i + 1) * months;
    for (let at = i * months; at < end; at++) {
      const best = closed.failure[at]!;
      const chosen = best + lost * (1 - best);
      const random = routed * open.failure[at]! + rest * best;
      failure[at] = chosen < random ? chosen : random;
      usd[at] = routed * open.usd[at]! + rest * closed.usd[at]!;
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
  unnoticed: Float64Array,
): void {
  const { failure, usd } = out;
  mixChanges(cheap, better, w.draws, out);
  for (let i = 0; i < w.draws; i++) {
    const noticed = w.noticed[i]!;
    const alarms = w.falseAlarms[i]!;
    const end = (i + 1) * months;
    for (let at = i * months; at < end; at++) {
      const q1 = cheap.failure[at]!;
      const second = better.failure[at]!;
      const q2 = second < q1 ? second : q1;
      const slipped = q1 - noticed * q1;
      failure[at] = slipped + noticed * q2;
      unnoticed[at] = slipped;
      usd[at] = cheap.usd[at]! + (noticed * q1 + alarms * (1 - q1)) * better.usd[at]!;
    }
  }
}

/** Both models are kept up. */
function mixChanges(a: LegSeries, b: LegSeries, draws: number, out: LegSeries): void {
  out.inRhythm = a.inRhythm && b.inRhythm;
  const rows = out.inRhythm ? 1 : draws;
  for (let i = 0; i < rows; i++) {
    const ofA = a.inRhythm ? 0 : i * months;
    const ofB = b.inRhythm ? 0 : i * months;
    for (let t = 0; t < months; t++)
      out.change[i * months + t] = a.change[ofA + t]! + b.change[ofB + t]!;
  }
}
