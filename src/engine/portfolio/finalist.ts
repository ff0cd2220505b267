import type { CapCheck, CostBreakdown, OptionResult } from '../analysis.ts';
import { mean } from '../decision/summary.ts';
import type { SimOption } from '../options/sim-option.ts';
import type { FleetYears } from '../simulate/own-fleet.ts';
import type { OptionTotals } from '../simulate/totals.ts';
import { capCheck } from './caps.ts';
import { creditOf } from './commitment.ts';

/** One option of one workload as the choice for all workloads needs it. */
export interface Finalist {
  option: string;
  cost: Float64Array;
  mean: number;
  parts: CostBreakdown;
  /** Cumulative cost, point-major; single precision is enough for a fan and half the memory. */
  path: Float32Array;
  hardwareUsd: Float64Array | null;
  fleet: OwnFleet | null;
  /** The monthly ceiling of its workload; null where none is stated. */
  monthly: CapCheck | null;
  /** Bills that count against a commitment (`year · draws + draw`), and the most that they can save there; null and 0 where none do. */
  committedUsd: Float32Array | null;
  creditUsd: number;
}

/** A fleet of one's own, and what it could share with another of the same model on the same GPUs. */
export interface OwnFleet extends FleetYears {
  /** Equal keys can share spare replicas. */
  pool: string;
  spareGpus: number;
  /** Means over all futures: what sharing could save at most. */
  meanPeopleUsd: number;
  meanGpuUsd: number;
  /** The most that shared spares can save, on average. */
  mostSpareUsd: number;
}

/** Keeps of an option's totals what later steps need. */
export function finalistOf(
  sim: SimOption,
  result: OptionResult,
  totals: OptionTotals,
  workload: string,
  monthlyCap: number | null,
): Finalist {
  const { hardwareUsd, peakMonthUsd, cost } = totals;
  return {
    option: sim.option.id,
    cost,
    mean: result.cost.mean,
    parts: result.parts,
    path: Float32Array.from(totals.path),
    hardwareUsd,
    fleet: fleetOf(sim, totals),
    monthly:
      monthlyCap === null || !peakMonthUsd
        ? null
        : { ...capCheck('monthly', monthlyCap, peakMonthUsd), workload },
    committedUsd: totals.committedUsd,
    creditUsd: creditOf(totals.committedUsd, sim.counted?.years ?? [], cost.length),
  };
}

function fleetOf({ option, engine }: SimOption, { fleet, cost }: OptionTotals): OwnFleet | null {
  if (!fleet || !('hosting' in engine)) return null;
  const { sizing, redundancy, tuning } = engine.hosting;
  const perDraw = fleet.peopleUsd.length / cost.length;
  const spareGpus = redundancy * sizing.gpusPerReplica;
  const meanGpuUsd = mean(fleet.gpuUsd) * perDraw;
  return {
    ...fleet,
    // A tuned model is the workload's own; a plain one serves anybody.
    pool: tuning
      ? option.id
      : `${option.model ?? ''}|${option.gpu ?? ''}|${option.commitment ?? ''}|${sizing.gpusPerReplica}`,
    spareGpus,
    meanPeopleUsd: mean(fleet.peopleUsd) * perDraw,
    meanGpuUsd,
    mostSpareUsd: meanGpuUsd * spareShare(fleet.gpus, spareGpus),
  };
}

/** The spares' part of the GPUs, taken generously as that of the smallest fleet. */
function spareShare(gpus: Float64Array, spares: number): number {
  if (spares === 0) return 0;
  let least = Infinity;
  for (const count of gpus) if (count < least) least = count;
  return Math.min(1, least > 0 ? spares / least : 1);
}
