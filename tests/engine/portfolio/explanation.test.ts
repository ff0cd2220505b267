import { describe, expect, test } from 'vitest';
import { analyse } from '#engine/analyse.ts';
import type { WorkloadResult } from '#engine/analysis.ts';
import { only, request, says, workload } from '../core/requests.ts';

const full = (answers = {}, organisation = {}): WorkloadResult =>
  only(analyse(request({ workloads: [workload(answers)], organisation, blocks: 8 })));

const usual = full({ today: says('closed-top' as const) });
const { options, explanation } = usual;
const told = explanation!;
const named = (id: string) => {
  const found = options.find((o) => o.option.id === id);
  if (!found) throw new Error(`no option ${id}`);
  return found;
};

describe('why', () => {
  test.each(['againstToday', 'againstRunnerUp'] as const)('%s: the steps add up', (which) => {
    const { from, to, fromUsd, toUsd, steps } = told[which]!;
    expect(fromUsd).toBe(named(from).cost.mean);
    expect(toUsd).toBe(named(to).cost.mean);
    const sum = steps.reduce((all, { usd }) => all + usd, 0);
    expect(sum / (toUsd - fromUsd)).toBeCloseTo(1, 6);
    expect(steps.map((s) => s.usd)).toEqual(steps.map((s) => s.usd).toSorted((a, b) => a - b));
  });
  test('of the three leaders the first has the lowest mean, the last the lowest run cost, the second the lowest that passes the bar', () => {
    const { failuresPriced, atQualityBar, qualityBar, noFailureCost } = told.leaders;
    const eligible = options.filter((o) => o.option.eligible);
    const success = (o: (typeof options)[number]) => (o.successNow + o.successEnd) / 2;
    expect(named(failuresPriced!).cost.mean).toBe(Math.min(...eligible.map((o) => o.cost.mean)));
    expect(named(noFailureCost!).runCost.mean).toBe(
      Math.min(...eligible.map((o) => o.runCost.mean)),
    );
    const passing = eligible.filter((o) => success(o) >= qualityBar);
    expect(named(atQualityBar!).runCost.mean).toBe(Math.min(...passing.map((o) => o.runCost.mean)));
  });
});

describe('outlooks', () => {
  const { rows, minimax, presets, leaderHolds } = told.outlooks;
  test('in each outlook some option has no regret, and the minimax choice has the least worst', () => {
    for (const o of [0, 1, 2] as const) expect(Math.min(...rows.map((r) => r.usd[o]))).toBe(0);
    const least = Math.min(...rows.map((r) => r.worst));
    expect(rows.find((r) => r.option === minimax)!.worst).toBe(least);
  });
  test('over any weights no option has more regret than in its worst outlook', () => {
    const leader = options.filter((o) => o.option.eligible);
    for (const weights of [
      [0.2, 0.65, 0.15],
      [0.5, 0.1, 0.4],
    ]) {
      const cost = leader.map((o) => o.byOutlook.reduce((s, usd, i) => s + usd * weights[i]!, 0));
      const best = Math.min(...cost);
      cost.forEach((usd, k) => expect(usd - best).toBeLessThanOrEqual(rows[k]!.worst + 1e-6));
    }
  });
  test('both presets name a leader, and the share of weights is a share', () => {
    expect(presets.map((p) => p.name)).toEqual(['article', 'evidence']);
    expect(leaderHolds).toBeGreaterThanOrEqual(0);
    expect(leaderHolds).toBeLessThanOrEqual(1);
  });
});

test('flip points rise and hand over from one option to the next', () => {
  expect(told.flips.length).toBeGreaterThan(0);
  for (const { points, chanceLost } of told.flips) {
    expect(chanceLost).toBeGreaterThanOrEqual(0);
    points.forEach((point, i) => {
      const next = points[i + 1];
      if (!next) return;
      expect(next.chanceBelow).toBeGreaterThan(point.chanceBelow);
      expect(next.below).toBe(point.above);
    });
  }
});

describe('what to find out next', () => {
  const { questions, groups, everything, evpiUsd, stop } = told.inquiry!;
  test('no answer is worth more than perfect information, a rough one no more than an exact one', () => {
    expect(evpiUsd).toBe(options[usual.leader!]!.regret);
    expect(everything.usd).toBeLessThanOrEqual(evpiUsd);
    for (const q of questions) {
      expect(q.exactUsd).toBeLessThanOrEqual(evpiUsd + 2 * q.exactError);
      expect(q.roughUsd).toBeLessThanOrEqual(q.exactUsd + 2 * q.exactError);
    }
    for (const g of groups) expect(g.usd).toBeLessThanOrEqual(evpiUsd + 2 * g.error);
  });
  test('the best question heads the ranking', () => {
    expect(stop.best).toBe(questions[0]?.key ?? null);
  });
  test('where everything is too small to act on, it says stop', () => {
    const careless = full({}, { indifference: says(1e9) });
    expect(careless.explanation!.inquiry!.stop.reason).toMatch(
      /regret-below-indifference|nothing-open/,
    );
  });
});

test('tripwires are dated after the edition, in order, and say where to look', () => {
  const { tripwires } = told;
  expect(tripwires.length).toBeGreaterThan(1);
  expect(tripwires.map((t) => t.on)).toEqual(tripwires.map((t) => t.on).toSorted());
  for (const { on, source, threshold, direction } of tripwires) {
    expect(on > request().edition).toBe(true);
    expect(source.name.length).toBeGreaterThan(0);
    expect(threshold === null).toBe(direction === null);
  }
  // The pick of one workload by itself is the mix, so both name the same cost after a year.
  const { fan, option } = options[usual.pick!]!;
  const overspend = tripwires.find(({ kind }) => kind === 'overspend')!;
  expect(overspend.key).toBe(option.id);
  expect(overspend.threshold! / fan!.p90[12]!).toBeCloseTo(1, 6);
});

test('total effects and chance are shares that together make at least the whole', () => {
  const drivers = told.drivers!;
  expect(drivers.length).toBeGreaterThan(4);
  expect(drivers.at(-1)!.group).toBe('chance');
  expect(drivers.reduce((all, d) => all + d.total, 0)).toBeGreaterThan(0.999);
  for (const d of drivers) {
    expect(d.total).toBeGreaterThanOrEqual(0);
    expect(d.total).toBeLessThanOrEqual(1.001);
  }
});

describe('the cheapest rule to relax', () => {
  const bound = full({ dataPlace: says('premises' as const) });
  test('is named with the best option behind it and what it would save', () => {
    const [first, ...rest] = bound.relaxations;
    expect(first!.constraint).toBe('data-place');
    expect(bound.options.some((o) => o.option.id === first!.option)).toBe(false);
    const leader = bound.options[bound.leader!]!;
    expect(first!.saving!.mean).toBeCloseTo(leader.cost.mean - first!.costUsd, 0);
    for (const r of rest) expect(r.saving!.mean).toBeLessThanOrEqual(first!.saving!.mean);
  });
  test('is what the option costs where nobody states the rule', () => {
    const free = full();
    const [first] = bound.relaxations;
    const same = free.options.find((o) => o.option.id === first!.option)!;
    expect(first!.costUsd / same.cost.mean).toBeCloseTo(1, 6);
  });
  test('a hardware budget of nothing bars what it bars, and its option is known', () => {
    const poor = full({ dataPlace: says('air-gapped' as const) }, { capexCap: says(0) });
    expect(poor.leader).toBeNull();
    expect(poor.relaxations.map((r) => r.constraint)).toContain('capex');
    expect(poor.relaxations.find((r) => r.constraint === 'capex')!.saving).toBeNull();
  });
});
