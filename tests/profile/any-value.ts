import fc from 'fast-check';
import type { Question } from '#profile/question.ts';

const between = ([min, max]: [number, number]) =>
  fc.double({ min, max, noNaN: true, noDefaultInfinity: true });

/** Any value that a question must accept. */
export function accepted(question: Question): fc.Arbitrary<unknown> {
  switch (question.kind) {
    case 'estimate':
      return fc
        .tuple(
          between(question.limits),
          between(question.limits),
          between(question.limits),
          fc.boolean(),
        )
        .map(([a, b, c, both]) => {
          const [low = a, likely = b, high = c] = [a, b, c].sort((x, y) => x - y);
          return both ? { low, high, likely } : { low, high };
        });
    case 'number':
      return between(question.limits);
    case 'choice':
      return fc.constantFrom(...question.options.map((o) => o.value));
    case 'choices':
      return fc.shuffledSubarray(question.options.map((o) => o.value));
    case 'catalogue':
      return fc.uniqueArray(fc.string({ minLength: 1, maxLength: 120 }), {
        maxLength: question.most,
      });
    case 'evaluation':
      return fc
        .tuple(
          fc.integer({ min: 1, max: 1e9 }),
          fc.integer({ min: 1, max: 1e9 }),
          fc.nat(),
          fc.nat(),
        )
        .map(([closedTried, openTried, c, o]) => ({
          closedPassed: c % (closedTried + 1),
          closedTried,
          openPassed: o % (openTried + 1),
          openTried,
        }));
    case 'weights':
      return fc
        .tuple(fc.nat(100), fc.nat(100))
        .map(([x, y]) => [Math.min(x, y), Math.max(x, y)] as const)
        .map(([x, y]) => ({ open: x, tiered: y - x, closed: 100 - y }));
  }
}

const part = fc.oneof(fc.double(), fc.integer(), fc.jsonValue());
const keys = ['low', 'high', 'likely', 'open', 'tiered', 'closed', 'closedPassed', 'closedTried'];

/** Any JSON, most of it nearly right: known keys with wrong parts, lists of almost options. */
export const anyJson: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(),
  fc.dictionary(fc.constantFrom(...keys, 'openPassed', 'openTried', '__proto__', 'extra'), part),
  fc.array(fc.oneof(fc.constantFrom('CN', 'US', 'openai/gpt-5'), fc.jsonValue())),
  fc.constantFrom('extraction', 'own', 'anywhere', 'constructor'),
  part,
);
