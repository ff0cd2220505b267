import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contractYears } from '#engine/money/contract-years.ts';
import { discountFactors } from '#engine/simulate/discount.ts';

const flat = discountFactors(0);
const spans = (left: number) =>
  contractYears(left, 1_200, flat).map(({ from, to, leastUsd }) => [from, to, leastUsd]);

describe('the years of a contract, by hand', () => {
  test('one year to go is one minimum', () => {
    expect(spans(12)).toEqual([[0, 12, 1_200]]);
  });
  test('7 months left of a year ask for 7 twelfths', () => {
    expect(spans(7)).toEqual([[0, 7, 700]]);
  });
  test('31 months are the rest of the running year and two whole ones', () => {
    expect(spans(31)).toEqual([
      [0, 7, 700],
      [7, 19, 1_200],
      [19, 31, 1_200],
    ]);
  });
  test('a year that ends after the 36 months is cut there with its minimum', () => {
    expect(spans(40)).toEqual([
      [0, 4, 400],
      [4, 16, 1_200],
      [16, 28, 1_200],
      [28, 36, 800],
    ]);
  });
  test('no months, no years', () => {
    expect(spans(0)).toEqual([]);
  });
  test('each is paid with the bills of its last month', () => {
    const discount = discountFactors(0.1);
    const paid = contractYears(14.5, 1_200, discount).map((y) => y.discount);
    expect(paid).toEqual([discount[2], discount[14]]);
    expect(contractYears(90, 1_200, discount).at(-1)!.discount).toBe(discount[35]);
  });
});

test('together they are the months left within the period, without gap or overlap, and ask for their part of the minimum', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 120, noNaN: true }), (left) => {
      const years = contractYears(left, 1_200, flat);
      const end = Math.min(36, left);
      expect(years.reduce((sum, y) => sum + y.leastUsd, 0)).toBeCloseTo(100 * end, 6);
      years.forEach((y, i) => {
        expect(y.from).toBe(i === 0 ? 0 : years[i - 1]!.to);
        expect(y.to - y.from).toBeLessThanOrEqual(12 + 1e-9);
      });
    }),
  );
});
