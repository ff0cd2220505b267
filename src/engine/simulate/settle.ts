import { months, renewalMonths } from '../world/period.ts';
import { demand, fillDemand } from './demand.ts';
import type { LegSeries } from './leg.ts';
import { partIndex, type Run } from './run.ts';
import type { WorkloadDraws } from './workload-draws.ts';

const { load, losses, requests, inverse } = demand;

/**
 * Turns a series into discounted bills and failures; a noticed failure is run once more. `unnoticed` are
 * the failures nobody notices, where a check decides that and not the draw's share.
 */
export function settle(
  series: LegSeries,
  w: WorkloadDraws,
  discount: Float64Array,
  run: Run,
  unnoticed: Float64Array | null = null,
): void {
  const { failure, change, inRhythm } = series;
  fillDemand(w, discount);
  let now = 0;
  let last = 0;
  for (let i = 0; i < w.draws; i++) {
    const from = i * months;
    if (unnoticed) settleChecked(series, unnoticed, w, i, run);
    else settleDraw(series, w.noticed[i]!, i, run);
    now += 1 - failure[from]!;
    last += 1 - failure[from + months - 1]!;
    payChanges(w, i, discount, change, inRhythm ? 0 : from, inRhythm ? renewalMonths : 1, run);
  }
  run.successNow += now;
  run.successEnd += last;
}

/** One draw whose failures all have the draw's chance to be noticed. */
function settleDraw({ both }: LegSeries, noticed: number, draw: number, run: Run): void {
  const { usd, parts } = run;
  const prices = both.length >> 1;
  const failures = usd.length >> 1;
  const from = draw * months;
  const end = from + months;
  let tokens = 0;
  let failed = 0;
  let peak = 0;
  for (let at = from; at < end; at++) {
    const q = both[at]!;
    const paid = load[at]! * both[prices + at]! * (1 + noticed * q);
    const loss = losses[at]! * q;
    const bill = paid * inverse[at - from]!;
    if (bill > peak) peak = bill;
    usd[at] = paid;
    usd[failures + at] = loss;
    tokens += paid;
    failed += loss;
  }
  run.peakMonthUsd[draw] = peak;
  parts[partIndex.tokens]! += tokens;
  parts[partIndex.failures]! += failed;
}

/** One draw in which a check says which failures are noticed. */
function settleChecked(
  { both }: LegSeries,
  unnoticed: Float64Array,
  w: WorkloadDraws,
  draw: number,
  run: Run,
): void {
  const { usd, parts } = run;
  const prices = both.length >> 1;
  const failures = usd.length >> 1;
  const from = draw * months;
  const end = from + months;
  const unnoticedUsd = w.unnoticedUsd[draw]!;
  const noticedUsd = w.noticedUsd[draw]!;
  let tokens = 0;
  let failed = 0;
  let peak = 0;
  for (let at = from; at < end; at++) {
    const slipped = unnoticed[at]!;
    const noticed = both[at]! - slipped;
    const paid = load[at]! * both[prices + at]! * (1 + noticed);
    const loss = requests[at]! * (slipped * unnoticedUsd + noticed * noticedUsd);
    const bill = paid * inverse[at - from]!;
    if (bill > peak) peak = bill;
    usd[at] = paid;
    usd[failures + at] = loss;
    tokens += paid;
    failed += loss;
  }
  run.peakMonthUsd[draw] = peak;
  parts[partIndex.tokens]! += tokens;
  parts[partIndex.failures]! += failed;
}

/** Books the changes of model, read from `changeAt` on; `step` is the months between those that may have one. */
export function payChanges(
  w: WorkloadDraws,
  draw: number,
  discount: Float64Array,
  change: Float64Array,
  changeAt: number,
  step: number,
  run: Run,
): void {
  const move = w.migrationUsd[draw]!;
  let migration = 0;
  for (let t = 0; t < months; t += step) {
    const share = change[changeAt + t]!;
    if (share === 0) continue;
    const moved = share * move * discount[t]!;
    run.bills[draw * months + t]! += moved;
    migration += moved;
  }
  run.parts[partIndex.migration]! += migration;
}
