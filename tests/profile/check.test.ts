import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Question } from '#profile/question.ts';
import { checkValue, organisationQuestion, workloadQuestion } from '#profile/check.ts';
import { all } from './questions.ts';
import { accepted, anyJson } from './any-value.ts';

function question(id: string): Question {
  const found = workloadQuestion(id) ?? organisationQuestion(id);
  if (!found) throw new Error(`no question ${id}`);
  return found;
}

function problem(id: string, value: unknown): string {
  const result = checkValue(question(id), value);
  if (result.ok) throw new Error(`${id} accepts ${JSON.stringify(value)}`);
  return result.problem;
}

describe('any JSON', () => {
  test.each(all)('%s: is accepted or refused in a sentence, never thrown at', (_, q) => {
    fc.assert(
      fc.property(anyJson, (raw) => {
        const result = checkValue(q, raw);
        if (result.ok) {
          const stored: unknown = JSON.parse(JSON.stringify(result.value));
          expect(stored).toEqual(JSON.parse(JSON.stringify(raw)));
          expect(checkValue(q, stored)).toEqual({ ok: true, value: stored });
        } else {
          expect(result.problem.startsWith(`${q.label}: `)).toBe(true);
          expect(result.problem).not.toMatch(/Invalid|Expected|undefined|NaN|\[object/);
        }
      }),
    );
  });

  test.each(all)(
    '%s: every value inside its limits is accepted and comes back the same',
    (_, q) => {
      fc.assert(
        fc.property(accepted(q), (value) => {
          expect(checkValue(q, value)).toEqual({ ok: true, value });
        }),
      );
    },
  );
});

test('what JSON cannot hold is refused too', () => {
  for (const [, q] of all)
    for (const raw of [undefined, Number.NaN, Infinity, -Infinity, 1n, Symbol('x'), () => 1])
      expect(checkValue(q, raw).ok).toBe(false);
  for (const bad of [Number.NaN, Infinity]) {
    expect(checkValue(question('requests'), { low: 1, high: bad }).ok).toBe(false);
    expect(checkValue(question('outlookWeights'), { open: bad, tiered: 0, closed: 0 }).ok).toBe(
      false,
    );
  }
});

describe('a refusal says what would be right', () => {
  test.each<[string, unknown, string]>([
    ['requests', { low: 18, high: 7 }, 'did you mean 7 to 18?'],
    ['repeated', { low: 0.5, high: 0.2 }, 'did you mean 20 % to 50 %?'],
    ['requests', { low: 0, high: 5 }, 'between 1 and 1000000000000 requests a month'],
    ['requests', { low: 7, high: 18, likely: 30 }, 'between the low and the high end'],
    ['requests', { low: 7, high: 18, likely: 3 }, 'between the low and the high end'],
    ['requests', { low: 7 }, 'give a low and a high end, usually within 100 to 1000000000'],
    ['requests', '7-18', 'give a low and a high end'],
    ['requests', { low: 7, high: 18, middle: 9 }, 'give a low and a high end'],
    ['requests', { low: '7', high: 18 }, 'between 1 and 1000000000000 requests a month'],
    ['deferrable', 50, 'between 0 and 100 %'],
    ['deferrable', 'all', 'between 0 and 100 %'],
    ['discountRate', 8, 'between 0 and 50 % a year'],
    ['archetype', 'poetry', 'one of: extraction, support, code-edits, coding-agents, open-ended'],
    ['barredOrigins', ['XX'], 'one of: CN, US, FR, CA, CH'],
    ['barredOrigins', 'CN', 'a list of: CN, US, FR, CA, CH'],
    ['barredOrigins', ['CN', 'CN'], 'each may be chosen once'],
    ['todayModel', ['a', 'b'], 'choose at most 1'],
    ['todayModel', 'a', 'choose at most 1 from the catalogue'],
    ['outlookWeights', { open: 20, tiered: 20, closed: 20 }, 'must sum to 100'],
    ['outlookWeights', { open: 20, tiered: 64.9, closed: 15 }, 'must sum to 100'],
    ['outlookWeights', { open: 120, tiered: -10, closed: -10 }, 'from 0 to 100'],
    ['outlookWeights', { open: 50, tiered: 60, closed: -10 }, 'cannot be below 0'],
    ['outlookWeights', [20, 65, 15], 'three percentages that sum to 100'],
    ['tested', { closedPassed: 5, closedTried: 3, openPassed: 1, openTried: 2 }, 'exceed tried'],
    ['tested', { closedPassed: 1, closedTried: 3, openPassed: 3, openTried: 2 }, 'exceed tried'],
    ['tested', { closedPassed: 1, closedTried: 3, openPassed: 0, openTried: 0 }, 'at least 1'],
    ['tested', { closedPassed: 0, closedTried: 0, openPassed: 1, openTried: 2 }, 'at least 1'],
    ['tested', { closedPassed: 1.5, closedTried: 3, openPassed: 1, openTried: 2 }, 'whole number'],
    ['tested', {}, 'how many items passed and were tried'],
  ])('%s: %j', (id, value, part) => {
    expect(problem(id, value)).toContain(part);
  });
});

test('thirds sum to 100 closely enough', () => {
  const third = { open: 33.3333333, tiered: 33.3333333, closed: 33.3333334 };
  expect(checkValue(question('outlookWeights'), third).ok).toBe(true);
});

test('an equal low and high end, and limits themselves, are answers', () => {
  expect(checkValue(question('requests'), { low: 7, high: 7, likely: 7 }).ok).toBe(true);
  expect(checkValue(question('requests'), { low: 1, high: 1e12 }).ok).toBe(true);
  expect(checkValue(question('deferrable'), 1).ok).toBe(true);
});
