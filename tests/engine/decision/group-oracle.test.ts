import { describe, expect, test } from 'vitest';
import type { Cells } from '#engine/decision/cells.ts';
import { isConfirmed } from '#engine/decision/confirmation.ts';
import { decisionOf } from '#engine/decision/decision.ts';
import { groupValue } from '#engine/decision/group-value.ts';
import { hermiteTerms } from '#engine/decision/hermite-terms.ts';

const DRAWS = 400;
const made = (of: (i: number) => number) =>
  Float64Array.from({ length: DRAWS }, (_, i) => of(i + 1));

/** Three options in 400 futures that depend on the first, the second and the last of `count` inputs. */
function problem(count: number) {
  const scores = Array.from({ length: count }, (_, j) =>
    made((i) => 1.5 * Math.sin((j + 1) * 1.7 * i + j)),
  );
  const [first, second] = scores as [Float64Array, Float64Array];
  const last = scores[count - 1] as Float64Array;
  const noise = made((i) => Math.cos(12.9898 * i));
  const at = (column: Float64Array, i: number) => column[i - 1] as number;
  const decision = decisionOf([
    new Float64Array(DRAWS),
    made((i) => 0.1 + 0.6 * at(first, i) + 0.8 * at(first, i) * at(second, i) + at(noise, i)),
    made((i) => -0.2 + 0.5 * at(last, i) ** 2 - 0.4 * at(second, i) - at(noise, i)),
  ]);
  return { decision, scores };
}

describe('the value of a group, against the same ridge in NumPy', () => {
  const strengths = [0, 5, 0, 0, 0, 0, 0, 0, 0, 9];
  test.each([
    [2, undefined, 0.22282967123629774, 0.04694863953587278],
    [3, undefined, 0.2050789701192101, 0.04880744734552573],
    [4, undefined, 0.20337691843996356, 0.0469116561661497],
    [10, undefined, 0.21256551758684114, 0.04715197119242602],
    [10, strengths, 0.20537211610709738, 0.04805609349027418],
    [21, undefined, 0.15284765465880032, 0.04597505195186134],
  ])('%d inputs', (count, order, value, error) => {
    const { decision, scores } = problem(count);
    const result = groupValue(decision, scores, order);
    expect(result.value).toBeCloseTo(value, 6);
    expect(result.standardError).toBeCloseTo(error, 6);
  });
  test('Hermite terms by hand', () => {
    const z = Float64Array.of(2, -1);
    expect(hermiteTerms(z, 4).map((term) => [...term])).toEqual([
      [2, -1],
      [3 / Math.SQRT2, 0].map((v) => expect.closeTo(v, 14)),
      [2 / Math.sqrt(6), 2 / Math.sqrt(6)].map((v) => expect.closeTo(v, 14)),
      [-5 / Math.sqrt(24), -2 / Math.sqrt(24)].map((v) => expect.closeTo(v, 14)),
    ]);
  });
});

describe('confirmation by the other half of the scrambles', () => {
  const length = 1024;
  /** A gain of the rival per block; cells 0 and 1 are the lower and the upper half of every block. */
  const decided = (gains: readonly number[]) => {
    const rival = Float64Array.from({ length: gains.length * length }, (_, i) => {
      const upper = i % length >= length / 2;
      return upper ? (gains[Math.floor(i / length)] as number) : -50;
    });
    return decisionOf([new Float64Array(rival.length), rival]);
  };
  const cells = (blocks: number): Cells =>
    Uint16Array.from({ length: blocks * length }, (_, i) => (i % length >= length / 2 ? 1 : 0));
  const takeUpper = () => Uint8Array.of(0, 1);
  test('a gain that every block has is confirmed, one that changes its sign is not', () => {
    expect(isConfirmed(decided([3, 4, 3, 4]), cells(4), takeUpper)).toBe(true);
    expect(isConfirmed(decided([3, -3, 3, -2.9]), cells(4), takeUpper)).toBe(false);
    // Means of half of it (the lower cell stays): 0.75 ± 3.18·0.485/2 = 0.77, and ± 0.69.
    expect(isConfirmed(decided([0.4, 1.05, 1.95, 2.6]), cells(4), takeUpper)).toBe(false);
    expect(isConfirmed(decided([0.53, 1.07, 1.93, 2.47]), cells(4), takeUpper)).toBe(true);
  });
  test('each half is judged by the rule of the other', () => {
    // The rule sees half of the blocks: even ones gain, odd ones lose, so neither helps the other.
    const gains = [9, -9, 9, -9, 9, -9, 9, -9];
    const seen: number[] = [];
    const fitted = isConfirmed(decided(gains), cells(8), (half, own) => {
      expect(half.draws).toBe(4 * length);
      expect(own).toEqual(cells(4));
      const [rival] = half.rivals;
      const upper = rival?.difference[length - 1] ?? 0;
      expect(rival?.mean).toBeCloseTo((upper - 50) / 2, 12);
      expect(rival?.sumOfSquares).toBeCloseTo(2 * length * (upper * upper + 2500), 6);
      seen.push(upper);
      return Uint8Array.of(0, upper > 0 ? 1 : 0);
    });
    expect(seen).toEqual([9, -9]);
    // Odd blocks take the rival as the even ones say, and lose.
    expect(fitted).toBe(false);
  });
  test('too few scrambles, or an odd number, cannot be checked', () => {
    const never = () => Uint8Array.of(0, 0);
    for (const blocks of [1, 2, 3, 5]) {
      expect(isConfirmed(decided(new Array<number>(blocks).fill(1)), cells(blocks), never)).toBe(
        true,
      );
    }
    expect(isConfirmed(decided([1, 1, 1, 1]), cells(4), never)).toBe(false);
  });
});
