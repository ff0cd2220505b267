import { organisationQuestions } from '#profile/organisation.ts';
import { workloadQuestions } from '#profile/workload.ts';
import type { Scenario } from '#profile/session.ts';

/** How much scenarios hold; `asked` counts every question once for each owner, conditional ones too. */
export interface Counts {
  scenarios: number;
  workloads: number;
  answered: number;
  asked: number;
}

/** Totals over the given scenarios; "I don't know" counts as answered. */
export function countsOf(scenarios: readonly Scenario[]): Counts {
  const counts = { scenarios: scenarios.length, workloads: 0, answered: 0, asked: 0 };
  for (const { organisation, workloads } of scenarios) {
    counts.workloads += workloads.length;
    counts.asked += Object.keys(organisationQuestions).length;
    counts.asked += workloads.length * Object.keys(workloadQuestions).length;
    counts.answered += Object.keys(organisation).length;
    for (const { answers } of workloads) counts.answered += Object.keys(answers).length;
  }
  return counts;
}
