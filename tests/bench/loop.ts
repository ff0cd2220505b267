/** The month loop of the eight-workload benchmark beside the same loop written with objects and closures. */
import type { AnalysisRequest } from '#engine/analysis.ts';
import { futuresOf, shippedCatalogue } from '#engine/futures.ts';
import { workloadTable } from '#engine/inputs/input-table.ts';
import { assemble } from '#engine/options/assemble.ts';
import type { SimOption } from '#engine/options/sim-option.ts';
import { situationOf } from '#engine/options/situation.ts';
import { workloadSource } from '#engine/simulate/workload-block.ts';
import type { Block } from '#engine/simulate/lanes.ts';
import { emptyTotals, type OptionTotals } from '#engine/simulate/totals.ts';
import { runBlock } from '#engine/simulate/workload-run.ts';
import { months } from '#engine/world/period.ts';
import { benchmark, type Template } from '#profile/templates/index.ts';
import { DRAWS_PER_BLOCK } from '#engine/sampling/draw-table.ts';
import { futuresOfBlock, type Future } from './naive/future.ts';
import { futureCosts } from './naive/option.ts';

/** The request that a template makes. */
export function requestOf(template: Template, blocks: number): AnalysisRequest {
  const ids = { session: 's', scenario: 'c', workload: (i: number) => `w${i}` };
  const { edition } = shippedCatalogue();
  const { scenarios, seed } = template.make(ids, '2026-11-24T09:00:00.000Z', edition);
  const { organisation, workloads, overrides } = scenarios[0]!;
  return { organisation, workloads, overrides, edition, seed, blocks };
}

/** One workload's block, ready for both loops. */
interface Prepared {
  options: readonly SimOption[];
  block: Block;
  totals: OptionTotals[];
  futures: Future[];
}

/** Both loops over one block of every workload of a template; the naive one over its first `naiveDraws`. */
export interface Loops {
  /** Options over all workloads. */
  options: number;
  cells: number;
  naiveCells: number;
  fast(): number;
  naive(): number;
  /** Largest relative difference of a cost in a future between the two. */
  apart(): number;
}

export function loopsOf(naiveDraws: number, template: Template = benchmark, block = 0): Loops {
  const f = futuresOf(requestOf(template, block + 1));
  const prepared = requestOf(template, block + 1).workloads.map((workload): Prepared => {
    const s = situationOf(workload, f.org, f.catalogue);
    const { options } = assemble(s);
    const table = workloadTable(f.catalogue, workload, s.values, f.calibrated, f.table, f.draws);
    const source = workloadSource(workload, s.values, table, f.table, s.testedLag, f.draws);
    const w = source.block(block);
    const world = f.blocks[block]!;
    return {
      options,
      block: { w, world, discount: f.discount },
      totals: options.map(() => emptyTotals(DRAWS_PER_BLOCK)),
      futures: futuresOfBlock(w, world, naiveDraws),
    };
  });
  const options = prepared.reduce((n, p) => n + p.options.length, 0);
  const fast = () => {
    for (const p of prepared) runBlock(p.options, p.block, 0, p.totals);
    return prepared[0]!.totals[0]!.cost[0]!;
  };
  const naive = () => {
    let last = 0;
    for (const p of prepared)
      for (const future of p.futures) last = futureCosts(p.options, future, f.discount)[0]!;
    return last;
  };
  const apart = () => {
    fast();
    let most = 0;
    for (const p of prepared)
      p.futures.forEach((future, i) =>
        futureCosts(p.options, future, f.discount).forEach((cost, k) => {
          const own = p.totals[k]!.cost[i]!;
          most = Math.max(most, Math.abs(own - cost) / Math.max(1, Math.abs(cost)));
        }),
      );
    return most;
  };
  return {
    options,
    cells: options * DRAWS_PER_BLOCK * months,
    naiveCells: options * naiveDraws * months,
    fast,
    naive,
    apart,
  };
}
