import { costParts, type CostPart } from '../analysis.ts';
import { months } from '../world/period.ts';
import { fallbackKinds } from './fallback-kinds.ts';
import { slots } from './slots.ts';

/**
 * Accounts: the option at hand and the legs of a floor with spill in one future, and the ways that others fall
 * back on, an account for each slot.
 */
export const account = { own: 0, floor: 1, spill: 2, firstFallback: 3 } as const;
const count = account.firstFallback + fallbackKinds.length * slots;

/**
 * Sums of an account: the parts of its cost in their order, then success at the start and at the end.
 * Written out, because engines compile what reads a field of an object put together from entries again and again.
 */
export const sumIndex = {
  tokens: 0,
  gpus: 1,
  people: 2,
  failures: 3,
  migration: 4,
  evaluation: 5,
  events: 6,
  preference: 7,
  successNow: 8,
  successEnd: 9,
} as const satisfies Record<CostPart, number> & Record<string, number>;
export const sumsEach = costParts.length + 2;

/**
 * What each account comes to in its future: discounted USD by month, bills and failures apart, and its
 * sums. Account by account in constants of a module, for the reason that `demand` gives.
 */
export const accounts = {
  bills: new Float64Array(count * months),
  failures: new Float64Array(count * months),
  sums: new Float64Array(count * sumsEach),
};

const { bills, failures, sums } = accounts;
// Local, not imported: engines read a module's own constants faster than another's.
const row = months;
const each = sumsEach;

/** Clears the sums of an account, which go on from draw to draw; its months are written anew by whoever simulates. */
export function clearAccount(of: number): void {
  for (let k = of * each; k < of * each + each; k++) sums[k] = 0;
}

/** Copies the months of an account, and adds its sums. */
export function copyAccount(from: number, to: number): void {
  const source = from * row;
  const target = to * row;
  for (let t = 0; t < row; t++) {
    bills[target + t] = bills[source + t]!;
    failures[target + t] = failures[source + t]!;
  }
  addSums(from, to);
}

/** Adds the sums of one account to another's. */
export function addSums(from: number, to: number): void {
  for (let k = 0; k < each; k++) sums[to * each + k]! += sums[from * each + k]!;
}

/** Adds a payment in one month to an account and to a part of its cost; `usd` is already discounted. */
export function pay(of: number, month: number, part: number, usd: number): void {
  bills[of * row + month]! += usd;
  sums[of * each + part]! += usd;
}
