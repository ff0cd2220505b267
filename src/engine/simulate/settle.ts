import { exp } from '../numerics/exp.ts';
import { months, renewalMonths } from '../world/period.ts';
import type { Odds } from './failures.ts';
import type { LegSeries } from './leg.ts';
import { versions, type Rows } from './rows.ts';
import { partIndex, type Run } from './run.ts';
import type { WorkloadDraws } from './workload-draws.ts';

/** Cost of one failed request: noticed ones cost a person's step, the others do damage. */
export function failureUsd(w: WorkloadDraws, draw: number): number {
  const noticed = w.noticed[draw]!;
  return (1 - noticed) * w.unnoticedUsd[draw]! + noticed * w.noticedUsd[draw]!;
}

/**
 * Turns one draw's months of requests into discounted bills and failures; a noticed failure is run once
 * more. `failure` is read from `failureAt` on. A request costs `today` times `price` from `priceAt` on,
 * and no less than `floor` times the rent.
 */
export function settleDraw(
  w: WorkloadDraws,
  draw: number,
  discount: Float64Array,
  failure: Float64Array,
  failureAt: number,
  today: number,
  price: Float64Array,
  priceAt: number,
  floor: number,
  rent: Float64Array,
  unnoticed: Float64Array | null,
  run: Run,
): void {
  const { volume, load } = w;
  const { bills, failures, parts } = run;
  const from = draw * months;
  const missed = 1 - w.noticed[draw]!;
  const unnoticedUsd = w.unnoticedUsd[draw]!;
  const noticedUsd = w.noticedUsd[draw]!;
  let tokens = 0;
  let failed = 0;
  let peak = 0;
  for (let t = 0; t < months; t++) {
    const at = from + t;
    const d = discount[t]!;
    const q = failure[failureAt + t]!;
    const slipped = unnoticed === null ? q * missed : unnoticed[at]!;
    const noticed = q - slipped;
    const least = floor * rent[at]!;
    const factor = price[priceAt + t]!;
    const bill = load[at]! * (today * (factor < least ? least : factor)) * (1 + noticed);
    const paid = bill * d;
    const loss = volume[at]! * (slipped * unnoticedUsd + noticed * noticedUsd) * d;
    if (bill > peak) peak = bill;
    bills[at] = paid;
    failures[at] = loss;
    tokens += paid;
    failed += loss;
  }
  run.peakMonthUsd[draw] = peak;
  parts[partIndex.tokens]! += tokens;
  parts[partIndex.failures]! += failed;
  run.successNow += 1 - failure[failureAt]!;
  run.successEnd += 1 - failure[failureAt + months - 1]!;
}

/**
 * The same for a model whose odds of success are a geometric series and whose price is one of the world's:
 * failures and bills in one pass over columns that all such options share.
 */
export function settleLine(
  rows: Rows,
  w: WorkloadDraws,
  odds: Odds,
  draw: number,
  today: number,
  discount: Float64Array,
  run: Run,
): void {
  const { bills, failures, parts } = run;
  const requests = (odds.requests ??= discounted(w.volume, discount, null));
  const inverse = (odds.inverse ??= discount.map((d) => 1 / d));
  let priced = odds.priced.get(rows.price);
  if (!priced) odds.priced.set(rows.price, (priced = discounted(w.load, discount, rows.price)));
  const from = draw * months;
  const noticed = w.noticed[draw]!;
  const perFailure = failureUsd(w, draw);
  const { shortfall } = rows;
  const ceiling = odds.ceiling[draw]!;
  const factor = rows.pace === 0 ? odds.still[draw]! : odds.riding[draw]!;
  let success = exp(w.reference[draw]! + rows.shift - w.qualityLoss[draw]! * rows.behind);
  const first = Math.min(1, 1 / (1 + Math.min(success, ceiling)) + shortfall);
  let tokens = 0;
  let failed = 0;
  let peak = 0;
  let last = first;
  for (let t = 0; t < months; t++) {
    const at = from + t;
    const rate = 1 / (1 + (success < ceiling ? success : ceiling)) + shortfall;
    const q = rate < 1 ? rate : 1;
    success *= factor;
    last = q;
    const paid = priced[at]! * today * (1 + noticed * q);
    const loss = requests[at]! * q * perFailure;
    const bill = paid * inverse[t]!;
    if (bill > peak) peak = bill;
    bills[at] = paid;
    failures[at] = loss;
    tokens += paid;
    failed += loss;
  }
  run.successNow += 1 - first;
  run.successEnd += 1 - last;
  run.peakMonthUsd[draw] = peak;
  parts[partIndex.tokens]! += tokens;
  parts[partIndex.failures]! += failed;
}

function discounted(
  amount: Float64Array,
  discount: Float64Array,
  price: Float64Array | null,
): Float64Array {
  return amount.map((value, at) => value * discount[at % months]! * (price ? price[at]! : 1));
}

/** Books the changes of model, read from `changeAt` on; most rows have them in the common rhythm only. */
export function payChanges(
  w: WorkloadDraws,
  draw: number,
  discount: Float64Array,
  change: Float64Array,
  changeAt: number,
  run: Run,
): void {
  const step = change === versions ? renewalMonths : 1;
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

/** Settles a whole series. `unnoticed` are the failures nobody notices, where a check decides that and not the draw's share. */
export function settle(
  series: LegSeries,
  w: WorkloadDraws,
  discount: Float64Array,
  run: Run,
  unnoticed: Float64Array | null = null,
): void {
  const { failure, usd, change } = series;
  for (let i = 0; i < w.draws; i++) {
    const at = i * months;
    settleDraw(w, i, discount, failure, at, 1, usd, at, 0, usd, unnoticed, run);
    payChanges(w, i, discount, change, at, run);
  }
}
