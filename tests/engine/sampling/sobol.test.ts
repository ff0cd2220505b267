import { describe, expect, test } from 'vitest';
import { philox4x32, threefry2x32, uniform53 } from '#engine/sampling/counter-generators.ts';
import { owenScramble, reverseBits } from '#engine/sampling/owen.ts';
import {
  directionNumbers,
  joeKuoRow,
  SOBOL_DIMENSIONS,
  sobolColumn,
} from '#engine/sampling/sobol.ts';

describe("Sobol' points", () => {
  test('first points of dimensions 1 to 3 (Joe & Kuo)', () => {
    const points = [0, 1, 2].map((d) => [...sobolColumn(d, 8)].map((x) => x / 2 ** 32));
    expect(points).toEqual([
      [0, 0.5, 0.75, 0.25, 0.375, 0.875, 0.625, 0.125],
      [0, 0.5, 0.25, 0.75, 0.375, 0.875, 0.125, 0.625],
      [0, 0.5, 0.25, 0.75, 0.625, 0.125, 0.875, 0.375],
    ]);
  });
  test('rows of the table, first and last (new-joe-kuo-6)', () => {
    expect(joeKuoRow(2)).toEqual({ degree: 1, coefficients: 0, initial: [1] });
    expect(joeKuoRow(21)).toEqual({
      degree: 7,
      coefficients: 4,
      initial: [1, 3, 7, 13, 13, 15, 69],
    });
    expect(joeKuoRow(1280).degree).toBe(14);
    expect(() => joeKuoRow(1281)).toThrow('1281');
  });
  test('direction numbers of distant dimensions, as SciPy has them', () => {
    // 1-based point 4 of dimensions 100, 1000 and 1280 from scipy.stats.qmc.Sobol(scramble=False).
    expect([99, 999, 1279].map((d) => (sobolColumn(d, 5)[4] as number) / 2 ** 32)).toEqual([
      0.875, 0.125, 0.875,
    ]);
    expect([99, 999, 1279].map((d) => (sobolColumn(d, 1001)[1000] as number) / 2 ** 32)).toEqual([
      0.1865234375, 0.2001953125, 0.9326171875,
    ]);
  });
  test('every dimension hits each of 1,024 intervals once, before and after scrambling', () => {
    for (let d = 0; d < SOBOL_DIMENSIONS; d += d < 40 ? 1 : 31) {
      const points = sobolColumn(d, 1024);
      for (const seed of [0, 0x9e3779b9]) {
        const cells = new Set<number>();
        for (const x of points) cells.add((seed === 0 ? x : owenScramble(x, seed)) >>> 22);
        expect(cells.size, `dimension ${d}`).toBe(1024);
      }
    }
  });
  test('direction numbers fill the triangle', () => {
    for (const d of [0, 7, 500, 1279]) {
      directionNumbers(d).forEach((v, i) => expect(v % 2 ** (31 - i)).toBe(0));
    }
  });
});

describe('hash scrambling and counter generators', () => {
  test('known values', () => {
    expect(reverseBits(1) >>> 0).toBe(0x80000000);
    expect(owenScramble(0x80000000, 0x12345678)).toBe(0x87e32b06);
    expect(threefry2x32([0, 0], [0, 0])).toEqual([0x6b200159, 0x99ba4efe]);
    expect(uniform53(0x6627e8d5, 0xe169c58d)).toBe(0.39904647231489565);
    expect(threefry2x32([0x243f6a88, 0x85a308d3], [0x13198a2e, 0x03707344])).toEqual([
      0xc4923a9c, 0x483df7a0,
    ]);
    expect(philox4x32([0, 0, 0, 0], [0, 0])).toEqual([
      0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8,
    ]);
    expect(
      philox4x32([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0]),
    ).toEqual([0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1]);
  });
  test('scrambling flips a bit by the bits above it only', () => {
    for (let i = 0; i < 200; i += 1) {
      const x = Math.imul(i, 0x9e3779b1) >>> 0;
      const seed = Math.imul(i + 7, 0x85ebca6b) >>> 0;
      const depth = i % 31;
      const other = (x ^ (1 << (30 - depth))) >>> 0;
      const shared = 32 - (31 - depth);
      expect(owenScramble(x, seed) >>> (32 - shared)).toBe(
        owenScramble(other, seed) >>> (32 - shared),
      );
    }
  });
});
