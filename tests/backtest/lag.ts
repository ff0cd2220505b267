import { firstReached } from '#catalog/capability.ts';
import type { GapSeries } from '#catalog/types.ts';
import { catalogue, history, monthOf } from './facts.ts';

/** The month from which the lag is read: before it no open model had been in reach of the first closed record. */
export const lagStart = '2023-07-18';
export const lagEnd = '2026-04-11';

const closedRecords = 'eci-frontier-closed';

export interface LagPoint {
  readonly month: number;
  readonly lag: number;
}

function seriesOf(key: string): GapSeries {
  const found = catalogue.gap.get(key) ?? history.gap.get(key);
  if (found === undefined) throw new Error(`no gap series ${key}`);
  return found;
}

/** Open records of the capability index: month of release, and month at which the closed frontier was there. */
export function openRecords(): { month: number; reached: number; model: string }[] {
  const frontier = seriesOf(closedRecords);
  return seriesOf('eci-open-lag-days').points.flatMap((point) => {
    const reached = point.openValue === null ? null : firstReached(point.openValue, frontier);
    if (reached === null || point.date < lagStart) return [];
    return [{ month: monthOf(point.date), reached: monthOf(reached), model: point.open ?? '' }];
  });
}

/**
 * Months that the best open weights of the day stand behind the closed frontier, by month: it grows by a
 * month each month and falls at a record. This is what the engine's lag means, not the lag on release day.
 */
export function lagByMonth(): LagPoint[] {
  const records = openRecords();
  const end = monthOf(lagEnd);
  const first = records[0]?.month ?? end;
  return Array.from({ length: Math.floor(end - first) + 1 }, (_, i) => {
    const month = end - Math.floor(end - first) + i;
    const best = records.filter((record) => record.month <= month).map((record) => record.reached);
    return { month, lag: month - Math.max(...best) };
  });
}
