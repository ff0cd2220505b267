import type { Catalogue } from '#catalog/types.ts';
import type { InputRow } from '#engine/analysis.ts';
import { archetypeOf, inForce } from '#engine/inputs/in-force.ts';
import { organisationQuestions } from '#profile/organisation.ts';
import type { Archetype, Grade, Question } from '#profile/question.ts';
import type { Answer, Scenario } from '#profile/session.ts';
import { workloadQuestions } from '#profile/workload.ts';
import { inForceText } from './in-force-text.ts';

/** One answer in force: in words, who said so, how strong the evidence is, and why. */
export interface AnswerRow {
  id: string;
  label: string;
  value: string;
  by: InputRow['by'];
  grade: Grade | null;
  source: string;
}

export interface AnswerGroup {
  /** A workload's id, or 'org'. */
  owner: string;
  title: string;
  rows: AnswerRow[];
}

/** Every question asked under the answers in force with the answer that counts: the organisation first, then each workload. */
export function answerGroups(scenario: Scenario, catalogue: Catalogue | null): AnswerGroup[] {
  return [
    {
      owner: 'org',
      title: 'Organisation, budget, risk and preferences',
      rows: rowsOf(organisationQuestions, scenario.organisation, 'support', catalogue),
    },
    ...scenario.workloads.map(({ id, name, answers }) => ({
      owner: id,
      title: name,
      rows: rowsOf(workloadQuestions, answers, archetypeOf(answers), catalogue),
    })),
  ];
}

function rowsOf(
  questions: Record<string, Question>,
  answers: Record<string, Answer | undefined>,
  archetype: Archetype,
  catalogue: Catalogue | null,
): AnswerRow[] {
  const value = (id: string): unknown => {
    const question = questions[id];
    return question && inForce(question, answers[id], archetype).value;
  };
  return Object.entries(questions)
    .filter(([, question]) => question.askWhen?.(value) ?? true)
    .map(([id, question]) => {
      const taken = inForce(question, answers[id], archetype);
      const { text, source } = inForceText(question, taken, catalogue ?? undefined);
      const said = [answers[id]?.note, answers[id]?.source].filter(
        (t) => t !== undefined && t !== '',
      );
      return {
        id,
        label: question.label,
        value: text,
        by: taken.by,
        grade: taken.grade,
        source: said.length > 0 ? said.join(' · ') : source,
      };
    });
}
