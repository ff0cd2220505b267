/**
 * A week of load as the share of it that lies below a level. Between two hourly loads the share is a
 * line: `below[k] + above[k] · level` for levels from `rates[k − 1]` up to `rates[k]`.
 */
export interface WeekCurve {
  /** Distinct hourly loads in rising order, mean 1. */
  rates: Float64Array;
  below: Float64Array;
  /** Share of hours with more load than that. */
  above: Float64Array;
}

/** The curve of a week of hourly weights with mean 1. */
export function weekCurve(weights: readonly number[]): WeekCurve {
  const sorted = [...weights].sort((a, b) => a - b);
  const hours = sorted.length;
  const rates: number[] = [];
  const below = [0];
  const above = [1];
  let sum = 0;
  sorted.forEach((rate, i) => {
    sum += rate;
    if (sorted[i + 1] === rate) return;
    rates.push(rate);
    below.push(sum / hours);
    above.push((hours - i - 1) / hours);
  });
  return {
    rates: Float64Array.from(rates),
    below: Float64Array.from(below),
    above: Float64Array.from(above),
  };
}

/** The piece of the curve on which a level lies, sought from a piece nearby. */
export function pieceAt({ rates }: WeekCurve, level: number, near: number): number {
  let k = near;
  while (k < rates.length && rates[k]! <= level) k++;
  while (k > 0 && rates[k - 1]! > level) k--;
  return k;
}

/** Share of the week's requests that a fleet serves which carries `level` times the mean load; 1 from the peak on. */
export function shareBelow(curve: WeekCurve, level: number, piece: number): number {
  if (piece === curve.rates.length) return 1;
  return curve.below[piece]! + curve.above[piece]! * level;
}
