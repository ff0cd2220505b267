import type { AnalysisRequest } from '../analysis.ts';
import type { Futures } from '../futures.ts';
import { workloadTable } from '../inputs/input-table.ts';
import { assemble } from '../options/assemble.ts';
import type { SimOption } from '../options/sim-option.ts';
import { situationOf } from '../options/situation.ts';
import { workloadSource } from '../simulate/workload-block.ts';
import { emptyTotals } from '../simulate/totals.ts';
import { runBlock } from '../simulate/workload-run.ts';
import type { World } from '../world/world.ts';
import type { StressCard } from './card.ts';

type LegChange =
  NonNullable<StressCard['leg']> extends (leg: infer L, ...rest: never[]) => infer R
    ? (leg: L) => R
    : never;

/** Simulates one workload's options and gives the cost of each by draw. */
export function runnerOf(request: AnalysisRequest, f: Futures) {
  const prepared = request.workloads.map((workload) => {
    const s = situationOf(workload, f.org, f.catalogue);
    const { options } = assemble(s);
    const table = workloadTable(f.catalogue, workload, s.values, f.calibrated, f.table, f.draws);
    const own = workloadSource(workload, s.values, table, f.table, s.testedLag, f.draws);
    return { options, own };
  });
  const run = (w: number, worlds: readonly World[], change: LegChange | null): Float64Array[] => {
    const { options, own } = prepared[w]!;
    const changed = change ? options.map((o) => withLegs(o, change)) : options;
    const totals = changed.map(() => emptyTotals(f.outlook.length));
    for (const [b, world] of worlds.entries()) {
      runBlock(changed, { w: own.block(b), world, discount: f.discount }, b, totals);
    }
    return totals.map((t) => t.cost);
  };
  return Object.assign(run, {
    ids: (w: number) => prepared[w]!.options.map((o) => o.option.id),
  });
}

function withLegs(option: SimOption, change: LegChange): SimOption {
  const e = option.engine;
  switch (e.kind) {
    case 'hosted':
      return { ...option, engine: { ...e, leg: change(e.leg) } };
    case 'pre-router':
      return { ...option, engine: { ...e, open: change(e.open), closed: change(e.closed) } };
    case 'cascade':
      return { ...option, engine: { ...e, cheap: change(e.cheap), better: change(e.better) } };
    case 'self-hosted':
      return option;
    case 'floor-spill':
      return { ...option, engine: { ...e, spill: change(e.spill) } };
    default:
      return e satisfies never;
  }
}
