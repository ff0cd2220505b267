/** A least spend promised to one provider, in the choice for all workloads: by hand, and against every choice. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WorkloadResult } from '#engine/analysis.ts';
import { mean } from '#engine/decision/summary.ts';
import { contractYears } from '#engine/money/contract-years.ts';
import { peopleBands } from '#engine/money/people.ts';
import type { Commitment } from '#engine/options/commitment.ts';
import { committedSpend, creditOf, unusedMeter, unusedUsd } from '#engine/portfolio/commitment.ts';
import type { Finalist } from '#engine/portfolio/finalist.ts';
import { jointChoice, type Contender, type Household } from '#engine/portfolio/joint.ts';
import { discountFactors } from '#engine/simulate/discount.ts';

const promised = (usdPerYear: number, months = 12, rate = 0): Commitment => ({
  providerKey: 'p',
  provider: 'Provider',
  usdPerYear,
  months,
  years: contractYears(months, usdPerYear, discountFactors(rate)),
});

/** A way that costs `cost` by draw and bills `billed` with the provider, by year and draw. */
function way(
  option: string,
  cost: number[],
  billed: number[] | null,
  commitment: Commitment | null,
): Finalist {
  const committedUsd = billed && Float32Array.from(billed);
  return {
    option,
    cost: Float64Array.from(cost),
    mean: mean(Float64Array.from(cost)),
    parts: {} as Finalist['parts'],
    path: new Float32Array(0),
    hardwareUsd: null,
    fleet: null,
    monthly: null,
    committedUsd,
    creditUsd: creditOf(committedUsd, commitment?.years ?? [], cost.length),
  };
}

/** One workload with its ways, of which the cheapest leads. */
function contender(id: string, ways: readonly Finalist[], easier?: string): Contender {
  const finalists = [...ways].sort((a, b) => a.mean - b.mean);
  const options = finalists.map((f) => ({ option: { id: f.option } }));
  const easierToUndo = finalists.findIndex((f) => f.option === easier);
  const result = {
    id,
    options,
    leader: 0,
    easierToUndo: easierToUndo < 0 ? null : easierToUndo,
    lead: null,
  };
  return { result: result as unknown as WorkloadResult, finalists };
}

const household = (commitment: Commitment | null, indifferenceUsd = 0): Household => ({
  ceilings: { people: null, capexUsd: null },
  bands: peopleBands,
  indifferenceUsd,
  commitment,
});
const choose = (contenders: readonly Contender[], commitment: Commitment | null, draws = 1) =>
  jointChoice(contenders, draws, household(commitment));
/** What a choice costs with what it pays for nothing. */
const usdOf = (chosen: readonly Finalist[], commitment: Commitment | null, draws: number): number =>
  chosen.reduce((sum, f) => sum + f.mean, 0) + mean(unusedUsd(chosen, draws, commitment));

describe('what is paid for nothing, by hand', () => {
  test('one workload billed 1,200 of a minimum of 2,000 pays 800 at the end of the year', () => {
    const plan = promised(2_000, 12, 0.1);
    const only = way('a', [9_000], [1_200], plan);
    const [unused] = unusedUsd([only], 1, plan);
    expect(unused).toBeCloseTo(800 * 1.1 ** (-11.5 / 12), 9);
    const { usedShare, chanceUnused, promisedUsd } = committedSpend([only], 1, plan);
    expect(usedShare).toBeCloseTo(0.6, 12);
    expect(chanceUnused).toBe(1);
    expect(promisedUsd).toBeCloseTo(2_000 * 1.1 ** (-11.5 / 12), 9);
  });
  test('two whose bills fill it together pay nothing more', () => {
    const plan = promised(2_000);
    const two = [way('a', [1], [1_200], plan), way('b', [1], [800], plan)];
    expect(unusedUsd(two, 1, plan)).toEqual(new Float64Array([0]));
    expect(committedSpend(two, 1, plan)).toMatchObject({ usedShare: 1, chanceUnused: 0 });
  });
  test('a year above its minimum does not fill another', () => {
    const plan = promised(1_000, 24);
    expect(unusedUsd([way('a', [1], [1_700, 400], plan)], 1, plan)[0]).toBe(600);
  });
  test('7 months left of a year ask for 7 twelfths of the minimum', () => {
    const plan = promised(1_200, 7);
    expect(unusedUsd([way('a', [1], [500], plan)], 1, plan)[0]).toBeCloseTo(200, 9);
  });
  test('in half of the futures it is used up, in half 400 are not', () => {
    const plan = promised(1_000);
    const spend = committedSpend([way('a', [1, 1], [1_500, 600], plan)], 2, plan);
    expect(spend.chanceUnused).toBe(0.5);
    expect(spend.unused.mean).toBe(200);
    expect(spend.usedShare).toBeCloseTo(0.8, 12);
  });
  test('without a bill all of it is paid for nothing, without a commitment nothing is', () => {
    const none = way('a', [1], null, null);
    expect(unusedUsd([none], 1, promised(1_000, 36))[0]).toBe(3_000);
    expect(unusedUsd([none], 1, null)[0]).toBe(0);
  });
});

describe('what is chosen', () => {
  const two = (commitment: Commitment | null) =>
    contender('w', [
      way('alone', [10_000], null, commitment),
      way('there', [10_300], [500], commitment),
    ]);
  test('a dearer way with the provider wins where its bills are owed anyway', () => {
    const plan = promised(2_000);
    const { choice, chosen } = choose([two(plan)], plan);
    expect(choice.choices).toEqual([
      { workload: 'w', option: 'there', own: 'alone', reason: 'commitment' },
    ]);
    expect(usdOf(chosen, plan, 1)).toBe(10_300 + 1_500);
    expect(choice.method).toBe('exact');
  });
  test('not where it costs more than its bills, nor without a commitment', () => {
    const small = promised(200);
    expect(choose([two(small)], small).choice.choices[0]).toMatchObject({
      option: 'alone',
      reason: 'own-leader',
    });
    const { choice } = choose([two(null)], null);
    expect(choice.choices[0]!.option).toBe('alone');
    expect(choice.committed).toBeNull();
  });
  test('of two that could fill it the one for which it is cheaper does', () => {
    const plan = promised(500);
    const ways = (more: number) => [
      way('alone', [10_000], null, plan),
      way('there', [10_000 + more], [500], plan),
    ];
    const { choice } = choose([contender('a', ways(300)), contender('b', ways(100))], plan);
    expect(choice.choices.map((c) => c.option)).toEqual(['alone', 'there']);
  });
  test('the one easier to undo is not taken where that leaves the promise unused, and it is said why', () => {
    const plan = promised(800);
    const close = (commitment: Commitment | null) =>
      contender(
        'w',
        [way('there', [10_000], [800], commitment), way('easy', [10_050], null, commitment)],
        'easy',
      );
    const free = jointChoice([close(null)], 1, household(null, 100));
    expect(free.choice.choices[0]).toMatchObject({ option: 'easy', reason: 'easier-to-undo' });
    const bound = jointChoice([close(plan)], 1, household(plan, 100));
    expect(bound.choice.choices[0]).toMatchObject({ option: 'there', reason: 'commitment' });
  });
});

const draws = 3;
const usd = fc.integer({ min: 0, max: 1_000 });
const sketch = fc.record({
  cost: fc.array(usd, { minLength: draws, maxLength: draws }),
  billed: fc.option(fc.array(usd, { minLength: 2 * draws, maxLength: 2 * draws })),
});
const sketches = (workloads: number) =>
  fc.array(fc.array(sketch, { minLength: 1, maxLength: 4 }), {
    minLength: 1,
    maxLength: workloads,
  });
type Sketch = { cost: number[]; billed: number[] | null };
const contendersOf = (lists: readonly (readonly Sketch[])[], commitment: Commitment | null) =>
  lists.map((list, w) =>
    contender(
      `w${w}`,
      list.map(({ cost, billed }, k) => way(`o${k}`, cost, billed, commitment)),
    ),
  );
const leastOfAll = (contenders: readonly Contender[], commitment: Commitment | null): number => {
  const every = contenders.reduce<Finalist[][]>(
    (all, { finalists }) => all.flatMap((head) => finalists.map((f) => [...head, f])),
    [[]],
  );
  return Math.min(...every.map((chosen) => usdOf(chosen, commitment, draws)));
};

test('the meter reads the same whatever it read before', () => {
  const ways = fc.array(sketch, { minLength: 4, maxLength: 4 });
  const picks = fc.array(fc.array(fc.nat(3), { minLength: 3, maxLength: 3 }), { minLength: 1 });
  fc.assert(
    fc.property(fc.tuple(ways, ways, ways), picks, usd, (lists, asked, usdPerYear) => {
      const plan = promised(3 * usdPerYear, 24, 0.08);
      const all = lists.map((list) => list.map(({ cost, billed }) => way('o', cost, billed, plan)));
      const unused = unusedMeter(draws, plan);
      for (const pick of asked) {
        const chosen = pick.map((k, w) => all[w]![k]!);
        expect(unused(chosen)).toBe(unusedMeter(draws, plan)(chosen));
        expect(unused(chosen)).toBeCloseTo(mean(unusedUsd(chosen, draws, plan)), 6);
      }
    }),
  );
});

describe('against every choice', () => {
  const minimum = fc.integer({ min: 0, max: 6_000 });
  test('the search finds the least sum where it says so, and is never below its bound', () => {
    fc.assert(
      fc.property(sketches(4), minimum, (lists, usdPerYear) => {
        const plan = promised(usdPerYear, 24, 0.08);
        const contenders = contendersOf(lists, plan);
        const { choice, chosen } = choose(contenders, plan, draws);
        const least = leastOfAll(contenders, plan);
        const found = usdOf(chosen, plan, draws);
        if (choice.method === 'exact') expect(found).toBeCloseTo(least, 6);
        expect(found - choice.boundUsd).toBeLessThanOrEqual(least + 1e-6);
      }),
      { numRuns: 300 },
    );
  });
  test('a larger minimum never makes the best choice cheaper', () => {
    fc.assert(
      fc.property(sketches(4), minimum, minimum, (lists, a, b) => {
        const [small, large] = [Math.min(a, b), Math.max(a, b)].map((least) => {
          const plan = promised(least, 24);
          return usdOf(choose(contendersOf(lists, plan), plan, draws).chosen, plan, draws);
        });
        expect(small).toBeLessThanOrEqual(large! + 1e-6);
      }),
    );
  });
  test('the choice is never dearer than the one that leaves the commitment out', () => {
    fc.assert(
      fc.property(sketches(8), minimum, (lists, usdPerYear) => {
        const plan = promised(usdPerYear, 24);
        const blind = choose(contendersOf(lists, null), null, draws).chosen;
        const seeing = choose(contendersOf(lists, plan), plan, draws).chosen;
        expect(usdOf(seeing, plan, draws)).toBeLessThanOrEqual(usdOf(blind, plan, draws) + 1e-6);
      }),
    );
  });
  test('twenty workloads of four ways are bounded: no choice tried is cheaper than the bound says', () => {
    const many = fc.array(fc.array(sketch, { minLength: 4, maxLength: 4 }), {
      minLength: 20,
      maxLength: 20,
    });
    const picks = fc.array(fc.array(fc.nat(3), { minLength: 20, maxLength: 20 }), {
      minLength: 20,
    });
    fc.assert(
      fc.property(many, picks, fc.integer({ min: 0, max: 20_000 }), (lists, tried, usdPerYear) => {
        const plan = promised(usdPerYear, 24);
        const contenders = contendersOf(lists, plan);
        const { choice, chosen } = choose(contenders, plan, draws);
        const least = usdOf(chosen, plan, draws) - choice.boundUsd;
        for (const pick of tried) {
          const other = contenders.map((c, w) => c.finalists[pick[w]!]!);
          expect(usdOf(other, plan, draws)).toBeGreaterThanOrEqual(least - 1e-6);
        }
      }),
      { numRuns: 20 },
    );
  });
});
