import { monthsLater } from '#catalog/dates.ts';

const names = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

interface CalendarDay {
  year: number;
  month: number;
  day: number;
}

/** The calendar day at the start of an ISO text, or null where there is none. */
function calendarDay(iso: string | null | undefined): CalendarDay | null {
  const found = /^(\d{4})-(\d{2})(?:-(\d{2}))?/.exec(iso ?? '');
  if (!found) return null;
  const month = Number(found[2]);
  const day = Number(found[3] ?? 1);
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return { year: Number(found[1]), month, day };
}

/** Months since year zero of an ISO date, the day as a fraction of its month; null for a text that is no date. */
export function monthPosition(iso: string): number | null {
  const at = calendarDay(iso);
  return at ? at.year * 12 + at.month - 1 + (at.day - 1) / 31 : null;
}

/** "10 November 2026" of an ISO date; a text that is no date is returned as it is. */
export function dayText(iso: string): string {
  const at = calendarDay(iso);
  return at ? `${at.day} ${names[at.month - 1]} ${at.year}` : iso;
}

/** "March 2027" of an ISO date, or null. */
export function monthText(iso: string | null): string | null {
  const at = calendarDay(iso);
  return at ? `${names[at.month - 1]} ${at.year}` : null;
}

/** Months after the edition at which a decision is due for review: prices of the catalogue have then gone stale twice. */
export const reviewAfterMonths = 4;

/** First day of the month in which to review a decision taken on this edition, or null. */
export function reviewDate(edition: string): string | null {
  const due = monthsLater(edition, reviewAfterMonths);
  return due ? `${due.slice(0, 8)}01` : null;
}
