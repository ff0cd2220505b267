import { scaleLinear, scaleLog } from 'd3-scale';
import { isKnown, line, text, type Canvas } from './draw.ts';
import { fromZero } from './scale.ts';
import type { Mark } from './mark.ts';
import { textWidth } from './text-width.ts';
import type { Theme } from './theme.ts';

/** Where a value stands in pixels, and round values to label. */
export interface ValueScale {
  (value: number): number;
  ticks: (count: number) => number[];
}

/**
 * A scale from zero, or a logarithmic one where it is wanted and every value is positive; a domain
 * of no extent is widened so that its one value has a place.
 */
export function valueScale(
  values: readonly (number | null | undefined)[],
  range: [number, number],
  kind: 'zero' | 'log' = 'zero',
): ValueScale {
  const known = values.filter(isKnown);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  if (kind === 'zero' || known.length === 0 || least <= 0) return fromZero(known, range);
  const scale = scaleLog(most > least ? [least, most] : [least / 2, most * 2], range);
  const place = (value: number): number => scale(value);
  return Object.assign(place, { ticks: (count: number) => thinned(scale.ticks(), count) });
}

/** A scale around the values themselves, which need not hold zero; for differences from a base. */
export function aroundScale(values: readonly number[], range: [number, number]): ValueScale {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  // Ends that differ by rounding alone are one value.
  const half = Math.max(Math.abs(least), Math.abs(most), 1e-6) * 0.05;
  const isWide = most - least > half * 1e-9;
  return scaleLinear(isWide ? [least, most] : [least - half, least + half], range);
}

const mantissa = (value: number): number => Number(value.toExponential(0).slice(0, 1));

/** Ticks of a logarithmic axis at 1, 2 and 5 of each power, or at 1 alone where those are too many. */
function thinned(ticks: readonly number[], count: number): number[] {
  for (const kept of [[1, 2, 5], [1, 5], [1]]) {
    const few = ticks.filter((t) => kept.includes(mantissa(t)));
    if (few.length <= count + 1 && few.length > 1) return few;
  }
  const powers = ticks.filter((t) => mantissa(t) === 1);
  const step = Math.max(1, Math.ceil(powers.length / (count + 1)));
  const few = powers.filter((_, i) => i % step === 0);
  return few.length > 1 ? few : ticks.filter((_, i) => i === 0 || i === ticks.length - 1);
}

/** Marks below a horizontal axis, each with its words; one that would touch the one before is left out. */
export function ticksBelow(
  ticks: readonly { at: number; label: string }[],
  base: number,
  room: Pick<Canvas, 'width' | 'size' | 'line'>,
  theme: Theme,
): Mark[] {
  let free = 0;
  return ticks.flatMap(({ at, label }) => {
    const half = textWidth(label, room.size) / 2;
    if (at - half < free || at + half > room.width) return [];
    free = at + half + 10;
    return [
      line([at, base], [at, base + 4], theme.edge),
      text(at, base + room.line, label, theme.ink2, { size: room.size, anchor: 'middle' }),
    ];
  });
}
