/** Value of knowing which category holds: group means, no smoothing. */
import type { Decision } from './decision.ts';
import { type InformationValue, valueOfChoice } from './information-value.ts';

/** A label per draw, 0…count − 1. */
export interface Labels {
  readonly labels: Uint16Array;
  readonly count: number;
}

/** Labels of a column with few distinct values; `undefined` where it has more than `most`. */
export function labelsOf(x: ArrayLike<number>, most = 24): Labels | undefined {
  const known = new Map<number, number>();
  const labels = new Uint16Array(x.length);
  for (let i = 0; i < x.length; i += 1) {
    const value = x[i] as number;
    let label = known.get(value);
    if (label === undefined) {
      if (known.size === most) return undefined;
      label = known.size;
      known.set(value, label);
    }
    labels[i] = label;
  }
  return { labels, count: known.size };
}

/** Every combination of several categories as one. */
export function crossed(parts: readonly Labels[]): Labels {
  const codes = new Float64Array(parts[0]?.labels.length ?? 0);
  for (const { labels, count } of parts) {
    for (let i = 0; i < codes.length; i += 1) {
      codes[i] = (codes[i] as number) * count + (labels[i] as number);
    }
  }
  const joint = labelsOf(codes, 65535);
  if (joint === undefined) throw new RangeError('more than 65,535 combinations of categories');
  return joint;
}

/** EVPPI of a category from the mean of every group. */
export function categoryValue(decision: Decision, { labels, count }: Labels): InformationValue {
  const sizes = new Float64Array(count);
  for (const label of labels) sizes[label] = (sizes[label] as number) + 1;
  const fits = decision.rivals.map(({ difference }) => {
    const sums = new Float64Array(count);
    for (let i = 0; i < labels.length; i += 1) {
      const label = labels[i] as number;
      sums[label] = (sums[label] as number) + (difference[i] as number);
    }
    return sums.map((sum, c) => (sizes[c] === 0 ? 0 : sum / (sizes[c] as number)));
  });
  return valueOfChoice(decision, labels, sizes, fits);
}

/**
 * What group means of a useless input are worth by chance: sd·(√groups − 1)/√(2π·draws) for two options
 * with equal means whose difference has standard deviation sd. A category's value below it says nothing.
 */
export function groupMeansBias(draws: number, groups: number, sd = 1): number {
  return (sd * (Math.sqrt(groups) - 1)) / Math.sqrt(6.283185307179586 * draws);
}
