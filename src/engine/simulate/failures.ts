import { exp } from '../numerics/exp.ts';
import { months, renewalMonths } from '../world/period.ts';
import type { World } from '../world/world.ts';
import { isBarred, type Rows } from './rows.ts';
import { tileColumn, tileDraws } from './tiles.ts';
import type { WorkloadDraws } from './workload-draws.ts';

/**
 * What all options of a workload share about success in the tile that is reckoned, as constants for the
 * reason that `demand` gives; odds are p / (1 − p).
 */
const ceilings = tileColumn(1);
/** Factor of the odds in a month for a model that stays as it is, and for one that rides the frontier. */
const stills = tileColumn(1);
const riding = tileColumn(1);
/** Odds of the best open weights in every month, once an option follows them. */
const field = tileColumn(months);

/** Failure rates of the draw that is reckoned, by month. */
export const reckoned = { failure: new Float64Array(months) };

const { failure } = reckoned;

let filled: { w: WorkloadDraws; world: World; open: boolean } | null = null;

/** Makes the columns those of a tile, with the odds of open weights where they are needed. */
export function fillOdds(w: WorkloadDraws, world: World, open: boolean): void {
  if (filled?.w !== w || filled.world !== world) {
    if (w.draws > tileDraws) throw new Error(`a tile holds ${tileDraws} draws, not ${w.draws}`);
    filled = { w, world, open: false };
    for (let i = 0; i < w.draws; i++) {
      const loss = w.qualityLoss[i]!;
      const moves = w.taskMoves[i]!;
      ceilings[i] = exp(w.ceiling[i]!);
      stills[i] = exp(-loss * moves);
      riding[i] = exp(loss * (1 - moves));
    }
  }
  if (!open || filled.open) return;
  filled.open = true;
  const { lag, extraLag } = world;
  const hidden = w.privateWork ? 1 : 0;
  for (let i = 0; i < w.draws; i++) {
    const loss = w.qualityLoss[i]!;
    const moves = 1 - w.taskMoves[i]!;
    const reference = w.reference[i]!;
    const from = i * months;
    const end = from + months;
    for (let at = from; at < end; at++) {
      const behind = lag[at]! + hidden * extraLag[at]!;
      field[at] = exp(reference + loss * (moves * (at - from) - behind));
    }
  }
}

/**
 * Failure rates of one draw into `reckoned`: logit p = min(logit p_ref + β(C(t) − δt) + shift,
 * logit p_max), less the points a host loses. Along a line the odds are a geometric series, so a month
 * costs a product and a division; where capability follows the open field its odds are shared.
 */
export function fillFailures(rows: Rows, w: WorkloadDraws, draw: number): void {
  const { shift, shortfall } = rows;
  const ceiling = ceilings[draw]!;
  const loss = w.qualityLoss[draw]!;
  const still = stills[draw]!;
  if (rows.shape === 'course') {
    const { capability } = rows.course;
    const start = w.reference[draw]! + shift;
    const drift = loss * w.taskMoves[draw]!;
    let before = NaN;
    let success = 0;
    for (let t = 0; t < months; t++) {
      const now = capability[t]!;
      success = now === before ? success * still : exp(start + loss * now - drift * t);
      before = now;
      const rate = 1 / (1 + (success < ceiling ? success : ceiling)) + shortfall;
      failure[t] = rate < 1 ? rate : 1;
    }
    return;
  }
  if (rows.shape === 'line') {
    const success = exp(w.reference[draw]! + shift - loss * rows.behind);
    const factor = rows.pace === 0 ? still : riding[draw]!;
    geometric(0, months, success, factor, ceiling, shortfall);
    return;
  }
  const from = draw * months;
  const scale = exp(shift - loss * rows.behind);
  const { bars } = rows;
  if (rows.shape === 'renewed') {
    let success = 0;
    for (let t = 0; t < months; t += renewalMonths) {
      if (t === 0 || !isBarred(bars, t)) success = scale * field[from + t]!;
      success = geometric(t, renewalMonths, success, still, ceiling, shortfall);
    }
    return;
  }
  const free = !(bars.from < months || bars.originFrom < months);
  if (free) {
    const end = from + months;
    for (let t = 0, at = from; at < end; t++, at++) {
      const success = scale * field[at]!;
      const rate = 1 / (1 + (success < ceiling ? success : ceiling)) + shortfall;
      failure[t] = rate < 1 ? rate : 1;
    }
    return;
  }
  let success = 0;
  for (let t = 0; t < months; t++) {
    success = t === 0 || !isBarred(bars, t) ? scale * field[from + t]! : success * still;
    const rate = 1 / (1 + (success < ceiling ? success : ceiling)) + shortfall;
    failure[t] = rate < 1 ? rate : 1;
  }
}

/** A run of months along a geometric series of odds; returns the odds of the month after. */
function geometric(
  from: number,
  length: number,
  success: number,
  factor: number,
  ceiling: number,
  shortfall: number,
): number {
  const end = from + length;
  let value = success;
  for (let t = from; t < end; t++) {
    const rate = 1 / (1 + (value < ceiling ? value : ceiling)) + shortfall;
    failure[t] = rate < 1 ? rate : 1;
    value *= factor;
  }
  return value;
}
