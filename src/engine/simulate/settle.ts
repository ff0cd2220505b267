import { months } from '../world/period.ts';
import type { LegSeries } from './leg.ts';
import { partIndex, type Run } from './run.ts';
import type { WorkloadDraws } from './workload-draws.ts';

/** Cost of one failed request: noticed ones cost a person's step, the others do damage. */
export function failureUsd(w: WorkloadDraws, draw: number): number {
  const noticed = w.noticed[draw]!;
  return (1 - noticed) * w.unnoticedUsd[draw]! + noticed * w.noticedUsd[draw]!;
}

/**
 * Turns a series of requests into discounted bills and failures. A noticed failure is run once more.
 * `unnoticed` are the failures that nobody notices, where a check decides that and not the draw's share.
 */
export function settle(
  series: LegSeries,
  w: WorkloadDraws,
  discount: Float64Array,
  run: Run,
  unnoticed: Float64Array | null = null,
): void {
  const { failure, usd, change } = series;
  const { volume, load } = w;
  const { bills, failures } = run;
  let tokens = 0;
  let failed = 0;
  let migration = 0;
  let first = 0;
  let last = 0;
  for (let i = 0; i < w.draws; i++) {
    const from = i * months;
    const missed = 1 - w.noticed[i]!;
    const unnoticedUsd = w.unnoticedUsd[i]!;
    const noticedUsd = w.noticedUsd[i]!;
    const move = w.migrationUsd[i]!;
    let peak = 0;
    for (let t = 0; t < months; t++) {
      const at = from + t;
      const d = discount[t]!;
      const q = failure[at]!;
      const slipped = unnoticed === null ? q * missed : unnoticed[at]!;
      const noticed = q - slipped;
      const bill = load[at]! * usd[at]! * (1 + noticed);
      const paid = bill * d;
      const loss = volume[at]! * (slipped * unnoticedUsd + noticed * noticedUsd) * d;
      const moved = change[at]! * move * d;
      if (bill > peak) peak = bill;
      bills[at] = paid + moved;
      failures[at] = loss;
      tokens += paid;
      failed += loss;
      migration += moved;
    }
    run.peakMonthUsd[i] = peak;
    first += 1 - failure[from]!;
    last += 1 - failure[from + months - 1]!;
  }
  run.parts[partIndex.tokens]! += tokens;
  run.parts[partIndex.failures]! += failed;
  run.parts[partIndex.migration]! += migration;
  run.successNow += first;
  run.successEnd += last;
}
