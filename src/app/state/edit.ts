import type {
  Answer,
  Label,
  OrganisationAnswers,
  Scenario,
  Session,
  Workload,
  WorkloadAnswers,
} from '#profile/session.ts';
import { freeSlot, limits } from '#profile/session.ts';

/** The organisation, or the id of a workload. */
export type Owner = string;
export const organisation: Owner = 'org';

/** An edit of one scenario: the new one, or the same object where nothing changes. */
export type Edit = (scenario: Scenario) => Scenario;

/** Key of a field's raw text. */
export const draftKey = (owner: Owner, question: string, part: string): string =>
  `${owner}.${question}.${part}`;

/** The active scenario, or the first; a session always has one. */
export function activeScenario(session: Session): Scenario {
  const found = session.scenarios.find((s) => s.id === session.activeScenario);
  const first = found ?? session.scenarios[0];
  if (first === undefined) throw new Error(`session ${session.id} has no scenario`);
  return first;
}

/** Answers of the organisation or of a workload by question id; none for an unknown owner. */
export function answersOf(scenario: Scenario, owner: Owner): Readonly<Record<string, Answer>> {
  if (owner === organisation) return scenario.organisation as Record<string, Answer>;
  const workload = scenario.workloads.find((w) => w.id === owner);
  return (workload?.answers ?? {}) as Record<string, Answer>;
}

/** The session with one scenario edited; the same session where the edit changes nothing. */
export function editScenario(session: Session, id: string, edit: Edit): Session {
  let changed = false;
  const scenarios = session.scenarios.map((scenario) => {
    if (scenario.id !== id) return scenario;
    const next = edit(scenario);
    if (next !== scenario) changed = true;
    return next;
  });
  return changed ? { ...session, scenarios } : session;
}

function withEntry<V>(record: Readonly<Record<string, V>>, key: string, value: V | undefined) {
  const rest = { ...record };
  if (value === undefined) delete rest[key];
  else rest[key] = value;
  return rest;
}

function editWorkload(scenario: Scenario, id: string, edit: (w: Workload) => Workload): Scenario {
  return { ...scenario, workloads: scenario.workloads.map((w) => (w.id === id ? edit(w) : w)) };
}

/** Sets an answer, or takes it back to the default with `undefined`; drafts of the question go. */
export const withAnswer =
  (owner: Owner, question: string, answer: Answer | undefined): Edit =>
  (scenario) => {
    const answers = withEntry(answersOf(scenario, owner), question, answer);
    const next =
      owner === organisation
        ? { ...scenario, organisation: answers as OrganisationAnswers }
        : editWorkload(scenario, owner, (w) => ({ ...w, answers: answers as WorkloadAnswers }));
    return withoutDrafts(draftKey(owner, question, ''))(next);
  };

/** Keeps raw text of a field, cut to the stored length. */
export const withDraft =
  (owner: Owner, question: string, part: string, text: string): Edit =>
  (scenario) => ({
    ...scenario,
    drafts: {
      ...scenario.drafts,
      [draftKey(owner, question, part)]: text.slice(0, limits.draftLength),
    },
  });

/** Drops the drafts whose key starts so. */
export const withoutDrafts =
  (prefix: string): Edit =>
  (scenario) => {
    const kept = Object.entries(scenario.drafts).filter(([key]) => !key.startsWith(prefix));
    if (kept.length === Object.keys(scenario.drafts).length) return scenario;
    return { ...scenario, drafts: Object.fromEntries(kept) };
  };

/** A name for people: trimmed, cut to the limit, never empty. */
export function cleanName(name: string, otherwise: string): string {
  const clean = name.replaceAll(/\s+/g, ' ').trim().slice(0, limits.nameLength);
  return clean === '' ? otherwise : clean;
}

/** `Claims` becomes `Claims (2)`, then `Claims (3)`. */
export function copyName(name: string, taken: readonly string[]): string {
  const stem = name.replace(/ \(\d+\)$/, '').slice(0, limits.nameLength - 6);
  for (let n = 2; ; n++) {
    const candidate = `${stem} (${n})`;
    if (!taken.includes(candidate)) return candidate;
  }
}

/** Adds an empty workload, or does nothing at the limit. */
export const withNewWorkload =
  (id: string, name: string): Edit =>
  (scenario) => {
    if (scenario.workloads.length >= limits.workloads) return scenario;
    const slot = freeSlot(scenario.workloads);
    return { ...scenario, workloads: [...scenario.workloads, { id, name, slot, answers: {} }] };
  };

/** Answers for workloads that are there (by id) or are added under a new one, as from a table. */
export interface ReadWorkload {
  id: string;
  name: string;
  answers: Readonly<Record<string, Answer>>;
}

/** Takes in workloads read from a table: answers given replace those before, the others stay. */
export const withWorkloadsRead =
  (read: readonly ReadWorkload[]): Edit =>
  (scenario) =>
    read.reduce((before, { id, name, answers }) => {
      const isThere = before.workloads.some((w) => w.id === id);
      const grown = isThere ? before : withNewWorkload(id, name)(before);
      return editWorkload(grown, id, (w) => ({
        ...w,
        answers: { ...w.answers, ...(answers as WorkloadAnswers) },
      }));
    }, scenario);

/** Adds a copy right after its original, in a slot of its own. */
export const withWorkloadCopy =
  (original: string, id: string): Edit =>
  (scenario) => {
    const at = scenario.workloads.findIndex((w) => w.id === original);
    const found = scenario.workloads[at];
    if (found === undefined || scenario.workloads.length >= limits.workloads) return scenario;
    const names = scenario.workloads.map((w) => w.name);
    const copy: Workload = {
      ...found,
      id,
      name: copyName(found.name, names),
      slot: freeSlot(scenario.workloads),
    };
    return { ...scenario, workloads: scenario.workloads.toSpliced(at + 1, 0, copy) };
  };

export const withWorkloadName =
  (id: string, name: string): Edit =>
  (scenario) =>
    editWorkload(scenario, id, (w) => ({ ...w, name: cleanName(name, w.name) }));

export const withoutWorkload =
  (id: string): Edit =>
  (scenario) => {
    const workloads = scenario.workloads.filter((w) => w.id !== id);
    if (workloads.length === scenario.workloads.length) return scenario;
    return withoutDrafts(`${id}.`)({ ...scenario, workloads });
  };

/** Puts a removed workload back where it was, in a free slot if its own was taken. */
export const withWorkloadBack =
  (workload: Workload, at: number): Edit =>
  (scenario) => {
    const isFull = scenario.workloads.length >= limits.workloads;
    if (isFull || scenario.workloads.some((w) => w.id === workload.id)) return scenario;
    const isTaken = scenario.workloads.some((w) => w.slot === workload.slot);
    const slot = isTaken ? freeSlot(scenario.workloads) : workload.slot;
    return { ...scenario, workloads: scenario.workloads.toSpliced(at, 0, { ...workload, slot }) };
  };

/** Moves a workload by so many places; it stops at either end. */
export const withWorkloadMoved =
  (id: string, by: number): Edit =>
  (scenario) => {
    const from = scenario.workloads.findIndex((w) => w.id === id);
    const to = Math.max(0, Math.min(scenario.workloads.length - 1, from + by));
    if (from < 0 || from === to) return scenario;
    const moved = scenario.workloads.slice(from, from + 1);
    const workloads = scenario.workloads.toSpliced(from, 1).toSpliced(to, 0, ...moved);
    return { ...scenario, workloads };
  };

/** The session with a copy of a scenario behind the original and active. */
export function withScenarioCopy(session: Session, original: string, id: string): Session {
  const at = session.scenarios.findIndex((s) => s.id === original);
  const found = session.scenarios[at];
  if (found === undefined || session.scenarios.length >= limits.scenarios) return session;
  const names = session.scenarios.map((s) => s.name);
  const copy = { ...found, id, name: copyName(found.name, names) };
  const scenarios = session.scenarios.toSpliced(at + 1, 0, copy);
  return { ...session, scenarios, activeScenario: id };
}

export function withScenarioName(session: Session, id: string, name: string): Session {
  return editScenario(session, id, (s) => ({ ...s, name: cleanName(name, s.name) }));
}

/** The session without a scenario; the last one stays. */
export function withoutScenario(session: Session, id: string): Session {
  if (session.scenarios.length < 2) return session;
  const at = session.scenarios.findIndex((s) => s.id === id);
  if (at < 0) return session;
  const scenarios = session.scenarios.filter((s) => s.id !== id);
  const heir = scenarios[Math.max(0, at - 1)]?.id ?? session.activeScenario;
  return {
    ...session,
    scenarios,
    activeScenario: session.activeScenario === id ? heir : session.activeScenario,
  };
}

/** The session with a removed scenario back where it was, and open. */
export function withScenarioBack(session: Session, scenario: Scenario, at: number): Session {
  const isFull = session.scenarios.length >= limits.scenarios;
  if (isFull || session.scenarios.some((s) => s.id === scenario.id)) return session;
  const scenarios = session.scenarios.toSpliced(at, 0, scenario);
  return { ...session, scenarios, activeScenario: scenario.id };
}

/** The session with the sentence that lists show for a scenario. */
export function withLabel(session: Session, id: string, label: Label): Session {
  return editScenario(session, id, (s) =>
    s.label?.hash === label.hash && s.label.text === label.text && s.label.engine === label.engine
      ? s
      : { ...s, label },
  );
}
