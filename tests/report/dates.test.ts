import { expect, test } from 'vitest';
import { monthsLater } from '#catalog/dates.ts';
import { dayText, monthPosition, monthText, reviewDate } from '#report/dates.ts';

test('months are added over the end of a year, days kept to the 28th', () => {
  expect(monthsLater('2026-11-24', 4)).toBe('2027-03-24');
  expect(monthsLater('2026-08-31', 6)).toBe('2027-02-28');
  expect(monthsLater('2026-01-15', 0)).toBe('2026-01-15');
  expect(monthsLater('2026-12', 1)).toBe('2027-01-01');
});

test('a decision is reviewed four months after the edition', () => {
  expect(reviewDate('2026-11-24')).toBe('2027-03-01');
  expect(monthText(reviewDate('2026-11-24'))).toBe('March 2027');
});

test('what is no date stays as it is and is never guessed', () => {
  expect(dayText('2026-11-10')).toBe('10 November 2026');
  expect(dayText('unknown')).toBe('unknown');
  expect(reviewDate('unknown')).toBeNull();
  expect(monthText(null)).toBeNull();
  expect(monthsLater('2026-13-01', 1)).toBeNull();
});

test('a day has its place among the months', () => {
  expect(monthPosition('2026-01-01')).toBe(2026 * 12);
  expect(monthPosition('2026-11-24')).toBeCloseTo(2026 * 12 + 10 + 23 / 31, 12);
  expect(monthPosition('some day')).toBeNull();
});
