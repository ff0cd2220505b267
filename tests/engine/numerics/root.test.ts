import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { root } from '#engine/numerics/root.ts';

/** The root and how often the function was asked for. */
function counted(f: (x: number) => number, low: number, high: number, tolerance?: number) {
  let asked = 0;
  const x = root(
    (at) => {
      asked += 1;
      return f(at);
    },
    low,
    high,
    tolerance,
  );
  return { x, asked };
}

const functions: [string, (x: number) => number, number, number, number][] = [
  ['x³ − 2x − 5', (x) => x ** 3 - 2 * x - 5, 2, 3, 2.0945514815423265],
  ['x·x − 2', (x) => x * x - 2, 0, 2, Math.SQRT2],
  ['cos x − x', (x) => Math.cos(x) - x, 0, 1, 0.7390851332151607],
  ['e^x − 10', (x) => Math.exp(x) - 10, -4, 8, Math.LN10],
  ['ln x + 3', (x) => Math.log(x) + 3, 1e-6, 40, Math.exp(-3)],
  ['x⁹ − ½', (x) => x ** 9 - 0.5, 0, 4, 0.5 ** (1 / 9)],
  ['arctan (x − 7)', (x) => Math.atan(x - 7), -90, 300, 7],
  ['a step that is no line', (x) => Math.sign(x - 0.3) * Math.abs(x - 0.3) ** 0.2, -5, 9, 0.3],
];

describe('a root', () => {
  test.each(functions)('of %s, from either end', (_, f, low, high, expected) => {
    for (const [a, b] of [
      [low, high],
      [high, low],
    ] as const) {
      const near = Math.abs(counted(f, a, b).x - expected);
      expect(near).toBeLessThanOrEqual(6e-15 * Math.abs(expected));
    }
    const falling = counted((x) => -f(x), low, high);
    expect(Math.abs(falling.x - expected)).toBeLessThanOrEqual(6e-15 * Math.abs(expected));
  });

  test('is found in as few steps as interpolation needs, and never many more than halving', () => {
    const asked = functions.map(([name, f, low, high]) => [name, counted(f, low, high).asked]);
    expect(Object.fromEntries(asked)).toEqual({
      'x³ − 2x − 5': 8,
      'x·x − 2': 10,
      'cos x − x': 9,
      'e^x − 10': 12,
      'ln x + 3': 17,
      'x⁹ − ½': 16,
      'arctan (x − 7)': 11,
      'a step that is no line': 46,
    });
  });

  test('is as near as asked for, and costs less where that is not near', () => {
    const [, cubic, low, high, expected] = functions[0] as (typeof functions)[0];
    let before = Infinity;
    for (const tolerance of [1e-14, 1e-9, 1e-5, 1e-2]) {
      const { x, asked } = counted(cubic, low, high, tolerance);
      expect(Math.abs(x - expected)).toBeLessThanOrEqual(tolerance * expected);
      expect(asked).toBeLessThanOrEqual(before);
      before = asked;
    }
    expect(before).toBeLessThan(counted(cubic, low, high).asked);
  });

  test('at an end costs no step', () => {
    expect(counted((x) => x - 2, 2, 5)).toEqual({ x: 2, asked: 2 });
    expect(counted((x) => x - 5, 2, 5)).toEqual({ x: 5, asked: 2 });
  });

  test('at zero is found, where nothing is relative', () => {
    expect(Math.abs(root((x) => x ** 3 + x, -1, 3))).toBeLessThan(1e-300);
  });

  test('that is not between the points is refused with both named', () => {
    expect(() => root((x) => x * x + 1, -2, 3)).toThrow('no change of sign between -2 and 3');
    expect(() => root((x) => -x * x - 1, -2, 3)).toThrow(RangeError);
  });

  test('of any rising function lies where it changes its sign', () => {
    const slope = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
    const place = fc
      .integer({ min: -50_000, max: 50_000 })
      .map((thousandths) => thousandths / 1_000);
    fc.assert(
      fc.property(slope, slope, place, (linear, cubic, at) => {
        const f = (x: number) => linear * (x - at) + cubic * (x - at) ** 3;
        const { x, asked } = counted(f, -60, 75);
        expect(Math.abs(x - at)).toBeLessThanOrEqual(1e-14 * Math.max(1, Math.abs(at)));
        // Towards zero a relative tolerance goes on for ever.
        if (at !== 0) expect(asked).toBeLessThanOrEqual(70);
      }),
    );
  });
});
