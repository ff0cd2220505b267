import type { RuledOut, Summary } from '../analysis.ts';
import type { Relaxation } from '../explanation.ts';
import { mean } from '../decision/summary.ts';
import { assemble } from '../options/assemble.ts';
import { latencyTargets, type Situation } from '../options/situation.ts';
import type { SimOption } from '../options/sim-option.ts';
import { fallbackKinds } from '../simulate/fallback-kinds.ts';
import type { OptionTotals } from '../simulate/totals.ts';
import { brokenCap } from './caps.ts';
import { summarise } from './summary.ts';

type Constraint = RuledOut['constraint'];

/** Simulates options of one workload on so many of its blocks; totals in their order. */
export type Simulate = (options: readonly SimOption[], blocks: number) => OptionTotals[];

/** An option that a ceiling or the bar rules out although it was simulated. */
export interface Barred {
  sim: SimOption;
  totals: OptionTotals;
  constraint: Constraint;
}

/** At most so many options behind one rule are simulated, each on one block; the best of them on all. */
const mostBehind = 4;

/**
 * For each rule that rules something out: the best option behind it if it alone were relaxed, and what it
 * would save against the leader, future by future. The largest saving first, so the first is the cheapest
 * rule to relax. Only rules that someone can relax are tried; facts such as a missing price are not. Pauses
 * after each simulation.
 */
export function* relaxationsOf(
  s: Situation,
  options: readonly SimOption[],
  ruledOut: readonly RuledOut[],
  barred: readonly Barred[],
  leaderCost: Float64Array | null,
  blocks: number,
  simulate: Simulate,
): Generator<undefined, Relaxation[]> {
  const found: Relaxation[] = [];
  const add = (constraint: Constraint, sim: SimOption, cost: Float64Array): void => {
    const kinds = new Set(ruledOut.filter((r) => r.constraint === constraint).map((r) => r.kind));
    found.push({
      constraint,
      kinds: [...kinds],
      option: sim.option.id,
      modelName: sim.option.modelName,
      host: sim.option.host,
      saving: leaderCost && savingOf(leaderCost, cost),
      costUsd: mean(cost),
    });
  };
  for (const constraint of new Set(barred.map((b) => b.constraint))) {
    const [best] = barred
      .filter((b) => b.constraint === constraint)
      .sort((a, b) => mean(a.totals.cost) - mean(b.totals.cost));
    if (best) add(constraint, best.sim, best.totals.cost);
  }
  const known = new Set(options.map((o) => o.option.id));
  for (const constraint of new Set(ruledOut.map((r) => r.constraint))) {
    const relaxed = withoutRule(s, constraint);
    if (!relaxed) continue;
    const all = assemble(relaxed).options;
    const behind = oneOfEach(all.filter((o) => !known.has(o.option.id) && !o.option.isToday));
    if (behind.length === 0) continue;
    // Events fall back on the first of some kinds, so these are run too, and all in their order.
    const isFallback = ({ option }: SimOption): boolean =>
      option.policy === 'ride' && fallbackKinds.some((kind) => kind === option.kind);
    const run = (wanted: readonly SimOption[], count: number): OptionTotals[] => {
      const list = all.filter((o) => wanted.includes(o) || isFallback(o));
      const totals = simulate(list, count);
      return wanted.map((o) => totals[list.indexOf(o)]!);
    };
    yield;
    const quick = run(behind, 1);
    yield;
    const ranked = behind
      .map((sim, i) => ({ sim, totals: quick[i]! }))
      .filter(({ sim, totals }) => !brokenCap(relaxed, sim, totals))
      .sort((a, b) => mean(a.totals.cost) - mean(b.totals.cost));
    const [best] = ranked;
    if (!best) continue;
    const [full] = blocks > 1 ? run([best.sim], blocks) : [best.totals];
    add(constraint, best.sim, full!.cost);
    yield;
  }
  const worth = ({ saving, costUsd }: Relaxation): number => saving?.mean ?? -costUsd;
  return found.sort((a, b) => worth(b) - worth(a));
}

function savingOf(leader: Float64Array, cost: Float64Array): Summary {
  return summarise(cost.map((usd, i) => leader[i]! - usd));
}

/** The first options of each kind, without those that only hold a capability. */
function oneOfEach(options: readonly SimOption[]): SimOption[] {
  const kinds = new Set<string>();
  const chosen = options.filter(({ option }) => {
    if (option.policy === 'hold-capability' || kinds.has(option.kind)) return false;
    kinds.add(option.kind);
    return true;
  });
  return chosen.slice(0, mostBehind);
}

/** The situation with one rule relaxed; null where the constraint is no rule of the user's. */
function withoutRule(s: Situation, constraint: Constraint): Situation | null {
  const legs = new Map();
  const rules = (over: Partial<Situation['rules']>): Situation => ({
    ...s,
    rules: { ...s.rules, ...over },
    legs,
  });
  switch (constraint) {
    case 'data-place':
      return {
        ...rules({ place: 'anywhere' }),
        service: { ...s.service, rentClasses: null },
      };
    case 'barred-origin':
      return rules({ barredOrigins: new Set() });
    case 'licence':
      return s.rules.conditionalLicences ? null : rules({ conditionalLicences: true });
    case 'context':
      return rules({ context: 0 });
    case 'freeze':
      return rules({ freeze: false });
    case 'shortlist':
      return rules({ shortlist: new Set() });
    case 'latency':
      return { ...s, service: { ...s.service, latency: latencyTargets.batch }, legs };
    case 'no-tuning':
      return {
        ...s,
        values: { ...s.values, tuning: { ...s.values.tuning, value: 'yes' } },
        legs,
      };
    default:
      return null;
  }
}
