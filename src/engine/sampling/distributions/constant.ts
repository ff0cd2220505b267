import type { Distribution } from './distribution.ts';

/** A number that is known. */
export function constant(value: number): Distribution {
  return {
    quantile: () => value,
    atScore: () => value,
    cdf: (x) => (x >= value ? 1 : 0),
    mean: value,
    sd: 0,
  };
}
