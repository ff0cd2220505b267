import type { Catalogue } from '#catalog/types/catalogue.ts';
import type { Archetype, Question } from '#profile/question.ts';
import { inForce } from '#engine/inputs/in-force.ts';
import { inForceText } from '#report/in-force-text.ts';

/** Words of the button that says “I don’t know”: what stands for the answer, and why. */
export function unknownText(
  question: Question,
  archetype: Archetype,
  catalogue: Catalogue | undefined,
): string {
  const fallback = inForce(question, undefined, archetype);
  const { text, source } = inForceText(question, fallback, catalogue);
  const why = source === '' ? '' : ` (${source.charAt(0).toLowerCase()}${source.slice(1)})`;
  const isNone = fallback.value === null && fallback.prior === undefined;
  return isNone ? `I don’t know${why}` : `I don’t know: use ${text}${why}`;
}
