import { months } from '../world/period.ts';
import type { World } from '../world/world.ts';
import { account, accounts, addSums, clearAccount, sumIndex, sumsEach } from './accounts.ts';
import { demand } from './demand.ts';
import { floorCalls } from './floor-fleet.ts';
import type { SplitLognormal } from './holding.ts';
import { models } from './models.ts';
import { simulateSelfHosted, type SelfHosting } from './self-hosted.ts';
import { payChanges } from './settle.ts';
import { slotOf } from './slots.ts';
import type { WorkloadDraws } from './workload-draws.ts';

const { bills, failures, sums } = accounts;
const { load, losses } = demand;
const { failure, usd } = models;
const { served, away } = floorCalls;
// Local, not imported: engines read a module's own constants faster than another's.
const row = months;
const ofFloor = account.floor * months;
const ofSpill = account.spill * months;
const floorSums = account.floor * sumsEach;
const spillSums = account.spill * sumsEach;

/**
 * Simulates own GPUs for the trough and an API for the peaks in one draw: requests above what the fleet
 * carries in an hour of the week go to the API, whose months stand in row `spilt`
 * and which may change every `step` months. Each leg runs its own
 * noticed failures once more, both models are kept up, and idle GPUs are paid. Both legs keep an account of
 * their own, because events strike one of them.
 */
export function simulateFloorSpill(
  hosting: SelfHosting,
  own: number,
  rentToday: SplitLognormal | null,
  spilt: number,
  step: number,
  w: WorkloadDraws,
  world: World,
  draw: number,
  to: number,
): void {
  clearAccount(account.floor);
  clearAccount(account.spill);
  simulateSelfHosted(hosting, own, rentToday, w, world, draw, account.floor);
  spill(spilt * row, w.noticed[draw]!, slotOf(draw) * row);
  payChanges(spilt, w, draw, step, account.spill);
  addLegs(to * row);
  sums[floorSums + sumIndex.successNow] = 1 - failedIn(0, own, spilt);
  sums[floorSums + sumIndex.successEnd] = 1 - failedIn(row - 1, own, spilt);
  addSums(account.floor, to);
  addSums(account.spill, to);
}

/** Bills and failures of what goes to the API, and the floor's failures by the share that it answers. */
function spill(from: number, noticed: number, at: number): void {
  let tokens = 0;
  let failed = 0;
  let kept = 0;
  for (let t = 0; t < row; t++) {
    const rest = away[t]!;
    const q = failure[from + t]!;
    const paid = load[at + t]! * rest * usd[from + t]! * (1 + noticed * q);
    const loss = losses[at + t]! * rest * q;
    bills[ofSpill + t] = paid;
    failures[ofSpill + t] = loss;
    const here = failures[ofFloor + t]! * served[t]!;
    failures[ofFloor + t] = here;
    tokens += paid;
    failed += loss;
    kept += here;
  }
  sums[spillSums + sumIndex.tokens] = tokens;
  sums[spillSums + sumIndex.failures] = failed;
  sums[floorSums + sumIndex.failures] = kept;
}

function addLegs(to: number): void {
  for (let t = 0; t < row; t++) {
    bills[to + t] = bills[ofFloor + t]! + bills[ofSpill + t]!;
    failures[to + t] = failures[ofFloor + t]! + failures[ofSpill + t]!;
  }
}

/** Share of a month's requests that fails. */
export const failedIn = (month: number, own: number, spilt: number): number =>
  served[month]! * failure[own * row + month]! + away[month]! * failure[spilt * row + month]!;
