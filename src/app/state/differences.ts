import type { Question } from '#profile/question.ts';
import type { Scenario } from '#profile/session.ts';
import { inForce } from '#engine/inputs/in-force.ts';
import type { InForce } from '#engine/inputs/in-force.ts';
import { alignedWorkloads } from '#report/compare/alignment.ts';
import { answersOf, organisation } from './edit.ts';
import type { Owner } from './edit.ts';
import { archetypeFor, askedIn, chaptersOf, questionOf } from './questionnaire.ts';

/** One question in several scenarios with the values in force; null where a scenario does not ask it. */
export interface Difference {
  /** The owner in the first scenario that has it. */
  owner: Owner;
  /** Name of the workload, empty for the organisation. */
  ownerName: string;
  id: string;
  question: Question;
  values: readonly (InForce<unknown> | null)[];
  /** Whether every scenario has the value of the first. */
  same: boolean;
}

interface Asked {
  owner: Owner;
  ownerName: string;
  id: string;
  value: InForce<unknown>;
}

/** Every question a scenario asks; workloads go by the key they share with those of the others. */
function askedOf(scenario: Scenario, keyOf: (owner: Owner) => string): Map<string, Asked> {
  const values = new Map<string, Asked>();
  for (const chapter of chaptersOf(scenario)) {
    const { owner } = chapter;
    const ownerName = owner === organisation ? '' : chapter.title;
    for (const id of askedIn(scenario, chapter)) {
      const question = questionOf(owner, id);
      if (question === undefined) continue;
      const answer = answersOf(scenario, owner)[id];
      const value = inForce(question, answer, archetypeFor(scenario, owner));
      values.set(`${keyOf(owner)}.${id}`, { owner, ownerName, id, value });
    }
  }
  return values;
}

/** What counts in the reckoning: the value, or the record of the catalogue that gives it. */
const weighed = (value: InForce<unknown> | null): string =>
  value === null ? '' : JSON.stringify([value.value, value.prior ?? null]);

/** Every question that any of the scenarios asks, in the order of the first that asks it. */
export function differences(scenarios: readonly Scenario[]): Difference[] {
  const aligned = alignedWorkloads(scenarios);
  const all = scenarios.map((scenario, n) =>
    askedOf(scenario, (owner) => aligned.find((row) => row.ids[n] === owner)?.key ?? owner),
  );
  const first = new Map(all.toReversed().flatMap((side) => [...side]));
  const ordered = new Map(
    all.flatMap((side) => [...side.keys()]).map((key) => [key, first.get(key)]),
  );
  return [...ordered].flatMap(([key, asked]) => {
    const question = asked && questionOf(asked.owner, asked.id);
    if (asked === undefined || question === undefined) return [];
    const values = all.map((side) => side.get(key)?.value ?? null);
    const [base] = values.map(weighed);
    const { owner, ownerName, id } = asked;
    return [
      { owner, ownerName, id, question, values, same: values.every((v) => weighed(v) === base) },
    ];
  });
}
