import { exp } from '../numerics/exp.ts';
import { log } from '../numerics/log.ts';
import { months } from '../world/period.ts';
import type { World } from '../world/world.ts';

/** Adds months to the lag from a month on, whole or fading with a half-life. */
export function withLag(
  w: World,
  from: (draw: number) => number,
  size: Float64Array,
  halfLife: number | null,
): World {
  const lag = w.lag.slice();
  for (let i = 0; i < w.draws; i++) {
    const start = from(i);
    for (let t = Math.max(0, Math.ceil(start)); t < months; t++) {
      const left = halfLife === null ? 1 : exp(((t - start) * log(0.5)) / halfLife);
      lag[i * months + t]! += size[i]! * left;
    }
  }
  return { ...w, lag };
}

/** Bars new releases of open weights from a month on, if they are not barred already. */
export function withReleaseBar(w: World, start: Float64Array, length: number): World {
  const own = w.openRestriction;
  return {
    ...w,
    openRestriction: {
      start: start.map((month, i) => Math.min(month, own.start[i]!)),
      length: start.map((month, i) => (own.start[i]! < month ? own.length[i]! : length)),
    },
  };
}

/** Multiplies every rent from a month on, for so many months. */
export function withRent(w: World, start: Float64Array, factor: number, length: number): World {
  const rent = w.rent.slice();
  for (let i = 0; i < w.draws; i++) {
    const from = Math.ceil(start[i]!);
    for (let t = from; t < months && t < from + length; t++) rent[i * months + t]! *= factor;
  }
  return { ...w, rent };
}
