import type { Catalogue } from '#catalog/types/catalogue.ts';
import { providersOf } from '#catalog/providers.ts';
import type { Question } from '#profile/question.ts';
import type { InForce } from '#engine/inputs/in-force.ts';
import { quantityRange } from './numbers.ts';
import { valueText } from './value-text.ts';

/** A value in words with the reason it stands, for registers and comparisons. */
export interface SaidValue {
  text: string;
  source: string;
}

const camel = (text: string) => text.replaceAll(/_([a-z])/g, (_, c: string) => c.toUpperCase());

/** The name of a record by key; the key itself where the catalogue has none. */
export function nameIn(catalogue: Catalogue | undefined): (key: string) => string {
  const providers = catalogue && providersOf(catalogue);
  return (key) =>
    catalogue?.offers.get(key)?.name ??
    catalogue?.openModels.get(key)?.name ??
    providers?.get(key)?.name ??
    key;
}

/** The value in force of a question; one from the catalogue needs the catalogue to say its range. */
export function inForceText(
  question: Question,
  { value, source, prior }: InForce<unknown>,
  catalogue: Catalogue | undefined,
): SaidValue {
  if (prior !== undefined) return priorText(question, prior, catalogue);
  if (value === null) return { text: 'none', source };
  return { text: valueText(question, value, nameIn(catalogue)), source };
}

function priorText(
  question: Question,
  { id, variant }: { id: string; variant?: string },
  catalogue: Catalogue | undefined,
): SaidValue {
  const record = catalogue?.priors.get(id);
  const special = variant === undefined ? undefined : record?.variants[camel(variant)];
  const { p10, p90 } = special ?? { p10: record?.p10 ?? null, p90: record?.p90 ?? null };
  if (record === undefined || p10 === null || p90 === null) {
    return { text: 'the range of the catalogue', source: `prior ${id}` };
  }
  const unit = 'unit' in question ? question.unit : '';
  return { text: quantityRange(p10, p90, unit), source: `catalogue, ${record.name.toLowerCase()}` };
}
