import type { Quantiles } from '#catalog/types/common.ts';
import type { Prior } from '#catalog/types/prior.ts';
import { exact } from '../catalogue/field.ts';

/** One range of a prior: its own, or that of a variant such as a jurisdiction. */
export interface PriorRow {
  /** Name of the variant in words; empty for the prior itself. */
  name: string;
  /** Path of the range inside the record, ready for `p50`: empty, or `variants.us.`. */
  path: string;
  range: Quantiles;
}

/** The ranges of a prior that can be moved, its own first. */
export function priorRows(prior: Prior): PriorRow[] {
  const { p10, p50, p90, variants } = prior;
  return [
    ...(p10 === null || p50 === null || p90 === null
      ? []
      : [{ name: '', path: '', range: { p10, p50, p90 } }]),
    ...Object.entries(variants).map(([name, range]) => ({
      name: words(name),
      path: `variants.${name}.`,
      range,
    })),
  ];
}

const words = (camel: string): string =>
  camel.replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);

/** A range in words: "2.0 to 7.3, half below 4.5". */
export const rangeWords = ({ p10, p50, p90 }: Quantiles): string =>
  `${exact(p10)} to ${exact(p90)}, half below ${exact(p50)}`;

/** Where a slider may go: a wide berth around the range, within what the unit allows. */
export function sliderEnds(
  { p10, p50, p90 }: Quantiles,
  unit: Prior['unit'],
): { least: number; most: number; step: number } {
  const reach = Math.max(p90 - p10, Math.abs(p50) * 0.2, 1e-3);
  const isShare = isBelowOne({ p90 }, unit);
  const floor = unit === 'percentPerYear' ? -95 : p10 < 0 ? -Infinity : 0;
  const least = Math.max(floor, p10 - reach);
  const most = isShare ? Math.min(1, p90 + reach) : p90 + reach;
  const step = Number(((most - least) / 200).toPrecision(1));
  return { least: rounded(least, step), most: rounded(most, step), step };
}

const rounded = (x: number, step: number): number =>
  Number((Math.round(x / step) * step).toPrecision(10));

/** Whether a range is one of chances or shares; variants of such a prior may count months. */
export const isBelowOne = ({ p90 }: Pick<Quantiles, 'p90'>, unit: Prior['unit']): boolean =>
  (unit === 'probability' || unit === 'fraction') && p90 <= 1;

/** A range after one of its quantiles was moved: the others give way, so that it still rises. */
export function withQuantile(range: Quantiles, which: keyof Quantiles, value: number): Quantiles {
  const { p10, p50, p90 } = range;
  if (which === 'p10') return { p10: value, p50: Math.max(p50, value), p90: Math.max(p90, value) };
  if (which === 'p90') return { p10: Math.min(p10, value), p50: Math.min(p50, value), p90: value };
  return { p10: Math.min(p10, value), p50: value, p90: Math.max(p90, value) };
}
