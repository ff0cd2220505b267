import type { Evaluation, Estimate, OutlookWeights, Question } from '#profile/question.ts';
import { listed } from './names.ts';
import { quantity, quantityRange } from './numbers.ts';

/** The name of a catalogue record; the key itself where the record is gone. */
export type NameOf = (key: string) => string;

/** A stored value in words, such as `60m to 180m requests a month`. */
export function valueText(question: Question, value: unknown, nameOf: NameOf = (key) => key) {
  switch (question.kind) {
    case 'estimate': {
      const { low, high, likely } = value as Estimate;
      const range = quantityRange(low, high, question.unit);
      return likely === undefined ? range : `${range}, likely ${quantity(likely, question.unit)}`;
    }
    case 'number':
      return quantity(value as number, question.unit);
    case 'choice':
      return labelOf(question.options, value as string);
    case 'choices': {
      const labels = (value as string[]).map((v) => labelOf(question.options, v));
      return labels.length === 0 ? 'None' : listed(labels);
    }
    case 'catalogue':
      return listed((value as string[]).map(nameOf));
    case 'evaluation': {
      const e = value as Evaluation;
      return `closed ${e.closedPassed} of ${e.closedTried}, open ${e.openPassed} of ${e.openTried}`;
    }
    case 'weights': {
      const w = value as OutlookWeights;
      return `open ${w.open}, tiered ${w.tiered}, closed ${w.closed}`;
    }
  }
}

function labelOf(options: readonly { value: string; label: string }[], value: string): string {
  return options.find((option) => option.value === value)?.label ?? value;
}
