import type { Archetype, Default, Question } from '#profile/question.ts';
import { organisationQuestions } from '#profile/organisation.ts';
import { workloadQuestions } from '#profile/workload.ts';

export type Named = readonly [id: string, question: Question];

export const organisation: Named[] = Object.entries(organisationQuestions);
export const workload: Named[] = Object.entries(workloadQuestions);
export const all: Named[] = [...organisation, ...workload];

export const archetypes: Archetype[] = workloadQuestions.archetype.options.map((o) => o.value);

/** The defaults of a question, one for each archetype where they differ. */
export function defaultsOf(question: Question): Default<unknown>[] {
  const given = question.default;
  return typeof given === 'function' ? archetypes.map((archetype) => given(archetype)) : [given];
}
