import type { Question } from '#profile/question.ts';
import type { Scenario } from '#profile/session.ts';
import { inForce } from '#engine/inputs/in-force.ts';
import type { InForce } from '#engine/inputs/in-force.ts';
import { answersOf, organisation } from './edit.ts';
import type { Owner } from './edit.ts';
import { archetypeFor, askedIn, chaptersOf, questionOf } from './questionnaire.ts';

/** One question in two scenarios with the values in force; null where that side does not ask it. */
export interface Difference {
  owner: Owner;
  /** Name of the workload, empty for the organisation. */
  ownerName: string;
  id: string;
  question: Question;
  first: InForce<unknown> | null;
  second: InForce<unknown> | null;
  same: boolean;
}

function valuesOf(scenario: Scenario): Map<string, [Owner, string, string, InForce<unknown>]> {
  const values = new Map<string, [Owner, string, string, InForce<unknown>]>();
  for (const chapter of chaptersOf(scenario)) {
    const { owner } = chapter;
    const name = owner === organisation ? '' : chapter.title;
    for (const id of askedIn(scenario, chapter)) {
      const question = questionOf(owner, id);
      if (question === undefined) continue;
      const answer = answersOf(scenario, owner)[id];
      const value = inForce(question, answer, archetypeFor(scenario, owner));
      values.set(`${owner}.${id}`, [owner, name, id, value]);
    }
  }
  return values;
}

/** What counts in the reckoning: the value, or the record of the catalogue that gives it. */
const weighed = (value: InForce<unknown> | null): string =>
  value === null ? '' : JSON.stringify([value.value, value.prior ?? null]);

/** Every question that either scenario asks, in order of the first; workloads are matched by id. */
export function differences(first: Scenario, second: Scenario): Difference[] {
  const [a, b] = [valuesOf(first), valuesOf(second)];
  return [...new Map([...a, ...b]).entries()].flatMap(([key, [owner, ownerName, id]]) => {
    const question = questionOf(owner, id);
    if (question === undefined) return [];
    const [x, y] = [a.get(key)?.[3] ?? null, b.get(key)?.[3] ?? null];
    return [
      { owner, ownerName, id, question, first: x, second: y, same: weighed(x) === weighed(y) },
    ];
  });
}

/** Workloads that only one of two scenarios has, by name. */
export function loneWorkloads(first: Scenario, second: Scenario): string[] {
  const ids = new Set(second.workloads.map((w) => w.id));
  return first.workloads.filter((w) => !ids.has(w.id)).map((w) => w.name);
}
