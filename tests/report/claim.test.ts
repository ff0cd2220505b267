import { expect, test } from 'vitest';
import { claimOf } from '#report/claim.ts';
import { failureGap, failureGapText } from '#report/failure-gap.ts';
import { inputNoun } from '#report/inputs.ts';
import { textOf } from '#report/sentence.ts';
import { thresholdCell, thresholdSentence, thresholds } from '#report/threshold.ts';
import {
  analysis,
  codingResult,
  inputRow,
  none,
  optionResult,
  portfolio,
  scenario,
  workload,
  workloadResult,
} from './fixture.ts';

const alone = {
  today: null,
  saving: null,
  todayParts: null,
  todayPath: null,
  comparableParts: null,
};

/** Coding agents whose gap the user has tested. */
const tested = scenario({
  workloads: [
    workload('w1', 'Claims extraction'),
    workload('w2', 'Coding agents', {
      answers: {
        tested: {
          value: { closedPassed: 80, closedTried: 100, openPassed: 70, openTried: 100 },
          by: 'you',
        },
      },
    }),
  ],
});

test('what moves, what stays and when to review', () => {
  const { heading, review } = claimOf(tested, analysis());
  expect(heading).toBe(
    'Keep Coding agents closed. Move Claims extraction to hosted open weights. Do not rent GPUs. Review in March 2027.',
  );
  expect(review).toBe('2027-03-01');
});

test('money, share and range against today', () => {
  expect(textOf(claimOf(tested, analysis()).lead)).toBe(
    'This mix costs less than staying as you are in 97 of 100 futures and saves $2.1m of $6.4m on average over three years (8 chances in 10: $0.9m to $3.4m). Open weights on rented GPUs would take over for Claims extraction above 1.3bn requests a month; you said 60m to 180m requests a month (3 chances in 100).',
  );
});

test('an untested gap that is a guess becomes the heading', () => {
  const { heading, lead } = claimOf(scenario(), analysis());
  expect(heading).toMatch(/^Test Coding agents and stay closed until then\./);
  expect(textOf(lead)).toMatch(/about 1,100 of your own items, run on both, settle it\.$/);
});

test('a gap that cannot turn the choice is not the heading', () => {
  const sure = codingResult({ kinds: [{ kind: 'closed-top', share: 0.95, error: 0.005 }] });
  const { heading } = claimOf(scenario(), analysis({ workloads: [sure] }));
  expect(heading).toBe('Keep Coding agents closed. Review in March 2027.');
});

test('self-hosting that loses is said with by how much', () => {
  const { points } = claimOf(tested, analysis());
  expect(points.map(textOf)).toEqual([
    'Self-hosting would cost $1.5m more over three years even for Claims extraction, where it comes nearest (6 GPUs, busy 18\u00a0% of the time); it is cheapest in 5 of 100 futures (±1).',
  ]);
});

test('self-hosting near the lead is not called a loss', () => {
  const near = workloadResult({ kinds: [{ kind: 'self-rented', share: 0.4, error: 0.01 }] });
  expect(claimOf(tested, analysis({ workloads: [near] })).heading).not.toMatch(/GPUs/);
});

test('without a baseline the runner-up is the measure', () => {
  const one = analysis({
    workloads: [workloadResult({ today: null })],
    portfolio: portfolio({ ...alone, betterThanToday: null, betterThanTodayError: null }),
  });
  const { heading, lead } = claimOf(scenario(), one);
  expect(heading).toMatch(/^Start Claims extraction on hosted open weights\./);
  expect(textOf(lead)).toMatch(
    /the next best, a small closed model, costs \$240k more \(8 chances in 10: between \$90k less and \$610k more\)/,
  );
});

test('too close, nothing left and no workload are said', () => {
  const close = analysis({ workloads: [workloadResult({ tooClose: true, easierToUndo: 1 })] });
  expect(claimOf(scenario(), close).heading).toMatch(
    /^Claims extraction: too close to call; take a small closed model\./,
  );
  const empty = workloadResult({ leader: null, runnerUp: null, options: [], kinds: [] });
  const left = claimOf(scenario(), analysis({ workloads: [empty], portfolio: null }));
  expect(left.heading).toBe('Nothing is left for Claims extraction.');
  expect(textOf(left.lead)).not.toMatch(/take over/);
  const none = claimOf(scenario({ workloads: [] }), analysis({ workloads: [], portfolio: null }));
  expect(none.heading).toBe('Describe a workload to get a recommendation.');
});

test('the same kind with another model says so', () => {
  const base = workloadResult();
  const other = { ...base, leader: 1, pick: 1, runnerUp: 0, today: 1 };
  expect(claimOf(scenario(), analysis({ workloads: [other] })).heading).toMatch(/^Keep /);
  const options = [
    optionResult('closed-small', { tokens: 5e5 }, { share: 0.95 }),
    optionResult('closed-small', { tokens: 9e5 }),
  ];
  const [first, second] = options;
  if (!first || !second) throw new Error('two options expected');
  second.option = { ...second.option, id: 'other', modelName: 'Another' };
  const changed = workloadResult({ options, leader: 0, runnerUp: 1, today: 1 });
  expect(claimOf(scenario(), analysis({ workloads: [changed] })).heading).toMatch(
    /^Keep Claims extraction closed with another model\./,
  );
});

test('a saving below zero is not called a saving', () => {
  const dearer = portfolio({
    saving: { mean: -3e5, p10: -6e5, p25: -4e5, p50: -3e5, p75: -2e5, p90: -1e5 },
  });
  const { lead } = claimOf(tested, analysis({ portfolio: dearer }));
  expect(textOf(lead)).toMatch(/^It costs \$300k more over three years than staying as you are/);
});

test('twenty workloads with long and hostile names keep the heading short', () => {
  const workloads = Array.from({ length: 20 }, (_, i) =>
    workloadResult({
      id: `w${i}`,
      name: `</script> ${'very long name '.repeat(14)}${i}`,
      leader: i % 4,
      today: i % 3 === 0 ? null : 2,
      tooClose: i % 5 === 0,
    }),
  );
  const { heading, label } = claimOf(scenario(), analysis({ workloads }));
  expect(heading.length).toBeLessThan(500);
  expect(Array.from(label).length).toBeLessThanOrEqual(162);
});

test('a label ends with a whole sentence', () => {
  expect(claimOf(tested, analysis()).label).toBe(
    'Keep Coding agents closed. Move Claims extraction to hosted open weights. Do not rent GPUs.',
  );
  const workloads = [workload('w1', 'Claims '.repeat(5)), workload('w2', 'Coding '.repeat(5))];
  const results = workloads.map(({ id, name }, i) =>
    workloadResult({ id, name, today: i === 0 ? null : 1 }),
  );
  const { label } = claimOf(scenario({ workloads }), analysis({ workloads: results }));
  expect(label).toMatch(/\.$/);
  expect(label).not.toMatch(/…/);
});

test('a threshold that only turns to what is recommended anyway is not one', () => {
  const flips = [
    {
      key: 'w1.failureCost',
      at: 1.5,
      side: 'above' as const,
      to: 'closed-small/test',
      chance: 0.2,
    },
  ];
  const of = (more: object) =>
    thresholds(analysis({ workloads: [workloadResult({ flips, ...more })] }));
  const [known] = of({});
  expect(known?.flip.to).toBe('closed-small/test');
  const index = workloadResult().options.findIndex((o) => o.option.id === 'closed-small/test');
  expect(index).toBeGreaterThanOrEqual(0);
  expect(of({ tooClose: true, easierToUndo: index })).toEqual([]);
});

test('where most of the cost is wrong results, that is said first', () => {
  const base = portfolio();
  const recommendedParts = { ...base.recommendedParts, failures: 0.75 * base.recommended.mean };
  const { points } = claimOf(tested, analysis({ portfolio: { ...base, recommendedParts } }));
  expect(textOf(points[0] ?? [])).toBe(
    'Of the $4.3m, $3.2m is what wrong results cost you; bills, people and the rest come to $1.1m.',
  );
});

test('thresholds are said in the unit of their input, likeliest first', () => {
  const two = analysis({
    workloads: [
      workloadResult({
        flips: [
          { key: 'w1.requests', at: 1.25e9, side: 'above', to: 'self-rented/test', chance: 0.03 },
          { key: 'w1.failureCost', at: 1.5, side: 'above', to: 'closed-small/test', chance: 0.2 },
          { key: 'nobody', at: 1, side: 'below', to: 'x', chance: 0.9 },
        ],
      }),
    ],
  });
  const [first, second] = thresholds(two);
  if (!first || !second) throw new Error('two thresholds expected');
  expect(textOf(thresholdCell(first))).toBe(
    'the cost of an unnoticed failure turned out above $1.50 a failure',
  );
  expect(textOf(thresholdSentence(second, () => null))).toBe(
    'Open weights on rented GPUs would take over above 1.3bn requests a month; you said 60m to 180m requests a month (3 chances in 100).',
  );
  expect(inputRow().by).toBe('you');
});

/** By hand: run costs 1.5m and 1.35m, failures 0.65m and 1.05m, success means 0.75 and 0.675. */
test('the failure gap breaks even where the extra failures eat the cheaper run', () => {
  const leader = optionResult(
    'closed-top',
    { tokens: 1.5e6, failures: 0.65e6 },
    { successNow: 0.74, successEnd: 0.76 },
  );
  const runnerUp = optionResult(
    'router-open',
    { ...none, tokens: 1.35e6, failures: 1.05e6 },
    { successNow: 0.66, successEnd: 0.69 },
  );
  runnerUp.option = { ...runnerUp.option, modelName: 'Other' };
  const gap = failureGap(workloadResult({ options: [leader, runnerUp], leader: 0, runnerUp: 1 }));
  // Extra failures cost 0.4m for 75 in 1,000; the run is 0.15m cheaper, which pays for 0.15/0.4 of them.
  expect(gap?.gap.expected).toBeCloseTo(75, 9);
  expect(gap?.gap.paysUpTo).toBeCloseTo((75 * 0.15) / 0.4, 9);
  expect(gap?.gap.failureShare).toBeCloseTo(0.4 / 0.25, 9);
  if (gap)
    expect(textOf(failureGapText(gap))).toMatch(
      /, which would pay with at most 28 more failures in 1,000; we expect 75 more/,
    );
  const apart = 0.075 - 0.028125;
  expect(gap?.gap.items).toBe(
    Math.ceil((1.96 * 1.96 * (0.75 * 0.25 + 0.675 * 0.325)) / (apart * apart)),
  );
});

/** By hand: the rival runs 0.3m dearer and saves 0.1m of failures for 10 in 1,000; it would need 30. */
test('a rival that fails less but costs more needs to fail at least so much less', () => {
  const leader = optionResult(
    'closed-small',
    { tokens: 1e6, failures: 0.5e6 },
    { successNow: 0.9, successEnd: 0.9 },
  );
  const rival = optionResult(
    'closed-top',
    { tokens: 1.3e6, failures: 0.4e6 },
    { successNow: 0.91, successEnd: 0.91 },
  );
  const gap = failureGap(workloadResult({ options: [leader, rival], leader: 0, runnerUp: 1 }));
  if (gap === null) throw new Error('a gap expected');
  expect(textOf(failureGapText(gap))).toMatch(
    /^A top-tier closed model would fail less but cost more in all else, and would pay only with at least 30 fewer failures in 1,000; we expect 10 fewer/,
  );
});

test.each([
  ['GPU rent, yearly drift', '% a year', 'the yearly drift of GPU rent'],
  [
    'Price of a closed tier, yearly drift',
    '% a year',
    'the yearly drift of the price of a closed tier',
  ],
  ['Moving to another model family', 'USD', 'the cost of moving to another model family'],
  ['Growth of volume', 'x a year', 'the growth of volume'],
  ['GPU rent today', 'USD an hour', 'GPU rent today'],
])('%s is said inside a sentence as a noun', (label, unit, noun) => {
  expect(inputNoun({ ...inputRow(), label, unit })).toBe(noun);
});
