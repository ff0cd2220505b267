import type { WorkloadResult } from '#engine/analysis.ts';
import { kindOn, listed } from '../names.ts';
import { eightInTen, money } from '../numbers.ts';
import { relaxing } from '../ruled-out.ts';
import { figureOf, say, type Sentence } from '../sentence.ts';

/** What each rule costs: the best way behind it and what it would save, dearest rule first. */
export function relaxationLines(workload: WorkloadResult): Sentence[] {
  const f = figureOf({ of: 'rules', workload: workload.id });
  return workload.relaxations.map(({ constraint, kinds, modelName, host, saving, costUsd }) => {
    const best = [modelName, host].filter((text) => text !== '').join(' at ');
    const start = say`If ${relaxing(constraint)}, ${listed(kinds.map(kindOn))} would come back, at best ${/\d+ ×/.test(best) ? f(best) : best}`;
    if (saving === null) return say`${start}, at ${f(money(costUsd))}.`;
    const range = eightInTen(saving.p10, saving.p90);
    return saving.mean > 0
      ? say`${start}; it would save ${f(money(saving.mean))} (${f(range)}).`
      : say`${start}; it would cost ${f(money(-saving.mean))} more, so the rule costs you nothing.`;
  });
}
