import { exp } from '../numerics/exp.ts';
import { log } from '../numerics/log.ts';
import type { Happening, Spell } from './happenings.ts';
import { months, renewalMonths } from './period.ts';

/** One block of futures. Series are draw-major: entry `draw · 36 + month`. */
export interface World {
  draws: number;
  outlook: Uint8Array;
  /** Months that the best open weights stand behind the closed frontier on public tests. */
  lag: Float64Array;
  /** The further distance on work no public test has seen. */
  extraLag: Float64Array;
  /** Price factors against today. */
  closedTier: Float64Array;
  closedHold: Float64Array;
  openTier: Float64Array;
  openHold: Float64Array;
  openSame: Float64Array;
  rent: Float64Array;
  /** When each kind of event holds. */
  events: readonly Happening[];
  /** New releases of open weights are barred, all of them or those of Chinese origin. */
  openRestriction: Spell;
  originRestriction: Spell;
  closedLife: Float64Array;
  hostLife: Float64Array;
  gpuOverhead: Float64Array;
  hostPremium: Float64Array;
  gpuPrice: Float64Array;
  serverUplift: Float64Array;
  hosting: Float64Array;
}

/** x^(month/12) for every month; `x` is a yearly factor. */
export function yearly(factor: Float64Array, invert = false): Float64Array {
  const series = new Float64Array(factor.length * months);
  for (let i = 0; i < factor.length; i++) {
    const step = exp(((invert ? -1 : 1) * log(factor[i]!)) / 12);
    let value = 1;
    for (let t = 0; t < months; t++) {
      series[i * months + t] = value;
      value *= step;
    }
  }
  return series;
}

/** A fall of price that is collected only when the model is changed, every nine months. */
export function collected(divisor: Float64Array): Float64Array {
  const series = new Float64Array(divisor.length * months);
  for (let i = 0; i < divisor.length; i++) {
    const step = exp((-renewalMonths * log(divisor[i]!)) / 12);
    let value = 1;
    for (let t = 0; t < months; t++) {
      if (t > 0 && t % renewalMonths === 0) value *= step;
      series[i * months + t] = value;
    }
  }
  return series;
}

const yearStep = exp(log(0.5) / 12);

/** Reversion from today's level to the outlook's with a half-life of 12 months. */
export function reverting(now: Float64Array, target: Float64Array): Float64Array {
  const series = new Float64Array(now.length * months);
  for (let i = 0; i < now.length; i++) {
    let weight = 1;
    for (let t = 0; t < months; t++) {
      series[i * months + t] = target[i]! + (now[i]! - target[i]!) * weight;
      weight *= yearStep;
    }
  }
  return series;
}
