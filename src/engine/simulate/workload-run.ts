import type { SimOption } from '../options/sim-option.ts';
import { months } from '../world/period.ts';
import { account, accounts, addSums, clearAccount, sumIndex, sumsEach } from './accounts.ts';
import { addCommitted } from './committed-bills.ts';
import { demand, fillDiscount } from './demand.ts';
import { beginDraws, isStruck, simulateOwn, strike } from './draw.ts';
import { lanesOf, type Block, type Lane, type Lanes } from './lanes.ts';
import { emptyFleetYears, fleetYears, ownFleet, type FleetYears } from './own-fleet.ts';
import { peakMonth } from './peak.ts';
import { slotOf, slots } from './slots.ts';
import { pathPoints, pathStep, type OptionTotals } from './totals.ts';
import { evaluationUpkeep } from './workload-block.ts';
import type { WorkloadDraws } from './workload-draws.ts';

/** Runs every option of one workload through one block, draw by draw, and adds it to the totals. */
export function runBlock(
  options: readonly SimOption[],
  block: Block,
  index: number,
  totals: readonly OptionTotals[],
): void {
  fillDiscount(block.discount);
  fillQuarters();
  const l = lanesOf(options, block);
  const { lanes } = l;
  const { w } = block;
  totals.forEach(({ sums: kept }) => kept.fill(0, index * sumsEach, (index + 1) * sumsEach));
  for (let i = 0; i < w.draws; i += slots) {
    const last = Math.min(w.draws, i + slots);
    beginDraws(l, i, last);
    for (let k = 0; k < lanes.length; k++) runLane(lanes[k]!, l, i, last, index, totals[k]!);
  }
}

/** Runs one option through the draws that were made ready. */
function runLane(
  lane: Lane,
  l: Lanes,
  first: number,
  last: number,
  index: number,
  totals: OptionTotals,
): void {
  const { w } = l.block;
  const from = index * w.draws;
  clearAccount(account.own);
  for (let i = first; i < last; i++) {
    const struck = isStruck(lane, l, i);
    // What others fall back on stands in an account already, and stays as it is where nothing strikes it.
    const isReady = !struck && lane.account !== account.own;
    const of = isReady ? lane.account + slotOf(i) : account.own;
    if (!isReady) simulateOwn(lane, l, i);
    addBills(lane, w, i, from + i, totals);
    if (struck) strike(lane, l, i);
    if (isReady) addSums(of, account.own);
    collect(lane, of, w, i, from + i, totals);
  }
  const { sums: kept } = totals;
  for (let k = 0; k < sumsEach; k++) kept[index * sumsEach + k]! += sums[ownSums + k]!;
}

const { bills, failures, sums } = accounts;
const { discount } = demand;
/** Present value of a dollar paid in each month of a quarter, and of all of them. */
const quarters = new Float64Array(pathPoints);
// Local, not imported: engines read a module's own constants faster than another's.
const points = pathPoints;
const ownSums = account.own * sumsEach;

function fillQuarters(): void {
  quarters.fill(0);
  for (let t = 0; t < months; t++) quarters[Math.floor(t / pathStep)]! += discount[t]!;
  quarters[points - 1] = quarters.subarray(0, points - 1).reduce((sum, d) => sum + d, 0);
}

/** What must be known of an option's bills before events and one-off costs. */
function addBills(
  lane: Lane,
  w: WorkloadDraws,
  draw: number,
  at: number,
  totals: OptionTotals,
): void {
  if (lane.counted) addCommitted(lane.counted, lane, w, draw, at, totals);
  if (totals.peakMonthUsd) totals.peakMonthUsd[at] = peakMonth(lane, w, draw);
}

/** Adds one draw of an option to its totals, with evaluation, migration at the start and what independence is worth. */
function collect(
  lane: Lane,
  of: number,
  w: WorkloadDraws,
  draw: number,
  at: number,
  totals: OptionTotals,
): void {
  const evaluation = w.evaluationUsd[draw]!;
  const moved = lane.moving * discount[0]! * w.migrationUsd[draw]!;
  const first = lane.evaluating * discount[0]! * evaluation;
  const upkeep = evaluation * evaluationUpkeep;
  const independence = lane.isTied ? w.independenceUsdPerYear[draw]! / 12 : 0;
  walk(of * months, moved + first, upkeep + independence, totals.path, at * points);
  totals.cost[at] = walked[0]!;
  totals.bills[at] = walked[1]!;
  const whole = quarters[points - 1]!;
  sums[ownSums + sumIndex.migration]! += moved;
  sums[ownSums + sumIndex.evaluation]! += first + upkeep * whole;
  sums[ownSums + sumIndex.preference]! += independence * whole;
  if (lane.isOwned)
    (totals.hardwareUsd ??= new Float64Array(totals.cost.length))[at] = ownFleet.hardwareUsd[0]!;
  if (lane.hosting) keepFleet(at, (totals.fleet ??= emptyFleetYears(totals.cost.length)));
}

/** What a walk comes to: all of it, and bills alone. */
const walked = new Float64Array(2);

/** Adds an account's months up, quarter by quarter, with what is paid at once and in each month besides. */
function walk(from: number, start: number, each: number, path: Float64Array, to: number): void {
  let paid = start;
  let failed = 0;
  for (let point = 1, t = from; point < points; point++, t += pathStep) {
    paid += bills[t]! + bills[t + 1]! + bills[t + 2]! + each * quarters[point - 1]!;
    failed += failures[t]! + failures[t + 1]! + failures[t + 2]!;
    path[to + point] = paid + failed;
  }
  walked[0] = paid + failed;
  walked[1] = paid;
}

function keepFleet(at: number, { gpus, peopleUsd, gpuUsd }: FleetYears): void {
  const { years } = ownFleet;
  for (let y = 0; y < fleetYears; y++) {
    gpus[at * fleetYears + y] = years.gpus[y]!;
    peopleUsd[at * fleetYears + y] = years.peopleUsd[y]!;
    gpuUsd[at * fleetYears + y] = years.gpuUsd[y]!;
  }
}
