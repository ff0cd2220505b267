import {
  costParts,
  type CostBreakdown,
  type JointChoice,
  type PortfolioResult,
} from '../analysis.ts';
import { breakdown, pathPoints, type OptionTotals } from '../simulate/workload-run.ts';
import { benefitOf, sharesOf } from './contest.ts';
import { byOutlook, fanOf, summarise } from './summary.ts';
import type { WorkloadOutcome } from './workload-result.ts';

/** Sums what is recommended for all workloads, future by future; ranges of the sum are computed, never added. */
export function portfolioOf(
  outcomes: readonly WorkloadOutcome[],
  outlook: Uint8Array,
): PortfolioResult | null {
  const decided = outcomes.filter((o) => o.result.leader !== null);
  if (decided.length === 0) return null;
  const draws = outlook.length;
  const mix = sumOf(draws, decided.map(picked));
  const running = decided.filter((o) => o.result.today !== null);
  const asToday = running.map((o) => totalsOf(o, o.result.today));
  const comparable = running.map(picked);
  const today = running.length > 0 ? sumOf(draws, asToday) : null;
  const same = running.length > 0 ? sumOf(draws, comparable) : null;
  const saving = today && same ? today.cost.map((cost, i) => cost - same.cost[i]!) : null;
  const better = today && same ? sharesOf([benefitOf(same.cost), benefitOf(today.cost)])[0]! : null;
  return {
    choice: choiceOf(decided),
    recommended: summarise(mix.cost),
    recommendedParts: mix.parts,
    recommendedFan: fanOf(mix.path),
    today: today && summarise(today.cost),
    todayParts: today && today.parts,
    todayFan: today && fanOf(today.path),
    comparableParts: same && same.parts,
    saving: saving && summarise(saving),
    betterThanToday: better && better.value,
    betterThanTodayError: better && better.halfWidth,
    byOutlook: byOutlook(mix.cost, outlook),
  };
}

const totalsOf = ({ result, totals }: WorkloadOutcome, index: number | null): OptionTotals =>
  totals.get(result.options[index!]!.option.id)!;

const picked = (o: WorkloadOutcome): OptionTotals => totalsOf(o, o.result.pick);

function choiceOf(decided: readonly WorkloadOutcome[]): JointChoice {
  return {
    choices: decided.map(({ result }) => ({
      workload: result.id,
      option: result.options[result.pick!]!.option.id,
      own: result.options[result.leader!]!.option.id,
      reason: result.pick === result.leader ? 'own-leader' : 'easier-to-undo',
    })),
    sharedPeopleUsd: 0,
    pooledGpusUsd: 0,
    method: 'exact',
    boundUsd: 0,
    caps: [],
    capsBroken: false,
  };
}

interface Sum {
  cost: Float64Array;
  path: Float64Array;
  parts: CostBreakdown;
}

function sumOf(draws: number, totals: readonly OptionTotals[]): Sum {
  const cost = new Float64Array(draws);
  const path = new Float64Array(draws * pathPoints);
  const parts = Object.fromEntries(costParts.map((part) => [part, 0])) as CostBreakdown;
  for (const t of totals) {
    for (let i = 0; i < draws; i++) cost[i]! += t.cost[i]!;
    for (let i = 0; i < path.length; i++) path[i]! += t.path[i]!;
    const share = breakdown(t);
    for (const part of costParts) parts[part] += share[part];
  }
  return { cost, path, parts };
}
