import { checkValue } from '#profile/check.ts';
import type { Answer } from '#profile/session.ts';
import { limits } from '#profile/session.ts';
import type { Question } from '#profile/question.ts';
import { isFields } from './plain.ts';
import type { Repairs } from './fields.ts';
import { quoted, readText, sayUnknown } from './fields.ts';

const sources = ['you', 'import', 'template'] as const;
const known = ['value', 'by', 'note', 'source'];

/**
 * The answers that the questions accept, in the order asked; every other one is left out and said
 * with its label and reason.
 */
export function readAnswers<Questions extends Record<string, Question>>(
  raw: unknown,
  questions: Questions,
  where: string,
  repairs: Repairs,
): { [K in keyof Questions]?: Answer<never> } {
  if (raw === undefined) return {};
  if (!isFields(raw)) {
    repairs.push(`${where}: its answers are not a list by question and were left out.`);
    return {};
  }
  sayUnknown(raw, Object.keys(questions), `${where}, answers`, repairs);
  const answers = Object.keys(questions).flatMap((id) => {
    const question = questions[id];
    if (question === undefined || raw[id] === undefined) return [];
    const answer = readAnswer(raw[id], question, where, repairs);
    return answer === null ? [] : [[id, answer] as const];
  });
  return Object.fromEntries(answers) as { [K in keyof Questions]?: Answer<never> };
}

function readAnswer(
  raw: unknown,
  question: Question,
  where: string,
  repairs: Repairs,
): Answer | null {
  const leaveOut = (why: string) => {
    repairs.push(`${where}: an answer was left out. ${why}`);
    return null;
  };
  if (!isFields(raw)) return leaveOut(`${question.label}: ${quoted(raw)} is not an answer`);
  if (raw['value'] === undefined) return leaveOut(`${question.label}: it has no value`);
  const checked =
    raw['value'] === null ? { ok: true as const, value: null } : checkValue(question, raw['value']);
  if (!checked.ok) return leaveOut(checked.problem);
  const name = `${where}, ${question.label}`;
  sayUnknown(raw, known, name, repairs);
  let by = sources.find((source) => source === raw['by']);
  if (by === undefined) {
    by = 'import';
    repairs.push(`${name}: it does not say whose answer it is; it counts as imported.`);
  }
  const answer: Answer = { value: checked.value, by };
  for (const key of ['note', 'source'] as const) {
    if (raw[key] === undefined) continue;
    const field = { name: `${name}, ${key}`, most: limits.noteLength, absent: '' };
    const text = readText(raw[key], field, repairs);
    if (text !== '' || raw[key] === '') answer[key] = text;
  }
  return answer;
}
