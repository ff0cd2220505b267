import { expect, test } from 'vitest';
import { analyse } from '#engine/analyse.ts';
import { example } from '#profile/templates/index.ts';
import { attributionOf, outcomeOf, type Outcome } from '#report/compare/attribution.ts';
import { changesBetween, type Answered } from '#report/compare/changes.ts';
import { comparedMeasures } from '#report/compare/figures.ts';

const session = example.make(
  { session: 's', scenario: 'c', workload: (i: number) => `w-${i}` },
  '2026-11-24T00:00:00Z',
  '2026-11-24',
);
const scenario = session.scenarios[0]!;
const chat = scenario.workloads[1]!;
const a: Answered = {
  organisation: scenario.organisation,
  workloads: [chat],
  overrides: scenario.overrides,
};
const b: Answered = {
  organisation: { ...a.organisation, discountRate: { value: 0.2, by: 'you' } },
  workloads: [
    { ...chat, answers: { ...chat.answers, dataPlace: { value: 'premises', by: 'you' } } },
  ],
  overrides: [],
};
const run = (side: Answered) =>
  analyse({ ...side, edition: session.edition, seed: session.seed, blocks: 1 });

test('what is attributed and what is left is the difference of the two analyses', () => {
  const [first, second] = [run(a), run(b)];
  const changes = changesBetween(a, b);
  expect(changes.map((c) => c.label)).toEqual(['Discount rate', 'Data may go to']);
  const alone = (side: Answered): Outcome => outcomeOf(run(side));
  const found = attributionOf(
    outcomeOf(first),
    outcomeOf(second),
    changes.map((change) => ({ change, first: alone(change.first), second: alone(change.second) })),
  );
  const difference = second.portfolio!.recommended.mean - first.portfolio!.recommended.mean;
  const sum = found!.effects.reduce((total, e) => total + e.usd, found!.together);
  expect(sum).toBeCloseTo(difference, 3);
  // The rule moves the workload off the API; a discount rate does not.
  const moves = Object.fromEntries(found!.effects.map((e) => [e.name, e.moves]));
  expect(moves[`${chat.name}: data may go to`]).toEqual([chat.name]);
  expect(moves['Discount rate']).toEqual([]);

  const [cost, , failed] = comparedMeasures([
    { name: 'A', analysis: first },
    { name: 'B', analysis: second },
  ]);
  expect(cost?.values.map((v) => v.value)).toEqual([
    first.portfolio!.recommended.mean,
    second.portfolio!.recommended.mean,
  ]);
  expect(failed?.values[1]?.value).toBe(second.portfolio!.recommendedParts.failures);
});
