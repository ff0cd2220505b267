import type { Catalogue } from '#catalog/types/catalogue.ts';
import { providersOf } from '#catalog/providers.ts';
import type { CatalogueQuestion, Estimate, EstimateQuestion, Question } from '#profile/question.ts';
import { parseNumber, splitRange } from '../../controls/parse-number.ts';
import { readAnswer } from '../../controls/read-answer.ts';

/** Letters and digits alone, so that spelling and spacing of a title or a name do not matter. */
export const plain = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** A cell read as a value; `spread` where a single number was taken as a range. */
export type CellValue = { value: unknown; spread?: true } | { problem: string };

/** Reads one cell as the answer to a question; `give` as in `readPasted`. */
export function cellValue(
  question: Question,
  cell: string,
  catalogue: Catalogue | undefined,
  give: number,
): CellValue {
  if (question.kind === 'estimate') return estimateOf(question, cell, give);
  if (question.kind === 'choice') {
    const found = optionOf(question.options, cell);
    return found === undefined
      ? { problem: `“${cell}” is none of ${listing(question.options)}.` }
      : { value: found };
  }
  if (question.kind === 'choices') {
    const found = cell.split(/[;,|]/).map((part) => optionOf(question.options, part));
    return found.includes(undefined)
      ? { problem: `“${cell}” must be of ${listing(question.options)}.` }
      : { value: found };
  }
  if (question.kind === 'catalogue') return recordsOf(question.table, cell, catalogue);
  const reading = readAnswer(question, { value: cell });
  return reading.state === 'read' ? { value: reading.value } : problemOf(reading, cell);
}

const problemOf = (reading: ReturnType<typeof readAnswer>, cell: string): CellValue => ({
  problem: reading.state === 'unread' ? reading.problem : `“${cell}” is no answer.`,
});

function estimateOf(question: EstimateQuestion, cell: string, give: number): CellValue {
  if (splitRange(cell) !== undefined) {
    const reading = readAnswer(question, { low: cell });
    return reading.state === 'read' ? { value: reading.value } : problemOf(reading, cell);
  }
  const single = readAnswer(question, { low: cell, high: cell });
  if (single.state !== 'read') {
    const parsed = parseNumber(cell, question.unit.startsWith('%'));
    return parsed.ok ? problemOf(single, cell) : { problem: parsed.problem };
  }
  const { low: x } = single.value as Estimate;
  const [least, most] = question.limits;
  const tidy = (v: number) => Math.min(most, Math.max(least, Number(v.toPrecision(6))));
  const value = { low: tidy(x * (1 - give / 100)), high: tidy(x * (1 + give / 100)) };
  return { value, spread: true };
}

const optionOf = (options: readonly { value: string; label: string }[], text: string) =>
  options.find((o) => plain(o.value) === plain(text) || plain(o.label) === plain(text))?.value;

const listing = (options: readonly { label: string }[]) =>
  options.map((o) => `“${o.label}”`).join(', ');

function recordsOf(
  table: CatalogueQuestion['table'],
  cell: string,
  catalogue: Catalogue | undefined,
): CellValue {
  const records = catalogue === undefined ? [] : [...recordsIn(table, catalogue).values()];
  const keys: string[] = [];
  for (const part of cell.split(/[;|]/)) {
    const found = records.find(
      (r) => plain(r.key) === plain(part) || plain(r.name) === plain(part),
    );
    if (found === undefined) {
      return { problem: `“${part.trim()}” is not in the catalogue under this name.` };
    }
    keys.push(found.key);
  }
  return { value: keys };
}

function recordsIn(table: CatalogueQuestion['table'], catalogue: Catalogue) {
  switch (table) {
    case 'offers':
      return catalogue.offers;
    case 'models':
      return catalogue.openModels;
    case 'providers':
      return providersOf(catalogue);
  }
}
