import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leastSum, type Candidate, type Score } from '#engine/portfolio/search.ts';

const money = fc.integer({ min: 0, max: 1000 });
/** A way that may share, up to `most` dollars, and earns no credit. */
const sharer = (most: number): fc.Arbitrary<Candidate> =>
  fc.record({
    mean: money,
    mostSaved: fc.integer({ min: 0, max: most }),
    credit: fc.constant(0),
  });
const lists = (most: number) =>
  fc.array(
    fc.array(sharer(300), {
      minLength: 1,
      maxLength: 3,
    }),
    { minLength: 1, maxLength: most },
  );

/** Sharing saves the least of what the sharers could save, once there are two; a cap allows at most `cap` sharers. */
const scoreWith =
  (candidates: readonly (readonly Candidate[])[], cap: number) =>
  (choice: readonly number[]): Score => {
    const chosen = choice.map((k, w) => candidates[w]![k]!);
    const sharers = chosen.filter((c) => c.mostSaved > 0);
    const saved = sharers.length > 1 ? Math.min(...sharers.map((c) => c.mostSaved)) : 0;
    return {
      usd: chosen.reduce((sum, c) => sum + c.mean, 0) - saved,
      broken: Math.max(0, sharers.length - cap),
    };
  };

function everyChoice(lists: readonly (readonly Candidate[])[]): number[][] {
  return lists.reduce<number[][]>(
    (all, list) => all.flatMap((head) => list.map((_, k) => [...head, k])),
    [[]],
  );
}

const better = (a: Score, b: Score) =>
  a.broken < b.broken || (a.broken === b.broken && a.usd < b.usd) ? a : b;

describe('the choice for the least sum', () => {
  test('is that of trying every choice, and says so', () => {
    fc.assert(
      fc.property(lists(5), fc.integer({ min: 0, max: 5 }), (candidates, cap) => {
        const score = scoreWith(candidates, cap);
        const found = leastSum(candidates, score);
        const best = everyChoice(candidates).map(score).reduce(better);
        if (found.method === 'exact') expect(found.score).toEqual(best);
        expect(found.score).toEqual(score(found.choice));
      }),
      { numRuns: 300 },
    );
  });
  test('small cases are exact', () => {
    fc.assert(
      fc.property(lists(4), fc.integer({ min: 1, max: 4 }), (candidates, cap) => {
        expect(leastSum(candidates, scoreWith(candidates, cap)).method).toBe('exact');
      }),
    );
  });
  test('of twenty workloads it is bounded: no choice is cheaper than the bound says', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.array(sharer(900), {
            minLength: 3,
            maxLength: 3,
          }),
          { minLength: 20, maxLength: 20 },
        ),
        (candidates) => {
          const score = scoreWith(candidates, 20);
          const found = leastSum(candidates, score);
          // The least sum by hand: with sharing, some sharer saves least; try each and take the best of the rest.
          let best = candidates.reduce(
            (sum, list) => sum + Math.min(...list.map((c) => c.mean)),
            0,
          );
          for (const least of candidates.flat().map((c) => c.mostSaved)) {
            const usable = candidates.map((list) =>
              list.filter((c) => c.mostSaved === 0 || c.mostSaved >= least),
            );
            if (usable.some((list) => list.length === 0)) continue;
            const sum = usable.reduce((s, list) => s + Math.min(...list.map((c) => c.mean)), 0);
            best = Math.min(best, sum - least);
          }
          expect(found.score.usd - found.boundUsd).toBeLessThanOrEqual(best);
          if (found.method === 'local-search') expect(found.boundUsd).toBeGreaterThan(0);
        },
      ),
      { numRuns: 30 },
    );
  });
  test('two that pay only together are found: each alone costs 10 more, both save 50', () => {
    const pair: Candidate[] = [
      { mean: 100, mostSaved: 0, credit: 0 },
      { mean: 110, mostSaved: 50, credit: 0 },
    ];
    const found = leastSum([pair, pair], scoreWith([pair, pair], 2));
    expect(found.choice).toEqual([1, 1]);
    expect(found.score.usd).toBe(170);
  });
});
