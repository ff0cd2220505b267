import { daysBetween } from './dates.ts';
import type { IsoDate, Sourced } from './types/common.ts';

/** Days after which a figure is called stale; rents are kept apart from older ones at 180. */
export const MAX_AGE_DAYS = { price: 60, throughput: 180, rent: 180 } as const;

/** Age of a record on a day; a date known to the month counts from its first day, an unknown one is null. */
export function ageDays(record: Pick<Sourced, 'asOf'>, onDate: IsoDate): number | null {
  return record.asOf === null ? null : daysBetween(record.asOf, onDate);
}

/** True where the age is unknown or beyond the limit of its kind. */
export function isStale(
  record: Pick<Sourced, 'asOf'>,
  kind: keyof typeof MAX_AGE_DAYS,
  onDate: IsoDate,
): boolean {
  const age = ageDays(record, onDate);
  return age === null || age > MAX_AGE_DAYS[kind];
}
