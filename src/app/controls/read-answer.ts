import { checkValue, isShare } from '#profile/check.ts';
import type { Question } from '#profile/question.ts';
import { inputText } from './input-text.ts';
import { sentence } from './sentence.ts';
import { parseNumber, parseRange, splitRange } from './parse-number.ts';

/** What the fields of a question hold: nothing, a value, or text that is not (yet) an answer. */
export type Reading =
  | { state: 'empty' }
  | { state: 'read'; value: unknown }
  | { state: 'unread'; part: string; problem: string };

type Texts = Readonly<Record<string, string>>;

/** The text fields of a question in order; questions answered by choosing have none. */
export function partsOf(question: Question): readonly string[] {
  switch (question.kind) {
    case 'estimate':
      return ['low', 'high', 'likely'];
    case 'number':
      return ['value'];
    case 'evaluation':
      return ['closedPassed', 'closedTried', 'openPassed', 'openTried'];
    case 'weights':
      return ['open', 'tiered', 'closed'];
    case 'choice':
    case 'choices':
    case 'catalogue':
      return [];
  }
}

/** Field texts for a stored value. */
export function textsOf(question: Question, value: unknown): Record<string, string> {
  if (value === null || value === undefined) return {};
  const unit = 'unit' in question ? question.unit : '';
  if (typeof value === 'number') return { value: inputText(value, unit) };
  if (typeof value !== 'object' || Array.isArray(value)) return {};
  return Object.fromEntries(
    Object.entries(value)
      .filter((entry): entry is [string, number] => typeof entry[1] === 'number')
      .map(([part, x]) => [part, inputText(x, unit)]),
  );
}

const missing: Record<string, string> = {
  low: 'Give the lower end too: a number you would almost surely exceed.',
  high: 'Give the upper end too: a number you would almost surely stay below.',
};

function partUnderBlame(question: Question, problem: string): string {
  if (question.kind === 'estimate' && problem.includes('most likely')) return 'likely';
  return partsOf(question)[0] ?? '';
}

function judged(question: Question, value: unknown): Reading {
  const checked = checkValue(question, value);
  if (checked.ok) return { state: 'read', value: checked.value };
  return {
    state: 'unread',
    part: partUnderBlame(question, checked.problem),
    problem: sentence(checked.problem),
  };
}

/** `7-18` typed into the first field stands for both ends; undefined where it holds no range. */
function bothEnds(question: Question, texts: Texts, share: boolean) {
  if (question.kind !== 'estimate' || (texts.high ?? '').trim() !== '') return undefined;
  return parseRange(texts.low ?? '', share);
}

/** A range typed over the first of two fields stands for both, so the old upper end goes. */
export function withRange(question: Question, texts: Texts, typedPart: string): Texts {
  if (question.kind !== 'estimate' || typedPart !== 'low') return texts;
  return splitRange(texts.low ?? '') === undefined ? texts : { ...texts, high: '' };
}

/** Reads the text fields of a question; never throws, and never answers half. */
export function readAnswer(question: Question, texts: Texts): Reading {
  const parts = partsOf(question);
  if (parts.every((part) => (texts[part] ?? '').trim() === '')) return { state: 'empty' };
  const share = 'unit' in question && isShare(question.unit);
  const value: Record<string, number> = {};
  const ends = bothEnds(question, texts, share);
  if (ends?.ok === false) return { state: 'unread', part: 'low', problem: ends.problem };
  if (ends?.ok === true) [value.low, value.high] = ends.value;
  for (const part of parts) {
    if (part in value) continue;
    const text = (texts[part] ?? '').trim();
    if (text === '' && part === 'likely') continue;
    if (text === '') {
      return { state: 'unread', part, problem: missing[part] ?? 'Fill in this field too.' };
    }
    const parsed = parseNumber(text, share);
    if (!parsed.ok) return { state: 'unread', part, problem: parsed.problem };
    value[part] = parsed.value;
  }
  return judged(question, question.kind === 'number' ? value.value : value);
}

/** Whether two sets of texts mean the same: the same value, nothing, or the same unread letters. */
export function sameReading(question: Question, a: Texts, b: Texts): boolean {
  const [first, second] = [readAnswer(question, a), readAnswer(question, b)];
  if (first.state !== second.state) return false;
  if (first.state === 'read' && second.state === 'read') {
    return JSON.stringify(first.value) === JSON.stringify(second.value);
  }
  return partsOf(question).every((part) => (a[part] ?? '').trim() === (b[part] ?? '').trim());
}

/** A question to ask back about a value outside what is usual, or undefined; never a refusal. */
export function oddness(question: Question, value: unknown): string | undefined {
  if (question.kind !== 'estimate' && question.kind !== 'number') return undefined;
  const [least, most] = question.usual;
  const values = Object.values(
    typeof value === 'number' ? { value } : ((value ?? {}) as Record<string, number>),
  );
  if (values.length === 0) return undefined;
  const shown = (x: number) => inputText(x, question.unit) + (isShare(question.unit) ? ' %' : '');
  const low = Math.min(...values);
  const high = Math.max(...values);
  const usual = `we usually see ${shown(least)} to ${shown(most)}`;
  if (high > most) return `${shown(high)} is${times(high, most)} above the usual: ${usual}.`;
  if (low < least) return `${shown(low)} is below the usual: ${usual}.`;
  return undefined;
}

function times(value: number, bound: number): string {
  const ratio = bound > 0 ? value / bound : 0;
  return ratio >= 2 ? ` ${Math.round(ratio)} times` : '';
}
