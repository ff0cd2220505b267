import type { WorkloadResult } from '../analysis.ts';
import type { SimOption } from '../options/sim-option.ts';
import type { Situation } from '../options/situation.ts';
import { planOf, type SwitchingCosts } from '../simulate/plan.ts';
import { portabilityOf } from '../simulate/workload-block.ts';
import { driversOf } from './drivers.ts';
import { inquiryInDepth } from './inquiry.ts';
import { relaxationsOf, type Simulate } from './relaxations.ts';
import type { Standing } from './workload-result.ts';

/**
 * A standing result with what takes depth: the plan, what drives the lead, questions in groups and pairs,
 * and what each rule costs. It changes no figure that stands already, and pauses every few hundredths of a
 * second, so that a newer request need not wait.
 */
export function* deepened(
  { outcome: { result }, choice, lead, rivals, barred }: Standing,
  s: Situation,
  options: readonly SimOption[],
  switching: SwitchingCosts,
  simulate: Simulate,
): Generator<undefined, WorkloadResult> {
  const alone = result.explanation;
  const inquiry = alone?.inquiry && (yield* inquiryInDepth(choice, alone.inquiry));
  const drivers = lead && driversOf(lead, choice.knowledge.valued, choice.draws);
  yield;
  const plan = planOf(rivals, switching, portabilityOf(s.values.coupling.value ?? 'normal'));
  yield;
  const relaxations = yield* relaxationsOf(
    s,
    options,
    result.ruledOut,
    barred,
    rivals[0]?.totals.cost ?? null,
    choice.draws.blocks,
    simulate,
  );
  const explanation = alone && inquiry ? { ...alone, inquiry, drivers } : alone;
  return { ...result, plan, relaxations, explanation };
}
