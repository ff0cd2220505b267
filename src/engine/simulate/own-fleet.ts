import { months } from '../world/period.ts';
import { accounts, sumIndex, sumsEach } from './accounts.ts';
import { demand } from './demand.ts';
import { heldFleet } from './holding.ts';
import { models } from './models.ts';
import { slotOf } from './slots.ts';
import { staffUsd } from './staffing.ts';

/** Years of the period: what fleets of several workloads are compared by. */
export const fleetYears = months / 12;

/** An own fleet by draw and year (`draw · years + year`): mean GPUs, and discounted USD of people and GPUs. */
export interface FleetYears {
  gpus: Float64Array;
  peopleUsd: Float64Array;
  gpuUsd: Float64Array;
}

export const emptyFleetYears = (draws: number): FleetYears => ({
  gpus: new Float64Array(draws * fleetYears),
  peopleUsd: new Float64Array(draws * fleetYears),
  gpuUsd: new Float64Array(draws * fleetYears),
});

/** The own fleet of the future that is reckoned by year, and undiscounted USD of GPUs and people by month. */
export const ownFleet = {
  years: emptyFleetYears(1),
  /** Hardware bought, USD; it means nothing where GPUs are rented. */
  hardwareUsd: new Float64Array(1),
  monthlyUsd: new Float64Array(months),
};

const { monthlyUsd, hardwareUsd } = ownFleet;
const { gpus: gpusOf, peopleUsd: peopleOf, gpuUsd: gpuUsdOf } = ownFleet.years;
const { gpus, running, bought, residual } = heldFleet;
const { failure } = models;
const { losses, discount: present } = demand;
const { bills, failures, sums } = accounts;
// Local, not imported: engines read a module's own constants faster than another's.
const row = months;
const years = fleetYears;

/** Undiscounted USD of people by month. */
const people = new Float64Array(months);

/** Books the months of one draw: GPUs that run, the people they need, and failures. */
export function book(model: number, draw: number, account: number): void {
  staffMonths();
  bookFailures(model * row, draw, account);
  const to = account * row;
  let gpuUsd = 0;
  let peopleUsd = 0;
  for (let year = 0; year < years; year++) {
    let gpuMonths = 0;
    let ofGpus = 0;
    let ofPeople = 0;
    const end = (year + 1) * 12;
    for (let t = year * 12; t < end; t++) {
      const d = present[t]!;
      const held = running[t]!;
      const staff = people[t]!;
      monthlyUsd[t] = held + staff;
      bills[to + t] = (held + staff) * d;
      gpuMonths += gpus[t]!;
      ofGpus += held * d;
      ofPeople += staff * d;
    }
    gpusOf[year] = gpuMonths / 12;
    gpuUsdOf[year] = ofGpus;
    peopleOf[year] = ofPeople;
    gpuUsd += ofGpus;
    peopleUsd += ofPeople;
  }
  const of = account * sumsEach;
  sums[of + sumIndex.gpus]! += gpuUsd;
  sums[of + sumIndex.people]! += peopleUsd;
}

/** People of each month; a fleet that keeps its size keeps them. */
function staffMonths(): void {
  let staffed = -1;
  let usd = 0;
  for (let t = 0; t < row; t++) {
    const needed = gpus[t]!;
    if (needed !== staffed) usd = staffUsd((staffed = needed));
    people[t] = usd;
  }
}

function bookFailures(own: number, draw: number, account: number): void {
  const at = slotOf(draw) * row;
  const to = account * row;
  let failed = 0;
  for (let t = 0; t < row; t++) {
    const loss = losses[at + t]! * failure[own + t]!;
    failures[to + t] = loss;
    failed += loss;
  }
  sums[account * sumsEach + sumIndex.failures]! += failed;
}

/** Books what was bought in one draw, less what it is worth at the end of the period. */
export function bookHardware(account: number): void {
  const end = present[row]!;
  const to = account * row;
  let spent = 0;
  let booked = 0;
  for (let year = 0; year < years; year++) {
    let ofYear = 0;
    for (let t = year * 12; t < (year + 1) * 12; t++) {
      const price = bought[t]!;
      const usd = price * present[t]! - residual[t]! * end;
      spent += price;
      bills[to + t]! += usd;
      ofYear += usd;
    }
    gpuUsdOf[year]! += ofYear;
    booked += ofYear;
  }
  sums[account * sumsEach + sumIndex.gpus]! += booked;
  hardwareUsd[0] = spent;
}
