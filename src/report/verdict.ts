import type { Evaluation } from '#profile/question.ts';
import type { Scenario } from '#profile/session.ts';
import type { OptionKind, OptionResult, WorkloadResult } from '#engine/analysis.ts';
import { failureGap, isForTheTest } from './failure-gap.ts';

/**
 * What is said about one workload. `measure`: failures make most of the difference and are a guess,
 * so the quality gap is to be tested before anything moves.
 */
export type Verdict =
  | 'nothing-left'
  | 'does-not-pay'
  | 'too-close'
  | 'measure'
  | 'keep'
  | 'another-model'
  | 'move'
  | 'start';

/** Success below which wrong results outnumber right ones: no price repairs that, so nothing new is started on it. */
export const even = 0.5;

/** A share of futures from which on a guess about failures cannot turn the choice any more. */
const settledShare = 0.9;

/** The option at an index of the result, or null. */
export function optionAt(result: WorkloadResult, index: number | null): OptionResult | null {
  return index === null ? null : (result.options[index] ?? null);
}

/** What to run: the option picked for all workloads together, which is the easier to undo where two are too close to call. */
export const chosen = (result: WorkloadResult): OptionResult | null =>
  optionAt(result, result.pick);

/** Whether two kinds are too close to call; between models of one kind the kind is settled. */
export function isCloseCall(result: WorkloadResult): boolean {
  const [leader, rival] = [optionAt(result, result.leader), optionAt(result, result.runnerUp)];
  return result.tooClose && leader?.option.kind !== rival?.option.kind;
}

/** Workloads with a recommendation by its mean cost, dearest first, then those with none. */
export const byCost = (workloads: readonly WorkloadResult[]): WorkloadResult[] =>
  [...workloads].sort((a, b) => (chosen(b)?.cost.mean ?? -1) - (chosen(a)?.cost.mean ?? -1));

/** Share of futures in which a kind of option is cheapest, with its error; null where the kind was not simulated. */
export function shareOfKind(
  result: WorkloadResult,
  kind: OptionKind,
): { share: number; error: number } | null {
  const row = result.kinds.find((k) => k.kind === kind);
  return row ? { share: row.share, error: row.error } : null;
}

/** The user's own test counts for a workload, or null. */
export function ownTest(scenario: Scenario, workloadId: string): Evaluation | null {
  const workload = scenario.workloads.find((w) => w.id === workloadId);
  return workload?.answers.tested?.value ?? null;
}

/** Whether even the best way ends with most results wrong, so that what does not run yet should not be started. */
export function isAdvisedAgainst(result: WorkloadResult): boolean {
  const leader = optionAt(result, result.leader);
  return leader !== null && result.today === null && leader.successEnd < even;
}

/** The verdict on one workload, from its result and from whether its quality gap was tested. */
export function verdictOf(result: WorkloadResult, tested: boolean): Verdict {
  const leader = optionAt(result, result.leader);
  if (!leader) return 'nothing-left';
  if (isAdvisedAgainst(result)) return 'does-not-pay';
  if (!tested && gapDecides(result, leader)) return 'measure';
  if (isCloseCall(result)) return 'too-close';
  const today = optionAt(result, result.today);
  if (!today) return 'start';
  const pick = chosen(result) ?? leader;
  if (sameService(pick, today)) return 'keep';
  return pick.option.kind === today.option.kind ? 'another-model' : 'move';
}

function gapDecides(result: WorkloadResult, leader: OptionResult): boolean {
  const share = shareOfKind(result, leader.option.kind)?.share ?? leader.share;
  const gap = failureGap(result);
  return gap !== null && isForTheTest(gap) && share < settledShare;
}

/** Whether two options are the same models from the same hosts, whatever their upgrade policy. */
export function sameService(a: OptionResult, b: OptionResult): boolean {
  const [x, y] = [a.option, b.option];
  return (
    x.id === y.id ||
    (x.kind === y.kind &&
      x.modelName === y.modelName &&
      x.host === y.host &&
      x.escalation === y.escalation)
  );
}
