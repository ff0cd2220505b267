import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { organisationQuestions } from '#profile/organisation.ts';
import { workloadQuestions } from '#profile/workload.ts';
import type { Question } from '#profile/question.ts';
import type { OrganisationAnswers, Override, WorkloadAnswers } from '#profile/session.ts';
import { limits } from '#profile/session.ts';
import { analyse } from '#engine/analyse.ts';
import type { Analysis } from '#engine/analysis.ts';
import { exactly, notFinite, only, request, says, workload } from './requests.ts';

/** A sentence for people: it names the thing, and no object leaks into it. */
function clear(problem: string, names: string | RegExp) {
  expect(problem).toMatch(names);
  expect(problem).not.toMatch(/undefined|\[object|NaN|null/);
}
const sound = (analysis: Analysis) => {
  expect(notFinite(analysis)).toEqual([]);
  for (const w of analysis.workloads)
    expect(w.leader !== null || w.ruledOut.length > 0, w.name).toBe(true);
};

describe('requests that ask for nothing or for something else', () => {
  test('no workloads: an answer without a portfolio', () => {
    const analysis = analyse(request({ workloads: [] }));
    expect(analysis).toMatchObject({ workloads: [], portfolio: null, problems: [] });
    sound(analysis);
  });
  test('an unknown edition: the one at hand is used, and that is said', () => {
    const analysis = analyse(request({ edition: '1999-12-31' }));
    expect(analysis.problems).toHaveLength(1);
    clear(analysis.problems[0]!, /1999-12-31.*is used/);
    expect(analysis.workloads).toEqual(analyse(request()).workloads);
  });
  test.each<[string, Override, RegExp]>([
    [
      'of no record',
      { table: 'offers', key: 'acme/none', field: 'inputUsdPerMtok', value: 1 },
      /acme\/none/,
    ],
    ['of no field', { table: 'priors', key: 'P44', field: 'colour', value: 1 }, /colour/],
    ['of what is fixed', { table: 'priors', key: 'P44', field: 'asOf', value: 1 }, /asOf/],
    [
      'that is impossible',
      { table: 'priors', key: 'P35', field: 'p50', value: 7 },
      /p50|P35|quantile|order|prob/i,
    ],
  ])('an override %s is left out, and that is said', (_, override, names) => {
    const analysis = analyse(request({ overrides: [override] }));
    expect(analysis.problems).toHaveLength(1);
    clear(analysis.problems[0]!, names);
    expect(analysis.workloads).toEqual(analyse(request()).workloads);
  });
  test('a model today that the price list does not have', () => {
    const answers: WorkloadAnswers = {
      today: says('closed-top'),
      todayModel: says(['acme/none']),
    };
    const analysis = analyse(request({ workloads: [workload(answers)] }));
    clear(analysis.problems.join(), /Workload 0.*acme\/none/);
    expect(only(analysis).today).not.toBeNull();
    sound(analysis);
  });
  test('rules that leave nothing: no leader, no portfolio, and each way has its reason', () => {
    const answers: WorkloadAnswers = {
      dataPlace: says('air-gapped'),
      shortlist: says(['acme/none']),
    };
    const analysis = analyse(request({ workloads: [workload(answers)] }));
    expect(only(analysis)).toMatchObject({ leader: null, runnerUp: null, lead: null, kinds: [] });
    expect(only(analysis).ruledOut.length).toBeGreaterThanOrEqual(9);
    expect(analysis.portfolio).toBeNull();
    sound(analysis);
  });
  test('as many workloads as a scenario may hold', () => {
    const workloads = Array.from({ length: limits.workloads }, (_, slot) =>
      workload({ dataPlace: says(slot % 2 ? 'premises' : 'anywhere') }, slot),
    );
    const analysis = analyse(request({ workloads }));
    expect(analysis.workloads.map((w) => w.id)).toEqual(workloads.map((w) => w.id));
    sound(analysis);
  });
});

/** Every way to answer a question at its limits. */
function extremes(question: Question): unknown[] {
  switch (question.kind) {
    case 'estimate': {
      const [low, high] = question.limits;
      return [
        { low, high },
        { low, high: low },
        { low: high, high },
        { low, likely: low, high },
      ];
    }
    case 'number':
      return question.limits;
    case 'choice':
      return question.options.map((o) => o.value);
    case 'choices':
      return [[], question.options.map((o) => o.value)];
    case 'evaluation':
      return [
        { closedPassed: 0, closedTried: 1, openPassed: 1, openTried: 1 },
        { closedPassed: 1e6, closedTried: 1e6, openPassed: 0, openTried: 1e6 },
      ];
    case 'weights':
      return [
        { open: 100, tiered: 0, closed: 0 },
        { open: 0, tiered: 0, closed: 100 },
      ];
    case 'catalogue':
      return [[]];
    default:
      return question satisfies never;
  }
}
/** Own hardware is one option, so that each limit is tried in milliseconds; the mixes run all of them. */
const narrow: WorkloadAnswers = { dataPlace: says('premises') };
const asked = (answers: object, organisation: object = {}) =>
  request({
    workloads: [workload(answers as WorkloadAnswers)],
    organisation: organisation as OrganisationAnswers,
  });

describe('answers at their limits give an analysis without NaN or Infinity', () => {
  test.each(Object.entries<Question>(workloadQuestions))('%s', (id, question) => {
    for (const value of extremes(question)) sound(analyse(asked({ ...narrow, [id]: says(value) })));
  });
  test.each(Object.entries<Question>(organisationQuestions))('%s', (id, question) => {
    for (const value of extremes(question)) sound(analyse(asked(narrow, { [id]: says(value) })));
  });
  test('any mix of them', () => {
    const mix = (questions: Record<string, Question>) =>
      fc.record(
        Object.fromEntries(
          Object.entries(questions).map(([id, q]) => [
            id,
            fc.constantFrom(...extremes(q)).map(says),
          ]),
        ),
        { requiredKeys: [] },
      );
    fc.assert(
      fc.property(mix(workloadQuestions), mix(organisationQuestions), (answers, organisation) => {
        sound(analyse(asked({ ...answers, dataPlace: says('anywhere') }, organisation)));
      }),
      { numRuns: 10, seed: 1 },
    );
  });
});

test('the smallest and the largest demand differ by what they cost, not by what holds', () => {
  const mean = (requests: number) => {
    const w = only(analyse(request({ workloads: [workload({ requests: exactly(requests) })] })));
    return w.options[w.leader!]!.cost.mean;
  };
  expect(mean(1e12)).toBeGreaterThan(1e5 * mean(1));
});
