import { months } from '../world/period.ts';
import { modelRow, models } from './models.ts';
import type { WorkloadDraws } from './workload-draws.ts';

const { failure, usd, change, unnoticed } = models;
// Local, not imported: engines read a module's own constants faster than another's.
const row = months;
const to = modelRow.mixed * months;

/**
 * Open first by prediction (pre-router): the routed share goes to open weights at equal accepted
 * quality, the rest to the closed model; mis-routed calls are its only loss, as published routing
 * studies measure it; never worse than sending the same share at random. Sessions stick to one model,
 * so the cache is kept.
 */
export function mixPreRouter(open: number, closed: number, w: WorkloadDraws, draw: number): void {
  mixChanges(open, closed);
  const a = open * row;
  const b = closed * row;
  const routed = w.routedShare[draw]!;
  const rest = 1 - routed;
  const lost = routed * w.misrouted[draw]!;
  for (let t = 0; t < row; t++) {
    const best = failure[b + t]!;
    const chosen = best + lost * (1 - best);
    const random = routed * failure[a + t]! + rest * best;
    failure[to + t] = Math.min(chosen, random);
    usd[to + t] = routed * usd[a + t]! + rest * usd[b + t]!;
  }
}

/**
 * Cheap closed model first, checked, escalated when the check fails (cascade). Every call pays the
 * first model. The check catches the share of failures that is noticed and raises false alarms; the
 * better model solves all that the first one solves, so an escalated failure succeeds with chance
 * (p2 − p1)/(1 − p1). What slipped past the check is unnoticed; an answer that was flagged once is
 * watched, so what still fails after escalation goes to a person, as a noticed failure of one model does.
 */
export function mixCascade(cheap: number, better: number, w: WorkloadDraws, draw: number): void {
  mixChanges(cheap, better);
  const a = cheap * row;
  const b = better * row;
  const noticed = w.noticed[draw]!;
  const alarms = w.falseAlarms[draw]!;
  for (let t = 0; t < row; t++) {
    const q1 = failure[a + t]!;
    const q2 = Math.min(failure[b + t]!, q1);
    const slipped = q1 - noticed * q1;
    failure[to + t] = slipped + noticed * q2;
    unnoticed[t] = slipped;
    usd[to + t] = usd[a + t]! + (noticed * q1 + alarms * (1 - q1)) * usd[b + t]!;
  }
}

/** Both models are kept up. Every month is written, because who shows the months reads all of them. */
function mixChanges(a: number, b: number): void {
  for (let t = 0; t < row; t++) change[to + t] = change[a * row + t]! + change[b * row + t]!;
}
