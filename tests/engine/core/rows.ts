/** One future of one option set up and read by hand: accounts, model rows, and a lane. */
import type { SimOption } from '#engine/options/sim-option.ts';
import { account, accounts, clearAccount, sumIndex, sumsEach } from '#engine/simulate/accounts.ts';
import { fillDemand, fillDiscount } from '#engine/simulate/demand.ts';
import { fillOdds } from '#engine/simulate/failures.ts';
import { modelRow, models, rowOf } from '#engine/simulate/models.ts';
import type { WorkloadDraws } from '#engine/simulate/workload-draws.ts';
import type { World } from '#engine/world/world.ts';
import { months } from '#engine/world/period.ts';

export const { own } = account;

/** Makes ready what all options of the first draw share. */
export function begin(w: WorkloadDraws, world: World, discount: Float64Array): void {
  fillDiscount(discount);
  fillDemand(w, 0);
  fillOdds(w, world, 0, 1);
}

export type Sum = keyof typeof sumIndex;

/** What stands in an account: months, and its sums by name. */
export function read(of: number = own) {
  return {
    bills: rowOf(accounts.bills, of),
    failures: rowOf(accounts.failures, of),
    sum: (name: Sum): number => accounts.sums[of * sumsEach + sumIndex[name]]!,
  };
}

/** Fills an account with the same bills and failures in every month, and clears its sums. */
export function fillAccount(of: number, bills: number, failures: number): number {
  clearAccount(of);
  accounts.bills.fill(bills, of * months, (of + 1) * months);
  accounts.failures.fill(failures, of * months, (of + 1) * months);
  return of;
}

/** Fills a model's row with the same failure rate, price and share of a migration in every month. */
export function fillModel(row: number, failure: number, usd: number, change = 0): number {
  models.failure.fill(failure, row * months, (row + 1) * months);
  models.usd.fill(usd, row * months, (row + 1) * months);
  models.change.fill(change, row * months, (row + 1) * months);
  return row;
}

/** Rows that a test may use for two models. */
export const rowA = modelRow.first;
export const rowB = modelRow.first + 1;

/** Months of a model. */
export const modelMonths = (row: number) => ({
  failure: rowOf(models.failure, row),
  usd: rowOf(models.usd, row),
  change: rowOf(models.change, row),
});

/** An option of an engine, named only. */
export const optionOf = (
  engine: SimOption['engine'],
  kind: SimOption['option']['kind'],
): SimOption => ({
  option: {
    id: 'a',
    kind,
    policy: 'ride',
    modelName: 'A',
    host: 'A',
    isToday: false,
    eligible: true,
  },
  engine,
  stickiness: 2,
  moving: 0,
  evaluating: false,
});
