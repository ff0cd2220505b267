import { type Distribution, fromQuantile } from './distribution.ts';

/** Triangular between hard limits with its peak at the mode. */
export function triangular(min: number, mode: number, max: number): Distribution {
  const width = max - min;
  const left = mode - min;
  const right = max - mode;
  const split = left / width;
  return fromQuantile(
    (u) =>
      u < split ? min + Math.sqrt(u * width * left) : max - Math.sqrt((1 - u) * width * right),
    (x) => {
      if (x <= min) return 0;
      if (x >= max) return 1;
      return x < mode
        ? ((x - min) * (x - min)) / (width * left)
        : 1 - ((max - x) * (max - x)) / (width * right);
    },
    {
      mean: (min + mode + max) / 3,
      sd: Math.sqrt((left * left + left * right + right * right) / 18),
    },
  );
}
