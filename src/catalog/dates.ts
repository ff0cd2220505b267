import type { IsoDate } from './types/common.ts';

/** A month everywhere in the product: 30.44 days. */
export const DAYS_PER_MONTH = 30.44;

const SHAPE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const DAYS_BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const DAYS_IN = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days since 1970-01-01 of a date's first day, or null where the text is no date. */
export function dayNumber(date: IsoDate): number | null {
  const match = SHAPE.exec(date);
  if (match === null) return null;
  const year = Number(match[1]);
  const month = Number(match[2] ?? '1');
  const day = Number(match[3] ?? '1');
  const before = DAYS_BEFORE[month - 1];
  const length = DAYS_IN[month - 1];
  if (before === undefined || length === undefined) return null;
  const leapDay = isLeap(year) ? 1 : 0;
  if (day < 1 || day > length + (month === 2 ? leapDay : 0)) return null;
  const past = year - 1;
  const leapsBefore = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
  const throughMonths = before + (month > 2 ? leapDay : 0);
  return past * 365 + leapsBefore + throughMonths + (day - 1) - 719162;
}

/** Days from one date to another, negative if the second is earlier; null where one is no date. */
export function daysBetween(from: IsoDate, to: IsoDate): number | null {
  const a = dayNumber(from);
  const b = dayNumber(to);
  return a === null || b === null ? null : b - a;
}

/** Months of 30.44 days from one date to another; null where one is no date. */
export function monthsBetween(from: IsoDate, to: IsoDate): number | null {
  const days = daysBetween(from, to);
  return days === null ? null : days / DAYS_PER_MONTH;
}

/** An ISO date so many whole months later, the day kept to at most the 28th; null for a text that is no date. */
export function monthsLater(iso: IsoDate, months: number): IsoDate | null {
  const match = SHAPE.exec(iso);
  if (match === null || dayNumber(iso) === null) return null;
  const index = Number(match[1]) * 12 + Number(match[2] ?? '1') - 1 + months;
  const year = Math.floor(index / 12);
  const pad = (n: number): string => String(n).padStart(2, '0');
  return `${year}-${pad(index - year * 12 + 1)}-${pad(Math.min(Number(match[3] ?? '1'), 28))}`;
}
