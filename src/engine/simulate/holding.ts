import { exp } from '../numerics/exp.ts';
import { log } from '../numerics/log.ts';
import { hoursPerMonth } from '../money/calendar.ts';
import { months } from '../world/period.ts';
import type { World } from '../world/world.ts';
import type { WorkloadDraws } from './workload-draws.ts';

/** How the GPUs are held. Rent quantiles in USD an hour; purchase price in USD for a GPU. */
export type Holding =
  | {
      kind: 'rented';
      commitment: 'on-demand' | '1-year' | '3-year';
      p10: number;
      p50: number;
      p90: number;
    }
  | { kind: 'owned'; usdPerGpu: number; kilowatts: number; lifeMonths: number };

/**
 * Months of the fleet and draw that is reckoned: GPUs needed, and undiscounted USD of holding them, as
 * constants for the reason that `demand` gives. What was bought means nothing where GPUs are rented.
 */
export const heldFleet = {
  gpus: new Float64Array(months),
  running: new Float64Array(months),
  bought: new Float64Array(months),
  /** Value left at the end of the period of what was bought in a month. */
  residual: new Float64Array(months),
};

const { gpus, running, bought, residual } = heldFleet;
// Local, not imported: engines read a module's own constants faster than another's.
const row = months;

/** Months for which rented GPUs are held at one price and may not be given back. */
export const termOf = (commitment: '1-year' | '3-year' | 'on-demand'): number =>
  commitment === 'on-demand' ? 1 : commitment === '1-year' ? 12 : 36;

/** Spare parts and support contract, share of the purchase price in a year. Judgement, grade D. */
export const sparesShare = 0.05;

/**
 * Cost of holding the GPUs needed in one draw. Idle hours are paid; a commitment never shrinks inside its
 * term; hardware is bought again when its life ends, and what is in place is not bought.
 */
export function holdFleet(
  holding: Holding,
  rentToday: SplitLognormal | null,
  w: WorkloadDraws,
  world: World,
  draw: number,
  inPlace: boolean,
): void {
  const from = draw * row;
  if (holding.kind === 'rented') {
    if (!rentToday) throw new Error('rented GPUs need the spread of their rent');
    const rent = splitLognormalAt(rentToday, w.rentScore[draw]!);
    const perGpu = rent * world.gpuOverhead[draw]! * hoursPerMonth;
    const term = termOf(holding.commitment);
    const { rent: rents } = world;
    let committed = 0;
    let priced = 1;
    let signs = 0;
    for (let t = 0; t < row; t++) {
      const needed = gpus[t]!;
      if (t === signs) {
        signs += term;
        committed = needed;
        priced = rents[from + t]!;
      } else committed = larger(needed, committed);
      running[t] = committed * perGpu * priced;
    }
    return;
  }
  const price = holding.usdPerGpu * world.gpuPrice[draw]! * world.serverUplift[draw]!;
  // The catalogue's kilowatts are all-in: servers, network and cooling are counted already.
  const kilowattMonth = hoursPerMonth * w.powerUsdPerKwh[draw]! + world.hosting[draw]!;
  const each = holding.kilowatts * kilowattMonth + (price * sparesShare) / 12;
  const life = Math.round(holding.lifeMonths);
  let owned = inPlace ? gpus[0]! : 0;
  for (let t = 0; t < row; t++) {
    const needed = gpus[t]!;
    if (t >= life) owned -= bought[t - life]! / price;
    const more = larger(needed, owned) - owned;
    owned += more;
    running[t] = owned * each;
    bought[t] = more * price;
    const left = 1 - (row - t) / life;
    residual[t] = left > 0 ? more * price * left : 0;
  }
}

/** The larger of two whole numbers, exactly, without a branch: which of two counts is larger cannot be foretold. */
export const larger = (a: number, b: number): number => 0.5 * (a + b + Math.abs(a - b));

interface Spread {
  p10: number;
  p50: number;
  p90: number;
}

/** A split lognormal through P10, P50 and P90: the median and how its logarithm moves with the score on either side. */
export interface SplitLognormal {
  median: number;
  below: number;
  above: number;
}

export const splitLognormalOf = (q: Spread): SplitLognormal => ({
  median: q.p50,
  below: log(q.p50 / q.p10) / 1.2815515655446004,
  above: log(q.p90 / q.p50) / 1.2815515655446004,
});

/** Value at a normal score. */
export const splitLognormalAt = (s: SplitLognormal, score: number): number =>
  s.median * exp(score * (score < 0 ? s.below : s.above));
