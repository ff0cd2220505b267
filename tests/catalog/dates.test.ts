import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayNumber, daysBetween, monthsBetween } from '#catalog/dates.ts';

describe('dates', () => {
  test('number days as the platform does', () => {
    const day = fc.date({
      min: new Date('1900-01-01'),
      max: new Date('2199-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        expect(dayNumber(iso)).toBe(Date.parse(iso) / 86_400_000);
      }),
    );
  });

  test('take the first day of a month or year known no closer', () => {
    expect(dayNumber('2026-11')).toBe(dayNumber('2026-11-01'));
    expect(dayNumber('2026')).toBe(dayNumber('2026-01-01'));
  });

  test('refuse what is no day', () => {
    for (const text of [
      '',
      '2026-13-01',
      '2026-02-29',
      '2026-00-10',
      '26-01-01',
      '2026-1-1',
      'soon',
    ])
      expect(dayNumber(text), text).toBeNull();
    expect(dayNumber('2028-02-29')).not.toBeNull();
  });

  test('count days and months of 30.44 days', () => {
    expect(daysBetween('2026-11-10', '2026-11-22')).toBe(12);
    expect(daysBetween('2026-11-22', '2026-11-10')).toBe(-12);
    expect(monthsBetween('2025-11-22', '2026-11-22')).toBeCloseTo(365 / 30.44, 12);
    expect(monthsBetween('never', '2026-11-22')).toBeNull();
  });
});
