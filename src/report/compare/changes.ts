import type { AnalysisRequest } from '#engine/analysis.ts';
import { canonical } from '#engine/fingerprint.ts';
import { archetypeOf, inForce } from '#engine/inputs/in-force.ts';
import { organisationQuestions, workloadQuestions } from '#profile/index.ts';
import type { Archetype, Question } from '#profile/question.ts';
import { freeSlot, type Answer, type Override, type Workload } from '#profile/session.ts';
import { alignedWorkloads } from './alignment.ts';

/** The part of a request in which scenarios differ. */
export type Answered = Pick<AnalysisRequest, 'organisation' | 'workloads' | 'overrides'>;

/** One thing in which two scenarios differ, with each of them changed in it alone. */
export interface Change {
  label: string;
  /** Name of the workload it belongs to; empty for the organisation and the catalogue. */
  owner: string;
  /** The first scenario with this one thing as in the second. */
  first: Answered;
  /** The second scenario with this one thing as in the first. */
  second: Answered;
}

type Given = Readonly<Record<string, Answer | undefined>>;

/** Everything in which the figures of two scenarios may differ, each apart: answers, workloads, catalogue figures. */
export function changesBetween(a: Answered, b: Answered): Change[] {
  const organisation = answerChanges(
    organisationQuestions,
    [a.organisation, b.organisation],
    ['support', 'support'],
  ).map(({ id, label }): Change => ({
    label,
    owner: '',
    first: { ...a, organisation: withOne(a.organisation, b.organisation, id) },
    second: { ...b, organisation: withOne(b.organisation, a.organisation, id) },
  }));
  const workloads = alignedWorkloads([a, b]).flatMap(({ name, ids }) => {
    const [x, y] = [a, b].map((side, n) => side.workloads.find((w) => w.id === ids[n]));
    if (x && y) return workloadChanges(a, b, x, y);
    const lone = x ?? y;
    return lone ? [loneChange(a, b, lone, name, x !== undefined)] : [];
  });
  return [...organisation, ...workloads, ...overrideChanges(a, b)];
}

/** Questions whose answers are not the same in force, where it was an answer that changed and not its default. */
function answerChanges(
  questions: Readonly<Record<string, Question>>,
  [x, y]: readonly [Given, Given],
  [xKind, yKind]: readonly [Archetype, Archetype],
): { id: string; label: string }[] {
  return Object.entries(questions).flatMap(([id, question]) => {
    if (canonical(x[id]?.value ?? null) === canonical(y[id]?.value ?? null)) return [];
    const weighed = (answer: Answer | undefined, kind: Archetype): string => {
      const { value, prior } = inForce(question, answer, kind);
      return canonical([value, prior ?? null]);
    };
    return weighed(x[id], xKind) === weighed(y[id], yKind) ? [] : [{ id, label: question.label }];
  });
}

/** Answers with one taken from another set, or left out where that has none. */
function withOne<A extends object>(into: A, from: A, id: string): A {
  const rest = Object.fromEntries(Object.entries(into).filter(([key]) => key !== id));
  const taken = (from as Given)[id];
  return { ...rest, ...(taken ? { [id]: taken } : {}) } as A;
}

function workloadChanges(a: Answered, b: Answered, x: Workload, y: Workload): Change[] {
  const replaced = (side: Answered, w: Workload): Answered => ({
    ...side,
    workloads: side.workloads.map((each) => (each.id === w.id ? w : each)),
  });
  return answerChanges(
    workloadQuestions,
    [x.answers, y.answers],
    [archetypeOf(x.answers), archetypeOf(y.answers)],
  ).map(({ id, label }) => ({
    label,
    owner: x.name,
    first: replaced(a, { ...x, answers: withOne(x.answers, y.answers, id) }),
    second: replaced(b, { ...y, answers: withOne(y.answers, x.answers, id) }),
  }));
}

/** A workload that one side has: added to the other, taken from the one. */
function loneChange(
  a: Answered,
  b: Answered,
  lone: Workload,
  name: string,
  inFirst: boolean,
): Change {
  const without = (side: Answered): Answered => ({
    ...side,
    workloads: side.workloads.filter((w) => w.id !== lone.id),
  });
  const withIt = (side: Answered): Answered => {
    const isTaken = side.workloads.some((w) => w.slot === lone.slot);
    const slot = isTaken ? freeSlot(side.workloads) : lone.slot;
    return { ...side, workloads: [...side.workloads, { ...lone, slot }] };
  };
  return {
    label: inFirst ? 'Left out' : 'Added',
    owner: name,
    first: inFirst ? without(a) : withIt(a),
    second: inFirst ? withIt(b) : without(b),
  };
}

const place = ({ table, key, field }: Override): string => canonical([table, key, field]);

function overrideChanges(a: Answered, b: Answered): Change[] {
  const all = new Map([...a.overrides, ...b.overrides].map((o) => [place(o), o]));
  return [...all].flatMap(([at, { key, field }]) => {
    const [x, y] = [a, b].map((side) => side.overrides.find((o) => place(o) === at));
    if (x?.value === y?.value) return [];
    const set = (side: Answered, taken: Override | undefined): Answered => ({
      ...side,
      overrides: [...side.overrides.filter((o) => place(o) !== at), ...(taken ? [taken] : [])],
    });
    return [{ label: `${key}, ${field}`, owner: '', first: set(a, y), second: set(b, x) }];
  });
}

/** A change in words: "Customer chat: data may go to". */
export const changeName = ({ owner, label }: Pick<Change, 'owner' | 'label'>): string =>
  owner === '' ? label : `${owner}: ${label.charAt(0).toLowerCase()}${label.slice(1)}`;
