import { describe, expect, it, test } from 'vitest';
import fc from 'fast-check';
import { organisationQuestions, workloadQuestions } from '#profile/index.ts';
import { oddness, partsOf, readAnswer, textsOf, withRange } from '#app/controls/read-answer.ts';

const { requests, noticed, qualityBar, tested } = workloadQuestions;
const { outlookWeights } = organisationQuestions;

const problemOf = (question: Parameters<typeof readAnswer>[0], texts: Record<string, string>) => {
  const reading = readAnswer(question, texts);
  return reading.state === 'unread' ? reading : undefined;
};

describe('readAnswer', () => {
  it('reads a range, with and without a most likely value', () => {
    expect(readAnswer(requests, { low: '60m', high: '180m' })).toEqual({
      state: 'read',
      value: { low: 60e6, high: 180e6 },
    });
    expect(readAnswer(requests, { low: '60m', high: '180m', likely: '100m' })).toEqual({
      state: 'read',
      value: { low: 60e6, high: 180e6, likely: 100e6 },
    });
  });

  it('takes both ends from the first field', () => {
    expect(readAnswer(requests, { low: '7k to 18k' })).toEqual({
      state: 'read',
      value: { low: 7000, high: 18_000 },
    });
    expect(readAnswer(noticed, { low: '30-45%' })).toEqual({
      state: 'read',
      value: { low: 0.3, high: 0.45 },
    });
  });

  it('lets a range typed over the lower end replace the upper one', () => {
    const over = withRange(requests, { low: '7-18m', high: '30m' }, 'low');
    expect(readAnswer(requests, over)).toEqual({ state: 'read', value: { low: 7e6, high: 18e6 } });
    const single = { low: '7m', high: '30m' };
    expect(withRange(requests, single, 'low')).toBe(single);
    expect(withRange(requests, { low: '7-18m', high: '3' }, 'high')).toHaveProperty('high', '3');
  });

  it('reads a single number and the counts of a test', () => {
    expect(readAnswer(qualityBar, { value: '95' })).toEqual({ state: 'read', value: 0.95 });
    expect(
      readAnswer(tested, {
        closedPassed: '90',
        closedTried: '100',
        openPassed: '80',
        openTried: '100',
      }),
    ).toEqual({
      state: 'read',
      value: { closedPassed: 90, closedTried: 100, openPassed: 80, openTried: 100 },
    });
  });

  test.each([
    [requests, { low: '5' }, 'high', 'upper end'],
    [requests, { high: '5' }, 'low', 'lower end'],
    [requests, { low: 'many', high: '5' }, 'low', 'not a number'],
    [requests, { low: '18', high: '7' }, 'low', 'did you mean 7 to 18'],
    [requests, { low: '7', high: '18', likely: '30' }, 'likely', 'between the low and the high'],
    [noticed, { low: '30', high: '130' }, 'low', 'between 0 and 100'],
    [outlookWeights, { open: '20', tiered: '20', closed: '20' }, 'open', 'sum to 100'],
    [tested, { closedPassed: '9' }, 'closedTried', 'Fill in'],
  ] as const)('says what is wrong (%#)', (question, texts, part, words) => {
    const unread = problemOf(question, texts);
    expect(unread?.part).toBe(part);
    expect(unread?.problem).toContain(words);
  });

  it('takes blank fields for no answer', () => {
    expect(readAnswer(requests, { low: ' ', high: '' })).toEqual({ state: 'empty' });
  });

  it('reads its own texts back', () => {
    const range = fc.tuple(
      fc.double({ min: 1, max: 1e12, noNaN: true }),
      fc.double({ min: 1, max: 1e12, noNaN: true }),
    );
    fc.assert(
      fc.property(range, ([a, b]) => {
        const value = { low: Math.min(a, b), high: Math.max(a, b) };
        expect(readAnswer(requests, textsOf(requests, value))).toEqual({ state: 'read', value });
      }),
    );
  });

  it('never throws on any text', () => {
    const questions = [requests, noticed, qualityBar, tested, outlookWeights];
    fc.assert(
      fc.property(fc.constantFrom(...questions), fc.array(fc.string()), (question, texts) => {
        const given = Object.fromEntries(partsOf(question).map((p, i) => [p, texts[i] ?? '']));
        expect(['empty', 'read', 'unread']).toContain(readAnswer(question, given).state);
      }),
    );
  });
});

describe('oddness', () => {
  it('asks about values outside the usual and stays silent inside', () => {
    expect(oddness(requests, { low: 1e4, high: 1e6 })).toBeUndefined();
    expect(oddness(requests, { low: 1e4, high: 1e10 })).toContain('10 times above the usual');
    expect(oddness(requests, { low: 5, high: 1e6 })).toContain('below the usual');
    expect(oddness(requests, null)).toBeUndefined();
  });
});
