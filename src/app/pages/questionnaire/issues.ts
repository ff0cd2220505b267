import { oddness, readAnswer } from '../../controls/read-answer.ts';
import type { FieldIssue } from '../../controls/field.ts';
import type { Owner } from '../../state/edit.ts';
import { answerOf, draftsOf, questionOf } from '../../state/questionnaire.ts';
import type { Scenario } from '#profile/session.ts';

/**
 * What stands in the way of going on: text that is no answer, or an odd value not yet confirmed.
 * `accepted` holds `oddKey`s of odd values that were shown once already.
 */
export function issuesIn(
  scenario: Scenario,
  owner: Owner,
  questions: readonly string[],
  accepted: ReadonlySet<string>,
): Record<string, FieldIssue> {
  const issues: Record<string, FieldIssue> = {};
  for (const id of questions) {
    const question = questionOf(owner, id);
    if (question === undefined) continue;
    const reading = readAnswer(question, draftsOf(scenario, owner, id));
    if (reading.state === 'unread') {
      issues[id] = { kind: 'problem', part: reading.part, text: reading.problem };
      continue;
    }
    const value = answerOf(scenario, owner, id)?.value ?? null;
    const odd = value === null ? undefined : oddness(question, value);
    if (odd !== undefined && !accepted.has(oddKey(id, value))) {
      issues[id] = { kind: 'odd', text: `${odd} Keep it? Then continue once more.` };
    }
  }
  return issues;
}

/** Identifies an odd value: changed, it is questioned anew. */
export const oddKey = (question: string, value: unknown): string =>
  `${question}=${JSON.stringify(value)}`;
