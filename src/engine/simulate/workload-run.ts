import { costParts, type CostBreakdown } from '../analysis.ts';
import { optionKinds } from '../options/option-kinds.ts';
import { exposureOf, simulate, type BlockContext, type SimOption } from '../options/sim-option.ts';
import { months } from '../world/period.ts';
import { applyEvents, fallbackKinds, type Fallbacks } from './events.ts';
import { clearRun, emptyRun, partIndex, pay, type Run } from './run.ts';
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
  parts: Float64Array;
  successNow: number;
  successEnd: number;
}

export function emptyTotals(draws: number): OptionTotals {
  return {
    cost: new Float64Array(draws),
    bills: new Float64Array(draws),
    path: new Float64Array(draws * pathPoints),
    peakMonthUsd: new Float64Array(draws),
    hardwareUsd: new Float64Array(draws),
    parts: new Float64Array(costParts.length),
    successNow: 0,
    successEnd: 0,
  };
}

/** Means by part over `draws` futures. */
export function breakdown(totals: OptionTotals): CostBreakdown {
  const draws = totals.cost.length;
  return Object.fromEntries(
    costParts.map((part, i) => [part, totals.parts[i]! / draws]),
  ) as CostBreakdown;
}

/** Runs every option of one workload through one block and adds it to the totals. */
export function runBlock(
  options: readonly SimOption[],
  context: BlockContext,
  block: number,
  totals: readonly OptionTotals[],
): void {
  const { w, world, discount, bench } = context;
  const clean = (i: number): Run => {
    const run = (bench.runs[i] ??= emptyRun(w.draws));
    clearRun(run);
    return run;
  };
  const fallbacks: Fallbacks = {};
  fallbackKinds.forEach((kind, i) => {
    const option = options.find((o) => o.option.kind === kind && o.option.policy === 'ride');
    if (!option) return;
    const run = clean(i + 1);
    simulate(option, context, run);
    fallbacks[kind] = run;
  });
  options.forEach((option, k) => {
    const run = clean(0);
    simulate(option, context, run);
    applyEvents(exposureOf(option, w), fallbacks, w, world, discount, run);
    const monthly = payOnce(option, w, discount, run);
    collect(run, monthly, discount, block, totals[k]!);
  });
}

/** Evaluation, migration at the start, and what independence is worth; returns what is paid each month by draw. */
function payOnce(s: SimOption, w: WorkloadDraws, discount: Float64Array, run: Run): Float64Array {
  const tied = optionKinds[s.option.kind].closed && s.option.kind !== 'router-open';
  const monthly = new Float64Array(w.draws);
  let discounted = 0;
  for (let t = 0; t < months; t++) discounted += discount[t]!;
  for (let i = 0; i < w.draws; i++) {
    if (s.moving > 0) pay(run, i, 0, 'migration', s.moving * w.migrationUsd[i]! * discount[0]!);
    if (s.evaluating) pay(run, i, 0, 'evaluation', w.evaluationUsd[i]! * discount[0]!);
    const upkeep = w.evaluationUsd[i]! * evaluationUpkeep;
    const independence = tied ? w.independenceUsdPerYear[i]! / 12 : 0;
    monthly[i] = upkeep + independence;
    run.parts[partIndex.evaluation]! += upkeep * discounted;
    run.parts[partIndex.preference]! += independence * discounted;
  }
  return monthly;
}

function collect(
  run: Run,
  monthly: Float64Array,
  discount: Float64Array,
  block: number,
  totals: OptionTotals,
): void {
  const draws = run.peakMonthUsd.length;
  const all = totals.cost.length;
  const from = block * draws;
  const { bills, failures } = run;
  for (let i = 0; i < draws; i++) {
    const each = monthly[i]!;
    let billed = 0;
    let cost = 0;
    for (let point = 1; point < pathPoints; point++) {
      const end = point * pathStep;
      for (let t = end - pathStep; t < end; t++) {
        const bill = bills[i * months + t]! + each * discount[t]!;
        billed += bill;
        cost += bill + failures[i * months + t]!;
      }
      totals.path[point * all + from + i] = cost;
    }
    totals.cost[from + i] = cost;
    totals.bills[from + i] = billed;
  }
  totals.peakMonthUsd.set(run.peakMonthUsd, from);
  totals.hardwareUsd.set(run.hardwareUsd, from);
  for (let p = 0; p < run.parts.length; p++) totals.parts[p]! += run.parts[p]!;
  totals.successNow += run.successNow / all;
  totals.successEnd += run.successEnd / all;
}
