import { organisationQuestion, workloadQuestion } from '#profile/check.ts';
import type { Question } from '#profile/question.ts';
import type { Answer, Scenario, Session } from '#profile/session.ts';
import type { Template } from '#profile/templates/index.ts';
import { benchmark, example, templates } from '#profile/templates/index.ts';

export const every: Template[] = [...templates, example, benchmark];
const ids = { session: 's-1', scenario: 'c-1', workload: (i: number) => `w-${i}` };
export const made = (t: Template): Session => t.make(ids, '2026-11-24T09:00:00.000Z', '2026-11-22');

/** The one scenario of a template. */
export function only(t: Template): Scenario {
  const [scenario, ...more] = made(t).scenarios;
  if (!scenario || more.length > 0) throw new Error('a template makes one scenario');
  return scenario;
}

interface Given {
  where: string;
  id: string;
  question: Question | undefined;
  answer: Answer;
}

/** Every prefilled answer of a template with its question. */
export function answersOf(t: Template): Given[] {
  const { organisation: about, workloads } = only(t);
  const read = (where: string, answers: object, find: (id: string) => Question | undefined) =>
    Object.entries(answers).map(([id, answer]: [string, Answer]) => ({
      where,
      id,
      question: find(id),
      answer,
    }));
  return [
    ...read('organisation', about, organisationQuestion),
    ...workloads.flatMap((w) => read(w.name, w.answers, workloadQuestion)),
  ];
}
