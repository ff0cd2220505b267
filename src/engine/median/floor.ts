/** A floor with spill as it was simulated last, in the median future. */
import { seriesOf, type BlockContext } from '../options/sim-option.ts';
import type { FloorLegs } from '../simulate/floor-spill.ts';
import type { Leg } from '../simulate/leg.ts';
import { firstDraw } from './months.ts';

/** What each leg took of the requests. */
export function legsKept(c: BlockContext): FloorLegs {
  const { floorLegs } = c.bench;
  if (!floorLegs) throw new Error('a floor with spill was not simulated');
  return floorLegs;
}

/** Failure rates of a floor with spill: each leg's by the share of requests that it answers. */
export function floorFailures(spill: Leg, c: BlockContext): number[] {
  const { floor } = legsKept(c);
  const q = firstDraw(seriesOf(spill, c).failure);
  return firstDraw(floor.run.floor!.failure).map(
    (own, t) => floor.calls[t]! * own + (1 - floor.calls[t]!) * q[t]!,
  );
}
