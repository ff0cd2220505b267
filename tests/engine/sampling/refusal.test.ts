import { expect, test } from 'vitest';
import { refusal } from '#engine/sampling/distributions/refusal.ts';
import { type DistributionSpec, distributionOf } from '#engine/sampling/distributions/spec.ts';

const ends = (a: number, b: number) => ({ ends: [a, b] as const });
const three = { low: 0.2, median: 0.5, high: 0.8 };
const badEnds = 'the ends must be two rising probabilities';

/** What is impossible and why, in the words that a user reads. */
const impossible: readonly (readonly [DistributionSpec, string])[] = [
  [{ kind: 'constant', value: NaN }, 'a range needs plain numbers: NaN'],
  [{ kind: 'normal', mean: Infinity, sd: 1 }, 'a range needs plain numbers: Infinity'],
  [{ kind: 'uniform', min: 0, max: Infinity }, 'a range needs plain numbers: Infinity'],
  [{ kind: 'normal', mean: 0, sd: -1 }, 'a spread must not be below 0: -1'],
  [{ kind: 'lognormal', mu: 0, sigma: -2 }, 'a spread must not be below 0: -2'],
  [{ kind: 'beta', alpha: 0, beta: 1 }, 'alpha must be above 0: 0'],
  [{ kind: 'beta', alpha: 1, beta: -1 }, 'beta must be above 0: -1'],
  [{ kind: 'gamma', shape: 0, scale: 1 }, 'shape must be above 0: 0'],
  [{ kind: 'gamma', shape: 1, scale: 0 }, 'scale must be above 0: 0'],
  [{ kind: 'uniform', min: 3, max: 2 }, 'lowest must be below highest: 3 to 2'],
  [{ kind: 'log-uniform', min: 0, max: 2 }, 'lowest must be above 0: 0'],
  [{ kind: 'log-uniform', min: 3, max: 2 }, 'lowest must be below highest: 3 to 2'],
  [{ kind: 'triangular', min: 3, mode: 3, max: 2 }, 'lowest must be below highest: 3 to 2'],
  [
    { kind: 'triangular', min: 1, mode: 0.5, max: 2 },
    'likely must lie between low and high: 0.5 in 1 to 2',
  ],
  [
    { kind: 'pert', min: 2, mode: 20, max: 12 },
    'likely must lie between low and high: 20 in 2 to 12',
  ],
  [
    { kind: 'clipped', of: { kind: 'normal', mean: 0, sd: 1 }, least: 2, most: 1 },
    'least must be below most: 2 to 1',
  ],
  [
    { kind: 'clipped', of: { kind: 'normal', mean: 0, sd: -1 }, least: 0, most: Infinity },
    'a spread must not be below 0: -1',
  ],
  [{ kind: 'mixture', parts: [] }, 'a mixture needs a part with weight above 0'],
  [
    { kind: 'mixture', parts: [{ weight: 0, of: { kind: 'constant', value: 1 } }] },
    'a mixture needs a part with weight above 0',
  ],
  [
    {
      kind: 'mixture',
      parts: [
        { weight: 2, of: { kind: 'constant', value: 1 } },
        { weight: -1, of: { kind: 'constant', value: 1 } },
      ],
    },
    'a weight must not be below 0: -1',
  ],
  [
    {
      kind: 'mixture',
      parts: [
        { weight: 2, of: { kind: 'constant', value: 1 } },
        { weight: 1, of: { kind: 'gamma', shape: 1, scale: -3 } },
      ],
    },
    'scale must be above 0: -3',
  ],
  [{ kind: 'normal-through', low: 3, high: 2 }, 'low must be below high: 3 to 2'],
  [{ kind: 'normal-through', low: 1, high: 2, ...ends(0.9, 0.1) }, `${badEnds}: 0.9 and 0.1`],
  [{ kind: 'normal-through', low: 1, high: 2, ...ends(0.5, 0.5) }, `${badEnds}: 0.5 and 0.5`],
  [{ kind: 'normal-through', low: 1, high: 2, ...ends(0, 0.9) }, `${badEnds}: 0 and 0.9`],
  [{ kind: 'normal-through', low: 1, high: 2, ...ends(0.1, 1) }, `${badEnds}: 0.1 and 1`],
  [{ kind: 'lognormal-through', low: 0, high: 3 }, 'low must be above 0: 0'],
  [{ kind: 'gamma-through', low: 0, high: 3 }, 'low must be above 0: 0'],
  [{ kind: 'split-lognormal', low: 0, median: 1, high: 3 }, 'low must be above 0: 0'],
  [
    { kind: 'split-normal', low: 0, median: 4, high: 3 },
    'likely must lie between low and high: 4 in 0 to 3',
  ],
  [
    { kind: 'split-normal', low: 0, median: -1, high: 3 },
    'likely must lie between low and high: -1 in 0 to 3',
  ],
  [
    { kind: 'beta-through', low: 0, high: 0.5 },
    'a share must lie between 0 and 1, ends excluded: 0 to 0.5',
  ],
  [
    { kind: 'beta-through', low: 0.5, high: 1 },
    'a share must lie between 0 and 1, ends excluded: 0.5 to 1',
  ],
  [
    { kind: 'split-logit-normal', low: 0.2, median: 0.5, high: 1 },
    'a share must lie between 0 and 1, ends excluded: 0.2 to 1',
  ],
  [
    { kind: 'split-logit-normal', low: 0, median: 0.5, high: 0.9 },
    'a share must lie between 0 and 1, ends excluded: 0 to 0.9',
  ],
  [{ kind: 'metalog', ...three, lower: 0.2 }, 'low must be above 0.2: 0.2'],
  [{ kind: 'metalog', ...three, lower: 0.3 }, 'low must be above 0.3: 0.2'],
  [{ kind: 'metalog', ...three, upper: 0.8 }, 'high must be below 0.8: 0.8'],
  [{ kind: 'metalog', ...three, lower: 0, upper: 0.7 }, 'high must be below 0.7: 0.8'],
  [{ kind: 'metalog', ...three, lower: NaN }, 'a range needs plain numbers: NaN'],
];

test.each(impossible)('%j is refused: %s', (spec, reason) => {
  expect(refusal(spec)).toBe(reason);
  expect(() => distributionOf(spec)).toThrow(new RangeError(reason));
});

/** Just possible, with the mean where it is known. */
const possible: readonly (readonly [DistributionSpec, number])[] = [
  [{ kind: 'constant', value: -3 }, -3],
  [{ kind: 'normal', mean: 4, sd: 0 }, 4],
  [{ kind: 'normal', mean: 4, sd: 2 }, 4],
  [{ kind: 'lognormal', mu: 0, sigma: 0 }, 1],
  [{ kind: 'beta', alpha: 2, beta: 6 }, 0.25],
  [{ kind: 'beta', alpha: 2, beta: 6, min: 4, max: 8 }, 5],
  [{ kind: 'gamma', shape: 2, scale: 3 }, 6],
  [{ kind: 'uniform', min: 2, max: 2 }, 2],
  [{ kind: 'log-uniform', min: 2, max: 2 }, 2],
  [{ kind: 'triangular', min: 2, mode: 2, max: 2 }, 2],
  [{ kind: 'triangular', min: 0, mode: 0, max: 3 }, 1],
  [{ kind: 'triangular', min: 0, mode: 3, max: 3 }, 2],
  [{ kind: 'pert', min: 2, mode: 2, max: 2 }, 2],
  [{ kind: 'pert', min: 0, mode: 6, max: 6 }, 5],
  [{ kind: 'pert', min: 0, mode: 6, max: 6, weight: 10 }, 5.5],
  [
    {
      kind: 'clipped',
      of: { kind: 'uniform', min: 0, max: 2 },
      least: -Infinity,
      most: Infinity,
    },
    1,
  ],
  [{ kind: 'clipped', of: { kind: 'uniform', min: 0, max: 2 }, least: 1, most: 1 }, 1],
  [
    {
      kind: 'mixture',
      parts: [
        { weight: 0, of: { kind: 'constant', value: 90 } },
        { weight: 3, of: { kind: 'uniform', min: 0, max: 2 } },
        { weight: 1, of: { kind: 'uniform', min: 4, max: 6 } },
      ],
    },
    2,
  ],
  [{ kind: 'normal-through', low: 3, high: 3 }, 3],
  [{ kind: 'normal-through', low: 3, high: 5 }, 4],
  [{ kind: 'split-normal', low: 3, median: 4, high: 5 }, 4],
  [{ kind: 'beta-through', low: 0.5, high: 0.5 }, 0.5],
  [{ kind: 'beta-through', low: 0.3, high: 0.7 }, 0.5],
  [{ kind: 'split-logit-normal', low: 0.3, median: 0.5, high: 0.7 }, 0.5],
  [{ kind: 'metalog', low: 3, median: 4, high: 5 }, 4],
  [{ kind: 'metalog', low: 0.3, median: 0.5, high: 0.7, lower: 0, upper: 1 }, 0.5],
];

test.each(possible)('%j has mean %d', (spec, mean) => {
  expect(refusal(spec)).toBeUndefined();
  const d = distributionOf(spec);
  expect(d.mean).toBeCloseTo(mean, 9);
  if (d.sd === 0) {
    expect([d.quantile(0.3), d.atScore(2), d.cdf(mean), d.cdf(mean - 1)]).toEqual([
      mean,
      mean,
      1,
      0,
    ]);
  }
});

test('one more limit makes a metalog of another scale', () => {
  const between = { kind: 'metalog', ...three, lower: 0, upper: 1 } as const;
  expect(refusal({ ...between, lower: 0.19, upper: 0.81 })).toBeUndefined();
  expect(distributionOf(between).quantile(1e-9)).toBeGreaterThan(0);
  expect(distributionOf(between).quantile(1 - 1e-9)).toBeLessThan(1);
});
