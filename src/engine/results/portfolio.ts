import {
  costParts,
  type CostBreakdown,
  type Fan,
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
import { fleetsOf, sharing, type Sharing } from '../portfolio/sharing.ts';
import { pathLength, pathPoints, pathStep } from '../simulate/totals.ts';
import { benefitOf, sharesOf } from './contest.ts';
import { byOutlook, fanOf, meanPath, summarise } from './summary.ts';
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
  const { choice, chosen, shared } = jointChoice(decided, draws, household);
  const of = (o: WorkloadOutcome): Finalist => chosen[decided.indexOf(o)]!;
  const sum = (finalists: readonly Finalist[], saved?: Sharing): Sum =>
    sumOf(draws, finalists, household, saved);
  const mix = sum(chosen, shared);
  const running = decided.filter((o) => o.today !== null);
  const today = running.length > 0 ? sum(running.map((o) => o.today!)) : null;
  const isAll = running.length === decided.length;
  const same = isAll ? mix : today && sum(running.map(of));
  const saving = today && same ? today.cost.map((cost, i) => cost - same.cost[i]!) : null;
  const better = today && same ? sharesOf([benefitOf(same.cost), benefitOf(today.cost)])[0]! : null;
  return {
    portfolio: {
      choice,
      recommended: summarise(mix.cost),
      recommendedParts: mix.parts,
      recommendedFan: fanOf(pathOf(mix)),
      today: today && summarise(today.cost),
      todayParts: today && today.parts,
      todayPath: today && meanPath(pathOf(today)),
      comparableParts: same && same.parts,
      saving: saving && summarise(saving),
      betterThanToday: better && better.value,
      betterThanTodayError: better && better.halfWidth,
      byOutlook: byOutlook(mix.cost, outlook),
    },
    chosen: outcomes.map((o) => (o.result.leader === null ? null : of(o))),
  };
}

/** A result with the option chosen for all workloads in place, and its cost over the months where that is wanted. */
export function withPick(
  result: WorkloadResult,
  chosen: Finalist | null,
  withFan: boolean,
): WorkloadResult {
  if (!chosen) return result;
  const pick = result.options.findIndex((o) => o.option.id === chosen.option);
  if (!withFan) return { ...result, pick };
  const options = result.options.map((o, i) => (i === pick ? { ...o, fan: fanFor(chosen) } : o));
  return { ...result, options, pick };
}

/** A choice is made anew with every edit; the fans of workloads that did not change stay. */
const fans = new WeakMap<Finalist, Fan>();

function fanFor(chosen: Finalist): Fan {
  let fan = fans.get(chosen);
  if (!fan) fans.set(chosen, (fan = fanOf(chosen.path)));
  return fan;
}

/** Finalists added up, with what is taken off or paid on top once for all; by draw. */
interface Sum {
  finalists: readonly Finalist[];
  cost: Float64Array;
  parts: CostBreakdown;
  /** Saved by sharing; null where fewer than two fleets could share. */
  saved: Float64Array | null;
  /** What stays unused of a least spend, with the point of the path at which it is paid. */
  unused: { point: number; usd: Float64Array }[];
}

/**
 * Sum of finalists with what they share taken off once. The rest of a least spend is paid as tokens at the
 * end of each contract year, as that of one workload's contract is.
 */
function sumOf(
  draws: number,
  finalists: readonly Finalist[],
  { bands, commitment }: Household,
  shared?: Sharing,
): Sum {
  const cost = new Float64Array(draws);
  const parts = Object.fromEntries(costParts.map((part) => [part, 0])) as CostBreakdown;
  for (const f of finalists) {
    for (let i = 0; i < draws; i++) cost[i]! += f.cost[i]!;
    for (const part of costParts) parts[part] += f.parts[part];
  }
  const unused = (commitment?.years ?? []).map(({ to }, year) => {
    const usd = unusedIn(year, finalists, draws, commitment!);
    parts.tokens += mean(usd);
    for (let i = 0; i < draws; i++) cost[i]! += usd[i]!;
    return { point: Math.ceil(Math.ceil(to) / pathStep), usd };
  });
  const fleets = fleetsOf(finalists);
  if (fleets.length < 2) return { finalists, cost, parts, saved: null, unused };
  const { peopleUsd, gpuUsd } = shared ?? sharing(fleets, draws, bands);
  parts.people -= mean(peopleUsd);
  parts.gpus -= mean(gpuUsd);
  const saved = peopleUsd.map((usd, i) => usd + gpuUsd[i]!);
  for (let i = 0; i < draws; i++) cost[i]! -= saved[i]!;
  return { finalists, cost, parts, saved, unused };
}

/** A sum over the months as they pass. */
function pathOf({ finalists, cost, saved, unused }: Sum): Float64Array {
  const path = new Float64Array(pathLength(cost.length));
  for (const f of finalists) for (let i = 0; i < path.length; i++) path[i]! += f.path[i]!;
  for (const { point, usd } of unused)
    for (let later = point; later < pathPoints; later++)
      for (let i = 0; i < usd.length; i++) path[i * pathPoints + later]! += usd[i]!;
  if (!saved) return path;
  for (let i = 0; i < saved.length; i++)
    for (let point = 1; point < pathPoints; point++)
      path[i * pathPoints + point]! -= (saved[i]! * point) / (pathPoints - 1);
  return path;
}
