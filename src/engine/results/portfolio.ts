import {
  costParts,
  type CostBreakdown,
  type PortfolioResult,
  type WorkloadResult,
} from '../analysis.ts';
import { mean } from '../decision/summary.ts';
import type { Futures } from '../futures.ts';
import { commitmentOf } from '../options/commitment.ts';
import { bandsOf } from '../options/situation.ts';
import { unusedIn } from '../portfolio/commitment.ts';
import type { Finalist } from '../portfolio/finalist.ts';
import { jointChoice, type Household } from '../portfolio/joint.ts';
import { sharing } from '../portfolio/sharing.ts';
import { pathLength, pathPoints, pathStep } from '../simulate/totals.ts';
import { benefitOf, sharesOf } from './contest.ts';
import { byOutlook, fanOf, summarise } from './summary.ts';
import type { WorkloadOutcome } from './workload-result.ts';

/** The choice for all workloads together; what is chosen is null where nothing is left. */
export interface Together {
  portfolio: PortfolioResult | null;
  chosen: (Finalist | null)[];
}

/** Chooses for all workloads and sums what is chosen, future by future; ranges of the sum are computed, never added. */
export function togetherOf(
  outcomes: readonly WorkloadOutcome[],
  { outlook, org, catalogue }: Pick<Futures, 'outlook' | 'org' | 'catalogue'>,
): Together {
  const household: Household = {
    ceilings: { people: org.platformPeople.value, capexUsd: org.capexCap.value },
    bands: bandsOf(catalogue),
    indifferenceUsd: org.indifference.value ?? 0,
    commitment: commitmentOf(org, catalogue),
  };
  const decided = outcomes.filter((o) => o.result.leader !== null);
  if (decided.length === 0) return { portfolio: null, chosen: outcomes.map(() => null) };
  const draws = outlook.length;
  const { choice, chosen } = jointChoice(decided, draws, household);
  const of = (o: WorkloadOutcome): Finalist => chosen[decided.indexOf(o)]!;
  const sum = (finalists: readonly Finalist[]): Sum => sumOf(draws, finalists, household);
  const mix = sum(chosen);
  const running = decided.filter((o) => o.today !== null);
  const today = running.length > 0 ? sum(running.map((o) => o.today!)) : null;
  const same = running.length > 0 ? sum(running.map(of)) : null;
  const saving = today && same ? today.cost.map((cost, i) => cost - same.cost[i]!) : null;
  const better = today && same ? sharesOf([benefitOf(same.cost), benefitOf(today.cost)])[0]! : null;
  return {
    portfolio: {
      choice,
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
    },
    chosen: outcomes.map((o) => (o.result.leader === null ? null : of(o))),
  };
}

/** A result with the option chosen for all workloads in place, and its cost over the months. */
export function withPick(result: WorkloadResult, chosen: Finalist | null): WorkloadResult {
  if (!chosen) return result;
  const pick = result.options.findIndex((o) => o.option.id === chosen.option);
  const options = result.options.map((o, i) =>
    i === pick && !o.fan ? { ...o, fan: fanOf(chosen.path) } : o,
  );
  return { ...result, options, pick };
}

interface Sum {
  cost: Float64Array;
  path: Float64Array;
  parts: CostBreakdown;
}

/**
 * Sum of finalists with what they share taken off once, over the months as they pass. The rest of a least
 * spend is paid as tokens at the end of each contract year, as that of one workload's contract is.
 */
function sumOf(
  draws: number,
  finalists: readonly Finalist[],
  { bands, commitment }: Household,
): Sum {
  const cost = new Float64Array(draws);
  const path = new Float64Array(pathLength(draws));
  const parts = Object.fromEntries(costParts.map((part) => [part, 0])) as CostBreakdown;
  for (const f of finalists) {
    for (let i = 0; i < draws; i++) cost[i]! += f.cost[i]!;
    for (let i = 0; i < path.length; i++) path[i]! += f.path[i]!;
    for (const part of costParts) parts[part] += f.parts[part];
  }
  commitment?.years.forEach(({ to }, year) => {
    const unused = unusedIn(year, finalists, draws, commitment);
    parts.tokens += mean(unused);
    for (let i = 0; i < draws; i++) cost[i]! += unused[i]!;
    for (let point = Math.ceil(Math.ceil(to) / pathStep); point < pathPoints; point++)
      for (let i = 0; i < draws; i++) path[i * pathPoints + point]! += unused[i]!;
  });
  const fleets = finalists.flatMap((f) => (f.fleet ? [f.fleet] : []));
  if (fleets.length < 2) return { cost, path, parts };
  const { peopleUsd, gpuUsd } = sharing(fleets, draws, bands);
  parts.people -= mean(peopleUsd);
  parts.gpus -= mean(gpuUsd);
  for (let i = 0; i < draws; i++) {
    const saved = peopleUsd[i]! + gpuUsd[i]!;
    cost[i]! -= saved;
    for (let point = 1; point < pathPoints; point++)
      path[i * pathPoints + point]! -= (saved * point) / (pathPoints - 1);
  }
  return { cost, path, parts };
}
