import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { light } from '#report/charts/theme.ts';
import {
  attributionFigure,
  attributionFinding,
  attributionOf,
  attributionTable,
  type Outcome,
} from '#report/compare/attribution.ts';

const outcome = (
  usd: number | null,
  chat: 'hosted-open' | 'self-owned' = 'hosted-open',
): Outcome => ({
  usd,
  kinds: new Map([['Chat', chat]]),
});
const change = (label: string) => ({ label, owner: '' });

describe('attribution', () => {
  // A cost of x·y from (2, 3) to (5, 7): by hand x adds (5−2)·(3+7)/2 = 15, y adds (7−3)·(2+5)/2 = 14.
  const product = attributionOf(outcome(6), outcome(35, 'self-owned'), [
    { change: change('x'), first: outcome(15), second: outcome(14, 'self-owned') },
    { change: change('y'), first: outcome(14, 'self-owned'), second: outcome(15) },
  ]);

  it('halves what two factors do together between them', () => {
    expect(product).toEqual({
      total: 29,
      effects: [
        { name: 'x', usd: 15, moves: [] },
        { name: 'y', usd: 14, moves: ['Chat'] },
      ],
      together: 0,
    });
  });

  it('leaves what takes three to come about as together', () => {
    // A cost of x·y·z from ones to twos: each alone from below 1, from above 4; means of 2.5 of a total of 7.
    const each = { first: outcome(2), second: outcome(4) };
    const tried = ['x', 'y', 'z'].map((label) => ({ change: change(label), ...each }));
    const found = attributionOf(outcome(1), outcome(8), tried);
    expect(found?.effects.map((e) => e.usd)).toEqual([2.5, 2.5, 2.5]);
    expect(found?.together).toBe(-0.5);
  });

  it('is not known where a side has no cost, and leaves out a change without one', () => {
    expect(attributionOf(outcome(null), outcome(1), [])).toBeNull();
    const tried = [{ change: change('x'), first: outcome(null), second: outcome(3) }];
    expect(attributionOf(outcome(1), outcome(4), tried)).toEqual({
      total: 3,
      effects: [],
      together: 3,
    });
  });

  it('says what makes the difference', () => {
    expect(attributionFinding(product!, ['A', 'B'])).toBe('x adds $15 and y adds $14');
    expect(attributionFinding({ total: 0, effects: [], together: 0 }, ['A', 'B'])).toBe(
      'Nothing that differs moves the cost',
    );
  });
});

const usd = fc.double({ min: -1e9, max: 1e9, noNaN: true });

test('effects and what is left sum to the difference, in the picture and in the table', () => {
  fc.assert(
    fc.property(usd, usd, fc.array(fc.tuple(usd, usd), { maxLength: 14 }), (from, to, ends) => {
      const tried = ends.map(([first, second], i) => ({
        change: change(`Answer ${i}`),
        first: outcome(first),
        second: outcome(second),
      }));
      const found = attributionOf(outcome(from), outcome(to), tried);
      if (!found) return false;
      const sum = found.effects.reduce((total, e) => total + e.usd, found.together);
      const size = Math.max(1, ...[from, to, ...ends.flat()].map(Math.abs));
      const figure = attributionFigure(found, ['A', 'B'], [from, to], 36, light, 600);
      return (
        // Sixteen additions of doubles of at most 1e9 each lose less than 1e-12 of the largest.
        Math.abs(sum - (to - from)) <= 1e-12 * size * 16 &&
        attributionTable(found).rows.length === ends.length + 2 &&
        figure.marks.length > 0
      );
    }),
  );
});
