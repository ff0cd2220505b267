import type { Inline } from './blocks.ts';
import type { OriginKey } from './origin-key.ts';

/** A sentence in parts; its figures say what they are figures of. */
export type Sentence = Inline[];

/** Marks figures of one origin: `figureOf(key)('$2.1m')`. */
export const figureOf =
  (origin: OriginKey) =>
  (text: string): Inline => ({ text, origin });

/** A template whose values are words, figures or sentences. */
export function say(
  words: TemplateStringsArray,
  ...values: (Inline | readonly Inline[])[]
): Sentence {
  const parts = words.flatMap((text, i): Inline[] => {
    const value = values[i] ?? '';
    return [text, ...(isParts(value) ? value : [value])];
  });
  return parts.filter((part) => part !== '');
}

const isParts = (value: Inline | readonly Inline[]): value is readonly Inline[] =>
  Array.isArray(value);

/** The words of a sentence without what is behind them. */
export const textOf = (sentence: readonly Inline[]): string =>
  sentence.map((part) => (typeof part === 'string' ? part : part.text)).join('');

/** Sentences one after the other; empty ones are left out. */
export const together = (sentences: readonly Sentence[]): Sentence =>
  sentences
    .filter((sentence) => sentence.length > 0)
    .flatMap((sentence, i) => (i === 0 ? sentence : [' ', ...sentence]));

/** Marks the first place of each text in a sentence that is made already. */
export function marked(text: string, figures: readonly string[], origin: OriginKey): Sentence {
  const [first, ...rest] = figures;
  if (first === undefined) return text === '' ? [] : [text];
  const at = text.indexOf(first);
  if (at < 0) return marked(text, rest, origin);
  return [
    ...marked(text.slice(0, at), rest, origin),
    { text: first, origin },
    ...marked(text.slice(at + first.length), rest, origin),
  ];
}
