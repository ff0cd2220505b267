import type { AnalysisRequest } from './analysis.ts';
import { medianFutures } from './futures.ts';
import { workloadTable } from './inputs/input-table.ts';
import { firstDraw } from './median/months.ts';
import { medianOption, type MedianOption } from './median/option.ts';
import { assemble } from './options/assemble.ts';
import { situationOf } from './options/situation.ts';
import { fillDiscount } from './simulate/demand.ts';
import { beginDraws } from './simulate/draw.ts';
import { lanesOf } from './simulate/lanes.ts';
import { evaluationUpkeep, workloadSource } from './simulate/workload-block.ts';

export type { MedianLeg, MedianPrices } from './median/legs.ts';
export type { MedianOption } from './median/option.ts';

export interface MedianWorkload {
  id: string;
  name: string;
  requests: number[];
  /** Tokens of a request against today. */
  tokenGrowth: number[];
  tokensIn: number;
  tokensOut: number;
  cachedShare: number;
  unnoticedUsd: number;
  noticedUsd: number;
  migrationUsd: number;
  evaluationUsd: number;
  engineerUsdPerYear: number;
  options: MedianOption[];
}

/** The run at median inputs: one future, not the mean of all. */
export interface MedianRun {
  /** 0 open majority, 1 tiered coexistence, 2 closed consolidation. */
  outlook: number;
  discountRate: number;
  /** Share of an evaluation that keeping it up costs each month. */
  evaluationUpkeep: number;
  /** Present value of a dollar by month, and at the end of the period as the last entry. */
  discount: number[];
  workloads: MedianWorkload[];
}

/**
 * Reckons the options named by id for each workload in the one future in which every uncertain input
 * stands at its median, with the quantities and prices by month from which anyone can add it up again.
 */
export function medianRun(
  request: AnalysisRequest,
  wanted: Readonly<Record<string, readonly string[]>>,
): MedianRun {
  const f = medianFutures(request);
  return {
    outlook: f.outlook[0]!,
    discountRate: f.org.discountRate.value ?? 0,
    evaluationUpkeep,
    discount: [...f.discount],
    workloads: request.workloads.map((workload): MedianWorkload => {
      const s = situationOf(workload, f.org, f.catalogue);
      const { options } = assemble(s);
      const table = workloadTable(f.catalogue, workload, s.values, f.calibrated, f.table, f.draws);
      const own = workloadSource(workload, s.values, table, f.table, s.testedLag, f.draws);
      const w = own.block(0);
      fillDiscount(f.discount);
      const all = lanesOf(options, { w, world: f.blocks[0]!, discount: f.discount });
      beginDraws(all, 0, 1);
      const ids = wanted[workload.id] ?? [];
      return {
        id: workload.id,
        name: workload.name,
        requests: firstDraw(w.volume),
        tokenGrowth: firstDraw(w.load).map((load, t) => load / w.volume[t]!),
        tokensIn: w.tokensIn[0]!,
        tokensOut: w.tokensOut[0]!,
        cachedShare: w.repeated[0]!,
        unnoticedUsd: w.unnoticedUsd[0]!,
        noticedUsd: w.noticedUsd[0]!,
        migrationUsd: w.migrationUsd[0]!,
        evaluationUsd: w.evaluationUsd[0]!,
        engineerUsdPerYear: w.engineerUsdPerYear[0]!,
        options: ids.flatMap((id) => {
          const found = all.lanes.find(({ sim }) => sim.option.id === id);
          return found ? [medianOption(found, all)] : [];
        }),
      };
    }),
  };
}
