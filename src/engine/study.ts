import type { Workload } from '#profile/session.ts';
import type { WorkloadResult } from './analysis.ts';
import type { Futures } from './futures.ts';
import type { InputTable } from './inputs/draw-input.ts';
import { workloadTable } from './inputs/input-table.ts';
import { assemble, type Assembled } from './options/assemble.ts';
import type { SimOption } from './options/sim-option.ts';
import { situationOf, type Situation } from './options/situation.ts';
import { memory } from './remember.ts';
import { deepened } from './results/depth.ts';
import { standingOf, type Standing } from './results/workload-result.ts';
import { DRAWS_PER_BLOCK } from './sampling/draw-table.ts';
import { workloadSource, type WorkloadSource } from './simulate/workload-block.ts';
import { emptyTotals, pathLength, type OptionTotals } from './simulate/totals.ts';
import { runBlock } from './simulate/workload-run.ts';

/** One workload among the futures of a request: its rules, its options and its draws. */
export interface Study {
  s: Situation;
  assembled: Assembled;
  table: InputTable;
  own: WorkloadSource;
  futures: Futures;
  /** Space for the paths of costs, one for each option simulated, that the next workload uses again. */
  paths: Float64Array[];
}

/** Rules and options do not depend on the draws: a first frame leaves them to the one of all draws. */
const ready = memory<Pick<Study, 's' | 'assembled'>>(2);

export function studyOf(workload: Workload, futures: Futures, paths: Float64Array[]): Study {
  const { catalogue, calibrated, table: world, draws } = futures;
  const key = `${futures.rules}|${JSON.stringify(workload)}`;
  const { s, assembled } = ready.recall(key) ?? ready.keep(key, readied(workload, futures));
  const table = workloadTable(catalogue, workload, s.values, calibrated, world, draws);
  const own = workloadSource(workload, s.values, table, world, s.testedLag, draws);
  return { s, assembled, table, own, futures, paths };
}

function readied(workload: Workload, { org, catalogue }: Futures): Pick<Study, 's' | 'assembled'> {
  const s = situationOf(workload, org, catalogue);
  return { s, assembled: assemble(s) };
}

/** Lives every option through every block and ranks them; what it yields says whether a block was finished. */
export function* standing(
  study: Study,
  figuresOnly: boolean,
): Generator<true | undefined, Standing> {
  const { s, assembled, table, futures } = study;
  const totals = totalsOf(study, assembled.options, futures.outlook.length, 0);
  for (let b = 0; b < futures.blocks.length; b++) {
    live(study, assembled.options, b, totals);
    yield true;
  }
  const inputs = figuresOnly ? null : new Map([...table.drawn, ...futures.table.drawn]);
  const rows = [...table.rows, ...futures.table.rows];
  return yield* standingOf(s, assembled, totals, futures.outlook, inputs, rows, futures.draws);
}

/** Explains a standing result in depth, with pauses. */
export function inDepth(study: Study, found: Standing): Generator<undefined, WorkloadResult> {
  const { s, assembled, own, futures } = study;
  const switching = { ...own.switching, discount: futures.discount };
  return deepened(found, s, assembled.options, switching, (options, blocks) => {
    // The plan still follows the paths of the options before.
    const from = assembled.options.length;
    const totals = totalsOf(study, options, blocks * DRAWS_PER_BLOCK, from);
    for (let b = 0; b < blocks; b++) live(study, options, b, totals);
    return totals;
  });
}

/** Totals for some options, with the study's paths from a place on. */
function totalsOf(
  { paths, futures }: Study,
  options: readonly SimOption[],
  draws: number,
  from: number,
): OptionTotals[] {
  const hasCeiling = futures.org.monthlyCap.value !== null;
  return options.map((_, k) => {
    const path = (paths[from + k] ??= new Float64Array(pathLength(futures.outlook.length)));
    return emptyTotals(draws, path.subarray(0, pathLength(draws)), hasCeiling);
  });
}

/** Lives some options of a workload through one block and adds it to their totals. */
function live(
  { own, futures }: Study,
  options: readonly SimOption[],
  block: number,
  totals: readonly OptionTotals[],
): void {
  const world = futures.blocks[block]!;
  const { discount } = futures;
  runBlock(options, { w: own.block(block), world, discount }, block, totals);
}
