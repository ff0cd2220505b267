import { months } from '../world/period.ts';
import { accounts, sumIndex, sumsEach } from './accounts.ts';
import { demand } from './demand.ts';
import { models } from './models.ts';
import { slotOf } from './slots.ts';
import type { WorkloadDraws } from './workload-draws.ts';

const { bills, failures, sums } = accounts;
const { load, losses, requests, discount: present } = demand;
const { failure, usd, change, unnoticed } = models;
// Local, not imported: engines read a module's own constants faster than another's.
const row = months;

/** Turns a model's months in one draw into discounted bills and failures of an account; a noticed failure is run once more. */
export function settle(model: number, w: WorkloadDraws, draw: number, account: number): void {
  const noticed = w.noticed[draw]!;
  const from = model * row;
  const to = account * row;
  const at = slotOf(draw) * row;
  let tokens = 0;
  let failed = 0;
  for (let t = 0; t < row; t++) {
    const q = failure[from + t]!;
    const paid = load[at + t]! * usd[from + t]! * (1 + noticed * q);
    const loss = losses[at + t]! * q;
    bills[to + t] = paid;
    failures[to + t] = loss;
    tokens += paid;
    failed += loss;
  }
  book(account, model, tokens, failed);
}

/** The same where a check says which failures are noticed, and not the draw's share. */
export function settleChecked(
  model: number,
  w: WorkloadDraws,
  draw: number,
  account: number,
): void {
  const unnoticedUsd = w.unnoticedUsd[draw]!;
  const noticedUsd = w.noticedUsd[draw]!;
  const from = model * row;
  const to = account * row;
  const at = slotOf(draw) * row;
  let tokens = 0;
  let failed = 0;
  for (let t = 0; t < row; t++) {
    const slipped = unnoticed[t]!;
    const noticed = failure[from + t]! - slipped;
    const paid = load[at + t]! * usd[from + t]! * (1 + noticed);
    const loss = requests[at + t]! * (slipped * unnoticedUsd + noticed * noticedUsd);
    bills[to + t] = paid;
    failures[to + t] = loss;
    tokens += paid;
    failed += loss;
  }
  book(account, model, tokens, failed);
}

function book(account: number, model: number, tokens: number, failed: number): void {
  const of = account * sumsEach;
  sums[of + sumIndex.tokens]! += tokens;
  sums[of + sumIndex.failures]! += failed;
  sums[of + sumIndex.successNow]! += 1 - failure[model * row]!;
  sums[of + sumIndex.successEnd]! += 1 - failure[model * row + row - 1]!;
}

/** Books a model's changes in one draw; `step` is the months between those that may have one. */
export function payChanges(
  model: number,
  w: WorkloadDraws,
  draw: number,
  step: number,
  account: number,
): void {
  const move = w.migrationUsd[draw]!;
  const from = model * row;
  const to = account * row;
  let migration = 0;
  for (let t = 0; t < row; t += step) {
    const share = change[from + t]!;
    if (share === 0) continue;
    const moved = share * move * present[t]!;
    bills[to + t]! += moved;
    migration += moved;
  }
  sums[account * sumsEach + sumIndex.migration]! += migration;
}
