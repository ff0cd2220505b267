import type { Archetype, Default, Grade, Question, ValueOf } from '#profile/question.ts';
import { organisationQuestions } from '#profile/organisation.ts';
import { workloadQuestions } from '#profile/workload.ts';
import type {
  Answer,
  OrganisationAnswers,
  OrganisationQuestions,
  WorkloadAnswers,
  WorkloadQuestions,
} from '#profile/session.ts';
import type { InputRow } from '../analysis.ts';

/** The value that counts for a question, and who said so. `prior` names a catalogue record when the value comes from there. */
export interface InForce<V> {
  value: V | null;
  by: InputRow['by'];
  grade: Grade | null;
  source: string;
  prior?: { id: string; variant?: string };
}

type InForceOf<Questions> = { [K in keyof Questions]: InForce<ValueOf<Questions[K]>> };
export type OrganisationValues = InForceOf<OrganisationQuestions>;
export type WorkloadValues = InForceOf<WorkloadQuestions>;

/** Kind of work in force for a workload's answers. */
export function archetypeOf(answers: WorkloadAnswers): Archetype {
  const answer = answers.archetype?.value;
  if (answer) return answer;
  const fallback = workloadQuestions.archetype.default;
  return typeof fallback === 'object' && 'value' in fallback ? fallback.value : 'support';
}

/** Every organisation question with its value in force. */
export function organisationValues(answers: OrganisationAnswers): OrganisationValues {
  return resolve(organisationQuestions, answers, 'support') as OrganisationValues;
}

/** Every question of one workload with its value in force. */
export function workloadValues(answers: WorkloadAnswers): WorkloadValues {
  return resolve(workloadQuestions, answers, archetypeOf(answers)) as WorkloadValues;
}

function resolve(
  questions: Record<string, Question>,
  answers: Record<string, Answer | undefined>,
  archetype: Archetype,
): Record<string, InForce<unknown>> {
  const values: Record<string, InForce<unknown>> = {};
  for (const [id, question] of Object.entries(questions))
    values[id] = inForce(question, answers[id], archetype);
  return values;
}

/** One question's value in force: the answer, or the default it stands for. */
export function inForce(
  question: Question,
  answer: Answer | undefined,
  archetype: Archetype,
): InForce<unknown> {
  if (answer && answer.value !== null)
    return {
      value: answer.value,
      by: answer.by,
      grade: null,
      source: answer.source ?? answer.note ?? '',
    };
  const fallback: Default<unknown> =
    typeof question.default === 'function' ? question.default(archetype) : question.default;
  const by = answer ? 'unknown' : 'default';
  if ('none' in fallback) return { value: null, by, grade: null, source: fallback.none };
  if ('prior' in fallback)
    return {
      value: null,
      by,
      grade: null,
      source: `prior ${fallback.prior}`,
      prior: {
        id: fallback.prior,
        ...(fallback.variant === undefined ? {} : { variant: fallback.variant }),
      },
    };
  return { value: fallback.value, by, grade: fallback.grade, source: fallback.why };
}
