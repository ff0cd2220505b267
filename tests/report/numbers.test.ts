import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  chance,
  count,
  eightInTen,
  futures,
  futuresCell,
  money,
  moneyRange,
  moneyUnit,
  months,
  notKnown,
  percent,
  quantity,
  quantityRange,
  rate,
} from '#report/numbers.ts';

const missing = [null, undefined, NaN, Infinity, -Infinity];

test.each([
  [0, '$0'],
  [-0, '$0'],
  [0.07, '$0.07'],
  [0.0712, '$0.071'],
  [0.000012, 'less than $0.0001'],
  [0.25, '$0.25'],
  [4.3, '$4.30'],
  [43, '$43'],
  [432, '$430'],
  [999, '$1.0k'],
  [2_149_000, '$2.1m'],
  [40_000, '$40k'],
  [210_400, '$210k'],
  [995_000, '$1.0m'],
  [1_234_567_890, '$1.2bn'],
  [8.7e12, '$8.7tn'],
  [4e15, 'more than $1,000tn'],
  [-40_000, '−$40k'],
  [-0.5, '−$0.50'],
])('money(%d) is %s', (usd, said) => {
  expect(money(usd)).toBe(said);
});

test('money beside a larger amount takes its unit', () => {
  expect(money(900_000, 3.4e6)).toBe('$0.9m');
  expect(money(90_000, 610_000)).toBe('$90k');
  expect(money(9_000, 3.4e6)).toBe('$9.0k');
  expect(money(2.1e6, 40_000)).toBe('$2.1m');
});

test.each([
  [0.9e6, 3.4e6, '$0.9m to $3.4m'],
  [40_000, 3.4e6, '$40k to $3.4m'],
  [-0.2e6, 1.4e6, '−$0.2m to $1.4m'],
  [1.21e6, 1.22e6, 'about $1.2m'],
  [0, 0, 'about $0'],
])('moneyRange(%d, %d) is %s', (low, high, said) => {
  expect(moneyRange(low, high)).toBe(said);
});

test('eight chances in ten', () => {
  expect(eightInTen(0.9e6, 3.4e6)).toBe('8 chances in 10: $0.9m to $3.4m');
});

test.each([
  [0.52, 0.011, '52 of 100 futures (±1)'],
  [0.52, 0.004, '52 of 100 futures'],
  [0.52, undefined, '52 of 100 futures'],
  [0.001, 0.0005, 'fewer than 1 of 100 futures'],
  [0.999, 0.0005, 'more than 99 of 100 futures'],
  [0, 0, '0 of 100 futures'],
  [1, 0, '100 of 100 futures'],
])('futures(%d, %d) is %s', (share, error, said) => {
  expect(futures(share, error)).toBe(said);
});

test('cells, percents, rates and chances', () => {
  expect(futuresCell(0.71, 0.01)).toBe('71 ±1');
  expect(futuresCell(0.001)).toBe('<1');
  expect(percent(0.8)).toBe('80\u00a0%');
  expect(percent(-0.25)).toBe('−25\u00a0%');
  expect(percent(0.001)).toBe('<1\u00a0%');
  expect(rate(0.71)).toBe('71\u00a0%');
  expect(rate(0.974)).toBe('97.4\u00a0%');
  expect(rate(0.9986)).toBe('99.86\u00a0%');
  expect(rate(0.96)).toBe('96\u00a0%');
  expect(rate(1)).toBe('100\u00a0%');
  expect(chance(0.03)).toBe('3 chances in 100');
  expect(chance(0.01)).toBe('1 chance in 100');
  expect(chance(0.001)).toBe('less than 1 chance in 100');
});

test.each([
  [0, '0'],
  [420, '420'],
  [4_234, '4,200'],
  [12_345, '12k'],
  [3.1e6, '3.1m'],
  [1e6, '1m'],
  [-12_345, '−12k'],
  [0.05, '0.05'],
])('count(%d) is %s', (x, said) => {
  expect(count(x)).toBe(said);
});

test('quantities follow the unit of their question', () => {
  expect(quantity(0.3, '%')).toBe('30\u00a0%');
  expect(quantity(0.08, '% a year')).toBe('8\u00a0% a year');
  expect(quantity(0.05, 'USD a failure')).toBe('$0.05 a failure');
  expect(quantity(1.4, 'x a year')).toBe('×1.4 a year');
  expect(quantity(12_000, 'requests a month')).toBe('12k requests a month');
  expect(quantityRange(10_000, 1e6, 'requests a month')).toBe('10k to 1m requests a month');
  expect(quantityRange(5, 5, 'people')).toBe('5 people');
  expect(months(1)).toBe('1 month');
  expect(months(9)).toBe('9 months');
});

test.each(missing)('%s is not known', (x) => {
  for (const say of [money, count, percent, rate, futures, futuresCell, chance, months])
    expect(say(x)).toBe(notKnown);
  expect(moneyRange(x, 1)).toBe(notKnown);
  expect(quantity(x, 'people')).toBe(notKnown);
  expect(moneyUnit([x]).show(x)).toBe(notKnown);
});

describe('one unit for a table', () => {
  it('is chosen by the largest amount', () => {
    const unit = moneyUnit([6.4e6, 40_000, -3e6, null]);
    expect(unit.name).toBe('$ million');
    expect([6.4e6, -3e6, 40_000, 0, 123e6].map(unit.show)).toEqual([
      '6.4',
      '−3.0',
      '<0.1',
      '0',
      '123',
    ]);
  });
  it('works for nothing but zeros', () => {
    expect(moneyUnit([0, 0]).show(0)).toBe('0');
  });
});

const amount = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e14, max: 1e14 });

/** The number a text of this module stands for. */
function read(text: string): number {
  const found = /(−?)\$?([\d.,]+)(k|m|bn|tn)?/.exec(text);
  if (!found) return NaN;
  const per = { k: 1e3, m: 1e6, bn: 1e9, tn: 1e12 }[found[3] ?? ''] ?? 1;
  return (found[1] ? -1 : 1) * Number((found[2] ?? '').replace(/,/g, '')) * per;
}

test('money never moves an amount by more than half of its second digit', () => {
  fc.assert(
    fc.property(
      amount.filter((x) => Math.abs(x) >= 0.01),
      (x) => Math.abs(read(money(x)) - x) <= Math.abs(x) * 0.0501,
    ),
  );
});

test('a larger amount is never said smaller', () => {
  fc.assert(
    fc.property(amount, amount, (a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      const big = Math.abs(low) >= 0.01 && Math.abs(high) >= 0.01;
      return !big || read(money(low)) <= read(money(high));
    }),
  );
});
