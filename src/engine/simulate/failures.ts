import { exp } from '../numerics/exp.ts';
import { months, renewalMonths } from '../world/period.ts';
import type { World } from '../world/world.ts';
import { isBarred, type Rows } from './rows.ts';
import type { WorkloadDraws } from './workload-draws.ts';

/** What all options of a workload share about success in one tile; odds are p / (1 − p). */
export interface Odds {
  ceiling: Float64Array;
  /** Factor of the odds in a month for a model that stays as it is, and for one that rides the frontier. */
  still: Float64Array;
  riding: Float64Array;
  /** Odds of the best open weights in every month; null until an option follows them. */
  field: Float64Array | null;
  /** Discounted requests in each month, and the same of today's size at the prices of a series of the world. */
  requests: Float64Array | null;
  /** What a discounted dollar of each month is in that month. */
  inverse: Float64Array | null;
  priced: Map<Float64Array, Float64Array>;
}

const kept = new WeakMap<WorkloadDraws, { world: World; odds: Odds }>();

/** The shared odds of a workload in a world, reckoned once; with those of open weights where they are needed. */
export function oddsOf(w: WorkloadDraws, world: World, open: boolean): Odds {
  const known = kept.get(w);
  const odds: Odds =
    known?.world === world
      ? known.odds
      : {
          ceiling: w.ceiling.map(exp),
          still: w.qualityLoss.map((loss, i) => exp(-loss * w.taskMoves[i]!)),
          riding: w.qualityLoss.map((loss, i) => exp(loss * (1 - w.taskMoves[i]!))),
          field: null,
          requests: null,
          inverse: null,
          priced: new Map(),
        };
  kept.set(w, { world, odds });
  if (open) odds.field ??= fieldOdds(w, world);
  return odds;
}

function fieldOdds(w: WorkloadDraws, world: World): Float64Array {
  const series = new Float64Array(w.draws * months);
  for (let i = 0; i < w.draws; i++) {
    const loss = w.qualityLoss[i]!;
    const moves = 1 - w.taskMoves[i]!;
    const reference = w.reference[i]!;
    for (let t = 0, at = i * months; t < months; t++, at++) {
      const behind = world.lag[at]! + (w.privateWork ? world.extraLag[at]! : 0);
      series[at] = exp(reference + loss * (moves * t - behind));
    }
  }
  return series;
}

/**
 * Failure rates of one draw into `out` from `at` on: logit p = min(logit p_ref + β(C(t) − δt) + shift,
 * logit p_max), less the points a host loses. Along a line the odds are a geometric series, so a month
 * costs a product and a division; where capability follows the open field its odds are shared.
 */
export function fillFailures(
  rows: Rows,
  w: WorkloadDraws,
  shared: Odds,
  draw: number,
  out: Float64Array,
  at: number,
): void {
  const { shift, shortfall } = rows;
  const ceiling = shared.ceiling[draw]!;
  const loss = w.qualityLoss[draw]!;
  const still = shared.still[draw]!;
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
      out[at + t] = rate < 1 ? rate : 1;
    }
    return;
  }
  if (rows.shape === 'line') {
    const success = exp(w.reference[draw]! + shift - loss * rows.behind);
    const factor = rows.pace === 0 ? still : shared.riding[draw]!;
    geometric(out, at, months, success, factor, ceiling, shortfall);
    return;
  }
  const { field } = shared;
  if (!field) throw new Error('the odds of open weights were not asked for');
  const from = draw * months;
  const scale = exp(shift - loss * rows.behind);
  const { bars } = rows;
  if (rows.shape === 'renewed') {
    let success = 0;
    for (let t = 0; t < months; t += renewalMonths) {
      if (t === 0 || !isBarred(bars, t)) success = scale * field[from + t]!;
      success = geometric(out, at + t, renewalMonths, success, still, ceiling, shortfall);
    }
    return;
  }
  const free = !(bars.from < months || bars.originFrom < months);
  let success = 0;
  for (let t = 0; t < months; t++) {
    success = free || t === 0 || !isBarred(bars, t) ? scale * field[from + t]! : success * still;
    const rate = 1 / (1 + (success < ceiling ? success : ceiling)) + shortfall;
    out[at + t] = rate < 1 ? rate : 1;
  }
}

/** A run of months along a geometric series of odds; returns the odds of the month after. */
function geometric(
  out: Float64Array,
  at: number,
  length: number,
  success: number,
  factor: number,
  ceiling: number,
  shortfall: number,
): number {
  let value = success;
  for (let t = at; t < at + length; t++) {
    const rate = 1 / (1 + (value < ceiling ? value : ceiling)) + shortfall;
    out[t] = rate < 1 ? rate : 1;
    value *= factor;
  }
  return value;
}
