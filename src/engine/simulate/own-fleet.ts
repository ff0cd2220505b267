import type { PeopleBand } from '../money/people.ts';
import { months } from '../world/period.ts';
import { demand } from './demand.ts';
import { reckoned } from './failures.ts';
import { heldFleet } from './holding.ts';
import { fleetYears, partIndex, pay, type FleetMonths, type Run } from './run.ts';
import type { SelfHosting } from './self-hosted.ts';
import { staffUsd } from './staffing.ts';

/** Undiscounted USD of GPUs and people in each month of the draw that is reckoned. */
export const monthlyUsd = new Float64Array(months);

const { gpus, running, bought, residual } = heldFleet;
const { failure } = reckoned;
const { losses, discount: present } = demand;

/** Books the months of one draw: GPUs that run, the people they need, and failures. */
export function book(
  bands: readonly PeopleBand[],
  staff: Float64Array,
  draw: number,
  run: Run,
): void {
  const { usd, parts, fleet } = run;
  const bills = draw * months;
  const failures = (usd.length >> 1) + bills;
  let peak = 0;
  let people = 0;
  let staffed = -1;
  let failed = 0;
  let gpuUsd = 0;
  let peopleUsd = 0;
  for (let year = 0; year < fleetYears; year++) {
    let gpuMonths = 0;
    let ofGpus = 0;
    let ofPeople = 0;
    const end = (year + 1) * 12;
    for (let t = year * 12; t < end; t++) {
      const d = present[t]!;
      const needed = gpus[t]!;
      if (needed !== staffed) people = staffUsd(bands, staff, draw, (staffed = needed));
      const held = running[t]!;
      const monthly = held + people;
      if (monthly > peak) peak = monthly;
      monthlyUsd[t] = monthly;
      const loss = losses[bills + t]! * failure[t]!;
      usd[bills + t] = monthly * d;
      usd[failures + t] = loss;
      failed += loss;
      gpuMonths += needed;
      ofGpus += held * d;
      ofPeople += people * d;
    }
    const at = draw * fleetYears + year;
    fleet.gpus[at] = gpuMonths / 12;
    fleet.gpuUsd[at] = ofGpus;
    fleet.peopleUsd[at] = ofPeople;
    gpuUsd += ofGpus;
    peopleUsd += ofPeople;
  }
  run.peakMonthUsd[draw] = peak;
  parts[partIndex.gpus]! += gpuUsd;
  parts[partIndex.people]! += peopleUsd;
  parts[partIndex.failures]! += failed;
}

/** Books what was bought in one draw, less what it is worth at the end of the period. */
export function bookHardware(draw: number, run: Run): void {
  const end = present[months]!;
  let spent = 0;
  for (let t = 0; t < months; t++) {
    const price = bought[t]!;
    if (price === 0) continue;
    const usd = price * present[t]! - residual[t]! * end;
    spent += price;
    pay(run, draw, t, partIndex.gpus, usd);
    run.fleet.gpuUsd[draw * fleetYears + ((t / 12) | 0)]! += usd;
  }
  run.hardwareUsd[draw] = spent;
}

/** The first draw's fleet, for who wants to see it. */
export function traceOf(
  { holding, tuning, peopleBands }: SelfHosting,
  change: Float64Array,
  cycleUsd: number,
  staff: Float64Array,
): FleetMonths {
  const owned = holding.kind === 'owned';
  const cycleAt = (t: number) => (tuning && t % tuning.refreshMonths === 0 ? cycleUsd : 0);
  return {
    gpus: [...gpus],
    running: [...running],
    people: Array.from(gpus, (n) => staffUsd(peopleBands, staff, 0, n)),
    bought: Array.from(bought, (usd) => (owned ? usd : 0)),
    // Months in which nothing is bought keep what another draw left there.
    residual: Array.from(residual, (usd, t) => (owned && bought[t]! > 0 ? usd : 0)),
    failure: [...failure],
    change: [...change],
    tuning: Array.from(gpus, (_, t) => cycleAt(t)),
  };
}
