import { describe, expect, test } from 'vitest';
import { analyse } from '#engine/analyse.ts';
import { costParts } from '#engine/analysis.ts';
import { exactly, request, says, workload } from '../core/requests.ts';

/** Work that may only run on own hardware. */
const owned = (slot: number, requests = 2e6) =>
  workload({ dataPlace: says('air-gapped' as const), requests: exactly(requests) }, slot);

const of = (workloads: ReturnType<typeof owned>[], organisation = {}) =>
  analyse(request({ workloads, organisation }));

describe('two workloads on own hardware', () => {
  const both = of([owned(0), owned(1)]);
  const { portfolio } = both;
  const leaders = both.workloads.map((w) => w.options[w.leader!]!);
  test('share one team: the sum is less than that of the leaders by what it saves', () => {
    const { choice, recommended, recommendedParts } = portfolio!;
    const apart = leaders.reduce((sum, o) => sum + o.cost.mean, 0);
    expect(choice.sharedPeopleUsd).toBeGreaterThan(0);
    expect(choice.method).toBe('exact');
    expect(recommended.mean).toBeCloseTo(apart - choice.sharedPeopleUsd - choice.pooledGpusUsd, 0);
    const parts = costParts.reduce((sum, part) => sum + recommendedParts[part], 0);
    expect(parts / recommended.mean).toBeCloseTo(1, 6);
  });
  test('the fan ends at the sum', () => {
    expect(portfolio!.recommendedFan.mean[36]! / portfolio!.recommended.mean).toBeCloseTo(1, 6);
  });
  test('a cap on people that both together break is said, with the chance of keeping it', () => {
    const { portfolio: capped } = of([owned(0), owned(1)], { platformPeople: says(1.4) });
    const [check] = capped!.choice.caps;
    expect(check!.cap).toBe('people');
    expect(check!.allowed).toBe(1.4);
    expect(check!.chanceKept).toBeGreaterThanOrEqual(0);
    expect(check!.chanceKept).toBeLessThanOrEqual(1);
    expect(capped!.choice.capsBroken).toBe(check!.chanceKept < 0.9);
  });
});

test('permuting workloads permutes the choice and leaves the sum', () => {
  const list = [workload({}, 0), owned(1), owned(2, 5e6)];
  const ahead = of(list);
  const back = of([...list].reverse());
  const byId = (a: typeof ahead) =>
    [...a.portfolio!.choice.choices].sort((x, y) => (x.workload < y.workload ? -1 : 1));
  expect(byId(back)).toEqual(byId(ahead));
  expect(back.portfolio!.recommended.mean / ahead.portfolio!.recommended.mean).toBeCloseTo(1, 10);
});

test('the pick of every workload is the option of the choice, and has its cost over the months', () => {
  const { workloads, portfolio } = of([workload({}, 0), owned(1), owned(2)]);
  for (const { workload: id, option } of portfolio!.choice.choices) {
    const result = workloads.find((w) => w.id === id)!;
    expect(result.options[result.pick!]!.option.id).toBe(option);
    expect(result.options[result.pick!]!.fan).not.toBeNull();
  }
});

describe('a least spend promised to a provider', () => {
  const list = [
    workload({ today: says('closed-top' as const) }, 0),
    workload({ archetype: says('extraction' as const), requests: exactly(4e6) }, 1),
  ];
  const promise = (usd: number, months = 31) =>
    of(list, {
      committedTo: says(['openai']),
      committedUsd: says(usd),
      committedMonths: says(months),
    });
  const free = of(list);
  test('of nothing changes no bit of the answer', () => {
    for (const none of [promise(0), promise(5e6, 0)]) {
      expect(none.workloads).toEqual(free.workloads);
      expect(none.portfolio).toEqual(free.portfolio);
      expect(none.portfolio!.choice.committed).toBeNull();
    }
  });
  test('to a provider that the price list does not know is left out, and it is said', () => {
    const unknown = of(list, { committedTo: says(['nobody']), committedUsd: says(1e6) });
    expect(unknown.portfolio).toEqual(free.portfolio);
    expect(unknown.problems).toEqual([expect.stringContaining('"nobody"')]);
  });
  test('beyond any use draws both workloads there, and the rest is paid in the total, its parts and its path', () => {
    const { portfolio, workloads } = promise(1e9);
    const { choice, recommended, recommendedParts, recommendedFan, todayParts } = portfolio!;
    const picks = workloads.map((w) => w.options[w.pick!]!);
    for (const { option } of picks) expect(option.host).toBe(choice.committed!.provider);
    expect(choice.choices.map((c) => c.reason)).toEqual(['commitment', 'commitment']);
    const { unused, usedShare, chanceUnused, promisedUsd } = choice.committed!;
    expect(chanceUnused).toBe(1);
    expect(unused.mean / (promisedUsd * (1 - usedShare))).toBeCloseTo(1, 9);
    const apart = picks.reduce((sum, o) => sum + o.cost.mean, 0);
    expect(recommended.mean / (apart + unused.mean)).toBeCloseTo(1, 9);
    const parts = costParts.reduce((sum, part) => sum + recommendedParts[part], 0);
    expect(parts / recommended.mean).toBeCloseTo(1, 6);
    expect(recommendedFan.mean[36]! / recommended.mean).toBeCloseTo(1, 6);
    // The rest of the running year is owed in month 7, so the quarter after holds it and the one before does not.
    expect(recommendedFan.mean[9]! - recommendedFan.mean[6]!).toBeGreaterThan(5e8);
    expect(recommendedFan.mean[6]!).toBeLessThan(1e8);
    // Staying as today pays its rest as well.
    expect(todayParts!.tokens - free.portfolio!.todayParts!.tokens).toBeGreaterThan(2e9);
  });
  // From a dollar on: a promise adds the provider's own candidates to those that are simulated.
  test('never lowers the total', () => {
    const totals = [1, 1e4, 1e5, 1e6, 1e7].map((usd) => promise(usd).portfolio!.recommended.mean);
    totals.slice(1).forEach((total, i) => expect(total).toBeGreaterThanOrEqual(totals[i]! - 1e-6));
  });
});
