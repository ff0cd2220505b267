// Made once: a formatter costs more than a thousand dates written by it.
const clockTime = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

/** Local clock time of an ISO instant: `10:42`. */
export const clock = (iso: string): string => clockTime.format(new Date(iso));

/** A day for a list: `10:42` today, else `24 Nov 2026`. */
export function dayOrClock(iso: string, now = new Date()): string {
  const date = new Date(iso);
  const isToday = date.toDateString() === now.toDateString();
  return isToday ? `today ${clock(iso)}` : day.format(date);
}
