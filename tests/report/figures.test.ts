import { describe, expect, test } from 'vitest';
import type { WorkloadResult } from '#engine/analysis.ts';
import { light } from '#report/charts/theme.ts';
import { isComparable, mixFan, mixWhy } from '#report/mix-figures.ts';
import { shareFigure, workloadFan, workloadParts, workloadWhy } from '#report/workload-figures.ts';
import { analysis, codingResult, portfolio, workloadResult } from './fixture.ts';

const whole = analysis();
const at = (i: number): WorkloadResult => {
  const result = whole.workloads[i];
  if (!result) throw new Error(`workload ${i} expected`);
  return result;
};

test('the mix is drawn against today where every workload runs today', () => {
  expect(isComparable(whole)).toBe(true);
  const figure = mixFan(whole, light, 600);
  expect(figure.title).toBe('The mix costs $4.3m; staying as you are costs $6.4m');
  expect(figure.source).toBe(
    'Means of discounted money over 8,192 futures; catalogue of 24 November 2026',
  );
  expect(figure.summary).toMatch(/As today costs \$6\.4m on average/);
});

test('totals of different workloads are not drawn against each other', () => {
  const mixed = analysis({ workloads: [workloadResult({ today: null }), codingResult()] });
  expect(mixFan(mixed, light, 600).title).toBe('The mix costs $4.3m over three years');
  expect(mixWhy(mixed, light, 600).subtitle).toMatch(/workloads in use only/);
});

test('why adds up from today to the recommendation', () => {
  const figure = mixWhy(whole, light, 600);
  expect(figure.title).toBe('Cheaper tokens pay for all the rest');
  const shown = figure.table.rows.map((r) => Number(r[1]?.text.replace('−', '-')));
  const [from = NaN, ...rest] = shown;
  const to = rest.pop() ?? NaN;
  // Each shown figure is rounded to 0.05, so the sum of eight may be off by 0.4.
  expect(Math.abs(from + rest.reduce((a, b) => a + b, 0) - to)).toBeLessThanOrEqual(0.4);
});

test('without a baseline the parts of the mix are shown', () => {
  const alone = analysis({ portfolio: portfolio({ todayParts: null, comparableParts: null }) });
  expect(mixWhy(alone, light, 600).title).toBe('Most of the money goes to tokens (53\u00a0%)');
});

test('one workload: today where it differs, else the runner-up', () => {
  expect(workloadWhy(at(0), whole, light, 500).subtitle).toMatch(
    /^As today: Closed model, top tier/,
  );
  expect(workloadWhy(at(1), whole, light, 500).subtitle).toMatch(/^Runner-up: Router/);
  expect(workloadFan(at(1), whole, light, 500).title).toBe(
    'Closed model, top tier: $2.2m over three years; runner-up $2.4m',
  );
  expect(shareFigure(at(0), whole, light, 500).title).toBe(
    'Hosted open weights: cheapest in 71 of 100 futures (±1)',
  );
  expect(workloadParts(at(0), whole, light, 500).table.columns.length).toBe(3);
});

describe('with nothing left', () => {
  const empty = workloadResult({
    options: [],
    kinds: [],
    leader: null,
    runnerUp: null,
    today: null,
  });
  const none = analysis({ workloads: [empty], portfolio: null });
  test.each([
    mixFan(none, light, 500),
    mixWhy(none, light, 500),
    workloadFan(empty, none, light, 500),
    workloadWhy(empty, none, light, 500),
    workloadParts(empty, none, light, 500),
    shareFigure(empty, none, light, 500),
  ])('$title', (figure) => {
    expect(figure.marks.length).toBeGreaterThan(0);
    expect(figure.summary).toMatch(/\.$/);
  });
});
