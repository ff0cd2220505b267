import { exp } from '../numerics/exp.ts';
import { months, renewalMonths } from '../world/period.ts';
import type { World } from '../world/world.ts';
import { models } from './models.ts';
import { isBarred, type Rows } from './rows.ts';
import { slotOf, slots } from './slots.ts';
import type { WorkloadDraws } from './workload-draws.ts';

/** Odds of the best open weights in every month of the futures that are reckoned together, once an option follows them; odds are p / (1 − p). */
const field = new Float64Array(slots * months);

/** Odds at the ceiling, and the factor of the odds in a month for a model that stays as it is and for one that rides the frontier. */
const odds = new Float64Array(slots * 3);

const { failure } = models;
// Local, not imported: engines read a module's own constants faster than another's.
const row = months;
const rhythm = renewalMonths;

/**
 * Makes what all options share about success that of one draw, with the odds of open weights in every
 * `fieldStep`th month; 0 where no option follows them.
 */
export function fillOdds(w: WorkloadDraws, world: World, draw: number, fieldStep: number): void {
  const loss = w.qualityLoss[draw]!;
  const moves = w.taskMoves[draw]!;
  const of = slotOf(draw) * 3;
  odds[of] = exp(w.ceiling[draw]!);
  odds[of + 1] = exp(-loss * moves);
  odds[of + 2] = exp(loss * (1 - moves));
  if (fieldStep === 0) return;
  const { lag, extraLag } = world;
  const hidden = w.privateWork ? 1 : 0;
  const pace = 1 - moves;
  const reference = w.reference[draw]!;
  const from = draw * row;
  const to = slotOf(draw) * row;
  for (let t = 0; t < row; t += fieldStep) {
    const behind = lag[from + t]! + hidden * extraLag[from + t]!;
    field[to + t] = exp(reference + loss * (pace * t - behind));
  }
}

/**
 * Failure rates of one model in one draw: logit p = min(logit p_ref + β(C(t) − δt) + shift, logit p_max),
 * less the points a host loses. Along a line the odds are a geometric series, so a month costs a product
 * and a division; where capability follows the open field its odds are shared.
 */
export function fillFailures(rows: Rows, w: WorkloadDraws, draw: number, model: number): void {
  const { shift } = rows;
  const loss = w.qualityLoss[draw]!;
  const at = model * row;
  const of = slotOf(draw) * 3;
  const slot = slotOf(draw) * row;
  if (rows.shape === 'course') return alongCourse(rows, w, draw, at, of);
  if (rows.shape === 'line') {
    const success = exp(w.reference[draw]! + shift - loss * rows.behind);
    geometric(at, row, success, odds[of + (rows.pace === 0 ? 1 : 2)]!, of, rows.shortfall);
    return;
  }
  const scale = exp(shift - loss * rows.behind);
  const { bars } = rows;
  if (rows.shape === 'renewed') {
    let success = 0;
    for (let t = 0; t < row; t += rhythm) {
      if (t === 0 || !isBarred(bars, t)) success = scale * field[slot + t]!;
      success = geometric(at + t, rhythm, success, odds[of + 1]!, of, rows.shortfall);
    }
    return;
  }
  if (bars.from < row || bars.originFrom < row) barredField(at, scale, slot, of, rows);
  else openField(at, scale, slot, of, rows.shortfall);
}

/** With the open field, month by month. */
function openField(at: number, scale: number, slot: number, of: number, shortfall: number): void {
  const ceiling = odds[of]!;
  for (let t = 0; t < row; t++)
    failure[at + t] = Math.min(
      1,
      1 / (1 + Math.min(scale * field[slot + t]!, ceiling)) + shortfall,
    );
}

/** With the open field where its new releases may be used. */
function barredField(
  at: number,
  scale: number,
  slot: number,
  of: number,
  { bars, shortfall }: Rows,
): void {
  const ceiling = odds[of]!;
  const still = odds[of + 1]!;
  let success = 0;
  for (let t = 0; t < row; t++) {
    success = t === 0 || !isBarred(bars, t) ? scale * field[slot + t]! : success * still;
    failure[at + t] = Math.min(1, 1 / (1 + Math.min(success, ceiling)) + shortfall);
  }
}

/** As a course of its own says. */
function alongCourse(rows: Rows, w: WorkloadDraws, draw: number, at: number, of: number): void {
  const { capability } = rows.course;
  const { shortfall } = rows;
  const ceiling = odds[of]!;
  const still = odds[of + 1]!;
  const loss = w.qualityLoss[draw]!;
  const start = w.reference[draw]! + rows.shift;
  const drift = loss * w.taskMoves[draw]!;
  let before = NaN;
  let success = 0;
  for (let t = 0; t < row; t++) {
    const now = capability[t]!;
    success = now === before ? success * still : exp(start + loss * now - drift * t);
    before = now;
    failure[at + t] = Math.min(1, 1 / (1 + Math.min(success, ceiling)) + shortfall);
  }
}

/** Months along a geometric series of odds; returns the odds of the month after. */
function geometric(
  from: number,
  length: number,
  success: number,
  factor: number,
  of: number,
  shortfall: number,
): number {
  const ceiling = odds[of]!;
  const end = from + length;
  let value = success;
  if (shortfall === 0)
    for (let at = from; at < end; at++) {
      failure[at] = 1 / (1 + Math.min(value, ceiling));
      value *= factor;
    }
  else
    for (let at = from; at < end; at++) {
      failure[at] = Math.min(1, 1 / (1 + Math.min(value, ceiling)) + shortfall);
      value *= factor;
    }
  return value;
}
