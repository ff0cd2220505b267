import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { isKnown } from './draw.ts';

/** Linear scale whose domain holds zero and every known value; a domain of no extent becomes 0…1. */
export function fromZero(
  values: readonly (number | null | undefined)[],
  range: [number, number],
): ScaleLinear<number, number> {
  const known = values.filter(isKnown);
  const low = Math.min(0, ...known);
  const high = Math.max(0, ...known);
  return scaleLinear([low, high > low ? high : low + 1], range);
}
