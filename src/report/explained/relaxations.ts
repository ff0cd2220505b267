import type { WorkloadResult } from '#engine/analysis.ts';
import { kindOn, listed } from '../names.ts';
import { eightInTen, money } from '../numbers.ts';
import { relaxing } from '../ruled-out.ts';

/** What each rule costs: the best way behind it and what it would save, dearest rule first. */
export function relaxationLines(workload: WorkloadResult): string[] {
  return workload.relaxations.map(({ constraint, kinds, modelName, host, saving, costUsd }) => {
    const best = [modelName, host].filter((text) => text !== '').join(' at ');
    const start = `If ${relaxing(constraint)}, ${listed(kinds.map(kindOn))} would come back, at best ${best}`;
    if (saving === null) return `${start}, at ${money(costUsd)}.`;
    const range = eightInTen(saving.p10, saving.p90);
    return saving.mean > 0
      ? `${start}; it would save ${money(saving.mean)} (${range}).`
      : `${start}; it would cost ${money(-saving.mean)} more, so the rule costs you nothing.`;
  });
}
