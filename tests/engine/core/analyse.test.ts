import { beforeAll, describe, expect, test } from 'vitest';
import { costParts, type Analysis, type OptionKind, type OptionResult } from '#engine/analysis.ts';
import { analyse, analyseInSteps } from '#engine/analyse.ts';
import type { Question } from '#engine/explanation.ts';
import { shippedCatalogue } from '#engine/futures.ts';
import { analysisHash } from '#engine/fingerprint.ts';
import { optionKinds } from '#engine/options/option-kinds.ts';
import type { Override, WorkloadAnswers } from '#profile/session.ts';
import { apart } from './futures.ts';
import { exactly, notFinite, only, priorIs, request, roads, says, workload } from './requests.ts';

const selfHosted = (o: OptionResult) => optionKinds[o.option.kind].selfHosted;
const eligible = (o: OptionResult) => o.option.eligible;
const none = exactly(0);

/** No failures, no events, nothing paid once. */
const bare: WorkloadAnswers = {
  failureCost: none,
  noticedCost: none,
  noticed: none,
  outage: none,
  evaluationCost: none,
};
const calm: Override[] = ['P35', 'P36', 'P38', 'P55'].flatMap((key) => priorIs(key, 0));
const everyRent = (factor: number): Override[] =>
  [...shippedCatalogue().rents.values()].map((rent) => ({
    table: 'rents',
    key: rent.key,
    field: 'usdPerGpuHour',
    value: rent.usdPerGpuHour * factor,
  }));

describe.each(roads)('an analysis %s', (_, run) => {
  let base: Analysis;
  beforeAll(() => {
    base = run(request({ workloads: [workload({ today: says('closed-top') })] }));
  });
  const of = (answers: WorkloadAnswers, over: Parameters<typeof request>[0] = {}) =>
    only(run(request({ ...over, workloads: [workload(answers)] })));

  test('is finite in every number and says no problem', () => {
    expect(notFinite(base)).toEqual([]);
    expect(base.problems).toEqual([]);
  });
  test('parts add up to the mean cost, and all but failures to the run cost', () => {
    for (const o of only(base).options) {
      const sum = costParts.reduce((all, part) => all + o.parts[part], 0);
      expect(apart(sum, o.cost.mean), o.option.id).toBeLessThan(1e-9);
      // Months with a fallback book its failures under events, so bills differ by those alone.
      expect(o.runCost.mean, o.option.id).toBeLessThan(o.cost.mean);
    }
  });
  test('the leader is the eligible option with the lowest mean; today is the baseline', () => {
    const w = only(base);
    const means = w.options.filter(eligible).map((o) => o.cost.mean);
    expect(w.options[w.leader!]!.cost.mean).toBe(Math.min(...means));
    expect([...means].sort((a, b) => a - b)).toEqual(means);
    expect(w.options[w.today!]!.option.isToday).toBe(true);
    expect(w.lead!.mean).toBeCloseTo(means[0]! - means[1]!, 3);
  });
  test('the least mean regret is the leader’s: regrets differ as mean costs do', () => {
    const w = only(base);
    const leader = w.options[w.leader!]!;
    expect(Math.min(...w.options.filter(eligible).map((o) => o.regret))).toBe(leader.regret);
    for (const o of w.options.filter(eligible))
      expect(
        apart(o.regret - leader.regret, o.cost.mean - leader.cost.mean),
        o.option.id,
      ).toBeLessThan(1e-6);
  });
  test('shares of kinds and of options sum to one', () => {
    const w = only(base);
    expect(w.kinds.reduce((sum, k) => sum + k.share, 0)).toBeCloseTo(1, 9);
    expect(w.options.reduce((sum, o) => sum + o.share, 0)).toBeCloseTo(1, 9);
  });
  test('outlook shares hold within one draw', () => {
    [0.2, 0.65, 0.15].forEach((share, o) =>
      expect(Math.abs(base.outlookShares[o]! - share)).toBeLessThanOrEqual(1 / base.draws),
    );
  });

  test('without failures, events and fixed costs the lowest run cost wins', () => {
    const w = of(bare, { overrides: [...calm, ...priorIs('P44', 1e-9)] });
    const leader = w.options[w.leader!]!;
    for (const o of w.options) {
      expect(o.parts.failures).toBe(0);
      expect(o.parts.evaluation).toBe(0);
      expect(Math.abs(o.parts.migration)).toBeLessThan(0.01);
      expect(o.cost.mean, o.option.id).toBeGreaterThanOrEqual(leader.cost.mean);
      expect(o.runCost.mean, o.option.id).toBeGreaterThanOrEqual(leader.runCost.mean);
    }
    expect(w.withoutFailures).toBe(w.leader);
  });
  test('air-gapped: only owned hardware is left, and each other way says why', () => {
    const w = of({ dataPlace: says('air-gapped') });
    expect(new Set(w.options.map((o) => o.option.kind))).toEqual(new Set(['self-owned']));
    const others = (Object.keys(optionKinds) as OptionKind[]).filter((k) => k !== 'self-owned');
    for (const kind of others)
      expect(w.ruledOut, kind).toContainEqual(
        expect.objectContaining({ kind, constraint: 'data-place' }),
      );
  });
  test('hardly any requests: self-hosting is best only where nothing else is left', () => {
    const few = { requests: exactly(1) };
    const free = of(few);
    expect(selfHosted(free.options[free.leader!]!)).toBe(false);
    expect(free.kinds.filter((k) => optionKinds[k.kind].selfHosted).map((k) => k.share)).toEqual(
      free.kinds.filter((k) => optionKinds[k.kind].selfHosted).map(() => 0),
    );
    const tied = of({ ...few, dataPlace: says('premises') });
    expect(tied.options[tied.leader!]!.option.kind).toBe('self-owned');
  });
  test('idle capacity never makes self-hosting cheaper: bursts cost no less than an even flow', () => {
    const answers: WorkloadAnswers = {
      requests: exactly(30_000_000),
      latency: says('relaxed'),
    };
    const least = (shape: 'flat' | 'bursty') =>
      Math.min(
        ...of({ ...answers, shape: says(shape) })
          .options.filter((o) => o.option.kind === 'self-rented')
          .map((o) => o.parts.gpus + o.parts.people),
      );
    expect(least('bursty')).toBeGreaterThan(least('flat'));
  });
  test('a tenth of the requests costs more than a tenth on GPUs of one’s own', () => {
    const gpus = (requests: number) =>
      of({ requests: exactly(requests) }).options.find((o) => o.option.kind === 'self-owned')!;
    const [many, few] = [gpus(20_000_000), gpus(2_000_000)];
    expect(few.parts.gpus + few.parts.people).toBeGreaterThan(
      (many.parts.gpus + many.parts.people) / 10,
    );
    expect(few.sizing!.utilisation).toBeLessThan(many.sizing!.utilisation);
  });
  test('dearer rent never lowers the cost of rented GPUs', () => {
    const rented = (overrides: Override[]) =>
      of({ requests: exactly(5_000_000) }, { overrides }).options.find(
        (o) => o.option.kind === 'self-rented',
      )!;
    const [now, dearer] = [rented([]), rented(everyRent(1.5))];
    expect(dearer.parts.gpus).toBeGreaterThan(now.parts.gpus);
    expect(dearer.runCost.mean).toBeGreaterThan(now.runCost.mean);
  });
  test('barred origins leave models of other origins alone', () => {
    const barred = run(request({ organisation: { barredOrigins: says(['CN']) } }));
    const home = (o: OptionResult) =>
      shippedCatalogue().openModels.get(o.option.model ?? '')?.originCountry ?? null;
    for (const o of only(barred).options) expect(home(o)).not.toBe('CN');
    expect(only(barred).ruledOut.some((r) => r.constraint === 'barred-origin')).toBe(true);
    expect(only(barred).options.some((o) => home(o) === 'US')).toBe(true);
  });

  test('permuting workloads permutes the answer', () => {
    const three = [
      workload({ archetype: says('extraction') }, 0),
      workload({ archetype: says('coding-agents'), requests: exactly(20_000) }, 1),
      workload({ today: says('closed-small') }, 2),
    ];
    const there = run(request({ workloads: three }));
    const back = run(request({ workloads: [three[2]!, three[0]!, three[1]!] }));
    expect(back.workloads).toEqual([there.workloads[2], there.workloads[0], there.workloads[1]]);
    expect(apart(back.portfolio!.recommended.mean, there.portfolio!.recommended.mean)).toBeLessThan(
      1e-12,
    );
    // Each alone is what it is among the others.
    expect(only(run(request({ workloads: [three[1]!] })))).toEqual(there.workloads[1]);
  });
  test('a portfolio is the sum of its leaders; its range is not the sum of theirs', () => {
    const two = [workload({}, 0), workload({ archetype: says('extraction') }, 1)];
    const { workloads, portfolio } = run(request({ workloads: two }));
    const leaders = workloads.map((w) => w.options[w.leader!]!);
    const sum = (of: (o: OptionResult) => number) => leaders.reduce((all, o) => all + of(o), 0);
    expect(
      apart(
        portfolio!.recommended.mean,
        sum((o) => o.cost.mean),
      ),
    ).toBeLessThan(1e-12);
    expect(
      apart(
        portfolio!.recommended.p90,
        sum((o) => o.cost.p90),
      ),
    ).toBeGreaterThan(0.001);
    for (const part of costParts)
      expect(Math.abs(portfolio!.recommendedParts[part] - sum((o) => o.parts[part]))).toBeLessThan(
        0.01,
      );
    expect(portfolio!.today).toBeNull();
  });
  test('the saving is against the way it runs today', () => {
    const { portfolio } = base;
    const w = only(base);
    const [leader, today] = [w.options[w.leader!]!, w.options[w.today!]!];
    expect(apart(portfolio!.saving!.mean, today.cost.mean - leader.cost.mean)).toBeLessThan(1e-9);
    expect(portfolio!.betterThanToday).toBeGreaterThan(0);
    expect(portfolio!.betterThanToday).toBeLessThan(1);
  });

  test('the same request gives the same bits, and its hash counts what decides it', () => {
    const asked = request({ workloads: [workload({ archetype: says('extraction') })] });
    const first = run(asked);
    expect(analysisHash(run(asked))).toBe(analysisHash(first));
    expect(analysisHash(first)).toBe(analysisHash(analyse(asked)));
    expect(run({ ...asked, seed: asked.seed + 1 }).requestHash).not.toBe(first.requestHash);
    const noted = structuredClone(asked);
    noted.workloads[0]!.answers.archetype!.note = 'because';
    expect(run(noted).requestHash).toBe(first.requestHash);
  });
});

test('progress counts every block of every workload', () => {
  const seen: number[] = [];
  const asked = request({ workloads: [workload({}, 0), workload({}, 1)], blocks: 2 });
  analyse(asked, ({ done, of, standing }) => {
    expect(of).toBe(4);
    if (!standing) seen.push(done);
  });
  expect(seen).toEqual([1, 2, 3, 4]);
});

test('figures only are the same figures, without worth of inputs, where the choice turns, and fans', () => {
  const asked = request({ workloads: [workload({}, 0), workload({}, 1)], seed: 78 });
  const explained = analyse(asked);
  const figures = analyse({ ...asked, figuresOnly: true });
  expect(explained.workloads.every((w) => w.worth.length > 0 && w.explanation?.inquiry)).toBe(true);
  const without = explained.workloads.map((w) => ({
    ...w,
    options: w.options.map((o) => ({ ...o, fan: null })),
    worth: [],
    flips: [],
    explanation: {
      ...w.explanation!,
      flips: [],
      inquiry: null,
      tripwires: w.explanation!.tripwires.filter(({ kind }) => kind !== 'input'),
    },
  }));
  expect(figures).toEqual({ ...explained, workloads: without });
  expect(analyse(asked)).toEqual(explained);
});

test('the standing analysis has every figure of the whole one; only what takes depth is added', () => {
  const standing: Analysis[] = [];
  const asked = request({ workloads: [workload({}, 0), workload({}, 1)], blocks: 2, seed: 77 });
  const steps = analyseInSteps(asked);
  let pauses = 0;
  let step = steps.next();
  for (; !step.done; step = steps.next()) {
    if (step.value?.standing) standing.push(structuredClone(step.value.standing));
    else if (standing.length > 0) pauses++;
  }
  const whole = step.value;
  expect(standing).toHaveLength(1);
  // Whoever changes an answer meanwhile does not wait for the explanation.
  expect(pauses).toBeGreaterThan(10);
  const shallow = (analysis: Analysis) => ({
    ...analysis,
    workloads: analysis.workloads.map((w) => ({
      ...w,
      plan: null,
      relaxations: [],
      explanation: w.explanation && { ...w.explanation, drivers: null, inquiry: null },
    })),
  });
  expect(shallow(standing[0]!)).toEqual(shallow(whole));
  const last = standing[0]!.workloads[1]!;
  expect([last.plan, last.explanation?.drivers, last.explanation?.inquiry?.groups]).toEqual([
    null,
    null,
    [],
  ]);
  const deep = whole.workloads[1]!;
  expect(deep.plan).not.toBeNull();
  expect(deep.explanation?.drivers).not.toBeNull();
  expect(deep.explanation?.inquiry?.groups.length).toBeGreaterThan(0);
  const alone = ({ key, exactUsd, roughUsd }: Question) => [key, exactUsd, roughUsd];
  const questions = deep.explanation!.inquiry!.questions.filter((q) => !q.key.endsWith('.tested'));
  expect(last.explanation!.inquiry!.questions.map(alone).toSorted()).toEqual(
    questions.map(alone).toSorted(),
  );
});
