/** The own fleet that was simulated last, month by month. */
import { heldFleet } from '../simulate/holding.ts';
import { models, rowOf } from '../simulate/models.ts';
import type { SelfHosting } from '../simulate/self-hosted.ts';
import { staffUsd } from '../simulate/staffing.ts';
import type { WorkloadDraws } from '../simulate/workload-draws.ts';

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

/** `model` is the row of its weights. */
export function fleetMonths(
  { holding, tuning }: SelfHosting,
  model: number,
  w: WorkloadDraws,
  draw: number,
): FleetMonths {
  const { gpus, running, bought, residual } = heldFleet;
  const owned = holding.kind === 'owned';
  const cycleUsd = w.tuningCycleUsd[draw]!;
  const cycleAt = (t: number) => (tuning && t % tuning.refreshMonths === 0 ? cycleUsd : 0);
  return {
    gpus: [...gpus],
    running: [...running],
    people: Array.from(gpus, (n) => staffUsd(n)),
    bought: Array.from(bought, (usd) => (owned ? usd : 0)),
    // Months in which nothing is bought keep what another draw left there.
    residual: Array.from(residual, (usd, t) => (owned && bought[t]! > 0 ? usd : 0)),
    failure: rowOf(models.failure, model),
    change: rowOf(models.change, model),
    tuning: Array.from(gpus, (_, t) => cycleAt(t)),
  };
}
