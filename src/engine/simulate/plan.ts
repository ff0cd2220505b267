import type { PlanResult } from '../analysis.ts';
import { overScrambles } from '../decision/error.ts';
import { blockMeans, mean, standardDeviation } from '../decision/summary.ts';
import type { SimOption } from '../options/sim-option.ts';
import { DRAWS_PER_BLOCK } from '../sampling/draw-table.ts';
import { versionShare } from '../world/period.ts';
import { predicted } from './prediction.ts';
import { pathPoints, pathStep, pointOf, type OptionTotals } from './totals.ts';

/** What a change of option costs when it is made, by draw over the whole run, and discounting. */
export interface SwitchingCosts {
  migrationUsd: Float64Array;
  evaluationUsd: Float64Array;
  setupUsd: Float64Array;
  discount: Float64Array;
}

/** An option with its cost in every future. */
export interface Rival {
  sim: SimOption;
  totals: OptionTotals;
}

/** Months at which a plan is looked at again. */
export const reviewMonths = [12, 24] as const;

/** Ways to start with and ways to switch to that are tried; the pairs multiply. */
const mostStarts = 4;
const mostLater = 5;

/** Migration against the answer in force for a build that is easy, and one that is hard, to move. */
interface Portability {
  light: number;
  deep: number;
}

/**
 * The best plan that starts one way and may change at months 12 and 24. What is known at a review is what
 * both ways would have cost in the quarter before (prices are public, success is kept measured); the
 * saving until the next review, and after it, is regressed on that over one half of the futures and
 * applied to the other, so that no future decides for itself (least squares after Longstaff and Schwartz
 * 2001, by cross-fitting). It changes where the expected saving exceeds migration, evaluation and set-up.
 * Null where no pair is left. Who is bound (owned hardware, three years rented) is never left or entered
 * late; a held capability or version is never entered late, because its months count from today.
 */
export function planOf(
  rivals: readonly Rival[],
  costs: SwitchingCosts,
  portability: Portability,
): PlanResult | null {
  const free = rivals.filter((r) => !isBound(r.sim)).map(courseOf);
  const starts = free.slice(0, mostStarts);
  const later = bestOfKinds(free.filter(({ sim: { option } }) => moves(option.policy)));
  const best = { usd: Infinity, pair: null as [Course, Course] | null };
  for (const a of starts)
    for (const b of later.slice(0, mostLater)) {
      if (a === b) continue;
      const usd = mean(follow(a, b, costs, 1).cost);
      if (usd < best.usd) Object.assign(best, { usd, pair: [a, b] });
    }
  const still = rivals[0];
  if (!best.pair || !still) return null;
  const [a, b] = best.pair;
  const plan = follow(a, b, costs, 1);
  const saving = still.totals.cost.map((usd, i) => usd - plan.cost[i]!);
  const savingAt = (migration: number) =>
    mean(still.totals.cost) - mean(follow(a, b, costs, migration).cost);
  return {
    start: a.sim.option.id,
    later: b.sim.option.id,
    static: still.sim.option.id,
    usd: best.usd,
    savingUsd: mean(saving),
    savingError: errorOf(saving),
    changedAt12: plan.changedAt12,
    changedAt24: plan.changedAt24,
    backAt24: plan.backAt24,
    savingIfLightUsd: savingAt(portability.light),
    savingIfDeepUsd: savingAt(portability.deep),
  };
}

const moves = (policy: SimOption['option']['policy']) => policy === 'ride' || policy === 'renew';

function isBound({ option }: SimOption): boolean {
  return option.commitment === 'owned' || option.commitment === '3-year';
}

function bestOfKinds(rivals: readonly Course[]): Course[] {
  const seen = new Set<string>();
  return rivals.filter(({ sim: { option } }) => {
    if (seen.has(option.kind)) return false;
    seen.add(option.kind);
    return true;
  });
}

function errorOf(values: Float64Array): number {
  const blocks = values.length / DRAWS_PER_BLOCK;
  if (blocks >= 2) return overScrambles(blockMeans(values, blocks)).standardError;
  return standardDeviation(values) / Math.sqrt(values.length);
}

/** What a way costs, by draw, in the three spans between the reviews, and in the quarter before each review. */
interface Course {
  sim: SimOption;
  spans: readonly [Float64Array, Float64Array, Float64Array];
  before: readonly [Float64Array, Float64Array];
}

function courseOf({ sim, totals: { path } }: Rival): Course {
  const spent = (from: number, to: number): Float64Array =>
    difference(pointOf(path, to), pointOf(path, from));
  const [first, second] = reviewMonths.map((month) => month / pathStep) as [number, number];
  return {
    sim,
    spans: [spent(0, first), spent(first, second), spent(second, pathPoints - 1)],
    before: [spent(first - 1, first), spent(second - 1, second)],
  };
}

function difference(x: Float64Array, y: Float64Array): Float64Array {
  const out = new Float64Array(x.length);
  for (let i = 0; i < out.length; i++) out[i] = x[i]! - y[i]!;
  return out;
}

interface Followed {
  cost: Float64Array;
  changedAt12: number;
  changedAt24: number;
  backAt24: number;
}

/** Follows one plan through every future; `migration` scales what moving costs. */
function follow(a: Course, b: Course, costs: SwitchingCosts, migration: number): Followed {
  const [a1, a2, a3] = a.spans;
  const [, b2, b3] = b.spans;
  const n = a1.length;
  const toB = switchingUsd(a.sim, b.sim, costs, migration);
  const toA = switchingUsd(b.sim, a.sim, costs, migration);
  const returns = moves(a.sim.option.policy);
  const [d12, d24] = reviewMonths.map((month) => costs.discount[month]!) as [number, number];
  const saved3 = predicted(difference(a3, b3), knownAt(a, b, 1));
  // What follows month 24 under the decision there, for who runs a and for who runs b by then.
  const after = { a: new Float64Array(n), b: new Float64Array(n) };
  for (let i = 0; i < n; i++) {
    const leaves = saved3[i]! > toB[i]! * d24;
    const comesBack = returns && -saved3[i]! > toA[i]! * d24;
    after.a[i] = leaves ? b3[i]! + toB[i]! * d24 : a3[i]!;
    after.b[i] = comesBack ? a3[i]! + toA[i]! * d24 : b3[i]!;
  }
  const gained = new Float64Array(n);
  for (let i = 0; i < n; i++) gained[i] = a2[i]! + after.a[i]! - b2[i]! - after.b[i]!;
  const saved2 = predicted(gained, knownAt(a, b, 0));
  const cost = new Float64Array(n);
  let changedAt12 = 0;
  let changedAt24 = 0;
  let backAt24 = 0;
  for (let i = 0; i < n; i++) {
    const changes = saved2[i]! > toB[i]! * d12;
    if (changes) {
      changedAt12++;
      if (after.b[i] !== b3[i]) backAt24++;
      cost[i] = a1[i]! + toB[i]! * d12 + b2[i]! + after.b[i]!;
    } else {
      if (after.a[i] !== a3[i]) changedAt24++;
      cost[i] = a1[i]! + a2[i]! + after.a[i]!;
    }
  }
  return {
    cost,
    changedAt12: changedAt12 / n,
    changedAt24: changedAt24 / n,
    backAt24: backAt24 / n,
  };
}

/** The quarter before a review: what b saved against a, and what a cost. */
const knownAt = (a: Course, b: Course, review: 0 | 1): Float64Array[] => [
  difference(a.before[review], b.before[review]),
  a.before[review],
];

/** Undiscounted USD of moving from one way to another, by draw; where only the policy changes it is a change of version. */
function switchingUsd(
  from: SimOption,
  to: SimOption,
  { migrationUsd, evaluationUsd, setupUsd }: SwitchingCosts,
  migration: number,
): Float64Array {
  const key = ({ option: o }: SimOption) =>
    `${o.kind}|${o.offer ?? ''}|${o.model ?? ''}|${o.escalation ?? ''}`;
  const n = migrationUsd.length;
  const usd = new Float64Array(n);
  const same = key(from) === key(to);
  const setUp = to.engine.kind === 'self-hosted' || to.engine.kind === 'floor-spill';
  for (let i = 0; i < n; i++) {
    const move = migrationUsd[i]! * migration;
    usd[i] = same ? move * versionShare : move + evaluationUsd[i]! + (setUp ? setupUsd[i]! : 0);
  }
  return usd;
}
