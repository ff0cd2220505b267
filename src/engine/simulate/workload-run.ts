import { costParts, type CostBreakdown } from '../analysis.ts';
import { optionKinds } from '../options/option-kinds.ts';
import { exposuresOf, simulate, type BlockContext, type SimOption } from '../options/sim-option.ts';
import { months } from '../world/period.ts';
import { addCommitted } from './committed-bills.ts';
import { applyEvents, fallbackKinds, type Fallbacks } from './events.ts';
import { payOwed } from './owed.ts';
import {
  clearRun,
  copyRun,
  emptyFleetYears,
  emptyRun,
  fleetYears,
  partIndex,
  type FleetYears,
  type Run,
} from './run.ts';
import { tileDraws, tilesOf } from './tiles.ts';
import { evaluationUpkeep } from './workload-block.ts';
import type { WorkloadDraws } from './workload-draws.ts';

/** Months between the points of a cost path. */
export const pathStep = 3;
export const pathPoints = months / pathStep + 1;

/** What is kept of one option over all draws. Paths are point-major: `point · draws + draw`. */
export interface OptionTotals {
  cost: Float64Array;
  bills: Float64Array;
  path: Float64Array;
  peakMonthUsd: Float64Array;
  hardwareUsd: Float64Array;
  /** Sums over each tile's draws: cost parts, then success at the start and at the end. Tile-major, so that no order of blocks changes a total. */
  sums: Float64Array;
  /** Null where nothing is hosted by oneself. */
  fleet: FleetYears | null;
  /** Bills that count against a commitment, USD, undiscounted: `year · draws + draw`. Null where none do. */
  committedUsd: Float32Array | null;
}

/** Sums kept of each tile. */
const sumsEach = costParts.length + 2;

/** Totals to fill; `path` may be one that another option no longer needs, since every point is written. */
export function emptyTotals(
  draws: number,
  path: Float64Array = new Float64Array(draws * pathPoints),
): OptionTotals {
  return {
    cost: new Float64Array(draws),
    bills: new Float64Array(draws),
    path,
    peakMonthUsd: new Float64Array(draws),
    hardwareUsd: new Float64Array(draws),
    sums: new Float64Array(Math.ceil(draws / tileDraws) * sumsEach),
    fleet: null,
    committedUsd: null,
  };
}

/** One sum of all tiles over the number of draws, in the order of the draws. */
function meanOf({ sums, cost }: OptionTotals, which: number): number {
  let sum = 0;
  for (let at = which; at < sums.length; at += sumsEach) sum += sums[at]!;
  return sum / cost.length;
}

/** Means by part over all futures. */
export const breakdown = (totals: OptionTotals): CostBreakdown =>
  Object.fromEntries(costParts.map((part, i) => [part, meanOf(totals, i)])) as CostBreakdown;

/** Mean success at the start and at the end. */
export const successOf = (totals: OptionTotals): { now: number; end: number } => ({
  now: meanOf(totals, costParts.length),
  end: meanOf(totals, costParts.length + 1),
});

/** Runs every option of one workload through one block, tile by tile, and adds it to the totals. */
export function runBlock(
  options: readonly SimOption[],
  context: BlockContext,
  block: number,
  totals: readonly OptionTotals[],
): void {
  const worlds = tilesOf(context.world);
  tilesOf(context.w).forEach((w, i) => {
    const first = block * context.w.draws + i * tileDraws;
    runTile(options, { ...context, w, world: worlds[i]!, legs: new Map() }, first, totals);
  });
}

function runTile(
  options: readonly SimOption[],
  context: BlockContext,
  first: number,
  totals: readonly OptionTotals[],
): void {
  const { w, world, discount, bench } = context;
  const clean = (i: number): Run => {
    const run = (bench.runs[i] ??= emptyRun(tileDraws));
    clearRun(run);
    return run;
  };
  const fallbacks: Fallbacks = {};
  const simulated = new Map<SimOption, Run>();
  fallbackKinds.forEach((kind, i) => {
    const option = options.find((o) => o.option.kind === kind && o.option.policy === 'ride');
    if (!option) return;
    const run = clean(i + 1);
    simulate(option, context, run);
    fallbacks[kind] = run;
    simulated.set(option, run);
  });
  const quarters = quarterly(discount);
  options.forEach((option, k) => {
    const known = simulated.get(option);
    const run = known ? copyRun(known, (bench.runs[0] ??= emptyRun(tileDraws))) : clean(0);
    if (!known) simulate(option, context, run);
    addCommitted(option, context, first, totals[k]!);
    const { owed } = option;
    if (owed?.isCredited) payOwed(owed, w.draws, discount, run);
    for (const exposure of exposuresOf(option, w, bench))
      applyEvents(exposure, fallbacks, w, world, discount, run);
    if (owed && !owed.isCredited) payOwed(owed, w.draws, discount, run);
    collect(option, w, run, discount, quarters, first, totals[k]!);
  });
}

/** Present value of a dollar paid in each month of a quarter. */
function quarterly(discount: Float64Array): Float64Array {
  const sums = new Float64Array(pathPoints - 1);
  for (let t = 0; t < months; t++) sums[Math.floor(t / pathStep)]! += discount[t]!;
  return sums;
}

/** Adds one tile of an option to its totals, with evaluation, migration at the start and what independence is worth. */
function collect(
  s: SimOption,
  w: WorkloadDraws,
  run: Run,
  discount: Float64Array,
  quarters: Float64Array,
  from: number,
  totals: OptionTotals,
): void {
  const all = totals.cost.length;
  const { usd } = run;
  const failures = usd.length >> 1;
  const { path, cost, bills: billed } = totals;
  const tied = optionKinds[s.option.kind].tied ? 1 / 12 : 0;
  const whole = quarters.reduce((sum, d) => sum + d, 0);
  const moving = s.moving * discount[0]!;
  const evaluating = s.evaluating ? discount[0]! : 0;
  let moved = 0;
  let evaluated = 0;
  let preferred = 0;
  for (let i = 0; i < w.draws; i++) {
    const evaluation = w.evaluationUsd[i]!;
    const move = moving * w.migrationUsd[i]!;
    const first = evaluating * evaluation;
    const upkeep = evaluation * evaluationUpkeep;
    const independence = tied * w.independenceUsdPerYear[i]!;
    const each = upkeep + independence;
    moved += move;
    evaluated += first + upkeep * whole;
    preferred += independence * whole;
    let paid = move + first;
    let failed = 0;
    let at = i * months;
    for (let point = 1; point < pathPoints; point++) {
      const lost = failures + at;
      paid += usd[at]! + usd[at + 1]! + usd[at + 2]! + each * quarters[point - 1]!;
      failed += usd[lost]! + usd[lost + 1]! + usd[lost + 2]!;
      at += pathStep;
      path[point * all + from + i] = paid + failed;
    }
    cost[from + i] = paid + failed;
    billed[from + i] = paid;
    totals.peakMonthUsd[from + i] = run.peakMonthUsd[i]!;
    totals.hardwareUsd[from + i] = run.hardwareUsd[i]!;
  }
  run.parts[partIndex.migration]! += moved;
  run.parts[partIndex.evaluation]! += evaluated;
  run.parts[partIndex.preference]! += preferred;
  if (run.isOwnFleet) {
    const fleet = (totals.fleet ??= emptyFleetYears(all));
    fleet.gpus.set(run.fleet.gpus, from * fleetYears);
    fleet.peopleUsd.set(run.fleet.peopleUsd, from * fleetYears);
    fleet.gpuUsd.set(run.fleet.gpuUsd, from * fleetYears);
  }
  const { sums } = totals;
  const tile = (from / tileDraws) * sumsEach;
  sums.set(run.parts, tile);
  sums[tile + costParts.length] = run.successNow;
  sums[tile + costParts.length + 1] = run.successEnd;
}
