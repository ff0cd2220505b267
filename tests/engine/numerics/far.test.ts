import { describe, expect, test } from 'vitest';
import { HIGH_HALF, POWERS_OF_TWO, scaled } from '#engine/numerics/bits.ts';
import { normalQuantile } from '#engine/numerics/normal-quantile.ts';

describe('the far tail of the normal quantile', () => {
  /** From mpmath with 400 bits. */
  test.each([
    [3e-11, -6.543737689677804],
    [1.3e-11, -6.667611456510741],
    [1e-12, -7.034483825301132],
    [1e-15, -7.941345326170997],
    [2.5e-18, -8.653371348921947],
    [1e-20, -9.262340089798407],
    [1e-30, -11.464024688443615],
    [7e-45, -14.007629722150044],
    [1e-60, -16.39727821271871],
    [1e-80, -18.991635878820208],
    [1e-100, -21.273453560965326],
    [1e-150, -26.122961190593983],
    [1e-200, -30.20559417957964],
    [1e-250, -33.79958617269484],
    [1e-300, -37.0470962993612],
    [2.2250738585072014e-308, -37.5193793471445],
    [5e-324, -38.467405617144344],
  ])('z of %d', (p, z) => {
    expect(Math.abs(normalQuantile(p) / z - 1)).toBeLessThan(1e-15);
  });

  test('its regions meet', () => {
    for (const p of [0.075, 0.925, Math.exp(-4.9 * 4.9)]) {
      const [below, at, above] = [p * (1 - 1e-15), p, p * (1 + 1e-15)].map(normalQuantile);
      expect(Math.abs(Number(below) / Number(at) - 1)).toBeLessThan(1e-14);
      expect(Math.abs(Number(above) / Number(at) - 1)).toBeLessThan(1e-14);
    }
  });
});

describe('powers of two', () => {
  test('are those of the language, at their places', () => {
    expect(POWERS_OF_TWO).toHaveLength(2098);
    for (let k = -1074; k <= 1023; k++) expect(POWERS_OF_TWO[k + 1074]).toBe(2 ** k);
  });

  test('scale as multiplication does, into and out of both ends', () => {
    for (const y of [0.5, 1, 1.9999999999999998, 3.5, -0.75]) {
      for (const k of [-1000, -999, 0, 1, 999, 1000, 1001, 1022, 1023]) {
        expect(scaled(y, k), `${y} × 2^${k}`).toBe(y * 2 ** k);
      }
      for (const k of [-1001, -1022, -1040, -1074, -1076, -2000, -2001, -5000]) {
        const inTwoSteps = y * 2 ** -500 * 2 ** Math.max(k + 500, -1074);
        expect(Math.abs(scaled(y, k) - inTwoSteps), `${y} × 2^${k}`).toBe(0);
      }
    }
    expect([scaled(1, 1024), scaled(-3, 1100), scaled(1, 1074)]).toEqual([
      Infinity,
      -Infinity,
      Infinity,
    ]);
    expect(scaled(0.5, 1024)).toBe(2 ** 1023);
  });

  test('the half with the exponent is the one that tells 1 from 2', () => {
    const [one, two] = [1, 2].map((x) => new Int32Array(Float64Array.of(x).buffer));
    expect(one?.[HIGH_HALF]).not.toBe(two?.[HIGH_HALF]);
    expect(one?.[1 - HIGH_HALF]).toBe(two?.[1 - HIGH_HALF]);
  });
});
