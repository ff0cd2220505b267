import type { PlanResult, WorkloadResult } from '#engine/analysis.ts';
import { futures, money } from '../numbers.ts';
import { figureOf, say, type Sentence } from '../sentence.ts';
import { optionWords } from './table.ts';

/** A saving within two standard errors of nothing is none. */
const clear = 2;

/** The plan of a workload where starting one way and changing later saves more than its own error. */
export function worthwhilePlan(workload: WorkloadResult): PlanResult | null {
  const { plan } = workload;
  return plan !== null && plan.savingUsd > clear * plan.savingError && plan.start !== plan.later
    ? plan
    : null;
}

/** What the plan is, what it saves, how often it changes and what an easy move is worth; one sentence each. */
export function planLines(workload: WorkloadResult): Sentence[] {
  if (workload.plan === null) return [];
  const plan = worthwhilePlan(workload);
  if (plan === null) return [['Planning to change later saves nothing measurable here.']];
  const { sentence } = optionWords(workload);
  const f = figureOf({ of: 'plan', workload: workload.id });
  const { savingUsd, savingError, changedAt12, changedAt24, backAt24 } = plan;
  const back = backAt24 > 0 ? say`, and changed back in ${f(futures(backAt24))}` : [];
  const portable = plan.savingIfLightUsd - plan.savingIfDeepUsd;
  return [
    say`Start on ${sentence(plan.start)}; look again after ${f('12 and 24 months')} and change to ${sentence(plan.later)} where it has become the cheaper of the two.`,
    say`By what can be known on those days that saves ${f(`${money(savingUsd)} (±${money(clear * savingError)})`)} against the best way that never changes.`,
    say`It has changed in ${f(`${futures(changedAt12)} after 12 months`)} and in ${f(`${futures(changedAt24)} after 24`)}${back}.`,
    ...(portable > 0
      ? [
          say`A build that is easy to move makes the plan worth ${f(money(portable))} more than one that is tied to its model.`,
        ]
      : []),
  ];
}
