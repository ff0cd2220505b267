import { exp } from '../numerics/exp.ts';
import { log } from '../numerics/log.ts';
import { aboveTrend } from './saw-tooth.ts';

const monthStep = exp(log(0.5) / 12);

/** What one block of lags is made of, by draw: today's lag, the trend of the outlook, releases a year and the visible share. */
export interface LagDraws {
  now: Float64Array;
  trend: Float64Array;
  perYear: Float64Array;
  visible: Float64Array;
  /** Months since the last visible release, draw-major by month. */
  ages: Float64Array;
}

/**
 * Months that the best open weights stand behind the closed frontier, draw-major over `length` months:
 * from today's, half of the way to the outlook's trend in a year; about it a saw-tooth that climbs
 * between visible releases and falls at each; reflected at 0, never up by more than a month a month,
 * because weights that are out do not get worse.
 */
export function lagSeries(d: LagDraws, length: number): Float64Array {
  const series = new Float64Array(d.now.length * length);
  for (let i = 0; i < d.now.length; i++) {
    const trend = d.trend[i]!;
    const visible = d.visible[i]!;
    const perYear = d.perYear[i]!;
    const tooth = (t: number) => visible * aboveTrend(d.ages[i * length + t]!, perYear);
    let off = d.now[i]! - tooth(0) - trend;
    let before = d.now[i]! - 1;
    for (let t = 0; t < length; t++) {
      const lag = Math.abs(trend + off + tooth(t));
      before = lag > before + 1 ? before + 1 : lag;
      series[i * length + t] = before;
      off *= monthStep;
    }
  }
  return series;
}
