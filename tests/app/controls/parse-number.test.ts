import { describe, expect, it, test } from 'vitest';
import fc from 'fast-check';
import { inputText } from '#app/controls/input-text.ts';
import { parseNumber, parseRange } from '#app/controls/parse-number.ts';

describe('parseNumber', () => {
  test.each([
    ['1200', 1200],
    ['1,200', 1200],
    ['1 200', 1200],
    ["1'200", 1200],
    ['12,345,678', 12_345_678],
    ['1.5', 1.5],
    ['1,5', 1.5],
    ['.5', 0.5],
    ['5k', 5000],
    ['1.2m', 1_200_000],
    ['1.2 million', 1_200_000],
    ['3bn', 3e9],
    ['2t', 2e12],
    ['1e6', 1e6],
    ['$40', 40],
    ['$ 1.5k', 1500],
    ['40 USD', 40],
    ['-3', -3],
    ['−3', -3],
    ['0', 0],
    [' 7 ', 7],
  ])('reads %j as %d', (text, value) => {
    expect(parseNumber(text)).toEqual({ ok: true, value });
  });

  test.each([
    ['30%', 0.3],
    ['30', 0.3],
    ['30 %', 0.3],
    ['7', 0.07],
    ['99.99', 0.9999],
    ['0.5', 0.005],
  ])('reads the share %j as %d', (text, value) => {
    expect(parseNumber(text, true)).toEqual({ ok: true, value });
  });

  test.each([
    ['abc', 'is not a number we can read'],
    ['', 'is not a number we can read'],
    ['1.2.3', 'is not a number we can read'],
    ['5x', 'is not a number we can read'],
    ['NaN', 'is not a number we can read'],
    ['Infinity', 'is not a number we can read'],
    ['1e999', 'too large'],
    ['€40', 'US dollars'],
    ['30%', 'a plain number is needed'],
    ['<script>alert(1)</script>', 'is not a number we can read'],
  ])('refuses %j with a sentence', (text, words) => {
    const parsed = parseNumber(text);
    expect(parsed.ok).toBe(false);
    expect(parsed.ok ? '' : parsed.problem).toContain(words);
  });

  it('cuts hostile length out of its own sentence', () => {
    const parsed = parseNumber('x'.repeat(5000));
    expect(parsed.ok ? '' : parsed.problem.length).toBeLessThan(160);
  });
});

describe('parseRange', () => {
  test.each([
    ['7-18', 7, 18],
    ['7 to 18', 7, 18],
    ['7to18', 7, 18],
    ['7–18', 7, 18],
    ['7..18', 7, 18],
    ['7…18', 7, 18],
    ['60m-180m', 60e6, 180e6],
    ['60-180m', 60e6, 180e6],
    ['60 to 180 million', 60e6, 180e6],
    ['500-1.2m', 500, 1.2e6],
    ['1,200 - 3,400', 1200, 3400],
    ['$5-$10', 5, 10],
    ['1.5-2.5k', 1500, 2500],
  ])('reads %j as %d to %d', (text, low, high) => {
    expect(parseRange(text)).toEqual({ ok: true, value: [low, high] });
  });

  test.each([
    ['30-45%', 0.3, 0.45],
    ['30%-45%', 0.3, 0.45],
    ['30 to 45', 0.3, 0.45],
  ])('reads the shares %j', (text, low, high) => {
    expect(parseRange(text, true)).toEqual({ ok: true, value: [low, high] });
  });

  it.each(['7', '-3', '1e-5', 'abc', '5k', '1,200'])('takes %j for no range', (text) => {
    expect(parseRange(text)).toBeUndefined();
  });
});

describe('inputText', () => {
  test.each([
    [60e6, 'requests a month', '60m'],
    [1.2e6, 'USD', '1.2m'],
    [1200, 'tokens', '1200'],
    [25_000, 'USD', '25k'],
    [1234567, 'USD', '1234567'],
    [0.07, '%', '7'],
    [0.9999, '%', '99.99'],
    [0, 'USD', '0'],
  ])('writes %d %s as %j', (value, unit, text) => {
    expect(inputText(value, unit)).toBe(text);
  });

  it('is read back to the same bits', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e15, noNaN: true }), (value) => {
        expect(parseNumber(inputText(value, 'USD'))).toEqual({ ok: true, value });
      }),
    );
  });

  it('is read back as the same share for shares given in up to six digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (n) => {
        const value = Number(`${n}e-6`);
        expect(parseNumber(inputText(value, '%'), true)).toEqual({ ok: true, value });
      }),
    );
  });
});
