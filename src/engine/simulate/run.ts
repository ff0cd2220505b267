import { costParts, type CostPart } from '../analysis.ts';
import { months } from '../world/period.ts';
import type { FloorMonths } from './floor-fleet.ts';

/** Costs of one option in one block: discounted USD, draw-major by month, bills and failures apart. */
export interface Run {
  /** Bills of all draws, then failures: one array, because who writes both is faster for it. */
  usd: Float64Array;
  bills: Float64Array;
  failures: Float64Array;
  /** Sum over draws of each part, USD. */
  parts: Float64Array;
  /** Highest monthly bill, undiscounted and without one-off costs, and hardware bought, by draw. */
  peakMonthUsd: Float64Array;
  hardwareUsd: Float64Array;
  successNow: number;
  successEnd: number;
  /** What an own fleet needs in each year; `isOwnFleet` says whether it means anything. */
  fleet: FleetYears;
  isOwnFleet: boolean;
  /** Where the first draw's fleet is written down, if someone wants to see it. */
  trace: FleetMonths | null;
  /** Where the months of a fleet for the trough are written, if it is one. */
  floor: FloorMonths | null;
}

/** One draw's fleet by month, undiscounted USD; hardware is bought, and has a value left at the end. */
export interface FleetMonths {
  gpus: number[];
  running: number[];
  people: number[];
  bought: number[];
  residual: number[];
  /** Share of failed requests, and share of a migration paid. */
  failure: number[];
  change: number[];
  tuning: number[];
}

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

export const partIndex = Object.fromEntries(costParts.map((part, i) => [part, i])) as Record<
  CostPart,
  number
>;

/** An empty run of `draws` futures. */
export function emptyRun(draws: number): Run {
  const size = draws * months;
  const usd = new Float64Array(2 * size);
  return {
    usd,
    bills: usd.subarray(0, size),
    failures: usd.subarray(size),
    parts: new Float64Array(costParts.length),
    peakMonthUsd: new Float64Array(draws),
    hardwareUsd: new Float64Array(draws),
    successNow: 0,
    successEnd: 0,
    fleet: emptyFleetYears(draws),
    isOwnFleet: false,
    trace: null,
    floor: null,
  };
}

/** Clears the sums of a run for the next tile; its months are written anew by whoever simulates. */
export function clearRun(run: Run): void {
  run.parts.fill(0);
  run.peakMonthUsd.fill(0);
  run.hardwareUsd.fill(0);
  run.successNow = 0;
  run.successEnd = 0;
  run.isOwnFleet = false;
}

/** Copies one run without an own fleet over another of the same size. */
export function copyRun(from: Run, to: Run): Run {
  to.usd.set(from.usd);
  to.parts.set(from.parts);
  to.peakMonthUsd.set(from.peakMonthUsd);
  to.hardwareUsd.set(from.hardwareUsd);
  to.successNow = from.successNow;
  to.successEnd = from.successEnd;
  to.isOwnFleet = false;
  return to;
}

/** Adds a payment of one draw in one month to a part; `usd` is already discounted. */
export function pay(run: Run, draw: number, month: number, part: number, usd: number): void {
  run.bills[draw * months + month]! += usd;
  run.parts[part]! += usd;
}
