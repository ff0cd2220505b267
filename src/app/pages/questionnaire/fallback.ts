import type { Catalogue } from '#catalog/types/catalogue.ts';
import type { Archetype, Question } from '#profile/question.ts';
import { inForce } from '#engine/inputs/in-force.ts';
import { quantityRange } from '#report/numbers.ts';
import { valueText } from '../../controls/value-text.ts';

/** What stands for a question without an answer: the value in words (null: there is none) and its reason. */
export interface Fallback {
  text: string | null;
  source: string;
}

const camel = (text: string) => text.replaceAll(/_([a-z])/g, (_, c: string) => c.toUpperCase());

/** The default of a question; one from the catalogue needs the catalogue to say its range. */
export function fallbackOf(
  question: Question,
  archetype: Archetype,
  catalogue: Catalogue | undefined,
): Fallback {
  const { value, source, prior } = inForce(question, undefined, archetype);
  if (prior !== undefined) return fromPrior(question, prior, catalogue);
  if (value === null) return { text: null, source };
  return { text: valueText(question, value), source };
}

function fromPrior(
  question: Question,
  { id, variant }: { id: string; variant?: string },
  catalogue: Catalogue | undefined,
): Fallback {
  const record = catalogue?.priors.get(id);
  const special = variant === undefined ? undefined : record?.variants[camel(variant)];
  const { p10, p90 } = special ?? { p10: record?.p10 ?? null, p90: record?.p90 ?? null };
  if (record === undefined || p10 === null || p90 === null) {
    return { text: 'the range of the catalogue', source: `prior ${id}` };
  }
  const unit = 'unit' in question ? question.unit : '';
  return { text: quantityRange(p10, p90, unit), source: `catalogue, ${record.name.toLowerCase()}` };
}

/** Words of the button that chooses the default. */
export function unknownText({ text, source }: Fallback): string {
  const why = source === '' ? '' : ` (${source.charAt(0).toLowerCase()}${source.slice(1)})`;
  return text === null ? `I don’t know${why}` : `I don’t know: use ${text}${why}`;
}
