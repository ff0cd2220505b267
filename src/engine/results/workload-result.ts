import type { InputRow, KindShare, OptionResult, WorkloadResult } from '../analysis.ts';
import type { Assembled } from '../options/assemble.ts';
import type { SimOption } from '../options/sim-option.ts';
import type { Situation } from '../options/situation.ts';
import type { Rival } from '../simulate/plan.ts';
import type { OptionTotals } from '../simulate/totals.ts';
import type { Draws, DrawnInput } from '../inputs/draw-input.ts';
import { finalistOf, type Finalist } from '../portfolio/finalist.ts';
import type { Contender } from '../portfolio/joint.ts';
import { decisionOf } from '../decision/decision.ts';
import type { Barred } from './relaxations.ts';
import { demandOf } from './demand.ts';
import { explanationOf } from './explanation.ts';
import { finalistsOf } from './finalists.ts';
import { inquiryOf, type Choice } from './inquiry.ts';
import { noShare, optionResult } from './option-result.ts';
import { askingCostsOf } from './own-test.ts';
import { rankingOf, type Ranked } from './ranking.ts';
import { knowledgeOf, nothingKnown } from './worth.ts';
import { benefitOf, meanError, regretsOf, sharesByKind, sharesOf } from './contest.ts';
import { mean } from '../decision/summary.ts';
import { ninthDecile, summarise } from './summary.ts';

/** A workload's result with what the choice for all workloads needs. */
export interface WorkloadOutcome extends Contender {
  today: Finalist | null;
}

/** A result by which one can act, and what explaining it in depth starts from. */
export interface Standing {
  outcome: WorkloadOutcome;
  choice: Choice;
  /** Leader less runner-up by draw; null where there is no rival. */
  lead: Float64Array | null;
  /** What may be chosen, cheapest first. */
  rivals: readonly Rival[];
  /** Simulated, and ruled out by a ceiling or the bar. */
  barred: readonly Barred[];
}

/**
 * Weight of the worst tenth in the cautious choice. Taken over regret: a high bill from success is high for
 * every option and no risk of the choice; the mean part ranks as mean cost does, so both are one scale.
 */
const cautionWeights = { neutral: 0, moderate: 0.1, high: 0.3 } as const;

/**
 * Turns totals into a result: caps applied, options ranked by mean cost, the leader named or not. Pauses on the
 * way. Without `inputs` it is not worked out what they are worth.
 */
export function* standingOf(
  s: Situation,
  assembled: Assembled,
  simulated: readonly OptionTotals[],
  outlook: Uint8Array,
  inputs: ReadonlyMap<string, DrawnInput> | null,
  rows: readonly InputRow[],
  d: Draws,
): Generator<undefined, Standing> {
  const { ranked, ruledOut, barred } = rankingOf(s, assembled, simulated);
  const rivals = ranked.filter((k) => k.eligible);
  const benefits = rivals.map((k) => benefitOf(k.totals.cost));
  const shares = sharesOf(benefits);
  const regrets = regretsOf(benefits);
  const contenders = contendersOf(
    benefits,
    shares.map((x) => x.value),
  );
  const leader = rivals.length > 0 ? 0 : null;
  const runnerUp = rivals.length > 1 ? 1 : null;
  const todayIndex = ranked.findIndex((k) => k.sim.option.isToday);
  const today = todayIndex >= 0 ? todayIndex : null;

  const drawn = [leader, runnerUp, today];
  const options = ranked.map((k, i): OptionResult => {
    const rank = k.eligible ? i : -1;
    const regret = regrets[rank] ?? regretsOf([benefitOf(k.totals.cost), ...benefits])[0]!;
    const share = shares[rank] ?? noShare;
    return optionResult(k, share, regret, outlook, drawn.includes(i));
  });
  const kinds: KindShare[] = sharesByKind(
    benefits,
    rivals.map((k) => k.sim.option.kind),
  );

  const difference =
    leader !== null && runnerUp !== null
      ? benefits[1]!.map((value, i) => value - benefits[0]![i]!)
      : null;
  const indifference = s.org.indifference.value ?? 0;
  const tooClose =
    difference !== null && -mean(difference) < Math.max(indifference, meanError(difference));
  const caution = cautionWeights[s.org.caution.value ?? 'moderate'];
  const least = (of: (o: OptionResult) => number): number | null => {
    let best: number | null = null;
    options.forEach((o, i) => {
      if (o.option.eligible && (best === null || of(o) < of(options[best]!))) best = i;
    });
    return best;
  };
  const easierToUndo = tooClose ? easier(rivals.slice(0, 2).map((k) => k.sim)) : null;
  const decision =
    inputs && contenders.length > 1 ? decisionOf(contenders.map((i) => benefits[i]!)) : null;
  const ids = contenders.map((i) => rivals[i]!.sim.option.id);
  const knowledge =
    inputs && decision ? yield* knowledgeOf(decision, ids, inputs, d) : nothingKnown;
  const result: WorkloadResult = {
    id: s.workload.id,
    name: s.workload.name,
    archetype: s.values.archetype.value ?? 'support',
    demand: demandOf(s, ranked[todayIndex]?.sim),
    options,
    kinds,
    ruledOut,
    relaxations: [],
    leader,
    runnerUp,
    today,
    tooClose,
    easierToUndo,
    pick: easierToUndo ?? leader,
    withoutFailures: least((o) => o.runCost.mean),
    cautious: least((o) => (1 - caution) * o.regret + caution * o.worstTenth),
    plan: null,
    lead: difference ? summarise(difference) : null,
    worth: knowledge.worth,
    flips: knowledge.flips,
    explanation: null,
  };
  const choice: Choice = {
    decision,
    knowledge,
    outlook,
    costs: askingCostsOf(s),
    owner: s.workload.id,
    evpiUsd: regrets[0]?.mean ?? 0,
    indifference,
    draws: d,
  };
  const { pick } = result;
  const yearUsd = pick === null ? 0 : ninthDecile(ranked[pick]!.totals.path, 12);
  const inquiry = inputs && inquiryOf(choice);
  const worked = { yearUsd, flips: knowledge.roots, inquiry };
  result.explanation = explanationOf(s, result, benefits, worked, rows);
  const finalist = (k: Ranked): Finalist =>
    finalistOf(k.sim, options[ranked.indexOf(k)]!, k.totals, result.id, s.org.monthlyCap.value);
  const finalists = finalistsOf(rivals, tooClose).map(finalist);
  const inUse = ranked[todayIndex];
  // The same object where today's way is a finalist, so that its futures are held once.
  const held = finalists.find((f) => f.option === inUse?.sim.option.id);
  return {
    outcome: {
      result,
      finalists,
      today: inUse ? (held ?? finalist(inUse)) : null,
    },
    choice,
    lead: difference,
    rivals,
    barred,
  };
}

/** Indexes of the options that a question could make the leader: the best two by mean and whoever wins a share of futures. */
function contendersOf(rivals: readonly unknown[], shares: readonly number[]): number[] {
  const most = 5;
  const others = rivals.map((_, i) => i).slice(2);
  others.sort((a, b) => shares[b]! - shares[a]! || a - b);
  return [0, 1, ...others.slice(0, most - 2)].filter((i) => i < rivals.length);
}

/** The easier of two to leave; in use already beats all. */
function easier(pair: readonly SimOption[]): number {
  const [a, b] = pair;
  if (!a || !b) return 0;
  const hold = (o: SimOption) => (o.option.isToday ? 0 : o.stickiness);
  return hold(b) < hold(a) ? 1 : 0;
}
